"""The case page and everything an officer does there."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.responses import JSONResponse, Response

from desk.case_view import field_name, view_of
from desk.next_step import next_steps
from desk.queue import ANSWER_WITHIN
from desk.visit import Visit
from desk.warned import sentence
from storage import audit, desk_actions, sites
from storage.casefile import CaseFile, case_file, raw_update
from storage.desk_actions import Closed, LevelChange, Refused, Wish
from storage.keys import Unreadable
from storage.ladder import Action, Outcome
from storage.store import Tx
from storage.warnings import standing
from triage.assessment import Level
from triage.dialogue import telling_words
from triage.extraction import Place

_TELLING_SHOWN = 12
_LONGEST_REASON = 300
LONGEST_NOTE = 4000
LONGEST_REPLY = 3500


async def case_page(visit: Visit) -> Response:
    """Shows a case; that it was read is in the audit before anything of it is shown."""
    return await _shown(visit, opened=True)


async def live_case(visit: Visit) -> Response:
    """The same case as it is now, for a page that redraws itself."""
    return await _shown(visit, opened=False)


@dataclass(frozen=True, slots=True)
class _Draft:
    """Words that were not sent or kept: a reply with what is asked about it before it goes out, or a note."""

    reply: str = ""
    telling: tuple[str, ...] = ()
    others: str = ""  #: the officer whose case it is
    note: str = ""


async def _shown(visit: Visit, opened: bool, status: int = 200, draft: _Draft = _Draft(), notice: str = "") -> Response:
    case_id = visit.number("case")
    try:
        case, warned = await visit.desk.store.look(lambda tx: (case_file(tx, case_id), standing(tx)))
    except Unreadable:
        return visit.page("problem.html", 410, problem="desk-problem-erased")
    if case is None:
        return visit.page("problem.html", 404, problem="desk-problem-no-case")
    officer, up_to = visit.officer.id, case.last_line
    wishes = await visit.desk.store.run(lambda tx: _read(tx, officer, case_id, up_to, visit.source, opened))
    said = {"notice": notice} if notice else {}
    told = {"warned": warned, "sentence": partial(sentence, visit)}
    return visit.page("case.html", status, **_drawn(case), **told, draft=draft, wishes=wishes, **said)


def _read(tx: Tx, officer: int, case_id: int, up_to: int, source: str, opened: bool) -> list[Wish]:
    audit.record_read(tx, officer, case_id, up_to, source, opened)
    return desk_actions.wishes(tx, case_id, officer)


def _drawn(case: CaseFile) -> dict[str, Any]:
    view = view_of(case)
    return {
        "case": case,
        "view": view,
        "steps": next_steps(case),
        "points": json.dumps(view.map_points, ensure_ascii=False),
        "tracks": json.dumps(view.map_tracks, ensure_ascii=False, separators=(",", ":")),
        "levels": tuple(Level),
        "endings": tuple(Closed),
        "within": ANSWER_WITHIN,
        "field_name": field_name,
        "longest": {"reply": LONGEST_REPLY, "note": LONGEST_NOTE},
        "key": secrets.token_urlsafe(12),
    }


async def raw_page(visit: Visit) -> Response:
    """Shows a message exactly as the channel sent it; the look is in the audit."""
    case_id, message = visit.number("case"), visit.number("message")
    officer, source = visit.officer.id, visit.source
    raw = await visit.desk.store.look(lambda tx: raw_update(tx, case_id, message))
    if raw is None:
        return visit.page("problem.html", 404, problem="desk-problem-no-case")
    detail = {"message": message}
    await visit.desk.store.run(lambda tx: audit.record(tx, officer, "case.read_raw", case_id, detail, source))
    return visit.page("raw.html", raw=_indented(raw), case_id=case_id)


def _indented(raw: str) -> str:
    try:
        return json.dumps(json.loads(raw), ensure_ascii=False, indent=2)
    except ValueError:
        return raw


async def landmarks(visit: Visit) -> Response:
    """Towns and known sites for the map, those that officers confirmed among them."""
    own = await visit.desk.store.look(sites.confirmed)
    rows = [[mark.name, mark.kind, mark.lat, mark.lon] for mark in visit.desk.landmarks]
    rows += [[facts.get("name_en", ""), "compound", facts["lat"], facts["lon"]] for facts in own.values() if "lat" in facts]
    return JSONResponse(rows)


async def _act(visit: Visit, work: Callable[[Tx, int], object], said: str = "") -> Response:
    """Does one thing to the case and comes back to it with the notice `said`, or the one `work` names; a refusal says why."""
    case_id = visit.number("case")
    try:
        outcome = await visit.desk.store.run(lambda tx: work(tx, case_id))
    except Refused as refused:
        return visit.go(f"/cases/{case_id}", f"refused-{refused.reason}")
    return visit.go(f"/cases/{case_id}", said or str(outcome))


async def answer(visit: Visit) -> Response:
    """Answers the case's alarm: acknowledge, take or not urgent."""
    wanted = next((action for action in Action if action.value == visit.text("action")), None)

    def work(tx: Tx, case_id: int) -> str:
        if wanted is None:
            raise Refused("gone")
        outcome = desk_actions.answer_alarm(tx, case_id, visit.actor, wanted).outcome
        done = outcome is Outcome.DONE or (outcome is Outcome.GONE and wanted is Action.TAKE)
        said: str = wanted.value if done else outcome.value
        return said.replace("_", "-")

    return await _act(visit, work)


async def take(visit: Visit) -> Response:
    """Makes the case the officer's."""
    return await _act(visit, lambda tx, case_id: desk_actions.take(tx, case_id, visit.actor), "take")


async def take_over(visit: Visit) -> Response:
    """Makes somebody else's case the supervisor's."""
    return await _act(visit, lambda tx, case_id: desk_actions.take(tx, case_id, visit.actor, over=True), "take")


async def release(visit: Visit) -> Response:
    """Gives the case back to everybody."""
    return await _act(visit, lambda tx, case_id: desk_actions.release(tx, case_id, visit.actor), "release")


async def note(visit: Visit) -> Response:
    """Keeps a note for officers; one that is too long stays in its box."""
    text = visit.text("text")
    if len(text) > LONGEST_NOTE:
        return await _shown(visit, False, 422, _Draft(note=text), "refused-long-note")
    return await _act(visit, lambda tx, case_id: desk_actions.note(tx, case_id, visit.actor, text), "note")


async def reply(visit: Visit) -> Response:
    """Sends the officer's words to the sender; telling words in a quiet conversation are asked about once more first.

    So is a reply in somebody else's case.
    """
    case_id, text, officer = visit.number("case"), visit.text("text"), visit.officer.id
    if len(text) > LONGEST_REPLY:
        return await _shown(visit, False, 422, _Draft(text), "refused-long-reply")
    quiet, others = await visit.desk.store.look(
        lambda tx: (desk_actions.speaks_quietly(tx, case_id), desk_actions.owned_by_other(tx, case_id, officer))
    )
    telling = tuple(dict.fromkeys(telling_words(text)))[:_TELLING_SHOWN] if quiet else ()
    asked = visit.text("sure") == "yes" or not telling, visit.text("others") == "yes" or not others
    if not all(asked):
        return await _shown(visit, False, 409, _Draft(text, telling, others))

    key = visit.text("key")[:40] or secrets.token_urlsafe(12)
    try:
        await visit.desk.store.run(lambda tx: desk_actions.reply(tx, case_id, visit.actor, text, key))
    except Refused as refused:
        if refused.reason == "gone":
            return visit.page("problem.html", 404, problem="desk-problem-no-case")
        return await _shown(visit, False, 409, _Draft(text), f"refused-{refused.reason}")
    return visit.go(f"/cases/{case_id}", "reply")


async def hand_back(visit: Visit) -> Response:
    """Lets the line answer by itself again."""
    return await _act(visit, lambda tx, case_id: desk_actions.hand_back(tx, case_id, visit.actor), "hand-back")


async def level(visit: Visit) -> Response:
    """Gives the case a level by the officer's word."""

    def work(tx: Tx, case_id: int) -> str:
        wanted = next((level for level in Level if level.value == visit.text("level")), None)
        if wanted is None:
            raise Refused("gone")
        change = desk_actions.set_level(tx, case_id, visit.actor, wanted, visit.text("reason"))
        return "level" if change is LevelChange.DONE else "second-needed"

    return await _act(visit, work)


async def place(visit: Visit) -> Response:
    """Keeps where the officer says the victim is."""

    def work(tx: Tx, case_id: int) -> None:
        desk_actions.set_place(tx, case_id, visit.actor, read_place(visit.text("position"), visit.text("name")))

    return await _act(visit, work, "place")


def read_place(position: str, name: str) -> Place:
    """A place written as "latitude, longitude" in degrees. Raises `Refused` for anything else."""
    parts = position.replace(",", " ").split()
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        raise Refused("position") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Refused("position")
    return Place(lat, lon, radius_km=0.5, name=name.strip()[:120])


async def judge(visit: Visit) -> Response:
    """Keeps whether a field is right or wrong."""
    key, verdict, reason = visit.request.path_params["key"], visit.text("verdict"), _reason(visit)

    def work(tx: Tx, case_id: int) -> None:
        desk_actions.judge_field(tx, case_id, visit.actor, key, verdict, reason)

    return await _act(visit, work, "judge")


async def judge_match(visit: Visit) -> Response:
    """Keeps whether the case speaks of a known compound, or of none of them."""
    compound, verdict, reason = visit.text("compound"), visit.text("verdict"), _reason(visit)

    def work(tx: Tx, case_id: int) -> None:
        desk_actions.judge_match(tx, case_id, visit.actor, compound, verdict, reason)

    return await _act(visit, work, "judge")


def _reason(visit: Visit) -> str:
    return visit.text("reason").strip()[:_LONGEST_REASON]


async def close(visit: Visit) -> Response:
    """Closes the case with why, and goes back to the queue."""
    case_id = visit.number("case")
    closed = next((ending for ending in Closed if ending.value == visit.text("as")), None)
    if closed is None:
        return visit.go(f"/cases/{case_id}", "refused-reason")
    try:
        await visit.desk.store.run(lambda tx: desk_actions.close(tx, case_id, visit.actor, closed, visit.text("reason")))
    except Refused as refused:
        return visit.go(f"/cases/{case_id}", f"refused-{refused.reason}")
    return visit.go("/", "close")


async def reopen(visit: Visit) -> Response:
    """Opens a closed case again."""
    return await _act(visit, lambda tx, case_id: desk_actions.reopen(tx, case_id, visit.actor), "reopen")
