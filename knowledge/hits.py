"""Names said in a text, each with what the words right beside it make of it: a site, a house, a gate or a town."""

import re
from dataclasses import dataclass

from knowledge.compounds import Name
from knowledge.concepts import plain
from knowledge.forms import Form
from knowledge.place_words import GATE_AFTER, GATE_BEFORE
from knowledge.site_words import GENERIC, HOUSES, REGIONS, SITE

_SITE_REACH = 26  # characters before a town in which a word for a site belongs to it: "a new compound near Samraong"
#: Words right behind a name by which what is called so is plainly a place.
CALLED_A_PLACE = re.compile(
    r"\s?['\"’”]?\s?(?:이?라(?:고\s?하)?는\s?(?:[가-힣]{1,6}\s?)?(?:데(?!요\s?뭐)|덴|곳|단지|건물|호텔|회사|카지노)|이?라고\s?(?:있|하는\s?(?:데|곳)))"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name said in a text. `likeness` is 1 for the exact sound; `facility`: a word for such a place stands with it."""

    compound: str
    name: Name
    likeness: float
    start: int
    end: int
    facility: bool
    whole: bool  #: the name is said with its own generic word, as in 태자단지
    common: bool  #: what is said is also an ordinary word, or a town
    letters: int  #: folded letters of what tells it apart
    town: bool = False  #: what is said is the name of a town

    @property
    def counts(self) -> bool:
        """Whether it may be the name of a site: that of a town is one only where a word for a site stands beside it."""
        return self.facility or not self.town

    def said(self, text: str) -> str:
        """The words of the text."""
        return text[self.start : self.end]


def hit_of(form: Form, likeness: float, start: int, end: int, text: str) -> Hit:
    """The hit where characters [start, end) of a text are this form, more or less."""
    gate = bool(GATE_AFTER.match(text, end) or GATE_BEFORE.search(text[max(0, start - _SITE_REACH) : start]))
    facility = _site_of_town(form, text, start, end, gate) if form.town else _facility(form, text, start, end, gate)
    town = form.town or (gate and not form.whole)
    return Hit(form.compound, form.name, likeness, start, end, facility, form.whole, form.common, len(form.letters), town)


def _facility(form: Form, text: str, start: int, end: int, gate: bool) -> bool:
    """Whether a word for such a place stands with a name."""
    if gate and not form.whole:
        return bool(SITE.search(plain(text[end : end + 8])))
    beside = plain(text[max(0, start - 12) : start] + " " + text[end : end + 12])
    return form.whole or bool(GENERIC.search(beside) or CALLED_A_PLACE.match(text[end:]))


def _site_of_town(form: Form, text: str, start: int, end: int, gate: bool) -> bool:
    """Whether the name of a town is said with a word that makes it a site; beside a gate, road or airport only a walled one."""
    behind = plain(text[end : end + 8])
    if gate:
        return bool(SITE.search(behind))
    before = plain(text[max(0, start - _SITE_REACH) : start])
    if SITE.search(re.split(r"[.!?,\n。，]", before)[-1]) or SITE.search(behind):
        return True
    kinds = "|".join(map(re.escape, (form.kinds | HOUSES) - REGIONS))
    return bool(re.match(rf"\s?(?:{kinds})", behind) or re.search(rf"(?:{kinds})\s?(?:in|at|ở|ที่|នៅ)?\s?$", before))
