"""Logins: passwords by Argon2id, sessions that end, locks that tell nobody who exists, and a supervisor always left."""

from datetime import timedelta

import pytest

from storage import audit, officers, sessions
from storage.audit import Asked
from storage.officers import OfficerProblem, Role
from storage.sessions import Limits
from storage.store import Store
from tests.storage.conftest import Clock

PASSWORD = "a long pass phrase"
LIMITS = Limits(idle=timedelta(minutes=15), absolute=timedelta(hours=12))


@pytest.fixture
def kim(store: Store) -> int:
    """An officer."""
    with store.write() as tx:
        return officers.create(tx, " Kim ", "김당직", "officer", PASSWORD, telegram_user="777")


def test_a_password_is_stored_as_argon2id_and_never_as_itself(store: Store, kim: int) -> None:
    with store.read() as tx:
        stored = officers.stored_password(tx, kim)
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored
    assert officers.matches(stored, PASSWORD)
    assert not officers.matches(stored, PASSWORD + " ")
    assert not officers.matches("", "nobody has this password")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"login": ""}, "login"),
        ({"login": "a b"}, "login"),
        ({"login": "KIM"}, "taken"),
        ({"name": " "}, "name"),
        ({"password": "short"}, "short"),
        ({"password": "x" * 201}, "long"),
        ({"telegram_user": "@kim"}, "telegram"),
        ({"telegram_user": "777"}, "telegram"),
    ],
)
def test_what_will_not_do_is_named(store: Store, kim: int, given: dict[str, str], reason: str) -> None:
    values = {"login": "lee", "name": "이당직", "role": "officer", "password": PASSWORD, **given}
    with pytest.raises(OfficerProblem) as problem, store.write() as tx:
        officers.create(tx, **values)  # type: ignore[arg-type]
    assert problem.value.reason == reason
    assert reason in OfficerProblem.REASONS


def test_a_login_gives_a_token_that_is_stored_as_a_hash(store: Store, kim: int) -> None:
    token = sessions.log_in(store, "KIM", PASSWORD, "10.0.0.1")
    assert token is not None
    assert len(token) >= 43
    with store.read() as tx:
        session = sessions.find(tx, token, LIMITS)
        assert session is not None
        assert session.officer.id == kim
        assert token.encode() not in session.token_hash
        assert sessions.find(tx, session.token_hash.hex(), LIMITS) is None
        assert [row.action for row in audit.listed(tx, Asked(officer_id=kim))] == ["login"]


def test_a_session_is_locked_when_idle_and_over_in_the_end(store: Store, kim: int, clock: Clock) -> None:
    token = sessions.log_in(store, "kim", PASSWORD, "") or ""
    clock.forward(minutes=14, seconds=59)
    with store.write() as tx:
        session = sessions.find(tx, token, LIMITS)
        assert session is not None
        assert not session.idle
        sessions.seen(tx, session.token_hash)
    clock.forward(minutes=15)
    with store.read() as tx:
        idle = sessions.find(tx, token, LIMITS)
        assert idle is not None
        assert idle.idle
    clock.forward(hours=12)
    with store.write() as tx:
        assert sessions.find(tx, token, LIMITS) is None
        assert sessions.prune(tx, LIMITS.absolute) == 1


def test_a_lock_grows_and_a_right_password_lifts_it_only_when_it_is_over(store: Store, kim: int, clock: Clock) -> None:
    for _ in range(sessions.FREE_TRIES):
        assert sessions.log_in(store, "kim", "wrong wrong wrong", "") is None
    assert sessions.log_in(store, "kim", PASSWORD, "") is None
    clock.forward(seconds=30)
    assert sessions.log_in(store, "kim", "wrong wrong wrong", "") is None
    clock.forward(seconds=45)
    assert sessions.log_in(store, "kim", PASSWORD, "") is None
    clock.forward(seconds=16)
    assert sessions.log_in(store, "kim", PASSWORD, "") is not None
    with store.read() as tx:
        officer = officers.by_login(tx, "kim")
        assert officer is not None
        assert officer.locked_until is None


def test_a_new_password_or_deactivation_ends_every_session(store: Store, kim: int) -> None:
    for end in (lambda tx: officers.set_password(tx, kim, "another long phrase"), lambda tx: officers.deactivate(tx, kim)):
        with store.write() as tx:
            token = sessions.begin(tx, kim, "")
        with store.write() as tx:
            end(tx)
            assert sessions.find(tx, token, LIMITS) is None
    assert sessions.log_in(store, "kim", "another long phrase", "") is None
    with store.write() as tx:
        officers.reactivate(tx, kim)
    assert sessions.log_in(store, "kim", "another long phrase", "") is not None


def test_the_last_supervisor_stays(store: Store, kim: int) -> None:
    with store.write() as tx:
        park = officers.create(tx, "park", "박감독", Role.SUPERVISOR, PASSWORD)
    for change in (lambda tx: officers.deactivate(tx, park), lambda tx: officers.set_role(tx, park, Role.OFFICER)):
        with pytest.raises(OfficerProblem), store.write() as tx:
            change(tx)
    with store.write() as tx:
        officers.set_role(tx, kim, Role.SUPERVISOR)
        officers.deactivate(tx, park)
        assert [officer.supervises for officer in officers.listed(tx)] == [True, True]


@pytest.mark.parametrize("password", ["password1234", "Qwerty123456", "aaaaaaaaaaaaaa", "123456789012", "i-am-kim-yes-i-am"])
def test_what_is_tried_first_is_no_password(store: Store, kim: int, password: str) -> None:
    with pytest.raises(OfficerProblem, match="common"), store.write() as tx:
        officers.set_password(tx, kim, password)


def test_the_old_password_cannot_be_guessed_without_end(store: Store, kim: int, clock: Clock) -> None:
    for _ in range(sessions.FREE_TRIES):
        assert sessions.prove(store, kim, "wrong wrong wrong", "10.0.0.1") == "old"
    assert sessions.prove(store, kim, PASSWORD, "10.0.0.1") == "locked"
    with store.read() as tx:
        assert len(audit.listed(tx, Asked(action="password.failed"))) == sessions.FREE_TRIES + 1
    clock.forward(minutes=1)
    assert sessions.prove(store, kim, PASSWORD, "10.0.0.1") == ""
