"""Invented cases, written as the line writes them: a message kept, then what was understood of it."""

from dataclasses import dataclass, replace
from datetime import date

from storage import casework, inbox, ladder, readings, talk
from storage.ladder import Ladder, Rung
from storage.store import Store, Tx
from storage.talk import Said
from tests.storage.arrivals import arrival
from triage.assessment import Assessment, Band, Candidate, Category, Level, Reason
from triage.extraction import (
    Day,
    Extraction,
    Finding,
    Identifier,
    IdentifierKind,
    Indicator,
    Origin,
    Person,
    Place,
    Quote,
    Role,
)
from triage.message import Kind, Message, Pin
from triage.understanding import Understanding

LADDER = Ladder((Rung("duty", ("desk", "room"), 60), Rung("all", ("desk", "room"), 120)))

MOTHER = "아들 홍길동(24)이 시아누크빌에 일하러 갔는데 사흘째 연락이 끊겼어요. 여권을 뺏겼다고 했어요."
SON = "살려주세요 못 나가요 9층"


SITES = (
    Candidate("e-1", "예시 단지", 0.72, Band.MATCHES, ("도시가 같습니다: 시아누크빌",), 10.61, 103.52, 0.5, "시아누크빌"),
    Candidate("e-2", "Example Park", 0.31, Band.POSSIBLY, ("이름이 비슷합니다",), 10.55, 103.6, 0.5, "시아누크빌"),
)


def quote(text: str, words: str, message: int = 0) -> Quote:
    """Where the words stand in the text."""
    start = text.index(words)
    return Quote(message, start, start + len(words), words)


def understood(text: str, level: Level = Level.HIGH, **changes: object) -> Understanding:
    """What is made of the mother's words, or of any text with them in it."""
    extraction = Extraction(language="ko")
    reasons: tuple[Reason, ...] = ()
    if "홍길동" in text:
        extraction = Extraction(
            language="ko",
            people=(Finding(Person(Role.VICTIM, "홍길동", 24, "m"), quote(text, "홍길동(24)")),),
            identifiers=(Finding(Identifier(IdentifierKind.PHONE, "+821000000000", Role.REPORTER)),),
            places=(Finding(Place(10.6268, 103.5116, 12.0, "시아누크빌"), quote(text, "시아누크빌")),),
            last_contact=Finding(Day(date(2026, 1, 7), date(2026, 1, 7), precise=False), quote(text, "사흘째")),
            indicators=(Finding(Indicator.RETENTION_OF_IDENTITY_DOCUMENTS, quote(text, "여권을 뺏겼다")),),
        )
        reasons = (Reason("documents_taken", "여권이나 신분증을 빼앗겼다.", level, (quote(text, "여권을 뺏겼다"),)),)
    candidates = SITES if "홍길동" in text else ()
    made = Understanding(extraction, Assessment(level, Category.CONFINEMENT, reasons), candidates)
    return replace(made, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Invented:
    """A case to be written."""

    chat: str
    text: str
    level: Level
    quiet: bool = False
    rings: bool = True
    unsure: bool = False
    failures: tuple[str, ...] = ()


def write(store: Store, case: Invented, message: Message | None = None, number: int = 1) -> int:
    """The case, kept, read and judged; its id."""
    with store.write() as tx:
        came = arrival(f"{case.chat}-{number}", case.chat, case.text)
        inbox.keep(tx, [replace(came, message=message or Message(case.text))])
        case_id = casework.waiting(tx)[-1][0]
        read(tx, case_id, case)
    return case_id


def read(tx: Tx, case_id: int, case: Invented) -> None:
    """Reads what waits in the case."""
    work = casework.load(tx, case_id)
    assert work is not None
    made = understood(case.text, case.level, failures=case.failures)
    made = replace(made, assessment=replace(made.assessment, unsure=case.unsure))
    readings.save(tx, work, made, case.level)
    talk.set_dialogue(tx, work.conversation_id, {"voice": "quiet" if case.quiet else "plain"}, "ko")
    answer = Said("네, 왔어요." if case.quiet else "받았습니다. 지금 당직자에게 알리고 있습니다.")
    talk.say(tx, work.conversation_id, answer, f"line:{case_id}:{work.last_message_id}", 10)
    if case.level.urgent and case.rings:
        ladder.raise_alarm(tx, case_id, case.level, LADDER)


CASES = (
    Invented("mother", MOTHER, Level.HIGH),
    Invented("son", SON, Level.CRITICAL, quiet=True),
    Invented("post", "고수익 해외 텔레마케팅 구인 글을 봤습니다. 이거 사기 아닌가요?", Level.MEDIUM, rings=False),
    Invented("question", "상담 시간이 어떻게 되나요?", Level.LOW, rings=False),
    Invented("odd", "ㅁㄴㅇㄹ 9F B동", Level.MEDIUM, rings=False, unsure=True, failures=("places: ValueError",)),
)

PIN = Message(kind=Kind.LOCATION, pin=Pin(10.6093, 103.5296, 20))
PINNED = Finding(Place(10.6093, 103.5296, 0.02, "공유한 위치"), origin=Origin.PIN)
STRANGE = Message(kind=Kind.OTHER, label="video_note")


def write_all(store: Store) -> list[int]:
    """Every invented case; their ids in the order of `CASES`."""
    return [write(store, case) for case in CASES]
