"""Whether words that sound like a name are that name: how much has to agree depends on the script and on what tells it apart."""

import re
import unicodedata

from knowledge.concepts import plain
from knowledge.place_words import SIMPLE
from triage.fold import likeness

_SCRIPTS = (
    ("hangul", re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")),
    ("han", re.compile("[\u3400-\u9fff]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("lao", re.compile("[\u0e80-\u0eff]")),
    ("myanmar", re.compile("[\u1000-\u109f]")),
    ("khmer", re.compile("[\u1780-\u17ff]")),
)
_SHORTEST_SOUND = 5  # a shorter name has to be written as it is known: too many words sound like it
_SHORTEST_ACROSS = 7  # and in another script, where every syllable has many spellings, longer still
_ENOUGH = 0.7  # of the letters of a name in a script that spells sounds in many ways
_SAME_BEGINNING = ("ckq", "jzc", "sx", "pf", "iy", "ou", "kg", "td")
#: What ends a clause, and so a name.
_BREAK = re.compile(r"[,，、。!?！？;；:：\n…]|\.\s")
#: What tells one name of a family from another: figures, single letters, and short words that are no syllable.
_MARK = re.compile(r"(?<![a-z0-9])(?:[a-z]{0,2}-?\d+[a-z]?|[a-z]|[bcdfghjklmnpqrstvwxz]{2,3})(?![a-z0-9])")
_FIGURES = re.compile(r"\d+")


def script_of(text: str) -> str:
    """The script of the first letter; Latin where it is of none other that is known."""
    return next((name for name, letters in _SCRIPTS if letters.match(text)), "latin")


def breaks(said: str, name: str) -> bool:
    """Whether the words run over the end of a clause that the name does not have."""
    return bool(_BREAK.search(said)) and not _BREAK.search(name)


def sounds_like(written: str, said: str, letters: int) -> bool:
    """Whether words of the same sound, in lower case without spaces, are the name: the shorter it is, the more exactly written.

    `letters` counts the folded letters. Han characters are no spelling, so half of them have to be the same; other scripts of
    the region spell a sound in a few ways, Latin ones begin alike.
    """
    if written == said:
        return True
    ours, theirs = script_of(written), script_of(said)
    if theirs in ("han", "hangul") and len(said) <= 2:
        return False
    if ours != theirs:
        return letters >= _SHORTEST_ACROSS
    return letters >= _SHORTEST_SOUND and spelt_alike(written, said, ours)


def spelt_alike(written: str, said: str, script: str) -> bool:
    """Whether two words of one script may be spellings of one name."""
    if script == "hangul":
        return True
    one, other = _letters(written), _letters(said)
    if script == "han":
        same = sum(a == b for a, b in zip(one, other, strict=False))
        return len(one) == len(other) and 2 * same >= len(one)
    if script == "latin":
        return one[:1] == other[:1] or any(one[:1] in group and other[:1] in group for group in _SAME_BEGINNING)
    return likeness(one, other) >= _ENOUGH


def marks(text: str) -> frozenset[str]:
    """What tells the name from its sisters: its figures, single letters and abbreviations, as "4", "a7" or "kb"."""
    found = {mark.replace("-", "") for mark in _MARK.findall(plain(text))}
    return frozenset(found | set(_FIGURES.findall(plain(text))))


def _letters(text: str) -> str:
    simple = unicodedata.normalize("NFD", plain(text).translate(SIMPLE).replace("đ", "d"))
    return "".join(char for char in simple if unicodedata.category(char)[0] in "LN")
