"""Parts of an album come one by one; they are read together, and an alarming caption waits for none of them."""

from storage import casework, readings
from storage.casework import Work
from storage.inbox import keep
from storage.store import Store
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.assessment import Assessment, Category, Level
from triage.extraction import Extraction
from triage.message import Kind, Message
from triage.understanding import Understanding

CALM = Understanding(Extraction(), Assessment(Level.LOW, Category.OTHER, ()))


def part(store: Store, number: int, text: str = "", glance: int = 0, album: str = "a1") -> None:
    message = Message(text, Kind.MEDIA, label="photo", album=album)
    with store.write() as tx:
        keep(tx, [arrival(f"{album}-{number}", message=message, message_id=str(number), glance=glance)])


def waits(store: Store) -> bool:
    with store.read() as tx:
        return bool(casework.waiting(tx))


def loaded(store: Store) -> Work:
    with store.read() as tx:
        work = casework.load(tx, 1)
    assert work is not None
    return work


def test_parts_are_read_together_once_none_came_for_a_while(store: Store, clock: Clock) -> None:
    for number in range(1, 5):
        part(store, number, "이 건물이에요" if number == 1 else "")
        clock.forward(seconds=1)
        assert not waits(store)
    clock.forward(seconds=0.5)
    assert waits(store)
    assert (loaded(store).fresh, loaded(store).continues_album) == (4, False)


def test_an_alarming_caption_waits_for_nothing(store: Store, clock: Clock) -> None:
    part(store, 1)
    part(store, 2, "살려주세요", glance=2)
    assert waits(store)


def test_words_beside_an_album_wait_for_nothing(store: Store) -> None:
    part(store, 1)
    with store.write() as tx:
        keep(tx, [arrival("text")])
    assert waits(store)


def test_an_album_without_end_is_read_all_the_same(store: Store, clock: Clock) -> None:
    for number in range(1, 10):
        part(store, number)
        clock.forward(seconds=1)
    assert waits(store)


def test_a_clock_that_jumped_back_holds_up_nothing(store: Store, clock: Clock) -> None:
    part(store, 1)
    clock.forward(hours=-2)
    assert waits(store)


def test_parts_that_come_after_the_reading_want_no_answer_of_their_own(store: Store, clock: Clock) -> None:
    part(store, 1, "살려주세요", glance=2)
    work = loaded(store)
    with store.write() as tx:
        readings.save(tx, work, CALM, Level.LOW)
    part(store, 2)
    assert loaded(store).continues_album
    part(store, 3, "여기 4층이에요")
    assert not loaded(store).continues_album
    part(store, 4, album="another")
    assert not loaded(store).continues_album
