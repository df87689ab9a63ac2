"""Sites that tips speak of and nobody knows yet, in groups; an officer confirms one, and the matcher knows it from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import Response

from desk.visit import Visit
from knowledge.compounds import RADIUS_KM, STATUSES, BadKnowledge
from knowledge.own_compounds import LANGUAGES, name_facts, new_id, rows_with, shown_name, site_facts, status_facts
from storage import audit, sightings, sites
from storage.sightings import NO_SITE, Seen
from storage.store import Tx
from triage.extraction import Place
from triage.sighting import FINE_KM, grouped

#: Precisions in which a new site's position is given, the finest first.
PRECISIONS = tuple(RADIUS_KM)


@dataclass(frozen=True, slots=True)
class Heard:
    """One site that tips speak of, as far as they tell it. `narrow` groups can be found; the others name a town at most."""

    key: str
    seen: Sequence[Seen]
    place: Place | None
    names: Sequence[str]

    @property
    def narrow(self) -> bool:
        """Whether it can be told from other sites: by a narrow place or by a name."""
        return bool(self.names) or (self.place is not None and self.place.radius_km <= FINE_KM)

    @property
    def latest(self) -> datetime:
        """When it was last spoken of."""
        return max(one.at for one in self.seen)


def heard(seen: Sequence[Seen]) -> list[Heard]:
    """The groups of these sightings: those that can be found first, then the larger, then the later."""
    groups = []
    for group in grouped([one.sighting for one in seen]):
        members = [seen[number] for number in group.members]
        groups.append(Heard("-".join(str(one.case_id) for one in members), members, group.place, group.names))
    return sorted(groups, key=lambda one: (one.narrow, len(one.seen), one.latest), reverse=True)


async def sightings_page(visit: Visit) -> Response:
    """Lists the groups with the cases behind them; that they were looked at is in the audit."""
    return await _listed(visit)


async def _listed(visit: Visit, status: int = 200, problem: str = "") -> Response:
    officer, source = visit.officer.id, visit.source

    def look(tx: Tx) -> list[Seen]:
        found = sightings.unsettled(tx)
        audit.record(tx, officer, "sightings.read", detail={"count": len(found)}, source=source)
        return found

    found = await visit.desk.store.run(look)
    known = {"languages": LANGUAGES, "statuses": STATUSES, "precisions": PRECISIONS}
    return visit.page("sightings.html", status, groups=heard(found), problem=problem, given=visit.form, **known)


async def confirm(visit: Visit) -> Response:
    """Makes a group a known site, by an officer's names, position and state with its source."""
    cases = _cases(visit)
    try:
        facts = read_site(visit)
        known = rows_with(await visit.desk.store.look(sites.confirmed), visit.desk.settings.compounds_file)
    except BadKnowledge as problem:
        return await _listed(visit, 422, str(problem))
    compound = new_id(shown_name(facts["aliases"]), [str(row["id"]) for row in known])

    def work(tx: Tx) -> None:
        sites.confirm(tx, visit.actor, compound, facts)
        sightings.settle(tx, cases, compound)

    await visit.desk.store.run(work)
    return visit.go("/sightings", "site")


def read_site(visit: Visit) -> dict[str, Any]:
    """The facts of a new site as the form gives them. Raises `BadKnowledge` naming the field that is missing or wrong."""
    names = name_facts({language: visit.text(f"names-{language}") for language in LANGUAGES})
    lat, lon = read_position(visit.text("position"))
    where = site_facts(
        visit.text("city"), visit.text("province"), visit.text("country"), lat, lon, visit.text("precision"), visit.text("said")
    )
    return {"name_en": shown_name(names["aliases"]), **names, **where, **read_status(visit)}


def read_status(visit: Visit) -> dict[str, Any]:
    """The state with date and source as the form gives it. Raises `BadKnowledge` naming what is missing."""
    return status_facts(visit.text("status"), visit.text("date"), visit.text("source"), visit.text("url").strip())


def read_position(text: str) -> tuple[float, float]:
    """A position written as "latitude, longitude". Raises `BadKnowledge` for anything else."""
    try:
        lat, lon = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        raise BadKnowledge("position") from None
    return lat, lon


async def dismiss(visit: Visit) -> Response:
    """Takes a group off the list: its cases speak of no site."""
    cases, actor = _cases(visit), visit.actor

    def work(tx: Tx) -> None:
        sightings.settle(tx, cases, NO_SITE)
        audit.record(tx, actor.officer_id, "sightings.dismiss", detail={"cases": cases}, source=actor.source)

    await visit.desk.store.run(work)
    return visit.go("/sightings", "sighting")


def _cases(visit: Visit) -> list[int]:
    """The cases of the group the form was shown with; one that came since then is not settled unseen."""
    return [int(part) for part in visit.text("cases").split("-") if part.isascii() and part.isdigit() and len(part) < 18]
