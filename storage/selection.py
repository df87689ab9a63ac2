"""Which messages of a case are read: of one written anew the newest wording, of a live position the newest point."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from triage.message import Kind, Message

#: Messages of one case the rules read at once; of a longer case the first and the newest ones.
MOST_READ = 1000
#: Of these, messages that tell what a file shows: words of pictures must not push out what the person wrote.
MOST_FILES_READ = 40


def readable(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """What of a case is handed to the rules; of one with very many messages the beginning and the end."""
    kept = worth_reading(rows)
    if len(kept) > MOST_READ:
        kept = kept[: MOST_READ // 4] + kept[-(MOST_READ - MOST_READ // 4) :]
    return kept


def worth_reading(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """Of a position shared live only the newest point, of a message its newest wording, of files the newest."""
    live = newest_of_live(rows)
    replaced = {row["id"] for row in old_wordings(live)}
    told = [row["id"] for row in rows if row["kind"] == Kind.FILE.value]
    left_out = replaced | set(told[:-MOST_FILES_READ])
    return [row for row in live if row["id"] not in left_out]


def newest_of_live(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """The rows without the earlier points of positions that are shared live."""
    live = Kind.LIVE_LOCATION.value
    newest = {(row["conversation_id"], row["external_id"]): row["id"] for row in rows if row["kind"] == live}
    names = ((row, (row["conversation_id"], row["external_id"])) for row in rows)
    return [row for row, name in names if row["kind"] != live or newest[name] == row["id"]]


def old_wordings(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """The rows of messages that their sender has written anew since."""
    edit = Kind.EDIT.value
    newest = {(row["conversation_id"], row["external_id"]): row["id"] for row in rows if row["kind"] == edit}
    return [row for row in rows if row["id"] < newest.get((row["conversation_id"], row["external_id"]), 0)]


def dated(messages: tuple[Message, ...], rows: Sequence[sa.RowMapping]) -> tuple[Message, ...]:
    """The messages with the time of arrival where the channel told none."""
    return tuple(
        message if message.at else replace(message, at=row["received_at"]) for message, row in zip(messages, rows, strict=True)
    )
