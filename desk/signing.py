"""Coming in, going away and leaving: login, the locked screen, passwords, and what an officer prefers."""

from starlette.responses import RedirectResponse, Response, StreamingResponse

from desk.settings import LANGUAGES
from desk.visit import Visit, form_token, in_thread, set_cookie
from storage import audit, officers, sessions
from storage.officers import OfficerProblem
from storage.store import Tx

_YEAR = 365 * 86400


async def login_page(visit: Visit) -> Response:
    """Asks for login and password."""
    if visit.session is not None and not visit.session.idle:
        return RedirectResponse("/", 303)
    return _login_form(visit, 200, "")


def _login_form(visit: Visit, status: int, login: str, failed: bool = False) -> Response:
    token = form_token(visit)
    response = visit.page("login.html", status, token=token, login=login, failed=failed)
    set_cookie(visit, response, "desk_form", token)
    return response


async def login(visit: Visit) -> Response:
    """Begins a session under a new token, whatever the browser sent before."""
    name, password = visit.text("login")[:64], visit.text("password")[: officers.LONGEST_PASSWORD]
    token = await in_thread(sessions.log_in, visit.desk.store, name, password, visit.source)
    if token is None:
        return _login_form(visit, 401, name, failed=True)
    old = visit.session
    if old is not None:
        await visit.desk.store.run(lambda tx: sessions.end(tx, old.token_hash))
    response = RedirectResponse("/", 303)
    set_cookie(visit, response, visit.desk.settings.cookie, token)
    return response


async def locked_page(visit: Visit) -> Response:
    """Hides everything but whether an alarm rings, until the officer is back."""
    if visit.session is not None and not visit.session.idle:
        return RedirectResponse("/", 303)
    token = form_token(visit)
    response = visit.page("locked.html", token=token, login=visit.officer.login)
    set_cookie(visit, response, "desk_form", token)
    return response


async def logout(visit: Visit) -> Response:
    """Ends the session; the token is worth nothing afterwards."""
    session = visit.session
    assert session is not None

    def leave(tx: Tx) -> None:
        sessions.end(tx, session.token_hash)
        audit.record(tx, session.officer.id, "logout", source=visit.source)

    await visit.desk.store.run(leave)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(visit.desk.settings.cookie, path="/", secure=visit.desk.settings.secure_cookies)
    return response


async def password_page(visit: Visit) -> Response:
    """Asks for the old password and a new one."""
    return visit.page("password.html", problem="")


async def change_password(visit: Visit) -> Response:
    """Gives the officer the new password and ends every session of theirs, this one too."""
    officer, store = visit.officer, visit.desk.store
    old, new = visit.text("old")[: officers.LONGEST_PASSWORD], visit.text("new")
    problem = "" if new == visit.text("again") else "again"
    if not problem:
        problem = await in_thread(sessions.prove, store, officer.id, old, visit.source)
    if not problem and new == old:
        problem = "same"
    if problem:
        return visit.page("password.html", 422, problem=problem)

    def change(tx: Tx) -> None:
        officers.set_password(tx, officer.id, new)
        audit.record(tx, officer.id, "password", source=visit.source)

    try:
        await store.run(change)
    except OfficerProblem as refused:
        return visit.page("password.html", 422, problem=refused.reason)
    return visit.go("/login", "password")


async def preferences(visit: Visit) -> Response:
    """Keeps the officer's language or theme in the browser."""
    response = RedirectResponse("/" if visit.session else "/login", 303)
    if visit.text("language") in LANGUAGES:
        set_cookie(visit, response, "desk_language", visit.text("language"), _YEAR)
    if visit.text("theme") in ("light", "dark", "auto"):
        set_cookie(visit, response, "desk_theme", visit.text("theme"), _YEAR)
    return response


async def alive(_visit: Visit) -> Response:
    """Says that the officer is there: keys or pointer moved."""
    return Response(status_code=204)


async def events(visit: Visit) -> Response:
    """What changes, as it changes. A locked screen hears alarms too."""
    assert visit.session is not None
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(visit.desk.stream.follow(visit.session), media_type="text/event-stream", headers=headers)
