"""What officers are warned of on every page where they work, and that they have seen it."""

from datetime import datetime
from typing import Any

from starlette.responses import Response

from desk.drawing import moment
from desk.visit import Visit
from storage import audit, warnings
from storage.store import Tx
from storage.warnings import Warned

#: What a warning's sentence may name; each sentence uses some of them.
_NAMED = ("how", "km", "pending", "error", "name")


def sentence(visit: Visit, one: Warned) -> str:
    """The warning in the officer's language."""
    values: dict[str, Any] = {name: one.detail.get(name, "") for name in _NAMED}
    time = moment(datetime.fromisoformat(one.detail["time"])) if "time" in one.detail else ""
    return visit.say(f"warning-{one.kind.value.replace('_', '-')}", subject=one.subject, times=one.times, time=time, **values)


async def see(visit: Visit) -> Response:
    """Keeps that the officer has seen a warning, which then stands on no page, and goes back to the queue or the case."""
    warning, officer, source = visit.number("warning"), visit.officer.id, visit.source

    def work(tx: Tx) -> None:
        if warnings.see(tx, warning, officer):
            audit.record(tx, officer, "warning.seen", None, {"warning": warning}, source)

    await visit.desk.store.run(work)
    case = visit.text("case")
    return visit.go(f"/cases/{case}" if case.isascii() and case.isdigit() and len(case) < 12 else "/")
