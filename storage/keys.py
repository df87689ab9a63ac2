"""Keys: a master key outside the database wraps one data key a case; sealing is AES-256-GCM, look-up a keyed hash."""

import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

_CHECK = b"tipline master key"
_NONCE = 12


class KeyProblem(Exception):
    """A key is missing, malformed or not the one this store was made with."""


class Unreadable(Exception):
    """Sealed bytes do not open: they were changed, moved, or their key was destroyed."""


class MasterKey:
    """32 secret bytes that live outside the database; wraps data keys and keys the look-up hashes."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != 32:
            raise KeyProblem(f"the master key has {len(secret)} bytes, not 32")
        self._wrapping = _derived(secret, b"wrap")
        self._looking = _derived(secret, b"look-up")

    def __repr__(self) -> str:
        return "MasterKey(…)"

    @classmethod
    def read(cls, path: Path) -> "MasterKey":
        """The key in the file, 64 hex digits. Raises `KeyProblem` where it is missing or malformed."""
        try:
            text = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise KeyProblem(f"no master key at {path}") from None
        except (OSError, UnicodeDecodeError) as problem:
            raise KeyProblem(f"the master key at {path} cannot be read: {type(problem).__name__}") from None
        try:
            return cls(bytes.fromhex(text))
        except ValueError:
            raise KeyProblem(f"the master key at {path} is not 64 hex digits") from None

    @classmethod
    def create(cls, path: Path) -> "MasterKey":
        """A new key, written to a file only its owner can read. Raises FileExistsError rather than replace one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_hex(32) + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.link(made, path)  # whole or not at all, and never over another: somebody else may be starting too
        finally:
            made.unlink()
        return cls.read(path)

    def check_value(self) -> bytes:
        """What the store keeps to recognise this key again; tells nothing about it."""
        return self.lookup("check", _CHECK.decode())

    def lookup(self, kind: str, value: str) -> bytes:
        """A keyed hash, 32 bytes, by which an equal value of the same kind is found without being readable."""
        return hmac.digest(self._looking, f"{kind}\0{value}".encode(), "sha256")

    def wrap(self, key: "DataKey") -> bytes:
        """The data key as it may be stored (RFC 3394)."""
        return aes_key_wrap(self._wrapping, key.secret)

    def unwrap(self, key_id: int, wrapped: bytes) -> "DataKey":
        """The data key again. Raises `KeyProblem` where another master key wrapped it."""
        try:
            return DataKey(key_id, aes_key_unwrap(self._wrapping, wrapped))
        except InvalidUnwrap:
            raise KeyProblem("a data key was wrapped with another master key") from None


class DataKey:
    """The key of one case. What it seals cannot be read, moved to another case or passed off as another column."""

    __slots__ = ("_cipher", "id", "secret")

    def __init__(self, key_id: int, secret: bytes) -> None:
        self.id = key_id
        self.secret = secret
        self._cipher = AESGCM(secret)

    def __repr__(self) -> str:
        return f"DataKey({self.id})"

    @classmethod
    def fresh(cls, key_id: int = 0) -> "DataKey":
        """A new random key."""
        return cls(key_id, secrets.token_bytes(32))

    def seal(self, what: str, plain: bytes) -> bytes:
        """Nonce and ciphertext; `what` names the column and is needed to open it again."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, self._context(what))

    def open(self, what: str, sealed: bytes) -> bytes:
        """The plain bytes. Raises `Unreadable` where they were changed or belong elsewhere."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._context(what))
        except (InvalidTag, ValueError):
            raise Unreadable(f"{what} of key {self.id} does not open") from None

    def _context(self, what: str) -> bytes:
        return f"{self.id}:{what}".encode()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tipline " + purpose).derive(secret)
