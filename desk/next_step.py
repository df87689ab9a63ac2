"""What to do next with a case: plain rules, the most pressing first, each with the sentence an officer reads."""

from collections.abc import Callable
from dataclasses import dataclass

from storage.casefile import CaseFile
from storage.fields import Field
from triage.assessment import Level
from triage.extraction import ASSUMED_TODAY, Indicator, Role, is_whereabouts

#: A place less certain than this is a town at best; nobody can be sent there.
_TOO_WIDE_KM = 5.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a text and how pressing it is: "now", "next" or "note"."""

    text: str
    weight: str = "next"


Rule = Callable[[CaseFile], Step | None]


def next_steps(case: CaseFile) -> list[Step]:
    """What is to be done, the most pressing first; one line says so where nothing is."""
    if case.status != "open":
        return [Step("desk-next-closed", "note")]
    found = [step for rule in RULES if (step := rule(case))]
    order = ("now", "next", "note")
    return sorted(found, key=lambda step: order.index(step.weight)) or [Step("desk-next-nothing", "note")]


def _ringing(case: CaseFile) -> Step | None:
    return Step("desk-next-answer", "now") if case.alarm and case.alarm.state == "open" else None


def _unread(case: CaseFile) -> Step | None:
    unread = case.level is None or case.failures or any(line.incoming and not line.read for line in case.lines)
    return Step("desk-next-read", "now") if unread else None


def _quiet(case: CaseFile) -> Step | None:
    return Step("desk-next-quiet", "now") if case.talk and case.talk.quiet else None


def _unsure(case: CaseFile) -> Step | None:
    return Step("desk-next-unsure", "now") if case.unsure else None


def _unreachable(case: CaseFile) -> Step | None:
    return Step("desk-next-unreachable", "now") if case.talk is None or case.talk.unreachable else None


def _undelivered(case: CaseFile) -> Step | None:
    failed = any(line.delivery == "failed" for line in case.lines)
    return Step("desk-next-undelivered", "now") if failed else None


def _owner(case: CaseFile) -> Step | None:
    return Step("desk-next-take") if _matters(case) and case.owner_id is None else None


def _place(case: CaseFile) -> Step | None:
    places = _whereabouts(case)
    if not _matters(case):
        return None
    if not places:
        return Step("desk-next-place")
    return Step("desk-next-narrow") if places[0].found.value.radius_km > _TOO_WIDE_KM else None


def _identity(case: CaseFile) -> Step | None:
    return Step("desk-next-identity") if _matters(case) and not _named_victim(case) else None


def _contact(case: CaseFile) -> Step | None:
    inside = case.talk is not None and case.talk.quiet
    missing = _matters(case) and not inside and not any(one.found.note != ASSUMED_TODAY for one in case.named("last_contact"))
    return Step("desk-next-contact") if missing else None


def _request(case: CaseFile) -> Step | None:
    """Since November 2025 an emergency rescue request needs place and identity, nothing else."""
    ready = case.level is not None and case.level.urgent and _whereabouts(case) and _named_victim(case)
    return Step("desk-next-request", "now") if ready and case.answered_at else None


def _minor(case: CaseFile) -> Step | None:
    return Step("desk-next-minor") if _has(case, Indicator.MINOR_INVOLVED) else None


def _medical(case: CaseFile) -> Step | None:
    hurt = _has(case, Indicator.MEDICAL_EMERGENCY) or _has(case, Indicator.SUICIDE_RISK)
    return Step("desk-next-medical", "now") if hurt else None


def _ransom(case: CaseFile) -> Step | None:
    return Step("desk-next-ransom") if _has(case, Indicator.RANSOM_DEMAND) else None


def _travel(case: CaseFile) -> Step | None:
    return Step("desk-next-travel", "now") if _has(case, Indicator.ABOUT_TO_TRAVEL) else None


def _close(case: CaseFile) -> Step | None:
    return Step("desk-next-close") if case.level is Level.LOW and not case.unsure else None


def _matters(case: CaseFile) -> bool:
    return case.level is None or case.level is not Level.LOW


def _right(case: CaseFile, name: str) -> list[Field]:
    return [field for field in case.named(name) if field.verdict != "wrong"]


def _whereabouts(case: CaseFile) -> list[Field]:
    return [field for field in _right(case, "place") if is_whereabouts(field.found)]


def _named_victim(case: CaseFile) -> bool:
    return any(field.found.value.role is Role.VICTIM and field.found.value.name for field in _right(case, "person"))


def _has(case: CaseFile, indicator: Indicator) -> bool:
    return any(field.found.value is indicator for field in _right(case, "indicator"))


RULES: tuple[Rule, ...] = (
    _ringing,
    _quiet,
    _unread,
    _unsure,
    _undelivered,
    _unreachable,
    _medical,
    _travel,
    _request,
    _place,
    _identity,
    _contact,
    _minor,
    _ransom,
    _owner,
    _close,
)
