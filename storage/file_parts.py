"""The bytes of files: sealed with the case's key, in parts, so that one database, one backup and one erasure hold them all."""

import hashlib

import sqlalchemy as sa

from storage import tables as t
from storage.keys import DataKey, Unreadable
from storage.store import Tx

#: Bytes of a part; the last one of a file holds what is left.
PART = 1024 * 1024
ORIGINAL = "original"  #: as it came, never changed
WORKING = "working"  #: made from it for officers, without what the camera wrote into it


def write(tx: Tx, key: DataKey, file_id: int, copy: str, body: bytes, first: int = 0) -> None:
    """Writes the bytes as parts from number `first` on; parts of a try before this one make room."""
    p = t.file_parts
    tx.do(p.delete().where(p.c.file_id == file_id, p.c.copy == copy, p.c.number >= first))
    pieces = [body[start : start + PART] for start in range(0, len(body), PART)] or [b""]
    rows = [
        {
            "file_id": file_id,
            "copy": copy,
            "number": first + number,
            "sealed": key.seal(_named(file_id, copy, first + number), piece),
        }
        for number, piece in enumerate(pieces)
    ]
    tx.do(p.insert(), rows)


def read(tx: Tx, key: DataKey, file_id: int, copy: str, start: int = 0, length: int | None = None) -> bytes:
    """The bytes from `start` on, `length` of them or all. Raises `Unreadable` where a part was changed or is missing."""
    p = t.file_parts.c
    first = start // PART
    wanted = [p.file_id == file_id, p.copy == copy, p.number >= first]
    if length is not None:
        wanted.append(p.number <= max(first, (start + length - 1) // PART))
    rows = tx.all(sa.select(p.number, p.sealed).where(*wanted).order_by(p.number))
    if [row["number"] for row in rows] != list(range(first, first + len(rows))) or not rows:
        raise Unreadable(f"parts of file {file_id} are missing")
    whole = b"".join(key.open(_named(file_id, copy, row["number"]), bytes(row["sealed"])) for row in rows)
    begin = start - first * PART
    return whole[begin:] if length is None else whole[begin : begin + length]


def original(tx: Tx, key: DataKey, file_id: int, sha256: str) -> bytes:
    """The file as it came. Raises `Unreadable` where it is not what was hashed then."""
    body = read(tx, key, file_id, ORIGINAL)
    if hashlib.sha256(body).hexdigest() != sha256:
        raise Unreadable(f"file {file_id} is not what came")
    return body


def size(tx: Tx, key: DataKey, file_id: int, copy: str) -> int:
    """The number of bytes. Raises `Unreadable` where there are none."""
    p = t.file_parts.c
    last = tx.value(sa.select(sa.func.max(p.number)).where(p.file_id == file_id, p.copy == copy))
    if last is None:
        raise Unreadable(f"file {file_id} has no {copy}")
    return int(last) * PART + len(read(tx, key, file_id, copy, int(last) * PART))


def _named(file_id: int, copy: str, number: int) -> str:
    """What a part is sealed as, so that none can stand in for another."""
    return f"file_parts.{file_id}.{copy}.{number}"
