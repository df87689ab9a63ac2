"""Officers: who may use the desk, in which role, with which password."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from storage import tables as t
from storage import warnings
from storage.store import Tx
from storage.warnings import Kind

#: OWASP's figures for Argon2id: 19 MiB, two passes, one lane; about 30 ms.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

#: NIST SP 800-63B asks for 8 at least where a password stands alone; longer ones cost an officer little.
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
#: What lists of stolen passwords begin with, longer ones first; whatever is made of these alone is guessed at once.
_COMMON = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "12345678",
    "iloveyou",
    "letmein",
    "welcome",
    "tipline",
    "officer",
    "qwerty",
    "123456",
    "abc123",
    "admin",
    "12345",
    "1q2w3e",
    "1234",
    "4321",
    "abcd",
    "0000",
    "1111",
    "123",
)
#: With fewer signs that are its own a password made of common parts is still a common one.
_LEAST_OWN = 6
_FEWEST_SIGNS = 4
_SHORTEST_NAME = 3


class Role(Enum):
    """What an officer may do at the desk."""

    OFFICER = "officer"  #: works cases
    SUPERVISOR = "supervisor"  #: works cases, keeps the officers' logins, reads the audit


class OfficerProblem(Exception):
    """An officer cannot be written as asked; `reason` names why, in one word of `REASONS`."""

    REASONS = ("login", "name", "taken", "telegram", "short", "long", "common", "same", "last_supervisor")

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may log in. `telegram_user` is the immutable numeric id by which presses in the duty room are known."""

    id: int
    login: str
    name: str
    role: Role
    telegram_user: str
    active: bool
    must_change: bool
    locked_until: datetime | None
    created_at: datetime

    @property
    def supervises(self) -> bool:
        """Whether this is a supervisor."""
        return self.role is Role.SUPERVISOR


def hash_password(password: str) -> str:
    """The password as it may be stored: Argon2id, PHC string. Raises `OfficerProblem` where it is too short or too long."""
    if len(password) < SHORTEST_PASSWORD:
        raise OfficerProblem("short")
    if len(password) > LONGEST_PASSWORD:
        raise OfficerProblem("long")
    return _HASHER.hash(password)


def _is_tried_first(password: str, login: str) -> bool:
    if len(set(password)) < _FEWEST_SIGNS or (len(login) >= _SHORTEST_NAME and login in password):
        return True
    rest = password
    for word in _COMMON:
        rest = rest.replace(word, "")
    return len(rest) < _LEAST_OWN and rest != password


def matches(stored: str, password: str) -> bool:
    """Whether this is the password; takes as long where `stored` is empty, as for a login that does not exist. About 30 ms."""
    try:
        return _HASHER.verify(stored or _nobodys(), password) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")


def create(
    tx: Tx,
    login: str,
    name: str,
    role: Role | str,
    password: str,
    *,
    telegram_user: str | None = None,
    must_change: bool = False,
) -> int:
    """A new officer's id. Raises `OfficerProblem` where login, name, password or Telegram id will not do."""
    login = plain_login(login)
    if not name.strip() or len(name) > 64:
        raise OfficerProblem("name")
    if by_login(tx, login) is not None:
        raise OfficerProblem("taken")
    return tx.add(
        t.officers,
        login=login,
        name=name.strip(),
        role=Role(role).value,
        password=hash_password(password),
        telegram_user=_free_telegram(tx, telegram_user, 0),
        active=True,
        must_change=must_change,
        failed_logins=0,
        created_at=tx.now,
    )


def plain_login(login: str) -> str:
    """The login as it is kept: lower case, no blanks around. Raises `OfficerProblem` where it is empty, long or odd."""
    login = login.strip().casefold()
    if not 1 <= len(login) <= 64 or not all(sign.isalnum() or sign in "._-" for sign in login):
        raise OfficerProblem("login")
    return login


def by_login(tx: Tx, login: str) -> Officer | None:
    """The officer with this login, active or not."""
    return _officer(tx.one(sa.select(t.officers).where(t.officers.c.login == login.strip().casefold())))


def by_id(tx: Tx, officer_id: int) -> Officer | None:
    """The officer with this id, active or not."""
    return _officer(tx.one(sa.select(t.officers).where(t.officers.c.id == officer_id)))


def listed(tx: Tx) -> Sequence[Officer]:
    """Every officer, the active ones first, then by name."""
    o = t.officers.c
    rows = tx.all(sa.select(t.officers).order_by(o.active.desc(), o.name, o.id))
    return [officer for row in rows if (officer := _officer(row))]


def names(tx: Tx) -> dict[int | None, str]:
    """The name of every officer, also of those who left, by id."""
    return {row["id"]: row["name"] for row in tx.all(sa.select(t.officers.c.id, t.officers.c.name))}


def stored_password(tx: Tx, officer_id: int) -> str:
    """The stored form of an active officer's password, "" where there is none."""
    o = t.officers.c
    return str(tx.value(sa.select(o.password).where(o.id == officer_id, o.active)) or "")


def set_password(tx: Tx, officer_id: int, password: str, must_change: bool = False) -> None:
    """Gives an officer a password, ends every session of theirs and lifts a lock. Raises `OfficerProblem`."""
    login = str(tx.value(sa.select(t.officers.c.login).where(t.officers.c.id == officer_id)) or "")
    if _is_tried_first(password.casefold(), login.casefold()):
        raise OfficerProblem("common")
    values = {"password": hash_password(password), "must_change": must_change, "failed_logins": 0, "locked_until": None}
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(**values))
    _end_sessions(tx, officer_id)


def deactivate(tx: Tx, officer_id: int) -> None:
    """Shuts an officer out at once; what they wrote stays. Raises `OfficerProblem` for the last active supervisor."""
    _keep_a_supervisor(tx, officer_id)
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(active=False, telegram_user=None))
    _end_sessions(tx, officer_id)


def reactivate(tx: Tx, officer_id: int) -> None:
    """Lets an officer in again."""
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(active=True, failed_logins=0, locked_until=None))


def set_role(tx: Tx, officer_id: int, role: Role) -> None:
    """Gives an officer a role. Raises `OfficerProblem` where nobody would be left to supervise."""
    if role is not Role.SUPERVISOR:
        _keep_a_supervisor(tx, officer_id)
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(role=role.value))


def set_telegram(tx: Tx, officer_id: int, user: str | None) -> None:
    """Ties an officer to a Telegram user id, or to none. Raises `OfficerProblem` where it is no number or somebody else's."""
    tx.do(t.officers.update().where(t.officers.c.id == officer_id).values(telegram_user=_free_telegram(tx, user, officer_id)))
    if user:
        warnings.settle(tx, Kind.ROOM_STRANGER, user)


def _free_telegram(tx: Tx, user: str | None, officer_id: int) -> str | None:
    user = (user or "").strip()
    if not user:
        return None
    if not (user.isascii() and user.isdigit() and len(user) <= 20):
        raise OfficerProblem("telegram")
    o = t.officers.c
    if tx.value(sa.select(o.id).where(o.telegram_user == user, o.id != officer_id)) is not None:
        raise OfficerProblem("telegram")
    return user


def _keep_a_supervisor(tx: Tx, officer_id: int) -> None:
    o = t.officers.c
    active = sa.select(o.id).where(o.active, o.role == Role.SUPERVISOR.value).with_for_update()
    if list(tx.connection.execute(active).scalars()) == [officer_id]:
        raise OfficerProblem("last_supervisor")


def _end_sessions(tx: Tx, officer_id: int) -> None:
    tx.do(t.sessions.delete().where(t.sessions.c.officer_id == officer_id))


def _officer(row: sa.RowMapping | None) -> Officer | None:
    if row is None:
        return None
    return Officer(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        role=Role(row["role"]),
        telegram_user=row["telegram_user"] or "",
        active=row["active"],
        must_change=row["must_change"],
        locked_until=row["locked_until"],
        created_at=row["created_at"],
    )
