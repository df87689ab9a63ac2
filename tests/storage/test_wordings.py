"""Both wordings of a changed message are kept; the newest is read, and the earlier one is still at hand."""

from storage import casework, readings
from storage.casework import Work
from storage.inbox import keep
from storage.store import Store
from tests.storage.arrivals import arrival
from triage.assessment import Assessment, Category, Level
from triage.extraction import Extraction
from triage.message import Kind, Message
from triage.understanding import Understanding

CALM = Understanding(Extraction(), Assessment(Level.LOW, Category.OTHER, ()))


def wrote(store: Store, text: str, message_id: str, edit: bool = False) -> None:
    message = Message(text, Kind.EDIT, replaces=message_id) if edit else Message(text)
    with store.write() as tx:
        keep(tx, [arrival(f"{message_id}-{text}", message=message, message_id=message_id)])


def loaded(store: Store) -> Work:
    with store.read() as tx:
        work = casework.load(tx, 1)
    assert work is not None
    return work


def read(store: Store) -> None:
    work = loaded(store)
    with store.write() as tx:
        assert readings.save(tx, work, CALM, Level.LOW)


def test_of_several_wordings_the_newest_is_read(store: Store) -> None:
    for text, edit in (("하나", False), ("둘", True), ("셋", True)):
        wrote(store, text, "7", edit)
    wrote(store, "다른 말", "8")
    work = loaded(store)
    assert [message.text for message in work.tip.messages] == ["셋", "다른 말"]
    assert ([message.text for message in work.old], work.old_fresh, work.fresh) == (["하나", "둘"], 2, 2)
    assert work.message_ids == (3, 4)


def test_what_was_changed_before_anybody_read_it_counts_as_said(store: Store) -> None:
    wrote(store, "살려", "7")
    wrote(store, "살려주세요", "7", edit=True)
    assert loaded(store).latest.kind is Kind.TEXT


def test_what_was_changed_after_it_was_read_is_a_correction(store: Store) -> None:
    wrote(store, "살려", "7")
    read(store)
    wrote(store, "살려주세요", "7", edit=True)
    work = loaded(store)
    assert (work.latest.kind, work.fresh, work.old_fresh) == (Kind.EDIT, 1, 0)


def test_a_change_of_something_we_never_got_is_read_as_it_is(store: Store) -> None:
    wrote(store, "살려주세요", "7", edit=True)
    work = loaded(store)
    assert ([message.text for message in work.tip.messages], work.old) == (["살려주세요"], ())


def test_the_same_number_in_two_chats_is_two_messages(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [arrival("a1", "a", text="하나", message_id="7")])
        keep(tx, [arrival("b1", "b", message=Message("둘", Kind.EDIT, replaces="7"), message_id="7")])
        works = [casework.load(tx, case) for case in (1, 2)]
    assert [work.tip.messages[0].text for work in works if work] == ["하나", "둘"]
