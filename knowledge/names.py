"""Which known names a text says: exact by sound first, then nearly so, each with the words it was read from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.compounds import Compound, Name, is_common, is_everyday
from knowledge.concepts import plain
from triage.fold import Folded, best_window, fold, folded

#: Words for a place of this kind, which say nothing about which one it is.
GENERIC = (
    *(
        "단지",
        "원구",
        "웬치",
        "웬구",
        "위엔취",
        "산업단지",
        "산업공단",
        "카지노",
        "호텔",
        "리조트",
        "빌딩",
        "건물",
        "타워",
        "파크",
        "그룹",
    ),
    *("콤플렉스", "콘도", "아파트", "빌라", "지역", "구역", "공단", "국경", "본사", "사무실"),
    *("compound", "compounds", "casino", "hotel", "resort", "park", "complex", "building", "tower", "group", "industrial"),
    *("zone", "area", "border", "apartments", "condo", "villa", "office"),
    *("园区", "園區", "酒店", "赌场", "賭場", "娱乐城", "集团", "大厦", "度假村", "产业园", "工业园", "公寓"),
    *("bạc", "sạn", "សណ្ឋាគារ", "កាស៊ីណូ", "បរិវេណ", "តំបន់", "โรงแรม", "คาสิโน", "รีสอร์ท", "khu phức hợp", "tòa nhà"),
)
#: Words for a walled site, beside which even the name of a town or an everyday word is the name of a site.
SITE = re.compile(
    r"단지|웬치|웬구|위엔취|원구|파크|공단|园|區|区|compound|complex|\bpark\b|danji|បរិវេណ|khu phức hợp|คอมปาวด์|นิคม", re.IGNORECASE
)
_SITE_REACH = 26  # characters before a town in which a word for a site belongs to it: "a new compound near Samraong"
_GENERIC = re.compile("|".join(sorted(map(re.escape, GENERIC), key=len, reverse=True)), re.IGNORECASE)
_LATIN = re.compile(r"[a-z0-9]")
#: How alike a name must sound to count where it is not said exactly; shorter names only count beside their own town.
NEARLY, NEARLY_SHORT = 0.86, 0.74
LONG = 6
_SHORTEST_NEAR = 4
_SHORTEST_SOUND = 5  # a shorter name has to be written as it is known: too many words sound like it
_SHORTEST_ACROSS = 7  # and in another script, where every syllable has many spellings, longer still
_SYLLABIC, _HANGUL = re.compile("[\u3400-\u9fff가-힣]"), re.compile("[가-힣]")
_CALLED = re.compile(r"^\s?['\"’”]?\s?(이?라는|이?라고|이?란|이?래|called|named|叫|tên)")
_BESIDE = re.compile(rf"\s?(?:{_GENERIC.pattern})", re.IGNORECASE)
_TOWN_REACH = 14  # characters before an everyday word that may end in a town: 巴域万城
_NEAR_TEXT = 600  # words near the beginning; a longer text is searched for exact names only


#: What may be left of a description used as a name, and tells no place from another.
_UNTELLING = re.compile(
    r"\d{0,3}\s?(?:층|동|f|floors?|storeys?|-storey)|sites?|거리|산|분|역|new blocks?|신축|외곽|범죄", re.IGNORECASE
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

    def said(self, text: str) -> str:
        """The words of the text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Form:
    compound: str
    name: Name
    letters: str
    whole: bool
    common: bool
    written: str  #: NFKC, lower case, without spaces
    town: bool = False  #: the name of a town, where a word for a place has to stand right beside it
    kinds: frozenset[str] = frozenset()  #: words for a house or site that stand in the compound's names
    everyday: bool = False  #: a word of every day or somebody's name, which counts with such a word right behind it alone


class Names:
    """The names of all compounds by their sound."""

    def __init__(self, compounds: Sequence[Compound], towns: Iterable[str] = ()) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        self._near: dict[str, list[_Form]] = defaultdict(list)
        names = sorted({plain(town) for town in towns if len(town) > 1}, key=len, reverse=True)
        town_sounds = {_squeezed(town) for town in names}
        self._towns = re.compile("|".join(map(re.escape, names)) or "(?!)")
        for compound in compounds:
            kinds = frozenset(kind for name in compound.names for kind in _GENERIC.findall(plain(name.text)))
            for name in compound.names:
                for form in _forms(compound.id, name, town_sounds, self._towns, kinds):
                    self._forms[form.letters].append(form)
                    self._near[compound.id].append(form)
        self._lengths = sorted({len(letters) for letters in self._forms}, reverse=True)

    def exact(self, text: str) -> list[Hit]:
        """Every name said exactly, the longest at each place; a name inside a longer one does not count."""
        sound = folded(text)
        plain_letters, places = _letters(sound)
        starts = {index: place for place, index in enumerate(places)}
        begins = {starts[begin] for begin in sound.begins if begin in starts}
        hits: list[Hit] = []
        covered = 0
        for at in range(len(plain_letters)):
            found = self._longest(plain_letters, at, at in begins)
            if found is None or at + len(found[0].letters) <= covered:
                continue
            covered = at + len(found[0].letters)
            start, end = sound.span(places[at], places[covered - 1] + 1)
            if _ends_inside_word(text, end) or _begins_inside_word(text, start):
                continue
            said = _bare(text[start:end])
            hits += [
                _hit(form, 1.0, start, end, text)
                for form in found
                if _is_said(form, said) and self._may_stand(form, text, start, end)
            ]
        return hits

    def _longest(self, letters: str, at: int, begins: bool) -> list[_Form] | None:
        for length in self._lengths:
            if not begins and length < LONG:
                return None
            forms = self._forms.get(letters[at : at + length])
            if forms:
                return forms
        return None

    def _may_stand(self, form: _Form, text: str, start: int, end: int) -> bool:
        """Whether a name that is also a word may be meant here: it is no part of a longer word, and no bare everyday word."""
        before = plain(text[max(0, start - _TOWN_REACH) : start]).rstrip()
        if (
            (form.everyday or is_everyday(text[start:end]))
            and not _BESIDE.match(text[end:])
            and not any(town.end() == len(before) for town in self._towns.finditer(before))
        ):
            return False
        inside = start > 0 and bool(_HANGUL.match(text[start]) and _HANGUL.match(text[start - 1]))
        return not (form.common and not form.whole and inside)

    def nearly(self, text: str, compounds: Iterable[str]) -> list[Hit]:
        """The name of each of these compounds that is said most nearly, where it is near enough."""
        sound = folded(text[:_NEAR_TEXT])
        hits = []
        for compound in compounds:
            best: Hit | None = None
            for form in self._near[compound]:
                if len(form.letters) < _SHORTEST_NEAR or form.common or form.everyday:
                    continue
                likeness, start, end = best_window(form.letters, sound, NEARLY_SHORT if len(form.letters) < LONG else NEARLY)
                if likeness < _enough(form, text, end) or (best is not None and likeness <= best.likeness):
                    continue
                said = _bare(text[start:end])
                if (
                    is_everyday(said)
                    or not _GENERIC.sub("", said)
                    or (len(said) <= 2 and _SYLLABIC.match(said) and not _CALLED.match(text[end:]))
                ):
                    continue
                if (likeness > 0.99 and not _is_said(form, _bare(text[start:end]))) or _ends_inside_word(text, end):
                    continue
                best = _hit(form, likeness, start, end, text)
            if best is not None:
                hits.append(best)
        return hits


def _enough(form: _Form, text: str, end: int) -> float:
    """How alike the name has to sound: less where the words after it say that something is called so."""
    return NEARLY_SHORT if len(form.letters) < LONG and _CALLED.match(text[end:]) else NEARLY


def _is_said(form: _Form, said: str) -> bool:
    """Whether words that sound like a name are the name: the shorter it is, the more exactly it has to be written."""
    if form.written == said:
        return True
    if _SYLLABIC.match(said) and len(said) <= 2:
        return False
    same_script = bool(_HANGUL.match(form.written)) == bool(_HANGUL.match(said))
    return len(form.letters) >= (_SHORTEST_SOUND if same_script else _SHORTEST_ACROSS)


def _forms(compound: str, name: Name, towns: set[str], town: re.Pattern[str], kinds: frozenset[str]) -> list[_Form]:
    """The whole name, and what is left of it without towns and generic words where that still tells it apart."""
    bare = _GENERIC.sub(" ", town.sub(" ", plain(name.text)))
    telling = not _UNTELLING.fullmatch(re.sub(r"[^\w]+", " ", bare).strip())
    whole, core = _squeezed(name.text), _squeezed(bare)
    is_town = whole in towns
    forms = []
    bare_generic = not _squeezed(_GENERIC.sub(" ", plain(name.text)))
    if len(whole) >= 2:
        daily = is_everyday(name.text)
        forms.append(
            _Form(
                compound,
                name,
                whole,
                core != whole and not is_town and not bare_generic,
                name.common or is_town,
                _bare(name.text),
                is_town,
                kinds,
                daily,
            )
        )
    if core and core != whole and core not in towns and len(core) >= 3 and telling:
        forms.append(_Form(compound, name, core, False, name.common or is_common(bare), _bare(bare), everyday=is_everyday(bare)))
    return forms


def _hit(form: _Form, likeness: float, start: int, end: int, text: str) -> Hit:
    if form.town:
        behind = plain(text[end : end + 8])
        facility = bool(SITE.search(text[max(0, start - _SITE_REACH) : start]) or SITE.search(behind))
        facility = facility or behind.strip().startswith(tuple(form.kinds))
    else:
        facility = form.whole or bool(_GENERIC.search(plain(text[max(0, start - 12) : start] + " " + text[end : end + 12])))
    return Hit(form.compound, form.name, likeness, start, end, facility, form.whole, form.common, len(form.letters), form.town)


def _begins_inside_word(text: str, start: int) -> bool:
    """Whether a Latin word began before the hit: "jungguk danji" is no K danji."""
    return start > 0 and bool(_LATIN.match(text[start].lower()) and re.match(r"[a-z]", text[start - 1].lower()))


def _ends_inside_word(text: str, end: int) -> bool:
    """Whether a Latin word goes on after the hit: "crowned" is no crown."""
    return end < len(text) and bool(_LATIN.match(text[end - 1].lower()) and re.match(r"[a-z]", text[end].lower()))


def _bare(text: str) -> str:
    return "".join(plain(text).split())


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _letters(sound: Folded) -> tuple[str, list[int]]:
    places = [index for index, letter in enumerate(sound.text) if letter != " "]
    return sound.text.replace(" ", ""), places
