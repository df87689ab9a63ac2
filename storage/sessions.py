"""Logging in and staying in: a token in the browser, its hash here, an idle and an absolute end."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from storage import audit, officers
from storage import tables as t
from storage.officers import Officer
from storage.store import Store, Tx

#: Wrong passwords in a row before a login has to wait.
FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lives without a click, and in any case."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True, slots=True)
class Session:
    """A login that still holds; `idle` once nobody touched it for too long: the screen is locked, the alarm still rings."""

    token_hash: bytes
    officer: Officer
    csrf: str
    idle: bool
    seen_at: datetime
    ends_at: datetime


def log_in(store: Store, login: str, password: str, source: str) -> str | None:
    """A new session's token (256 bits), or None: wrong, unknown, shut out and locked look and last the same.

    The password is checked outside the transaction, which would hold up intake for its 30 ms. Call it off the event loop.
    """
    with store.read() as tx:
        officer = officers.by_login(tx, login)
        stored = officers.stored_password(tx, officer.id) if officer else ""
        now = tx.now
    right = officers.matches(stored, password)
    if officer is None or not stored:
        with store.write() as tx:
            audit.record(tx, None, "login.unknown", source=source)
        return None
    # A lock longer than any is one of a clock that was ahead.
    waits = officer.locked_until is not None and now < officer.locked_until <= now + LONGEST_WAIT
    with store.write() as tx:
        if right and not waits:
            return begin(tx, officer.id, source)
        audit.record(tx, officer.id, "login.locked" if waits else "login.failed", source=source)
        if not waits:
            _count_failure(tx, officer.id)
    return None


def prove(store: Store, officer_id: int, password: str, source: str) -> str:
    """ "" where this is the officer's password, else "old" or, while too many tries lock it, "locked".

    A wrong one counts like a failed login and is in the audit.
    """
    with store.read() as tx:
        stored = officers.stored_password(tx, officer_id)
        officer = officers.by_id(tx, officer_id)
    right = officers.matches(stored, password)
    with store.write() as tx:
        until = officer.locked_until if officer is not None else None
        if until is not None and tx.now < until <= tx.now + LONGEST_WAIT:
            audit.record(tx, officer_id, "password.failed", source=source)
            return "locked"
        if right:
            return ""
        audit.record(tx, officer_id, "password.failed", source=source)
        _count_failure(tx, officer_id)
    return "old"


def begin(tx: Tx, officer_id: int, source: str) -> str:
    """A new session's token for an officer who has proved to be one."""
    token = secrets.token_urlsafe(32)
    csrf = secrets.token_urlsafe(32)
    session = {"token_hash": _hash(token), "officer_id": officer_id, "csrf": csrf, "created_at": tx.now, "seen_at": tx.now}
    tx.do(t.sessions.insert().values(**session))
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(failed_logins=0, locked_until=None))
    audit.record(tx, officer_id, "login", source=source)
    return token


def _count_failure(tx: Tx, officer_id: int) -> None:
    o = t.officers
    tx.do(o.update().where(o.c.id == officer_id).values(failed_logins=o.c.failed_logins + 1))
    failures = int(tx.value(sa.select(o.c.failed_logins).where(o.c.id == officer_id)) or 0)
    if failures >= FREE_TRIES:
        wait = min(FIRST_WAIT * 2 ** min(failures - FREE_TRIES, 10), LONGEST_WAIT)
        tx.do(o.update().where(o.c.id == officer_id).values(locked_until=tx.now + wait))


def find(tx: Tx, token: str, limits: Limits) -> Session | None:
    """The session of a token; None once it was ended, is over, or its officer was shut out."""
    found = find_hashed(tx, [_hash(token)], limits)
    return found[0] if found else None


def find_hashed(tx: Tx, hashes: Sequence[bytes], limits: Limits) -> list[Session]:
    """The sessions that still hold among those with these hashes."""
    s, o = t.sessions.c, t.officers.c
    # What began or was seen ahead of today's clock was so by a wrong one: it is over, or locked, rather than held for longer.
    begun, latest = tx.now - limits.absolute, tx.now + limits.absolute
    rows = tx.all(
        sa.select(s.token_hash, s.csrf, s.created_at, s.seen_at, s.officer_id)
        .join(t.officers, o.id == s.officer_id)
        .where(s.token_hash.in_(hashes), s.created_at > begun, s.created_at < latest, o.active)
    )
    sessions = []
    for row in rows:
        officer = officers.by_id(tx, row["officer_id"])
        if officer is not None:
            idle = abs(row["seen_at"] - tx.now) >= limits.idle
            ends_at = row["created_at"] + limits.absolute
            sessions.append(Session(bytes(row["token_hash"]), officer, row["csrf"], idle, row["seen_at"], ends_at))
    return sessions


def seen(tx: Tx, token_hash: bytes) -> None:
    """Notes that the officer is there."""
    tx.do(t.sessions.update().where(t.sessions.c.token_hash == token_hash).values(seen_at=tx.now))


def end(tx: Tx, token_hash: bytes) -> None:
    """Ends a session; its token is worth nothing afterwards."""
    tx.do(t.sessions.delete().where(t.sessions.c.token_hash == token_hash))


def prune(tx: Tx, older_than: timedelta) -> int:
    """Drops sessions begun so long ago that they are over; how many."""
    return tx.do(t.sessions.delete().where(t.sessions.c.created_at <= tx.now - older_than))


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
