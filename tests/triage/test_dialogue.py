"""The dialogue asks only what is missing, place first, and falls silent when it should."""

from dataclasses import replace

from triage.assessment import Assessment, Category, Level
from triage.dialogue import Facts, Reply, Slot, State, Voice, step
from triage.extraction import Extraction, Finding, Place
from triage.message import Kind, Message, Pin
from triage.understanding import Understanding

FACTS = Facts(reference="TL-2611-0042", extra={"consular_phone": "+82-2-3210-0404"})
TOWN = Finding(Place(11.08, 106.17, 8.0, "Bavet"))
HOUSE = Finding(Place(11.0853, 106.1104, 0.2))


def made(
    level: Level = Level.CRITICAL, category: Category = Category.CONFINEMENT, extraction: Extraction | None = None
) -> Understanding:
    return Understanding(extraction or Extraction(language="ko"), Assessment(level, category, ()))


def names(reply: Reply | None) -> list[str]:
    return [name for name, _ in reply.texts] if reply else []


def ask(state: State, text: str, understanding: Understanding, facts: Facts = FACTS) -> tuple[State, list[str]]:
    state, reply = step(state, Message(text=text), understanding, facts)
    return state, names(reply)


def test_a_plea_from_inside_is_met_by_one_quiet_line() -> None:
    state, reply = step(State(), Message(text="살려주세요 갇혀 있어요"), made(), FACTS)
    assert state.voice is Voice.QUIET
    assert names(reply) == ["quiet-safe"]
    assert reply is not None
    assert reply.silent
    assert not reply.buttons


def test_quiet_questions_go_from_place_to_count_and_then_stop() -> None:
    state = State(voice=Voice.QUIET, asked=(Slot.SAFE,), waiting=Slot.SAFE)
    said = []
    for text in ("1", "0", "0", "3", "1", "1", "5", "응"):
        state, line = ask(state, text, made())
        said.append(line)
    assert said == [
        ["quiet-place"],
        ["quiet-sign"],
        ["quiet-floor"],
        ["quiet-hurt"],
        ["quiet-moving"],
        ["quiet-count"],
        ["quiet-received"],
        [],
    ]


def test_a_known_place_is_not_asked() -> None:
    state = State(voice=Voice.QUIET, asked=(Slot.SAFE,), waiting=Slot.SAFE)
    assert ask(state, "1", made(extraction=Extraction(places=(TOWN,))))[1] == ["quiet-sign"]
    assert ask(state, "1", made(extraction=Extraction(places=(HOUSE,))))[1] == ["quiet-floor"]


def test_a_pin_alone_is_taken_for_somebody_inside() -> None:
    pin = Message(kind=Kind.LOCATION, pin=Pin(11.0853, 106.1104))
    state, reply = step(State(), pin, made(Level.HIGH, Category.OTHER, Extraction(places=(HOUSE,))), FACTS)
    assert state.voice is Voice.QUIET
    assert names(reply) == ["quiet-safe"]


def test_a_mother_hears_that_it_is_read_her_number_and_one_question() -> None:
    state, said = ask(State(), "아들이 사흘째 연락이 안 돼요", made(Level.HIGH, Category.MISSING))
    assert state.voice is Voice.PLAIN
    assert said == ["now-high", "family-worry", "reference", "advice-secret", "ask-place"]


def test_a_request_for_no_reply_is_kept_until_taken_back() -> None:
    state, said = ask(State(), "답장 하지마세요 폰 검사해요", made())
    assert (state.hushed, said) == (True, [])
    state, said = ask(state, "4층이에요", made())
    assert said == []
    _, said = ask(state, "이제 답장 해도 돼요", made())
    assert said == ["quiet-safe"]


def test_an_officer_who_writes_silences_the_line_but_a_question_for_the_number_is_answered() -> None:
    facts = replace(FACTS, officer_writes=True)
    state, said = ask(State(), "아들이 연락이 안 돼요", made(Level.HIGH, Category.MISSING), facts)
    assert said == []
    assert ask(state, "접수번호가 뭐죠?", made(Level.HIGH, Category.MISSING), facts)[1] == ["status-officer", "reference"]
