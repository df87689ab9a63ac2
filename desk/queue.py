"""The queue page."""

from datetime import timedelta
from functools import partial

from starlette.responses import RedirectResponse, Response

from desk.visit import Visit
from desk.warned import sentence
from storage.queue import Wanted, by_reference, queue
from storage.warnings import standing
from triage.assessment import Level

#: Within which time an officer has to answer; the rest waits for the day.
ANSWER_WITHIN = {Level.CRITICAL: timedelta(minutes=5), Level.HIGH: timedelta(minutes=30)}

VIEWS = ("open", "mine", "unsure", "closed")

_MOST = 200
_MOST_PAGES = 10_000


async def queue_page(visit: Visit) -> Response:
    """Shows the cases asked for, the most urgent and longest waiting first."""
    asked = visit.request.query_params
    view = asked.get("view", "open")
    view = view if view in VIEWS else "open"
    wanted = Wanted(
        status="closed" if view == "closed" else "open",
        level=asked.get("level", "") if asked.get("level") in {level.value for level in Level} else "",
        owner_id=visit.officer.id if view == "mine" else None,
        unsure=view == "unsure",
        limit=_MOST,
        page=_page(asked.get("page", "")),
    )
    found, warned = await visit.desk.store.look(lambda tx: (queue(tx, wanted), standing(tx)))
    return visit.page(
        "queue.html",
        queue=found,
        warned=warned,
        sentence=partial(sentence, visit),
        wanted=wanted,
        view=view,
        levels=tuple(Level),
        within=ANSWER_WITHIN,
    )


def _page(asked: str) -> int:
    return min(max(int(asked), 1), _MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


async def find(visit: Visit) -> Response:
    """Leads to the case with a reference, which senders are told; back to the queue where there is none."""
    reference = visit.request.query_params.get("reference", "").strip()
    case = await visit.desk.store.look(lambda tx: by_reference(tx, reference))
    return visit.go("/", "not-found") if case is None else RedirectResponse(f"/cases/{case}", 303)
