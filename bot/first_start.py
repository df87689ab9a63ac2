"""The first start: a store that nobody can log in to gets its first supervisor."""

import secrets
from dataclasses import dataclass, field

from storage import audit, officers
from storage.store import Store, StoreError, Tx

LOGIN = "supervisor"
#: No letters or digits that look alike: the password is read off one screen and typed on another.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
GROUPS, LETTERS = 5, 4


@dataclass(frozen=True, slots=True)
class Login:
    """A login as it is said once: the password is kept nowhere and must be changed at the first use."""

    name: str
    password: str = field(repr=False)


def first_supervisor(store: Store) -> Login | None:
    """The first supervisor's login where the store had no officer, else None; of processes that start at once one makes it."""
    login = Login(LOGIN, new_password())
    try:
        with store.write() as tx:
            return login if _made(tx, login) else None
    except StoreError:
        with store.read() as tx:
            if officers.listed(tx):
                return None  # another process was faster
        raise


def _made(tx: Tx, login: Login) -> bool:
    if officers.listed(tx):
        return False
    made = officers.create(tx, login.name, "Supervisor", officers.Role.SUPERVISOR, login.password, must_change=True)
    audit.record(tx, None, "officer.create", detail={"officer": made, "first": True})
    return True


def new_password() -> str:
    """A random password of 100 bits, in groups that can be read aloud."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
