"""The forms in which a compound may be named: its name as a whole, and what is left of it without towns and generic words."""

import re
from dataclasses import dataclass

from knowledge.compounds import Name, is_common, is_everyday
from knowledge.concepts import plain
from knowledge.place_words import without_countries
from knowledge.site_words import GENERIC, UNTELLING
from knowledge.spelling import marks
from triage.fold import fold

_LETTER_AND_FIGURE = re.compile(r"[a-z]\d")  # a name as short as it can be, which may also be a room or a sheet of paper


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a compound's name, as texts are searched for it."""

    compound: str
    name: Name
    letters: str  #: folded, by their sound
    whole: bool  #: the name with its own generic word, as 태자단지
    common: bool  #: also an ordinary word, or a town
    written: str  #: NFKC, lower case, without spaces
    town: bool = False  #: the name of a town, where a word for a place has to stand right beside it
    kinds: frozenset[str] = frozenset()  #: words for a house or site that stand in the compound's names
    everyday: bool = False  #: a word of every day or somebody's name, which counts with such a word right behind it alone
    core: str = ""  #: folded letters of what is left without generic words
    marks: frozenset[str] = frozenset()  #: figures and single letters that tell it from its sisters


def forms_of(compound: str, name: Name, towns: set[str], town: re.Pattern[str], kinds: frozenset[str]) -> list[Form]:
    """The whole name, and what is left of it without towns and generic words where that still tells it apart."""
    bare, townless = GENERIC.sub(" ", town.sub(" ", plain(name.text))), squeezed(town.sub(" ", plain(name.text)))
    whole, core, kindless = squeezed(name.text), squeezed(bare), squeezed(GENERIC.sub(" ", plain(name.text)))
    is_town = whole in towns or not townless
    forms = []
    if len(whole) >= 2:
        as_a_whole = Form(
            compound,
            name,
            whole,
            whole=core != whole and not is_town and kindless != "",
            common=name.common or is_town,
            written=unspaced(name.text),
            town=is_town,
            kinds=kinds,
            everyday=is_everyday(name.text),
            core=kindless,
            marks=marks(name.text),
        )
        forms.append(as_a_whole)
    if core != whole and core not in towns and _tells(bare, core):
        common = len(core) < 3 or name.common or is_common(bare)
        everyday, told = is_everyday(bare), marks(bare)
        forms.append(Form(compound, name, core, False, common, unspaced(bare), everyday=everyday, core=core, marks=told))
    return forms


def _tells(bare: str, core: str) -> bool:
    """Whether what is left of a name, with these letters, is more than a description that fits any site."""
    words = re.sub(r"[^\w]+", " ", bare).strip()
    enough = len(core) >= 3 or (core != "" and _LETTER_AND_FIGURE.fullmatch(words) is not None)
    return enough and not UNTELLING.fullmatch(without_countries(words).strip() or "the")


def unspaced(text: str) -> str:
    """The text NFKC, in lower case, without spaces."""
    return "".join(plain(text).split())


def squeezed(text: str) -> str:
    """The letters of the text by their sound, without spaces."""
    return fold(text).replace(" ", "")
