"""Keys: what is sealed stays where it belongs, and a wrong or missing key is said plainly."""

from pathlib import Path

import pytest

from storage.keys import DataKey, KeyProblem, MasterKey, Unreadable


def test_what_is_sealed_opens_again_and_shows_nothing() -> None:
    key = DataKey.fresh(7)
    sealed = key.seal("messages.message", "살려주세요".encode())
    assert "살려".encode() not in sealed
    assert key.open("messages.message", sealed).decode() == "살려주세요"
    assert key.seal("messages.message", b"same") != key.seal("messages.message", b"same")


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_a_changed_byte_does_not_open(position: int) -> None:
    key = DataKey.fresh(1)
    sealed = bytearray(key.seal("a", b"text"))
    sealed[position] ^= 1
    with pytest.raises(Unreadable):
        key.open("a", bytes(sealed))


def test_sealed_bytes_do_not_open_in_another_column_or_under_another_key() -> None:
    key = DataKey.fresh(1)
    sealed = key.seal("messages.message", b"text")
    with pytest.raises(Unreadable):
        key.open("notes.note", sealed)
    with pytest.raises(Unreadable):
        DataKey(2, key.secret).open("messages.message", sealed)
    with pytest.raises(Unreadable):
        key.open("messages.message", b"")


def test_another_master_key_unwraps_nothing() -> None:
    wrapped = MasterKey(b"a" * 32).wrap(DataKey.fresh(1))
    with pytest.raises(KeyProblem, match="another master key"):
        MasterKey(b"b" * 32).unwrap(1, wrapped)


def test_look_up_is_keyed_and_kept_apart_by_kind() -> None:
    master = MasterKey(b"a" * 32)
    assert master.lookup("phones", "+8210") == master.lookup("phones", "+8210")
    assert master.lookup("phones", "+8210") != master.lookup("handles", "+8210")
    assert master.lookup("phones", "+8210") != MasterKey(b"b" * 32).lookup("phones", "+8210")


def test_the_file_is_private_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "master.key"
    made = MasterKey.create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert MasterKey.read(path).check_value() == made.check_value()
    with pytest.raises(FileExistsError):
        MasterKey.create(path)


@pytest.mark.parametrize(("content", "says"), [("", "0 bytes"), ("zz" * 32, "64 hex"), ("ab" * 31, "31 bytes")])
def test_a_bad_file_is_said_without_its_content(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "master.key"
    path.write_text(content)
    with pytest.raises(KeyProblem, match=says) as problem:
        MasterKey.read(path)
    assert "zz" not in str(problem.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeyProblem, match="no master key at"):
        MasterKey.read(tmp_path / "nowhere.key")


def test_keys_do_not_show_in_their_names() -> None:
    assert repr(MasterKey(b"s" * 32)) == "MasterKey(…)"
    assert repr(DataKey.fresh(3)) == "DataKey(3)"
