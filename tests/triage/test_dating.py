"""What the learned reader of days is shown, and when its choice stands against that of the rules."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.triage.cases import tip
from triage.extract.dating import candidates_of, chosen
from triage.extraction import DAY_BY_PHRASING, Day, Finding

TEXT = "형이 1월 5일에 출국했고 8일에 저한테 전화했어요. 어제는 은행에서 문자가 왔어요"
WENT, CALLED, BANK, TODAY = date(2026, 1, 5), date(2026, 1, 8), date(2026, 1, 14), date(2026, 1, 15)


class _Sure:
    """A judge that holds one candidate, by its place, this many times as likely as any other."""

    def __init__(self, place: int, times: float) -> None:
        self.place, self.times = place, times

    def __call__(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """Chances that are together 1."""
        whole = len(candidates) - 1 + self.times
        return [(self.times if place == self.place else 1) / whole for place in range(len(candidates))]


def _ruled(day: date | None) -> Finding[Day] | None:
    return Finding(Day(day, day), note="by rule") if day else None


def test_every_day_told_the_day_of_writing_and_none_are_candidates() -> None:
    assert [one.day for one in candidates_of(tip(TEXT), [])] == [WENT, CALLED, BANK, TODAY, None]


def test_each_is_told_by_its_order_its_sentence_and_the_marks_of_the_tip() -> None:
    went, called, bank, *_ = (set(one.telling) for one in candidates_of(tip(TEXT), ["level:high"]))
    assert {"sign:clause-went", "rank:2", "level:high:2"} <= went
    assert {"sign:clause-heard", "later:clause-offices", "ago:7"} <= called
    assert {"sign:clause-offices", "rank:0", "a1:는"} <= bank
    assert "sign:clause-offices" not in called


def test_words_that_are_passed_on_tell_nothing_by_their_letters() -> None:
    (one, *_) = candidates_of(tip("어제 '은행 경찰 신고' 하고 톡 왔어요"), [])
    assert "sign:clause-offices" not in one.telling
    assert "sign:clause-quoted" in one.telling


def test_a_list_of_days_is_read_up_to_a_bound() -> None:
    assert len(candidates_of(tip("1월 3일 " * 5000), [])) == 42


@pytest.mark.parametrize(
    ("ruled", "place", "times", "day"),
    [
        (WENT, 1, 1.5, WENT),
        (WENT, 1, 1.7, CALLED),
        (WENT, 4, 3.9, WENT),
        (WENT, 4, 4.1, None),
        (None, 1, 3.9, None),
        (None, 1, 4.1, CALLED),
        (WENT, 3, 1.7, TODAY),
        (date(2020, 1, 1), 1, 99.0, date(2020, 1, 1)),
    ],
)
def test_the_rules_stand_unless_another_day_is_far_likelier(
    ruled: date | None, place: int, times: float, day: date | None
) -> None:
    found = chosen(tip(TEXT), _ruled(ruled), _Sure(place, times), [])
    assert (found.value.last if found else None) == day
    assert found is None or (found.note == DAY_BY_PHRASING) is (day != ruled)


def test_a_day_that_no_rule_chose_shows_its_words() -> None:
    found = chosen(tip("안녕하세요", TEXT), _ruled(WENT), _Sure(1, 9.0), [])
    assert found is not None
    assert found.quote is not None
    assert (found.quote.message, found.quote.text) == (1, "8일에")
