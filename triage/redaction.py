"""Personal data replaced by placeholders before words leave the house, and put back in what comes home."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from triage.extract.korean_names import SURNAMES, name_at
from triage.extract.korean_people import korean_people
from triage.extract.other_people import other_people
from triage.extraction import Extraction, IdentifierKind
from triage.grounding import Ground

_GAP = r"[\s\-\u2010-\u2015.()/·,~_\u200b-\u200f\u2060\ufeff]{0,3}"
_THIS_DECADE = re.compile(r"20[23]\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}")
_ROMAN_SURNAMES = (
    "Kim|Lee|Yi|Rhee|Park|Bak|Choi|Choe|Jung|Jeong|Chung|Kang|Gang|Cho|Jo|Yoon|Yun|Jang|Chang|Lim|Im|Han|Oh|Seo|Suh|Shin|Sin|Kwon"
    "|Gwon|Hwang|Ahn|An|Song|Ryu|Yoo|Yu|Hong|Jeon|Jun|Ko|Go|Moon|Mun|Yang|Son|Bae|Baek|Paik|Heo|Hur|Nam|Sim|Shim|Noh|Roh|Ha|Kwak"
    "|Nguyen|Tran|Pham|Wang|Zhang|Chen|Liu|Chea|Sok|Chan"
)
_NAME_CUES = (
    r"(?:이름[은이]?|성함[은이]?|제 이름은|본명[은이]?|예금주|姓名[:：]?|名字(?:是|叫)?[:：]?|(?:我|他|她)叫"
    r"|my name is|(?:his|her) name is|name[:：]|tên (?:là|tôi là|em là|anh là|con tôi là)|tên[:：]|ឈ្មោះ|ชื่อ)"
)

#: What is taken out wherever it stands, whether a rule knew it or not; the first that fits names it.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("MAIL", re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")),
    (
        "LINK",
        re.compile(
            r"(?:https?://|www\.)\S+|\b(?:t\.me|goo\.gl|maps\.app|bit\.ly|open\.kakao\.com|line\.me|wa\.me)/\S+", re.IGNORECASE
        ),
    ),
    ("HANDLE", re.compile(r"[@＠]\s?[A-Za-z0-9_.]{3,}")),
    (
        "HANDLE",
        re.compile(
            r"(?:카톡|카카오톡?|텔레(?:그램)?|라인|위챗|인스타(?:그램)?|왓츠앱|잘로|kakao(?:talk)?|telegram|tg|line|wechat|insta(?:gram)?|whatsapp|zalo"
            r"|微信号?|电报)\s?(?:id|아이디|号|은|는)?\s?[:：]?\s?(?P<part>[A-Za-z0-9_.\-]{3,})",
            re.IGNORECASE,
        ),
    ),
    (
        "WALLET",
        re.compile(r"\b(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[0-9a-z]{20,60})\b"),
    ),
    (
        "PASSPORT",
        re.compile(r"(?<![A-Za-z])[A-Za-z]{1,2}[\s-]?(?:\d[\s-]?){7,8}(?!\d)|(?<![A-Za-z])[A-Za-z]\d{3}[A-Za-z]\d{4}(?!\d)"),
    ),
    ("POSITION", re.compile(r"-?\d{1,3}\.\d{3,}")),
    ("NUMBER", re.compile(rf"[+＋]?(?:\d{_GAP}){{5,}}[\d*](?:{_GAP}[\d*])*")),
    (
        "NAME",
        re.compile(
            rf"{_NAME_CUES}\s?[:：]?\s?(?P<part>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){{0,3}}|[가-힣]{{2,4}}|[\u4e00-\u9fff]{{2,4}}"
            r"|[\u1780-\u17ff]{2,}(?:\s[\u1780-\u17ff]{2,})?|[\u0e00-\u0e7f]{2,}(?:\s[\u0e00-\u0e7f]{2,})?)",
            re.IGNORECASE,
        ),
    ),
    (
        "NAME",
        re.compile(
            rf"\b(?:{_ROMAN_SURNAMES})(?:\s|-)[A-Z][a-z]+(?:[\s-]?[A-Z]?[a-z]+)?\b"
            rf"|\b[A-Z][a-z]+(?:[\s-][A-Z]?[a-z]+)?\s(?:{_ROMAN_SURNAMES})\b"
        ),
    ),
)
_ADDRESSED = re.compile(r"(?P<part>[가-힣]{2,4})\s?(?:씨|님|군|양)(?:[은는이가을를의도]|한테|에게)?(?![가-힣])")
_WORD = re.compile(r"(?<![가-힣])[가-힣]{3,}")
_FULL_NAME = 3
_KINDS = {
    IdentifierKind.PHONE: "PHONE",
    IdentifierKind.HANDLE: "HANDLE",
    IdentifierKind.ACCOUNT: "ACCOUNT",
    IdentifierKind.WALLET: "WALLET",
    IdentifierKind.URL: "LINK",
}
_Cut = tuple[int, int, str]


@dataclass(slots=True)
class Redaction:
    """What was taken out of one tip, by its placeholder; the same words get the same placeholder."""

    _by_words: dict[str, str] = field(default_factory=dict)
    _texts: tuple[str, ...] = ()

    def placeholder(self, words: str, kind: str) -> str:
        """What stands for these words; no text holds it already."""
        if words not in self._by_words:
            number = len(self._by_words) + 1
            while any(f"_{number}]" in text for text in self._texts):
                number += 1000
            self._by_words[words] = f"[{kind}_{number}]"
        return self._by_words[words]

    def restore(self, text: str) -> str:
        """The text with every placeholder turned back into the words it stands for."""
        back = {placeholder: words for words, placeholder in self._by_words.items()}
        return re.sub(r"\[[A-Z]+_\d+\]", lambda match: back.get(match[0], match[0]), text)


def redact(texts: Sequence[str], known: Extraction) -> tuple[list[str], Redaction]:
    """The texts without names, phones, handles, accounts, wallets, links, papers, positions or long numbers, and the way back.

    What the rules found goes by their findings; what has the shape of such data goes whether they found it or not, though it
    may be an everyday word. A name that is one, with nothing beside it that calls for a name, can stay.
    """
    redaction = Redaction(_texts=tuple(texts))
    known_cuts = list(_known(texts, known))
    out = []
    for number, text in enumerate(texts):
        cuts = [cut for message, cut in known_cuts if message == number]
        out.append(_cut(text, _apart([*cuts, *_shaped(text)]), redaction))
    return out, redaction


def _known(texts: Sequence[str], known: Extraction) -> Iterator[tuple[int, _Cut]]:
    ground = Ground(texts)
    for person in known.people:
        if not person.value.name:
            continue
        found = [quote for name in _spellings(person.value.name) for quote in ground.all(name)]
        if not found and person.quote is not None:
            found = [person.quote]
        for quote in found:
            yield quote.message, (quote.start, quote.end, "NAME")
    for identifier in known.identifiers:
        quotes = ground.all(identifier.value.value.rpartition(":")[2])
        for quote in [*quotes, *([identifier.quote] if identifier.quote else [])]:
            yield quote.message, (quote.start, quote.end, _KINDS[identifier.value.kind])


def _spellings(name: str) -> Iterator[str]:
    """The name as it is called: whole, without the family name, and its parts."""
    yield name
    if len(name) == 3 and name[0] in SURNAMES:
        yield name[1:]
    yield from (part for part in name.split() if len(part) > 2)


def _shaped(text: str) -> Iterator[_Cut]:
    for kind, shape in _SHAPES:
        for match in shape.finditer(text):
            part = "part" if "part" in shape.groupindex else 0
            if not _THIS_DECADE.fullmatch(match[part].strip()):
                yield *match.span(part), kind
    yield from ((*match.span("part"), "NAME") for match in _ADDRESSED.finditer(text))
    # What a rule takes for a name goes even where more was learned since that speaks against it.
    yield from ((*named.span, "NAME") for named in (*korean_people(text), *other_people(text)))
    for word in _WORD.finditer(text):
        name = name_at(text, word.start())
        if name is not None and name[1] - name[0] >= _FULL_NAME:
            yield *name, "NAME"


def _apart(cuts: list[_Cut]) -> list[_Cut]:
    """The cuts in order, those that overlap made one."""
    apart: list[_Cut] = []
    for start, end, kind in sorted(cuts):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]), apart[-1][2])
        else:
            apart.append((start, end, kind))
    return apart


def _cut(text: str, cuts: list[_Cut], redaction: Redaction) -> str:
    out, done = [], 0
    for start, end, kind in cuts:
        out += [text[done:start], redaction.placeholder(text[start:end], kind)]
        done = end
    return "".join((*out, text[done:]))
