"""Files in the store: sealed at once with their hash, claimed by one worker, gone with their case's key."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import file_lines, file_parts, files
from storage import tables as t
from storage.casework import load, waiting
from storage.file_lines import FileLine
from storage.files import Look, State, Task
from storage.inbox import Arrival, keep
from storage.keys import Unreadable
from storage.store import Store
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.message import Attachment, Kind, Message, Pin

LEASE = timedelta(minutes=1)
BODY = b"MARKER-8231" * 200_000  # three parts


def with_files(
    external_id: str, *attachments: Attachment, chat: str = "a", bodies: tuple[bytes, ...] = (), **more: str
) -> Arrival:
    message = Message("사진", Kind.EDIT if "replaces" in more else Kind.MEDIA, files=attachments, **more)  # type: ignore[arg-type]
    return arrival(external_id, chat, message=message, bodies=bodies)


def sent(store: Store, *bodies: bytes, chat: str = "a", external_id: str = "1") -> None:
    attachments = tuple(Attachment("document", f"{number}.bin") for number, _ in enumerate(bodies))
    with store.write() as tx:
        keep(tx, [with_files(external_id, *attachments, chat=chat, bodies=bodies)])


def claim(store: Store, state: State, worker: str = "w", limit: int = 10) -> list[Task]:
    with store.write() as tx:
        return files.claim(tx, state, worker, LEASE, limit)


def lines(store: Store, case_id: int = 1) -> list[FileLine]:
    with store.read() as tx:
        return list(file_lines.of_case(tx, tx.case_key(case_id), case_id))


def rows(store: Store, column: sa.Column[object]) -> list[object]:
    with store.read() as tx:
        return list(tx.connection.execute(sa.select(column)).scalars())


def test_bytes_that_come_along_are_there_once_the_message_is(store: Store) -> None:
    sent(store, BODY, b"", b"two")
    first, empty, two = lines(store)
    assert [line.state for line in (first, empty, two)] == [State.KEPT] * 3
    assert first.facts is not None
    assert first.facts.sha256 == hashlib.sha256(BODY).hexdigest()
    with store.read() as tx:
        assert file_lines.original(tx, first) == BODY
        assert file_lines.original(tx, empty) == b""
        assert file_lines.original(tx, two) == b"two"


def kept_and_undone(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [with_files("1", Attachment("photo"), bodies=(BODY,))])
        raise RuntimeError


def test_a_message_that_is_not_kept_leaves_no_bytes(store: Store) -> None:
    with pytest.raises(RuntimeError):
        kept_and_undone(store)
    assert rows(store, t.files.c.id) == rows(store, t.file_parts.c.number) == []


def test_a_repeat_brings_no_second_file(store: Store) -> None:
    sent(store, b"one")
    sent(store, b"one")
    assert len(lines(store)) == 1


def test_files_belong_to_their_own_messages(store: Store) -> None:
    far = Attachment("photo", remote="r1")
    with store.write() as tx:
        keep(tx, [arrival("1", "a"), with_files("2", far, chat="b"), arrival("3", "a"), with_files("4", far, far, chat="a")])
    with store.read() as tx:
        m, f = t.messages.c, t.files.c
        found = tx.all(sa.select(m.external_id, f.number).join(t.files, f.message_id == m.id).order_by(f.id))
    assert [(row["external_id"], row["number"]) for row in found] == [("2", 0), ("4", 0), ("4", 1)]


def test_bytes_that_were_promised_and_did_not_come_are_missing(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [with_files("1", Attachment("photo"), Attachment("photo"), bodies=(b"one",))])
    assert [(line.state, line.reason) for line in lines(store)] == [(State.KEPT, ""), (State.MISSING, "no-bytes")]


def test_nothing_of_a_file_stands_in_the_database_in_plain(store: Store, tmp_path: Path) -> None:
    name = Attachment("document", "MARKER-NAME.jpg", "image/MARKER-TYPE")
    with store.write() as tx:
        keep(tx, [with_files("1", name, Attachment("photo", remote="MARKER-REMOTE"), bodies=(BODY,))])
    (task,) = claim(store, State.KEPT)
    tells = Message("MARKER-WORDS", Kind.FILE, pin=Pin(10.0, 104.0), label="picture")
    with store.write() as tx:
        files.looked(tx, task.id, Look(task.facts, working=b"MARKER-COPY", tells=tells))
        columns = [column for table in t.metadata.sorted_tables for column in table.c]
        stored = b"".join(
            repr(value).encode() for column in columns for value in tx.connection.execute(sa.select(column)).scalars()
        )
    assert b"MARKER" not in stored
    if tx.sqlite:
        for file in tmp_path.glob("*.db*"):
            assert b"MARKER" not in file.read_bytes()
    assert hashlib.sha256(BODY).hexdigest().encode() not in stored


def test_with_the_cases_key_the_files_are_gone(store: Store) -> None:
    sent(store, BODY)
    (line,) = lines(store)
    with store.write() as tx:
        key_id = tx.value(sa.select(t.cases.c.key_id))
        tx.do(t.data_keys.update().values(wrapped=None, destroyed_at=tx.now))
    store.forget_key(key_id)
    with store.read() as tx, pytest.raises(Unreadable):
        file_lines.original(tx, line)
    assert claim(store, State.KEPT) == []
    assert rows(store, t.files.c.reason) == ["erased"]
    assert rows(store, t.file_parts.c.number) == []


def test_a_part_that_was_changed_moved_or_dropped_is_noticed(store: Store) -> None:
    p = t.file_parts
    for broken in (
        p.update().where(p.c.number == 1).values(sealed=b"x" * 100),
        p.delete().where(p.c.number == 1),
        p.delete().where(p.c.number == 2),
        p.update().where(p.c.number == 1).values(sealed=sa.select(p.c.sealed).where(p.c.number == 0).limit(1).scalar_subquery()),
    ):
        sent(store, BODY, chat="a", external_id=f"{id(broken)}")
        line = lines(store)[-1]
        with store.write() as tx:
            tx.do(broken.where(p.c.file_id == line.id))
        with store.read() as tx, pytest.raises(Unreadable):
            file_lines.original(tx, line)


def test_any_stretch_of_a_file_can_be_read(store: Store) -> None:
    body = bytes(range(256)) * 10_000
    sent(store, body)
    (line,) = lines(store)
    with store.read() as tx:
        key = tx.case_key(1)
        assert file_parts.size(tx, key, line.id, file_parts.ORIGINAL) == len(body)
        for start, length in (
            (0, 10),
            (file_parts.PART - 5, 10),
            (file_parts.PART, 1),
            (len(body) - 3, 99),
            (5, 2 * file_parts.PART),
        ):
            assert file_parts.read(tx, key, line.id, file_parts.ORIGINAL, start, length) == body[start : start + length]


def test_two_workers_do_not_take_the_same_file_and_a_dead_ones_come_free(store: Store, clock: Clock) -> None:
    sent(store, b"one", b"two")
    (first,), (second,) = claim(store, State.KEPT, "a", 1), claim(store, State.KEPT, "b", 1)
    assert first.id != second.id
    assert claim(store, State.KEPT, "c") == []
    clock.forward(minutes=2)
    assert {task.id for task in claim(store, State.KEPT, "c")} == {first.id, second.id}
    with store.write() as tx:
        assert files.release(tx, "c") == 2
    assert len(claim(store, State.KEPT, "d")) == 2


def test_urgent_cases_go_first_and_everybodys_first_before_anybodys_second(store: Store) -> None:
    sent(store, b"1", b"2", b"3", chat="a", external_id="1")
    sent(store, b"4", chat="b", external_id="2")
    sent(store, b"5", b"6", chat="c", external_id="3")
    with store.write() as tx:
        tx.do(t.cases.update().where(t.cases.c.id == 3).values(level_rank=0))
    assert [task.place.case for task in claim(store, State.KEPT)] == [3, 3, 1, 2, 1, 1]


def test_files_that_are_handed_out_for_minutes_only_go_before_all(store: Store) -> None:
    links = [Attachment("image", remote=f"https://{number}") for number in range(2)]
    with store.write() as tx:
        keep(tx, [with_files("1", links[0], chat="a"), replace(with_files("2", links[1], chat="b"), channel="kakao")])
        tx.do(t.cases.update().where(t.cases.c.id == 1).values(level_rank=0))
    with store.write() as tx:
        assert [task.channel for task in files.claim(tx, State.DUE, "w", LEASE, 5, fleeting={"kakao"})] == ["kakao", "telegram"]


def test_a_file_that_kills_whoever_looks_is_left_alone_in_the_end(store: Store, clock: Clock) -> None:
    sent(store, b"one")
    for _ in range(files.MOST_LOOKS):
        assert len(claim(store, State.KEPT)) == 1
        clock.forward(minutes=2)
    assert claim(store, State.KEPT) == []
    assert [(line.state, line.reason) for line in lines(store)] == [(State.LOOKED, "crashed")]


def test_a_case_cannot_fill_the_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_PER_CASE", 10)
    sent(store, b"123456", b"12345", b"1234")
    assert [(line.state, line.reason, line.size) for line in lines(store)] == [
        (State.KEPT, "", 6),
        (State.REFUSED, "too-much", None),
        (State.KEPT, "", 4),
    ]


def test_new_words_under_a_file_bring_it_no_second_time_and_a_new_file_does(store: Store) -> None:
    old, new = Attachment("photo", size=90, remote="r1"), Attachment("photo", size=91, remote="r2")
    with store.write() as tx:
        keep(tx, [with_files("u1", old)])
        tx.do(t.messages.update().values(external_id="12"))
        keep(tx, [with_files("u2", old, replaces="12"), with_files("u3", new, replaces="12")])
    assert [line.facts.attachment.remote for line in lines(store) if line.facts] == ["r1", "r2"]


def test_what_a_file_tells_is_one_message_that_waits_to_be_read(store: Store) -> None:
    sent(store, b"same", b"same", b"other")
    tells = Message("감금", Kind.FILE, label="picture")
    with store.write() as tx:
        tx.do(t.messages.update().values(read_at=tx.now))
    tasks = claim(store, State.KEPT)
    with store.write() as tx:
        told = [files.looked(tx, task.id, Look(task.facts, tells=tells, glance=2)) for task in tasks]
        again = [files.looked(tx, task.id, Look(task.facts, tells=tells)) for task in tasks]
    assert told[0] == told[1] != told[2]
    assert again == [None] * 3
    assert rows(store, t.messages.c.kind) == ["media", "file", "file"]
    with store.read() as tx:
        assert waiting(tx) == [(1, 2)]
        work = load(tx, 1)
    assert work is not None
    assert (work.latest, work.unread_before, work.fresh) == (None, (), 2)


def test_what_the_person_wrote_before_a_file_told_something_is_still_answered(store: Store) -> None:
    sent(store, b"one")
    (task,) = claim(store, State.KEPT)
    with store.write() as tx:
        keep(tx, [arrival("2", "a", text="네")])
        files.looked(tx, task.id, Look(task.facts, tells=Message("감금", Kind.FILE)))
        work = load(tx, 1)
    assert work is not None
    assert work.latest is not None
    assert (work.latest.text, [one.text for one in work.unread_before], work.fresh) == ("네", ["사진"], 3)
    answered = work.with_answer("hurt:yes")
    assert [message.answers for message in answered.tip.messages] == ["", "hurt:yes", ""]


def test_many_pictures_do_not_push_out_what_was_written(store: Store) -> None:
    sent(store, *(b"%d" % number for number in range(300)))
    with store.write() as tx:
        for task in files.claim(tx, State.KEPT, "w", LEASE, 300):
            files.looked(tx, task.id, Look(task.facts, tells=Message(f"글 {task.id}", Kind.FILE)))
        work = load(tx, 1)
    assert work is not None
    assert [message.text for message in work.tip.messages][:2] == ["사진", "글 261"]
