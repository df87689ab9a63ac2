"""Who may be named in a message, and what around a name tells who it is: what the learned reader of names is shown."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from triage.extract.han_people import HAN_SURNAMES
from triage.extract.kinship import Kin
from triage.extract.korean_in_latin import KOREAN_SURNAMES, SYLLABLE
from triage.extract.korean_names import (
    COMMON,
    DOUBLE,
    TITLES,
    could_be_given,
    full_names,
    is_ordinary,
    may_be_given,
    without_ending,
)
from triage.extract.named import Named
from triage.extract.spans import Span
from triage.extraction import Role

#: Log-odds of each part somebody may play, and of None: that it is nobody's name.
Parts = dict[Role | None, float]
#: How often a word occurs in texts that were learned from: 0 never, 1 once, then more and more.
Seen = Callable[[str], int]


class NameJudge(Protocol):
    """What was learned of names and of the parts people play."""

    def seen(self, word: str) -> int:
        """How often a word occurs in the texts that were learned from: 0 never, 1 once, 2 to 4 more and more."""

    def __call__(self, candidates: Sequence[Sequence[str]]) -> Sequence[Parts]:
        """What each candidate is, by what tells of it."""


_AROUND = 28  # characters on either side
_EDGE = 5  # characters next to the name that are read in order
_RUN = re.compile(r"(?<![가-힣A-Za-z0-9@_])[가-힣]{2,14}")
_DUTY = re.compile(
    r"(?:담당자?|관리자?|닉네임|닉|별명|별칭|가명|본명|이름|성함|성명|총책|두목|보스|팀장|사장|실장|브로커|모집책|모집인|소개한"
    r"|데려간|시킨|예금주|명의자?|친구|선배|후배|형|누나|언니|오빠|동생|아들|딸|남편|아내|조카|사람|놈|애|저는|저|나는|난|제가)"
    r"(?:은|는|이|가|인|도|의)?\s?[:：]?\s?['\"‘“「]?(?P<name>[가-힣]{2,5}?)(?:['\"’”」]|(?=이라|라는|이?고|이?구|이[에예요]|예요"
    r"|입니|인데|임|이며|\(|\s|,|\.|$|이?랑|하고|가|는|을|를|한테))"
)
_TITLED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{1,4}}\s?(?:{TITLES}|형님|선배|삼촌|아저씨|목사|집사|권사|여사|마담|언니|누님))"
)
_QUOTED = re.compile(r"['\"‘“「『`](?P<name>[가-힣A-Za-z][가-힣A-Za-z ]{0,8})['\"’”」』`]")
_BRACKETED = re.compile(r"[\[<【](?P<name>[가-힣A-Za-z][가-힣A-Za-z ]{1,9})[\]>】]")
_LATIN = re.compile(
    r"(?<![\w@.])[A-ZÀ-Ỹ][A-Za-zÀ-ỹ'’-]{1,14}(?:\s[A-ZÀ-Ỹ][A-Za-zÀ-ỹ'’.-]{0,14}){0,3}(?![\w@])"
    r"|\b(?:mr|mrs|ms|miss|madam|boss|uncle)\.?\s[A-Za-z]{2,12}(?![\w@])",
)
_ROMAN = re.compile(rf"\b(?:{KOREAN_SURNAMES})[ -]{SYLLABLE}(?:[ -]?{SYLLABLE})?(?![\w@-])", re.IGNORECASE)
_HAN = re.compile(
    rf"(?=(?P<name>[{HAN_SURNAMES}][一-鿿]{{2}}))|(?=(?P<short>[{HAN_SURNAMES}][一-鿿](?![一-鿿])))"
    r"|(?P<nick>[老阿小大][一-鿿A-Z]|[一-鿿]{1,2}(?:哥|姐|总|總|部长|经理|老板))"
)
_SPOKEN = re.compile(r"['\"‘“「『][^'\"’”」』\n]{0,120}$")
_LETTERS = re.compile(r"[A-Za-zÀ-ỹ]{2,}")
_MOST = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody's name, perhaps, with what the rules make of it. `shape` says which shape found it where no rule did.

    `relative` is the word for a relative that stands before it in its sentence; whose it is, where names are between,
    `governing` says.
    """

    named: Named
    by_rule: bool
    part: Role | None
    shape: str = ""
    relative: Kin | None = None

    def governing(self, named: Sequence[Named]) -> Kin | None:
        """The word for a relative that the name belongs to, where none of these other names stands between."""
        if self.relative is None:
            return None
        start, end = self.relative.span[1], self.named.span[0]
        return None if any(start <= other.span[0] and other.span[1] <= end for other in named) else self.relative


def words_of(text: str) -> set[str]:
    """The beginnings of Korean words, two to five syllables long, and the words in Latin letters, in small ones."""
    runs = [run[0] for run in _RUN.finditer(text)]
    begun = {run[:size] for run in runs for size in (2, 3, 4, 5) if len(run) >= size}
    return begun | {word.lower() for word in _LETTERS.findall(text)}


def unknown(text: str, known: Sequence[Named], seen: Seen) -> list[tuple[str, Named]]:
    """What has the shape of a name and no rule took for one, each place and length once; many are no names."""
    taken = {one.span for one in known}
    found: list[tuple[str, Named]] = []
    for kind, (start, end) in _shaped(text, seen):
        span = (start, start + len(text[start:end].rstrip(" .'’-")))
        if span not in taken and len(found) < _MOST:
            taken.add(span)
            found.append((kind, Named(text[slice(*span)], span, None, sure=False)))
    return found


def _shaped(text: str, seen: Seen) -> Iterator[tuple[str, Span]]:
    for run in _RUN.finditer(text):
        start = run.start()
        for length in full_names(run[0]):
            yield "full", (start, start + length)
        if may_be_given(run[0]):
            yield "given", (start, start + 2)
        bare = without_ending(run[0])
        if 2 <= len(bare) <= 5 and not seen(bare):
            yield "rare", (start, start + len(bare))
    for kind, pattern in (("duty", _DUTY), ("titled", _TITLED), ("quoted", _QUOTED), ("bracketed", _BRACKETED)):
        for match in pattern.finditer(text):
            yield kind, match.span("name")
    for kind, pattern in (("latin", _LATIN), ("roman", _ROMAN)):
        for match in pattern.finditer(text):
            yield kind, match.span()
    for match in _HAN.finditer(text):
        yield "han", match.span(match.lastgroup or 0)


def telling(text: str, one: Candidate, governing: Kin | None, about: Sequence[str], seen: Seen) -> list[str]:
    """What tells whether this is a name and whose: the name, the words around it, the rules' reading and the tip's marks."""
    start, end = one.named.span
    name, before, after = one.named.name, text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    rule = f"{one.part.value if one.part else '-'}" if one.by_rule else "shape"
    often = _often(name, seen)
    beside = _beside(before, after)
    made = f"{often}:{could_be_given(name)}:{_surname(name)}"
    return [
        f"made:{made}",
        f"made:{made}:{one.shape or rule}",
        *(f"beside:{what}" for what in beside),
        *(f"beside:{what}:{made}" for what in beside),
        *(f"beside:{what}:{one.shape or rule}" for what in beside),
        f"beside:{len(beside)}:{often}:{could_be_given(name)}",
        f"rule:{rule}",
        f"rule:{rule}:{one.named.hint or '-'}:{one.named.sure}:{one.named.labelled}",
        f"shape:{one.shape}",
        f"kin:{governing.word if governing else '-'}",
        f"kin:{governing is not None}:{bool(governing and governing.sender)}:{rule}",
        f"length:{len(name)}:{name[:1].isascii()}",
        f"surname:{_surname(name)}",
        f"ordinary:{is_ordinary(name)}",
        *(f"seen:{often}:{beside}" for beside in ("", rule, one.shape, len(name), _surname(name))),
        f"at:{min(start, 100).bit_length()}:{min(len(text) - end, 100).bit_length()}",
        f"spoken:{bool(_SPOKEN.search(text[max(0, start - 120) : start]))}",
        *(f"name:{gram}" for gram in _grams(f"^{name}$", 3)),
        *(f"b{size}:{before[-size:]}" for size in range(1, _EDGE + 1)),
        *(f"a{size}:{after[:size]}" for size in range(1, _EDGE + 1)),
        *(f"b:{gram}" for gram in _grams(before, 3)),
        *(f"a:{gram}" for gram in _grams(after, 3)),
        *(f"b/{word}" for word in before.split()[-3:]),
        *(f"a/{word}" for word in after.split()[:3]),
        *(f"tip:{mark}" for mark in about),
        *(f"{rule}:{mark}" for mark in about),
    ]


_BEFORE = {
    "label": re.compile(
        r"(?:이름|성함|성명|본명|실명|닉네임|닉|별명|가명|name(?:d| is|:)?|叫|姓名|名字|名叫)\s?"
        r"(?:은|는|이|가|도|:|：|是)?\s?['\"‘“]?$",
        re.I,
    ),
    "duty": re.compile(
        r"(?:담당자?|관리자|총책|팀장|사장|브로커|모집책|소개한|데려간|예금주|명의자?|대표|보스)\s?(?:은|는|이|가|:)?\s?['\"‘“]?$"
    ),
    "self": re.compile(
        r"(?<![가-힣])(?:저는|나는|난|전|저|제가|나|이상|보낸이|신고자|제보자|작성자|i am|i'm|this is|我是|我叫)\s?:?\s?$", re.I
    ),
    "age": re.compile(
        r"(?:\d\d\s?[살세]?|년\s?생|스물|서른|마흔|[하둘셋넷섯곱덟홉]|살)\s?(?:짜리|된|먹은|먹은)?\s?[,/.]?\s?(?:남자|여자|남|여)?\s?[,/]?\s?$"
    ),
    "number": re.compile(r"\d[\d -]{6,}\s?[,/(]?\s?$"),
    "list": re.compile(r"[가-힣]{2,4}\s?(?:[,、·/&]|이?랑|하고|와|과|그리고)\s?$"),
    "start": re.compile(r"(?:^|[.!?~\n]\s*|[요다]\s+)$"),
}
_AFTER = {
    "age": re.compile(
        r"(?:이?[고구며]|인데|은|는|이|가|요|씨|님)?\s?[,(/:]?\s?(?:올해|만|갓|이제|나이는?|남|여|남자|여자)?\s?[,/]?\s?"
        r"(?:[1-6]\d(?:\s?[살세)]|\s?년\s?생|[,)\s]|$)|스물|스무|서른|마흔|쉰|예순|열[일여아하다]|(?:19|20)\d\d\s?년)"
    ),
    "copula": re.compile(
        r"(?:입니다|이에요|예요|이예요|에요|이고|이구|고\s|인데|이라고|라고|이라는|라는|이란|임|이요|요\s|입니더|이여|이유|이래요|래요|랍니다|이랍니다)"
    ),
    "called": re.compile(r"(?:씨|님|군|양|형|누나|언니|오빠|선배|대리|과장|실장|팀장|부장|사장|대표)"),
    "number": re.compile(r"\s?[,(:/]?\s?\+?\d[\d -]{6,}"),
    "handle": re.compile(r"\s?[,(:/]?\s?(?:텔레?|카톡|라인|위챗|인스타|@|telegram|line|kakao|whatsapp|wechat)", re.I),
    "end": re.compile(r"\s?(?:드림|올림|배상)?\s?[.)!]?\s?$"),
    "particle": re.compile(r"(?:은|는|이|가|을|를|도|랑|이랑|한테|에게|와|과|의|이가|이는|이를|이랑|이도|이한테)(?![가-힣])"),
}


def _beside(before: str, after: str) -> list[str]:
    """What calls for a name right before or behind: a label, an age, a number, an ending."""
    found = [f"before-{what}" for what, shape in _BEFORE.items() if shape.search(before)]
    return [*found, *(f"after-{what}" for what, shape in _AFTER.items() if shape.match(after))] or ["nothing"]


def _often(name: str, seen: Seen) -> int:
    """How often the commonest word of it, or for a Korean one all of it, was seen."""
    words = [word.lower() for word in _LETTERS.findall(name)] or [name[:5]]
    return max(seen(word) for word in words)


def _surname(name: str) -> str:
    if name.startswith(DOUBLE):
        return "double"
    return "common" if name[:1] in COMMON else "rare"


def _grams(text: str, longest: int) -> list[str]:
    return [text[at : at + size] for size in range(2, longest + 1) for at in range(len(text) - size + 1)]
