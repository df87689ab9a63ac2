"""The one secret of a conversation: a code of 80 bits that a cookie holds and a person can write down.

Nothing of it is stored. What the store knows as the chat is a digest, from which the code cannot be found.
"""

import hashlib
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  #: no I, L, O, U: hard to tell apart, or to read aloud
LENGTH = 16
MISREAD = str.maketrans("OIL", "011")
ONE_TIME = re.compile(r"[A-Za-z0-9_-]{20,64}")


def new_id() -> str:
    """A one-time id for a form."""
    return secrets.token_urlsafe(18)


def usable_id(given: str) -> str:
    """The id a form brought, or a fresh one where it brought none that nobody could guess."""
    return given if ONE_TIME.fullmatch(given) else new_id()


def code_for(one_time: str) -> str:
    """The code of the conversation that a form's first message opens: the same for a message sent twice."""
    number = int.from_bytes(hashlib.sha256(b"code\0" + one_time.encode()).digest()[:10], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def read_code(written: str) -> str | None:
    """The code as a person wrote it, however spaced and cased, or None where it is none."""
    letters = re.sub(r"[\s.‐-―_-]", "", written).upper().translate(MISREAD)
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """The code in four groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def chat_of(code: str) -> str:
    """The channel's address of the conversation."""
    return hashlib.sha256(b"chat\0" + code.encode()).hexdigest()[:32]


def message_id(one_time: str, content: str) -> str:
    """The id of what one form sent: the same when sent twice, another when the words are others."""
    return hashlib.sha256(f"message\0{one_time}\0{content}".encode("utf-8", "replace")).hexdigest()[:32]
