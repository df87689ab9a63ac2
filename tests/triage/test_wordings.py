"""A message that was written anew is read anew; what was urgent in it before stays urgent, with its words."""

from datetime import datetime

from tests.triage.cases import WHEN
from triage.assessment import Level
from triage.message import Kind, Message, Tip
from triage.understanding import Understanding, World, understand
from triage.wordings import with_old_wordings

URGENT = "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요 시아누크빌입니다"
CALM = "아니에요 장난이었어요 죄송합니다"


def made(world: World, now: str, *old: str) -> Understanding:
    tip = Tip("t", datetime.fromisoformat(WHEN), (Message(now, Kind.EDIT),))
    return with_old_wordings(understand(tip, world), tip, [Message(text) for text in old], lambda one: understand(one, world))


def test_what_was_urgent_before_it_was_changed_stays_so_and_says_why(world: World) -> None:
    assessment = made(world, CALM, URGENT).assessment
    assert (assessment.level, assessment.unsure) == (Level.CRITICAL, True)
    first = assessment.reasons[0]
    assert (first.signal, first.level) == ("earlier-wording", Level.CRITICAL)
    assert first.quotes
    assert all(quote.message == -1 and quote.text in URGENT for quote in first.quotes)


def test_the_newest_wording_alone_is_read_for_what_it_says(world: World) -> None:
    found = made(world, "포이펫이에요 살려주세요 감금당했어요", "시아누크빌이에요 살려주세요 감금당했어요")
    assert {place.value.name for place in found.extraction.places} == {"Poipet"}
    assert "earlier-wording" not in {reason.signal for reason in found.assessment.reasons}


def test_a_wording_that_becomes_urgent_is_urgent(world: World) -> None:
    assert made(world, URGENT, CALM).assessment.level is Level.CRITICAL
    assert made(world, URGENT, CALM).assessment.reasons[0].signal != "earlier-wording"
