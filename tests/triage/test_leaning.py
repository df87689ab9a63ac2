"""The learned reader: the category it names, and the indicators it shows with their words or takes off."""

from dataclasses import replace

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.assessment import Category, Level
from triage.extraction import Indicator
from triage.leaning import SHOWN, Leaning, category_by, settled
from triage.understanding import World, understand, viewed

CRY = "바벳 숙소에 갇혀서 매일 맞아요 살려주세요"


def _world(leaning: Leaning) -> World:
    return World(lambda text: (), lambda text, place: (), load_cues(), lambda form, marks: leaning)


def test_the_category_of_somebody_in_danger_is_no_question() -> None:
    leaning = Leaning(categories={Category.INQUIRY: 3.0, Category.MISSING: 1.0})
    assert category_by(leaning, Level.LOW) is Category.INQUIRY
    assert category_by(leaning, Level.HIGH) is Category.MISSING


def test_an_indicator_is_shown_with_its_cue_or_with_the_words_that_weigh_most() -> None:
    held, sold = Indicator.RESTRICTION_OF_MOVEMENT, Indicator.IMMINENT_TRANSFER
    leaning = Leaning(indicators={held: 1.0, sold: SHOWN + 1}, telling={sold.value: ((0, 2),)})
    found = settled(viewed(tip(CRY), _world(Leaning())), leaning)
    assert [one.value for one in found] == [held, sold]
    assert found[1].quote is not None
    assert found[1].quote.text == "바벳"


def test_what_leans_against_an_indicator_takes_it_off() -> None:
    assert not understand(tip(CRY), _world(Leaning(indicators=dict.fromkeys(Indicator, SHOWN - 1)))).extraction.indicators


def test_a_learned_reader_that_breaks_leaves_the_rules() -> None:
    def breaks(form: str, marks: frozenset[str]) -> Leaning:
        raise RuntimeError

    made = understand(tip(CRY), replace(_world(Leaning()), lean=breaks))
    assert made.assessment.level is Level.CRITICAL
    assert made.failures == ("leaning: RuntimeError",)
