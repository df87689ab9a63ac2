"""A short answer means something only next to its question, in whatever digits it is written."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import catalogue
from tests.triage.test_dialogue import FACTS, ask, made, names
from triage.assessment import Category, Level
from triage.dialogue import Answer, Slot, State, Voice, meaning_of, step
from triage.message import UNREADABLE, Kind, Message, Pin


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        (Slot.SAFE, "1", "yes"),
        (Slot.SAFE, "２", "no"),
        (Slot.SAFE, "네", "yes"),
        (Slot.SAFE, "안돼요", "no"),
        (Slot.HURT, "1번", "yes"),
        (Slot.HURT, "아니요..", "no"),
        (Slot.HURT, "no", "no"),
        (Slot.MOVING, "១", "today"),
        (Slot.MOVING, "๒", "tomorrow"),
        (Slot.MOVING, "3)", "no"),
        (Slot.MOVING, "0", "unknown"),
        (Slot.COUNT, "12", "12"),
        (Slot.COUNT, "007", "7"),
        (Slot.COUNT, "0", "unknown"),
        (Slot.FLOOR, "914", "914"),
        (Slot.FLOOR, "모르겠어요", "unknown"),
        (Slot.PLACE, "0", "unknown"),
        (Slot.PLACE, "不知道", "unknown"),
        (Slot.SIGN, "0", "unknown"),
        (Slot.CONTACT, "button-unknown", "unknown"),
    ],
)
def test_a_short_answer_is_read_by_its_question(slot: Slot, text: str, value: str) -> None:
    assert meaning_of(State(waiting=slot), text) == Answer(slot, value)


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (None, "1"),
        (Slot.SAFE, "7"),
        (Slot.HURT, "3"),
        (Slot.PLACE, "5"),
        (Slot.COUNT, "12345"),
        (Slot.COUNT, "010-0000-0000"),
        (Slot.HURT, "네 친구가 많이 다쳐서 못 걸어요"),
        (Slot.WHO, "27"),
        (Slot.SAFE, ""),
    ],
)
def test_anything_else_is_no_short_answer(slot: Slot | None, text: str) -> None:
    assert meaning_of(State(waiting=slot), text) is None


def test_every_answer_can_be_stated_for_the_case() -> None:
    stated = catalogue("ko", "dialogue.ftl")
    texts = ("0", "1", "2", "3", "button-unknown")
    found = [answer for slot in Slot for text in texts if (answer := meaning_of(State(waiting=slot), text))]
    # The quiet voice shows no "don't know" button, so nothing is stated for one under its yes-or-no questions.
    pressed = [answer for answer in found if answer.text_id not in ("note-safe-unknown", "note-hurt-unknown")]
    assert {answer.text_id for answer in pressed} <= set(stated)


def test_a_bad_moment_is_met_by_silence_and_asked_about_once_more() -> None:
    state = State(voice=Voice.QUIET, asked=(Slot.SAFE,), waiting=Slot.SAFE)
    state, said = ask(state, "2", made())
    assert said == []
    state, said = ask(state, "바벳", made())
    assert said == ["quiet-safe-again"]
    state, said = ask(state, "2", made())
    assert (said, state.hushed) == ([], True)
    assert ask(state, "3층", made())[1] == []
    assert ask(state, "1", made())[1] == ["quiet-place"]


def test_an_unread_digit_before_the_newest_message_counts() -> None:
    state = State(voice=Voice.QUIET, asked=(Slot.SAFE,), waiting=Slot.SAFE)
    state, reply = step(state, Message(text="몰래 쓰고 있어요"), made(), FACTS, before=(Message(text="1"),))
    assert names(reply) == ["quiet-place"]


def test_silence_asked_for_in_an_earlier_unread_message_is_kept() -> None:
    state, reply = step(State(), Message(text="4층이요"), made(), FACTS, before=(Message(text="답장하지 마세요"),))
    assert (state.hushed, reply) == (True, None)


def test_a_moving_pin_is_not_answered_at_every_point() -> None:
    point = Message(kind=Kind.LIVE_LOCATION, pin=Pin(11.08, 106.11))
    state, reply = step(State(), point, made(Level.HIGH, Category.OTHER), FACTS)
    assert names(reply) == ["quiet-safe"]
    assert step(state, point, made(Level.HIGH, Category.OTHER), FACTS)[1] is None


@pytest.mark.parametrize("kind", [Kind.STOP, Kind.EDIT])
def test_a_departure_or_a_correction_is_not_answered(kind: Kind) -> None:
    assert step(State(voice=Voice.PLAIN), Message(text="아들이", kind=kind), made(), FACTS)[1] is None
    assert step(State(voice=Voice.QUIET), Message(text="여기", kind=kind), made(), FACTS)[1] is None


@pytest.mark.parametrize("state", [State(), State(voice=Voice.PLAIN), State(voice=Voice.QUIET, waiting=Slot.SAFE)])
def test_what_says_nothing_is_not_answered_and_changes_nothing(state: State) -> None:
    for mute in (Message(kind=Kind.SERVICE, label="reaction 👍"), Message(kind=Kind.OTHER, label=UNREADABLE)):
        assert step(state, mute, made(), FACTS) == (state, None)


def test_words_before_a_reaction_are_answered_once() -> None:
    reaction = Message(kind=Kind.SERVICE, label="reaction 👍")
    _, reply = step(State(), reaction, made(), FACTS, before=(Message(text="살려주세요 갇혀 있어요"),))
    assert names(reply) == ["quiet-safe"]


def test_an_officers_word_sets_the_voice() -> None:
    facts = type(FACTS)(reference=FACTS.reference, extra={"voice": "plain"})
    state, _ = step(State(voice=Voice.QUIET), Message(text="우리 아들이에요"), made(Level.HIGH, Category.MISSING), facts)
    assert state.voice is Voice.PLAIN
    facts = type(FACTS)(reference=FACTS.reference, extra={"voice": "quiet"})
    state, reply = step(State(), Message(kind=Kind.START), made(Level.LOW, Category.OTHER), facts)
    assert (state.voice, names(reply)) == (Voice.QUIET, ["quiet-safe"])


@pytest.mark.parametrize(
    ("stored", "voice"),
    [(None, None), ({}, None), ({"voice": "shouting"}, Voice.QUIET), ({"voice": "plain"}, Voice.PLAIN), ([], None)],
)
def test_a_state_of_another_version_is_read_as_far_as_it_goes(stored: Any, voice: Voice | None) -> None:
    assert State.from_json(stored).voice is voice


json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from([s.value for s in Slot] + ["quiet", "plain"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(list(State().as_json())), json))
def test_any_stored_value_becomes_a_state_that_keeps_itself(stored: dict[str, Any]) -> None:
    state = State.from_json(stored)
    assert State.from_json(state.as_json()) == state


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.sampled_from(list(Kind)), st.sampled_from(list(Category))), min_size=1, max_size=8
    )
)
def test_any_message_gets_at_most_one_answer_that_can_be_said(turns: list[tuple[str, Kind, Category]]) -> None:
    state, known = State(), catalogue("ko", "dialogue.ftl")
    for text, kind, category in turns:
        state, reply = step(state, Message(text=text, kind=kind), made(Level.HIGH, category), FACTS)
        for name, values in reply.texts if reply else ():
            assert known[name] <= set(values)
        assert State.from_json(state.as_json()) == state
