"""Words that were passed on are never the sender's own: not who they are, not how they are spoken to."""

from datetime import datetime

from tests.triage.cases import WHEN
from triage.assessment import Level
from triage.dialogue import Facts, Slot, State, Voice, step
from triage.extract.rules import stance_in
from triage.extract.stance import Stance
from triage.extraction import Role
from triage.message import Kind, Message, Tip
from triage.understanding import Understanding, World, understand

FACTS = Facts(reference="0001-000001")
PLEA = "엄마 나 갇혔어 살려줘 여기 시아누크빌이야 매일 맞아"
OFFER = "캄보디아 카지노 홀매니저 모집 월 500 보장 숙식 항공권 제공. 문의 텔레그램 @kh_work_11 / 010-2345-6789 / https://kh-work.example/apply"


def passed_on(text: str, said_by: str = "") -> Message:
    return Message(text, forwarded=True, said_by=said_by)


def tip(*messages: Message) -> Tip:
    return Tip("t", datetime.fromisoformat(WHEN), messages)


def spoken_to(made: Understanding, *messages: Message) -> Voice | None:
    *before, latest = messages
    state, _ = step(State(), latest, made, FACTS, before)
    return state.voice


def test_a_cry_that_was_passed_on_makes_nobody_who_passes_it_on_a_captive(world: World) -> None:
    messages = (Message("아들이 이런 톡을 보냈어요 제 번호는 010-1111-2222 입니다"), passed_on(PLEA, "아들"))
    made = understand(tip(*messages), world)
    assert stance_in(tip(*messages)) is Stance.OUTSIDE
    assert made.assessment.level.urgent
    (phone,) = (found.value for found in made.extraction.identifiers)
    assert phone.owner is Role.REPORTER
    assert Role.VICTIM in {found.value.role for found in made.extraction.people}
    assert spoken_to(made, *messages) is Voice.PLAIN


def test_a_cry_passed_on_alone_is_as_urgent_as_one_written(world: World) -> None:
    made = understand(tip(passed_on(PLEA)), world)
    assert made.assessment.level is understand(tip(Message(PLEA)), world).assessment.level is Level.CRITICAL
    assert [found.value.role for found in made.extraction.people] == [Role.VICTIM]


def test_a_recruiters_chat_gives_up_its_accounts_and_whose_they_are(world: World) -> None:
    messages = (Message("동생이 이 사람한테서 연락받고 갔어요"), passed_on(OFFER, "Kim Manager (@Job_KH_2026)"))
    found = {one.value.value: one for one in understand(tip(*messages), world).extraction.identifiers}
    assert set(found) == {"telegram:kh_work_11", "+821023456789", "https://kh-work.example/apply", "telegram:job_kh_2026"}
    assert {one.value.owner for one in found.values()} == {Role.RECRUITER}
    origin = found["telegram:job_kh_2026"]
    assert origin.quote is not None
    assert (origin.quote.message, origin.note) == (1, "desk-note-first-said")


def test_a_recruiter_who_names_himself_in_what_was_passed_on_does_not_report(world: World) -> None:
    made = understand(
        tip(Message("이거 사기 같아요"), passed_on("안녕하세요 저는 김민수 실장입니다 캄보디아 채용 담당이에요 월 500 보장")),
        world,
    )
    assert {found.value.role for found in made.extraction.people if found.value.name} <= {Role.RECRUITER}


def test_own_words_beside_what_is_passed_on_choose_the_voice(world: World) -> None:
    messages = (Message("저 지금 갇혀 있어요 이 사람이 데려왔어요"), passed_on(OFFER))
    assert spoken_to(understand(tip(*messages), world), *messages) is Voice.QUIET


def test_a_number_that_is_passed_on_answers_no_question(world: World) -> None:
    state = State(voice=Voice.QUIET, asked=(Slot.HURT,), waiting=Slot.HURT)
    after, _ = step(state, passed_on("1"), understand(tip(passed_on("1")), world), FACTS)
    assert Slot.HURT not in after.answered


def test_an_account_is_read_only_where_something_was_passed_on(world: World) -> None:
    made = understand(tip(Message("안녕하세요", Kind.TEXT, said_by="Kim (@job_kh)")), world)
    assert made.extraction.identifiers == ()
