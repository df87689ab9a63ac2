"""Which known names a text says: exact by sound first, then nearly so, each with the words it was read from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.compounds import Compound, is_everyday
from knowledge.concepts import plain
from knowledge.forms import Form, forms_of, squeezed, unspaced
from knowledge.hits import CALLED_A_PLACE, Hit, hit_of
from knowledge.numbered import base_and_figure, counts_something, figure_beside
from knowledge.place_words import PARTICLE
from knowledge.site_words import GENERIC
from knowledge.sounding import Sound
from knowledge.spelling import breaks, marks, script_of, sounds_like, spelt_alike
from triage.fold import best_window, folded, likeness

_LATIN = re.compile(r"[a-z0-9]")
#: How alike a name must sound to count where it is not said exactly; shorter names only count beside their own town.
NEARLY, NEARLY_SHORT = 0.86, 0.74
LONG = 6  # letters of a name that need no town beside it
_SHORTEST_NEAR = 4
_SHORTEST_NEAR_ACROSS = 7  # letters of a name that may be told in another script though not quite by its sound
_CORE_NEARLY = 0.8  # how alike what tells a name apart has to sound, whatever the generic words beside it add
_DOUBT = NEARLY + 0.03  # likeness of a house whose number nobody knows to the house without one
_SYLLABIC, _HANGUL = re.compile("[\u3400-\u9fff가-힣]"), re.compile("[가-힣]")
_CALLED = re.compile(r"^\s?['\"’”]?\s?(이?라는|이?라고|이?란|이?래|called|named|叫|tên)")
_TO_TOWN = re.compile(r"\s?,?\s(?:in\s|at\s|ở\s|tại\s)?", re.IGNORECASE)
_SYLLABLES_GLUED = 3  # of a name that may stand in the midst of a run of syllables
_RUN = 4  # characters on either side without a space that tell a writer who does not part words
_KIND_BEHIND = re.compile(rf"\s?(?:{GENERIC.pattern})", re.IGNORECASE)
_TOWN_REACH = 14  # characters before an everyday word that may end in a town: 巴域万城
_SHORTEST_INSIDE = 5  # letters of a name that may be found where no word begins, as writers without spaces leave it
_NEAR_TEXT = 600  # words near the beginning; a longer text is searched for exact names only


class Names:
    """The names of all compounds by their sound."""

    def __init__(self, compounds: Sequence[Compound], towns: Iterable[str] = ()) -> None:
        self._forms: dict[str, list[Form]] = defaultdict(list)
        self._near: dict[str, list[Form]] = defaultdict(list)
        names = sorted({plain(town) for town in towns if len(town) > 1}, key=len, reverse=True)
        town_sounds = {squeezed(town) for town in names}
        self._towns = re.compile("|".join(map(re.escape, names)) or "(?!)")
        for compound in compounds:
            kinds = frozenset(kind for name in compound.names for kind in GENERIC.findall(plain(name.text)))
            for name in compound.names:
                for form in forms_of(compound.id, name, town_sounds, self._towns, kinds):
                    self._forms[form.letters].append(form)
                    self._near[compound.id].append(form)
        for letters, forms in self._forms.items():
            # Another spelling of an ordinary word is one too: "longbai" tells no more than "Long Bay".
            daily = {(form.compound, script_of(form.written)) for form in forms if form.common and not form.whole}
            self._forms[letters] = [
                replace(form, common=form.common or (form.compound, script_of(form.written)) in daily) for form in forms
            ]
        self._lengths = sorted({len(letters) for letters in self._forms}, reverse=True)
        self._inside = [length for length in self._lengths if length >= _SHORTEST_INSIDE]
        self._families: dict[str, dict[int, Form]] = defaultdict(dict)
        for forms in self._forms.values():
            for form in forms:
                if (parts := base_and_figure(form.name.text)) and len(base := squeezed(parts[0])) >= _SHORTEST_NEAR:
                    self._families[base].setdefault(parts[1], form)

    def exact(self, text: str) -> list[Hit]:
        """Every name said exactly, the longest at each place; a name inside a longer one does not count."""
        sound = Sound(text)
        hits: list[Hit] = []
        covered = 0
        for at in sound.openings:
            for forms, length in self._at(sound, at):
                if at + length <= covered:
                    break
                if found := self._said(forms, sound, at, length):
                    covered = at + length
                    hits += [hit for hit in found if hit.counts]
                    break
        return [self._numbered(hit, text) for hit in hits]

    def _at(self, sound: Sound, at: int) -> Iterator[tuple[list[Form], int]]:
        """The names whose letters stand here, the longest first; only long ones where no word begins."""
        left = len(sound.letters) - at
        for length in self._lengths if at in sound.begins else self._inside:
            if length <= left and (forms := self._forms.get(sound.letters[at : at + length])):
                yield forms, length

    def _said(self, forms: Sequence[Form], sound: Sound, at: int, length: int) -> list[Hit]:
        """Those of the names that these letters are."""
        text = sound.text
        span = sound.span(at, length)
        if span is None or _ends_inside_word(text, span[1]) or _begins_inside_word(text, span[0]) or _cuts_words(text, *span):
            return []
        start, end = span
        said = unspaced(text[start:end])
        glued = at not in sound.begins and length < LONG
        return [
            hit_of(form, 1.0, start, end, text)
            for form in forms
            if sounds_like(form.written, said, length)
            and not breaks(text[start:end], form.name.text)
            and not (glued and not _stands_glued(form, said, text, start, end))
            and not (said[-1:].isdigit() and counts_something(text, end))
            and self._may_stand(form, text, start, end)
        ]

    def _numbered(self, hit: Hit, text: str) -> Hit:
        """The hit, or that of the house a figure beside it tells; a doubtful one where no house of that figure is known."""
        houses = self._families.get(squeezed(hit.said(text))) or self._families.get(squeezed(GENERIC.sub(" ", hit.said(text))))
        figure = figure_beside(text, hit.start, hit.end) if houses else None
        if not houses or figure is None:
            return hit
        if form := houses.get(figure.value):
            return replace(hit, compound=form.compound, name=form.name, common=False, letters=len(form.letters))
        return hit if figure.block else replace(hit, likeness=_DOUBT)

    def _may_stand(self, form: Form, text: str, start: int, end: int) -> bool:
        """Whether a name that is also a word may be meant here: it is no part of a longer word, and no bare everyday word."""
        if (form.everyday or is_everyday(text[start:end])) and not (
            _KIND_BEHIND.match(text[end:]) or CALLED_A_PLACE.match(text[end:]) or self._beside_town(text, start, end)
        ):
            return False
        inside = start > 0 and bool(_HANGUL.match(text[start]) and _HANGUL.match(text[start - 1]))
        return not (form.common and not form.whole and inside) or _stands_glued(form, unspaced(text[start:end]), text, start, end)

    def _beside_town(self, text: str, start: int, end: int) -> bool:
        """Whether a town ends right before these words or, in Latin letters, begins right behind them: 巴域万城, Crown Poipet."""
        before = plain(text[max(0, start - _TOWN_REACH) : start]).rstrip()
        if any(town.end() == len(before) for town in self._towns.finditer(before)):
            return True
        behind = _TO_TOWN.match(text, end)
        return behind is not None and bool(self._towns.match(plain(text[behind.end() : behind.end() + _TOWN_REACH])))

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
                if self._may_be(form, likeness, text, start, end) and (hit := hit_of(form, likeness, start, end, text)).counts:
                    best = hit
            if best is not None:
                hits.append(best)
        return hits

    def _may_be(self, form: Form, likeness: float, text: str, start: int, end: int) -> bool:
        """Whether words that sound nearly like a name may be it misspelt: no other word, no other house of the family."""
        said = unspaced(text[start:end])
        if is_everyday(said) or not GENERIC.sub("", said) or _ends_inside_word(text, end) or _cuts_words(text, start, end):
            return False
        if len(said) <= 2 and _SYLLABIC.match(said) and not _CALLED.match(text[end:]):
            return False
        if likeness > 0.99 and not sounds_like(form.written, said, len(form.letters)):
            return False
        if breaks(text[start:end], form.name.text) or not _near_in_script(form, said):
            return False
        return self._tells(form, text, start, end)

    def _tells(self, form: Form, text: str, start: int, end: int) -> bool:
        """Whether what tells the name apart is said: its figures and single letters, and what is left without generic words."""
        said = plain(text[start:end])
        figure = figure_beside(text, start, end)
        if marks(said) != form.marks or (figure is not None and not figure.block):
            return False
        return likeness(squeezed(GENERIC.sub(" ", said)), form.core) >= _CORE_NEARLY


def _stands_glued(form: Form, said: str, text: str, start: int, end: int) -> bool:
    """Whether a name may stand inside a run of syllables: written as it is known, by one who does not part words."""
    if form.everyday or len(said) < _SYLLABLES_GLUED or not _HANGUL.match(said):
        return False
    around = text[max(0, start - _RUN) : end + _RUN]
    unparted = len(around) >= len(said) + _RUN and not re.search(r"\s", around.strip())
    return unparted and (form.written == said or bool(_CALLED.match(text[end:])))


def _enough(form: Form, text: str, end: int) -> float:
    """How alike the name has to sound: less where the words after it say that something is called so."""
    return NEARLY_SHORT if len(form.letters) < LONG and _CALLED.match(text[end:]) else NEARLY


def _near_in_script(form: Form, said: str) -> bool:
    """Whether a name may be misspelt so: sound tells little of Han characters, and across scripts of a short name."""
    ours, theirs = script_of(form.written), script_of(said)
    if ours == theirs:
        return ours == "hangul" or spelt_alike(form.written, said, ours)
    return len(form.core or form.letters) >= _SHORTEST_NEAR_ACROSS and {ours, theirs} <= {"hangul", "latin"}


def _begins_inside_word(text: str, start: int) -> bool:
    """Whether a Latin word began before the hit: "jungguk danji" is no K danji."""
    return start > 0 and bool(_LATIN.match(text[start].lower()) and re.match(r"[a-z]", text[start - 1].lower()))


def _ends_inside_word(text: str, end: int) -> bool:
    """Whether a Latin word goes on after the hit: "crowned" is no crown."""
    return end < len(text) and bool(_LATIN.match(text[end - 1].lower()) and re.match(r"[a-z]", text[end].lower()))


def _cuts_words(text: str, start: int, end: int) -> bool:
    """Whether Korean words make a name only by a piece of one of them: "데에 창고" is no Tai Chang, "은 아니" no Nan Hai.

    Where the writer parts no words nothing can be told by their ends.
    """
    said = text[start:end]
    if " " not in said or not _HANGUL.match(said[-1]):
        return False
    first, last = said.split()[0], said.split()[-1]
    if first in ("은", "는"):
        return True  # of the town before it, which stands apart by now
    opens = start == 0 or not _HANGUL.match(text[start - 1])
    closes = not _HANGUL.match(text[end : end + 1]) or PARTICLE.match(text, end) or GENERIC.match(plain(text[end : end + 8]))
    return not closes and len(last) < _SYLLABLES_GLUED or (not opens and len(first) < _SYLLABLES_GLUED)
