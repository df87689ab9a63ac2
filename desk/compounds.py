"""The known sites, for supervisors: their names and states can be put right, each time with a source and its date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from desk.sightings import read_status
from desk.visit import Visit
from knowledge.compounds import STATUSES, BadKnowledge
from knowledge.own_compounds import LANGUAGES, Own, name_facts, rows_with
from storage import sites


@dataclass(frozen=True, slots=True)
class Known:
    """One known site as the page shows it; `own` where officers confirmed or edited it."""

    id: str
    name: str
    city: str
    status: str
    status_date: str
    names: Mapping[str, Sequence[str]]
    sources: Sequence[Mapping[str, Any]]
    own: bool


async def compounds_page(visit: Visit) -> Response:
    """Lists every known site, those that officers touched first."""
    own = await visit.desk.store.look(sites.confirmed)
    return visit.page("compounds.html", known=sorted(_known(visit, own), key=lambda one: (not one.own, one.name.casefold())))


async def compound_page(visit: Visit) -> Response:
    """One known site with its names and its state."""
    return await _shown(visit)


async def _shown(visit: Visit, status: int = 200, problem: str = "") -> Response:
    one = _find(visit, await visit.desk.store.look(sites.confirmed))
    if one is None:
        return visit.page("problem.html", 404, problem="desk-problem-no-page")
    return visit.page("compound.html", status, one=one, problem=problem, languages=LANGUAGES, statuses=STATUSES)


async def edit(visit: Visit) -> Response:
    """Keeps names and state as the supervisor gives them; what officers said of the site besides stays."""
    own = await visit.desk.store.look(sites.confirmed)
    one = _find(visit, own)
    if one is None:
        return visit.page("problem.html", 404, problem="desk-problem-no-page")
    try:
        facts = edited(own.get(one.id, {}), visit)
    except BadKnowledge as problem:
        return await _shown(visit, 422, str(problem))
    await visit.desk.store.run(lambda tx: sites.confirm(tx, visit.actor, one.id, facts))
    return visit.go(f"/compounds/{one.id}", "site")


def edited(before: Mapping[str, Any], visit: Visit) -> dict[str, Any]:
    """What officers say of the site with the form's names, state and source laid over it. Raises `BadKnowledge`."""
    names = name_facts({language: visit.text(f"names-{language}") for language in LANGUAGES})
    state = read_status(visit)
    sources = [*(before.get("sources") or ()), *state["sources"]]
    return {**before, **names, **state, "sources": sources}


def _find(visit: Visit, own: Own) -> Known | None:
    wanted = visit.request.path_params["compound"]
    return next((one for one in _known(visit, own) if one.id == wanted), None)


def _known(visit: Visit, own: Own) -> list[Known]:
    return [
        Known(
            id=str(row["id"]),
            name=str(row.get("name_en") or row["id"]),
            city=str(row.get("city") or ""),
            status=str(row.get("status") or "unknown"),
            status_date=str(row.get("status_date") or ""),
            names=row.get("aliases") or {},
            sources=row.get("sources") or (),
            own=row["id"] in own,
        )
        for row in rows_with(own, visit.desk.settings.compounds_file)
    ]
