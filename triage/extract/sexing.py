"""Which of the words of a tip that show a sex speak of its victim: what the learned reader of sexes is shown.

Each such word speaks for its sex, and so does everything around it: it is learned in what surroundings a word is the victim's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from triage.extract.kinship import is_called, is_not_meant, is_owner, is_writers_own, kin_words, quotations
from triage.extract.passages import SENTENCE_END, Passage
from triage.extract.spans import Span, Taken
from triage.extract.stance import Stance

#: What tells of a person's sex: 1 where it goes with a word for a man, -1 with one for a woman, 1 where it goes with neither.
Telling = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class SexOdds:
    """Natural log-odds of man to woman, and of any sex being told to none."""

    man: float
    told: float


SexJudge = Callable[[Telling], SexOdds]

_OTHER_WORDS = re.compile(
    r"(?P<m>남자|남성|아저씨|총각|군대|전역|제대|입대|도련님|형수님?|와이프|여친|(?<![a-z])(?:he|him|his|male|mr|army|himself)(?![a-z])"
    r"|他|男|(?<!\w)(?:anh ấy|nó|ông)(?!\w)|ครับ|ผม|ผู้ชาย|ប្រុស)"
    r"|(?P<f>여자|여성|아줌마|아가씨|임신|유산|생리|성폭행|몸\s?파|(?<![a-z])(?:she|her|hers|female|ms|mrs|pregnant)(?![a-z])"
    r"|她|女|(?<!\w)(?:cô ấy|chị ấy|bà)(?!\w)|ค่ะ|คะ|หนู|ดิฉัน|นาง|ស្រី)",
    re.IGNORECASE,
)
#: By these a speaker's sex is told as much as that of whom they call so.
_ELDERS = frozenset({"형", "형님", "형아", "누나", "오빠", "언니", "누님"})
_HANGUL_NAME = re.compile(r"[가-힣]{3,4}")
_BEFORE, _BEHIND = 10, 12  # characters around a word that are looked at
#: What happens to somebody, or what they do, between their word and the next: a sign that they are who is told of.
_DEEDS = re.compile(
    r"갇|감금|잡혀|잡힌|붙잡|붙들|억류|맞[고았는아]|때[리려]|못\s?[나오가돌]|연락|실종|사라|끊[기겼]|출국|떠나|떠났|[가-힣]\s?간다|갔|끌려|팔[려릴렸]|여권"
    r"|뺏|도망|탈출|살려|죽|다쳤|아프|전화|카톡|문자|씁니다|써요|적어|대신|알아봐|걱정|울|신고|소개|꼬[시셔신]|데려|보냈|보내"
    r"|locked|held|trapped|stuck|missing|beat|hurt|went|flew|fly|escap|passport|wrote|texted|called|says|said|typing|writing|worried|crying"
    r"|关|關|困|失联|失聯|打|被|去了|骗|騙|护照|逃|写|担心|哭"
    r"|nhốt|đánh|mất|giữ|đi |trốn|khóc|viết",
    re.IGNORECASE,
)
_BEFALLEN = re.compile(
    r"^[을를]\s?[^.\n]{0,8}찾|갇|감금|잡혀|잡힌|잡혔|붙잡|붙들|억류|납치|못\s?[나돌]|실종|사라졌|연락이?\s?(?:안|두절|끊)|소식이|끌려|팔[려렸]|여권을?\s?(?:뺏|빼앗)"
    r"|locked|held|trapped|stuck|missing|kidnap|can't leave|关|關|困|失联|失聯|扣|绑|nhốt|giam|giữ|mất liên lạc|ขัง|ติดอยู่|ឃុំ",
    re.IGNORECASE,
)
_CLAUSE = 40  # characters behind a word in which a deed is looked for
_STEP = 6  # characters to a step of distance
_MOST = 120  # words of one tip, the first


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that shows a sex, or somebody close whose sex it does not show. `quoted`: in somebody else's words."""

    span: Span
    word: str
    sex: str | None
    quoted: bool


#: The messages of a tip, each with its words.
_Read = list[tuple[str, list[_Word]]]


def is_befallen(text: str, end: int, limit: int) -> bool:
    """Whether it is said of somebody, between the word that ends there and the next one, that they are held or missing."""
    return _BEFALLEN.search(_clause(text, end, limit)) is not None


def _clause(text: str, end: int, limit: int) -> str:
    return SENTENCE_END.split(text[end : min(limit, end + _CLAUSE)])[0]


def tellings(passages: Sequence[Passage], stance: Stance, names: Sequence[str | None]) -> list[Telling]:
    """What tells of the sex of each of these victims of a tip, None being one without a name."""
    read: _Read = []
    left = _MOST
    for passage in passages:
        read.append((passage.text, _words(passage.text)[:left]))
        left -= len(read[-1][1])
    shared = [*_of_the_tip(read, stance.value), *_of_words(read, stance.value)]
    return [[*shared, *_of_the_name(read, stance.value, name)] for name in names]


def _words(text: str) -> list[_Word]:
    quoted = quotations(text)
    taken = Taken(len(text))
    found = [(span, word.lower(), sex) for span, word, sex in kin_words(text) if taken.take(span)]
    found += [(one.span(), one[0].lower(), one.lastgroup) for one in _OTHER_WORDS.finditer(text) if taken.take(one.span())]
    return [
        _Word(span, word, sex, any(start <= span[0] and span[1] <= end for start, end in quoted))
        for span, word, sex in sorted(found)
    ]


def _of_the_tip(read: _Read, stance: str) -> Iterator[tuple[str, int]]:
    """How many words show a sex, and how many sexes."""
    words = [one for _, words in read for one in words]
    known = min(4, sum(1 for one in words if one.sex))
    told = (f"stance:{stance}", f"known:{known}", f"known:{known}:{stance}", f"sexes:{len({one.sex for one in words})}")
    return ((what, 1) for what in told)


def _of_words(read: _Read, stance: str) -> Iterator[tuple[str, int]]:
    """What stands around each word, whoever is asked about."""
    count = sum(len(words) for _, words in read)
    order = 0
    for text, words in read:
        owners = [_owns(text, words, place) for place in range(len(words))]
        owning = {one.word for one, owns in zip(words, owners, strict=True) if owns}
        for place, one in enumerate(words):
            if one.sex:
                told = [f"order:{min(order, 3)}", f"left:{min(count - 1 - order, 3)}", *_around(text, words, place, stance)]
                told += [f"owner:{owners[place]}", f"owned:{place > 0 and owners[place - 1]}"]
                told.append(f"owner-elsewhere:{one.word in owning}")
                yield from _signed(told, one, stance)
                yield from ((what, _sign(one)) for what in _itself(one, stance))
            if one.sex or one.word in _ELDERS:
                yield from ((f"={what}", 1) for what in _itself(one, stance))
            order += 1


def _of_the_name(read: _Read, stance: str, name: str | None) -> Iterator[tuple[str, int]]:
    """Where each word stands beside the name of the person who is asked about."""
    order = 0
    for text, words in read:
        at = _place_of(name, text)
        for one in words:
            if one.sex:
                yield from _signed(_beside_name(words, one, at, name, order), one, stance)
            order += 1


#: What is told of each word by itself too.
_WORD_BY_WORD = ("writer:", "called:", "quoted:", "name:", "nearer:", "behind1:", "order:", "owner:", "befallen:")


def _signed(told: Sequence[str], one: _Word, stance: str) -> Iterator[tuple[str, int]]:
    """What is told of a word, of its kind and of itself, for its sex."""
    kind = "elder" if one.word in _ELDERS and (one.quoted or stance != Stance.OUTSIDE.value) else "kin"
    yield from ((f"{what}|{kind}", _sign(one)) for what in told)
    yield from ((f"{what}|{one.word}", _sign(one)) for what in told if what.startswith(_WORD_BY_WORD))


def _sign(one: _Word) -> int:
    return 1 if one.sex == "m" else -1


def _itself(one: _Word, stance: str) -> tuple[str, str, str]:
    return f"word:{one.word}", f"word:{one.word}:{stance}", f"word:{one.word}:{stance}:{one.quoted}"


def _around(text: str, words: Sequence[_Word], place: int, stance: str) -> list[str]:
    """The letters and words around a word, its neighbours among the words that show a sex, and how it is spoken."""
    one = words[place]
    start, end = one.span
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    told = [*(f"behind{size}:{behind[:size]}" for size in (1, 2, 3)), *(f"before{size}:{before[-size:]}" for size in (1, 2, 3))]
    told += [f"next:{word[:3]}" for word in behind.split()[:2]] + [f"last:{word[-3:]}" for word in before.split()[-2:]]
    limit = words[place + 1].span[0] if place + 1 < len(words) else len(text)
    told.append(f"befallen:{is_befallen(text, end, limit)}")
    clause = _clause(text, end, limit)
    told += [f"does:{deed}" for deed in dict.fromkeys(one[0] for one in _DEEDS.finditer(clause))] or ["does:nothing"]
    if one.quoted:
        told.append(f"quoted:{stance}")
    if place + 1 < len(words):
        after = words[place + 1]
        told += [f"gap:{min(3, (after.span[0] - end) // 2)}", f"then:{after.word}"]
    if place:
        earlier = words[place - 1]
        told += [f"gap-before:{min(3, (start - earlier.span[1]) // 2)}", f"after:{earlier.word}"]
    return [
        *told,
        f"writer:{is_writers_own(text, start, end)}",
        f"called:{is_called(text, end)}",
        f"meant:{not is_not_meant(text, end)}",
    ]


def _owns(text: str, words: Sequence[_Word], place: int) -> bool:
    """Whether a word only says whose the next person is."""
    return place + 1 < len(words) and is_owner(text, words[place].word, words[place].span[1], words[place + 1].span[0])


def _beside_name(words: Sequence[_Word], one: _Word, at: int, name: str | None, order: int) -> list[str]:
    """How far from the person's name a word stands, and whether others are nearer."""
    if at < 0:
        return [f"no-name:{name is not None}:{min(order, 2)}"]
    start, end = one.span
    length = len(name or "")
    step = f"before{min(3, max(0, at - end) // _STEP)}" if start < at else f"behind{min(3, max(0, start - at - length) // _STEP)}"
    nearer = sum(1 for other in words if other.sex and abs(other.span[0] - at) < abs(start - at))
    return [f"name:{step}", f"nearer:{min(2, nearer)}"]


def _place_of(name: str | None, text: str) -> int:
    """Where a name first stands, or the given one of a Korean name; -1 where it does not."""
    if not name:
        return -1
    whole = text.find(name)
    return text.find(name[1:]) if whole < 0 and _HANGUL_NAME.fullmatch(name) else whole
