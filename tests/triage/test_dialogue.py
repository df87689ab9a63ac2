"""The dialogue asks only what is missing, place first, and falls silent when it should."""

from dataclasses import replace
from datetime import date

from triage.assessment import Assessment, Category, Level
from triage.dialogue import Facts, Reply, Slot, State, Voice, step
from triage.extraction import Day, Extraction, Finding, Identifier, IdentifierKind, Person, Place, Role
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


def test_a_family_has_heard_all_advice_within_three_answers() -> None:
    state, heard = State(), []
    for text in ("아들이 연락이 안 돼요", "모르겠어요", "홍길동이요"):
        state, said = ask(state, text, made(Level.HIGH, Category.MISSING))
        heard += said
    assert {"advice-secret", "advice-public", "advice-money", "advice-verify", "next-steps", "privacy"} <= set(heard)
    assert len(heard) == len(set(heard) - {"ack"}) + heard.count("ack")


def test_a_family_that_tells_everything_is_asked_nothing() -> None:
    known = Extraction(
        language="ko",
        people=(Finding(Person(Role.VICTIM, "홍길동", 27)),),
        identifiers=(
            Finding(Identifier(IdentifierKind.HANDLE, "telegram:example", Role.RECRUITER)),
            Finding(Identifier(IdentifierKind.PHONE, "+821011112222", Role.REPORTER)),
        ),
        places=(HOUSE,),
        last_contact=Finding(Day(date(2026, 11, 20), date(2026, 11, 20))),
    )
    state, said = ask(State(), "동생이 갇혀 있대요", made(extraction=known))
    assert not [name for name in said if name.startswith("ask-")]
    assert said[-1] == "enough"
    assert "advice-secret" in said
    assert "advice-money" in said


def test_a_higher_level_is_said_once_and_a_lower_one_never() -> None:
    state, said = ask(State(), "아들이 연락이 안 돼요", made(Level.HIGH, Category.MISSING))
    assert "now-high" in said
    state, said = ask(state, "돈 안 보내면 죽인대요", made(Level.CRITICAL, Category.MISSING))
    assert said[0] == "now-critical"
    state, said = ask(state, "네", made(Level.HIGH, Category.MISSING))
    assert not {"now-high", "now-critical"} & set(said)


def test_status_is_honest() -> None:
    state, urgent = State(voice=Voice.PLAIN, language="ko"), made(Level.CRITICAL, Category.MISSING)
    assert ask(state, "/status", urgent)[1] == ["status-called", "reference"]
    assert ask(state, "/status", made(Level.MEDIUM, Category.INTEL))[1] == ["status-received", "reference"]
    assert ask(state, "/status", urgent, replace(FACTS, acknowledged=True))[1] == ["status-seen", "reference"]
    assert ask(state, "/status", urgent, replace(FACTS, closed=True))[1] == ["status-closed", "reference"]
    quiet = State(voice=Voice.QUIET, language="ko")
    assert ask(quiet, "상태", made())[1] == ["quiet-received"]
    assert ask(quiet, "상태", made(), replace(FACTS, acknowledged=True))[1] == ["quiet-seen"]
    assert ask(quiet, "접수번호?", made())[1] == ["quiet-number"]


def test_the_answer_keeps_the_language_when_a_message_has_no_words() -> None:
    state, _ = step(State(), Message(text="help me i am locked in"), made(extraction=Extraction(language="en")), FACTS)
    _, reply = step(state, Message(text="1"), made(extraction=Extraction(language="und")), FACTS)
    assert reply is not None
    assert reply.language == "en"


def test_a_family_is_asked_last_for_a_number_and_only_where_none_was_left() -> None:
    asked = (Slot.PLACE, Slot.WHO, Slot.CONTACT, Slot.RECRUITER, Slot.SIGN)
    state = State(voice=Voice.PLAIN, asked=asked, answered=asked, family=True)
    state, reply = step(state, Message(text="더는 몰라요"), made(Level.HIGH, Category.MISSING), FACTS)
    assert reply is not None
    assert ("ask-phone" in names(reply), reply.ask_number, reply.buttons, state.waiting) == (True, True, (), Slot.PHONE)
    left = Extraction(language="ko", identifiers=(Finding(Identifier(IdentifierKind.PHONE, "+821011112222", Role.REPORTER)),))
    state = State(voice=Voice.PLAIN, asked=asked, answered=asked, family=True)
    _, reply = step(state, Message(text="더는 몰라요"), made(Level.HIGH, Category.MISSING, left), FACTS)
    assert "ask-phone" not in names(reply)


def test_the_quiet_voice_never_asks_for_a_number() -> None:
    state = State(voice=Voice.QUIET, asked=tuple(Slot), answered=tuple(Slot))
    _, reply = step(state, Message(text="네"), made(), FACTS)
    assert reply is None or not reply.ask_number
