"""The plain rules of the desk: what to do next, and where quoted words are marked."""

from dataclasses import replace

from desk.highlight import Mark, mark_of, pieces
from desk.next_step import next_steps
from storage.casefile import case_file
from storage.desk_actions import Actor, answer_alarm, set_place
from storage.ladder import Action
from tests.desk.conftest import Shift
from triage.extraction import NOT_THERE, Place, Quote


def steps(shift: Shift, case_id: int) -> list[str]:
    """The names of what is to be done."""
    with shift.store.read() as tx:
        case = case_file(tx, case_id)
    assert case is not None
    return [step.text.removeprefix("desk-next-") for step in next_steps(case)]


def test_a_ringing_alarm_comes_first(shift: Shift) -> None:
    assert steps(shift, shift.mother) == ["answer", "narrow", "take"]


def test_with_place_and_identity_a_request_can_be_made(shift: Shift) -> None:
    kim = Actor(shift.people["kim"])
    with shift.store.write() as tx:
        answer_alarm(tx, shift.mother, kim, Action.TAKE)
        set_place(tx, shift.mother, kim, Place(10.6, 103.5, 0.5))
    assert steps(shift, shift.mother) == ["request"]


def test_a_place_that_is_only_denied_is_none_to_go_to(shift: Shift) -> None:
    with shift.store.read() as tx:
        case = case_file(tx, shift.mother)
    assert case is not None
    denied = [
        replace(field, found=replace(field.found, note=NOT_THERE)) if field.name == "place" else field for field in case.fields
    ]
    assert [step.text for step in next_steps(replace(case, fields=denied))][:2] == ["desk-next-answer", "desk-next-place"]


def test_a_quiet_case_is_worked_quietly_and_identity_is_asked_of_the_family(shift: Shift) -> None:
    assert steps(shift, shift.son) == ["answer", "quiet", "place", "identity", "take"]


def test_what_could_not_be_read_or_is_unsure_goes_to_a_person(shift: Shift) -> None:
    assert steps(shift, shift.cases[4])[:2] == ["read", "unsure"]


def test_a_question_is_answered_and_closed(shift: Shift) -> None:
    assert steps(shift, shift.cases[3]) == ["close"]


def test_marks_may_overlap_and_touch() -> None:
    found = pieces("abcdef", [Mark(1, 4, "x"), Mark(3, 5, "y"), Mark(0, 9, "too long")])
    assert [(piece.text, piece.names) for piece in found] == [("a", ""), ("bc", "x"), ("d", "x y"), ("e", "y"), ("f", "")]


def test_words_that_moved_are_found_again_and_others_are_not_marked() -> None:
    assert mark_of("abc def", Quote(0, 0, 3, "def"), "n") == Mark(4, 7, "n")
    assert mark_of("abc", Quote(0, 0, 3, "xyz"), "n") is None
    assert mark_of("abc", Quote(0, 1, 1, ""), "n") is None
