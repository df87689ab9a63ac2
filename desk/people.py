"""What supervisors see: the officers' logins, and the audit."""

import secrets
from collections.abc import Callable

from starlette.responses import Response

from desk.visit import Visit
from storage import audit, officers
from storage.audit import Asked
from storage.officers import OfficerProblem, Role
from storage.store import Tx

_PAGE = 200


async def officers_page(visit: Visit) -> Response:
    """Lists the officers."""
    return await _listed(visit)


async def _listed(visit: Visit, status: int = 200, problem: str = "", fresh: tuple[str, str] | None = None) -> Response:
    rows = await visit.desk.store.look(officers.listed)
    return visit.page("officers.html", status, officers=rows, roles=tuple(Role), problem=problem, fresh=fresh)


async def _change(visit: Visit, action: str, work: Callable[[Tx], int | None]) -> str:
    """Does the change with its row in the audit; "" or why not."""
    actor, source = visit.officer.id, visit.source

    def changed(tx: Tx) -> None:
        subject = work(tx)
        audit.record(tx, actor, action, detail={"officer": subject or visit.request.path_params.get("officer")}, source=source)

    try:
        await visit.desk.store.run(changed)
    except OfficerProblem as problem:
        return problem.reason
    return ""


def first_password() -> str:
    """A password to be handed over once and changed at the first login."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


async def create(visit: Visit) -> Response:
    """Adds an officer and shows the first password, this once."""
    password = first_password()
    role = Role.SUPERVISOR if visit.text("role") == Role.SUPERVISOR.value else Role.OFFICER
    login, name, telegram = visit.text("login"), visit.text("name"), visit.text("telegram")

    def work(tx: Tx) -> int:
        return officers.create(tx, login, name, role, password, telegram_user=telegram, must_change=True)

    problem = await _change(visit, "officer.create", work)
    return await _listed(visit, 422, problem) if problem else await _listed(visit, fresh=(login, password))


async def reset_password(visit: Visit) -> Response:
    """Gives an officer a first password again and shows it, this once."""
    officer, password = visit.number("officer"), first_password()
    found = await visit.desk.store.look(lambda tx: officers.by_id(tx, officer))
    if found is None:
        return visit.page("problem.html", 404, problem="desk-problem-no-page")
    problem = await _change(visit, "officer.password", lambda tx: officers.set_password(tx, officer, password, must_change=True))
    return await _listed(visit, 422, problem) if problem else await _listed(visit, fresh=(found.login, password))


async def set_active(visit: Visit) -> Response:
    """Shuts an officer out at once, or lets them in again."""
    officer, active = visit.number("officer"), visit.text("active") == "yes"
    change = officers.reactivate if active else officers.deactivate
    problem = await _change(visit, "officer.activate" if active else "officer.deactivate", lambda tx: change(tx, officer))
    return await _listed(visit, 422, problem) if problem else visit.go("/officers", "officer")


async def set_role(visit: Visit) -> Response:
    """Gives an officer a role."""
    officer = visit.number("officer")
    role = Role.SUPERVISOR if visit.text("role") == Role.SUPERVISOR.value else Role.OFFICER
    problem = await _change(visit, "officer.role", lambda tx: officers.set_role(tx, officer, role))
    return await _listed(visit, 422, problem) if problem else visit.go("/officers", "officer")


async def set_telegram(visit: Visit) -> Response:
    """Ties an officer to a Telegram user id, by which their presses in the duty room are known."""
    officer, user = visit.number("officer"), visit.text("telegram")
    problem = await _change(visit, "officer.telegram", lambda tx: officers.set_telegram(tx, officer, user))
    return await _listed(visit, 422, problem) if problem else visit.go("/officers", "officer")


async def audit_page(visit: Visit) -> Response:
    """Lists who did what; looking is itself in the audit."""
    given = visit.request.query_params
    asked = Asked(
        _number(given.get("officer")), _number(given.get("case")), given.get("action", ""), _number(given.get("before")), _PAGE
    )
    me, source = visit.officer.id, visit.source

    def look(tx: Tx) -> tuple[list[audit.Entry], list[officers.Officer]]:
        audit.record(tx, me, "audit.read", asked.case_id, {"officer": asked.officer_id, "action": asked.action}, source)
        return list(audit.listed(tx, asked)), list(officers.listed(tx))

    rows, everybody = await visit.desk.store.run(look)
    return visit.page("audit.html", rows=rows, officers=everybody, asked=asked, more=len(rows) == _PAGE)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None
