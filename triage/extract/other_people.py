"""Names in English, romanised Korean, Khmer, Thai and Vietnamese sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from triage.extract.han_people import han_people
from triage.extract.korean_in_latin import KOREAN_SURNAMES, SYLLABLE, is_korean_given, korean_in_latin
from triage.extract.mekong_people import mekong_people
from triage.extract.named import SENDER, Named
from triage.extract.spans import Taken
from triage.extraction import Role

_SYLLABLES = (
    "(?:(?:kk|tt|pp|ss|jj|ch|sh|[bdghjkmnprstyw])?(?:y?eo|y?ae|wae|woo|yoo|eu|oo|ee|oe|ui|ya|ye|yo|yu|wa|we|wi|wo"
    "|you?|[aeiou])(?:ng|ck|[nmlkptbgrshk](?![aeiouyw]))?){1,3}"
)
_SMALL = re.compile(rf"(?:{KOREAN_SURNAMES})[ -](?P<given>{_SYLLABLES}(?:-{_SYLLABLES})?)(?![a-z-])")
_TITLE = r"[A-Z][a-z]+(?:(?:['’][A-Za-z]{2,})|-[A-Za-z][a-z]+)?"
_UPPER = r"[A-Z]{2,12}(?:-[A-Z]{2,8})?"
_MR = re.compile(
    r"(?:Mr|Ms|Mrs|Miss|Dr|Boss|Manager|Captain|Director|Supervisor|Uncle|Auntie|Madam|Chief|Brother|Sister"
    r"|Mama)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?"
)
_NAME = re.compile(rf"(?:{_TITLE}(?: {_TITLE}){{0,2}}|{_UPPER}(?: {_UPPER}){{0,2}})(?![A-Za-z0-9_@])")
_LABEL = re.compile(
    r"(?:\b(?:full\s|real\s|korean\s|english\s)?names?(?:'s|s)?(?![a-z])(?:\s(?:is|was|are|say|says))?|\b(?:is|was|are|be"
    r"|been|guy|man|woman|girl|boy|person|someone|one|korean|he's|she's|goes)?\s?(?:called(?:\s(?:himself|herself))?|named"
    r"|by the name(?: of)?)"
    r"|\b(?:call(?:s|ed|ing)?|introduc(?:es|ed)) (?:himself|herself|him|her)|\bpassport (?:says?|name)(?: is)?"
    r"|\bireum(?:[ -]?(?:eun|i))?"
    r"|\bunder the name(?: of)?|\bin the name of|\baccount (?:holder|name)|\bhis name"
    r"|\bher name|\b(?:goes|went|go|going) by(?: the name)?|\bnicknamed|\bnickname(?: is)?|\bknown as|\baka\b)\s*(?:is|was|:"
    r"|=|-)?\s*['\"“‘]?",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"(?:\b(?:i am|i'm|i m|im|this is|it's|my name(?:'s| is)?|me:|myself|jeoneun|jeo(?:neun)?|naneun|jega"
    r"|je ireumeun)\s*[:,=]?\s+)",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:son|daughter|brother|bro|sister|sis|husband|wife|father|dad|mother|mom|mum|uncle|aunt|cousin|nephew|niece"
    r"|friend|buddy|mate|pal|ex|neighbou?r|boyfriend|girlfriend|bf|gf|fianc[eé]e?|roommate|classmate|colleague|coworker"
    r"|co-worker|penpal"
    r"|pen pal|student|students|partner|kid|lady|gentleman|man|woman|girl|boy|guy|namdongsaeng|yeodongsaeng|dongsaeng|adeul|ttal"
    r"|nampyeon|anae|chingu|hyeong|oppa|eonni|nuna|namja|yeoja|saram|victim|brother-in-law|korean|women|men|girls|boys"
    r"|guys|brothers|sisters|friends|koreans|employee)"
    r"(?:'s|s)?(?![a-z])\s?(?:is\s|was\s|=\s?|:\s?|,\s?|\(\s?|-\s|name\s|neun\s|i\s|ga\s)?['\"“‘]?",
    re.IGNORECASE,
)
_AGE_NEAR = re.compile(
    r"['\"”’]?\s?(?:[,(/:-]|is|aged?|korean|\()?\s?(?:(?:she/her|he/him|they/them|male|female|m|f|korean|age"
    r"|aged)\s?[,/]\s?)?(?:born\s)?[1-9]\d(?![\d:.%]|\s?(?:days|weeks|months|hours|min|usd|people|times|k\b|tr\b|triệu|củ"
    r"|rooms?\b|floors?\b|stor(?:ey|y)|am\b"
    r"|pm\b|st\b|th\b|nd\b|rd\b))",
    re.IGNORECASE,
)
_NOT_A_NAME_WORDS = """
i a an the my his her he she it we they you me and or but is was are am be in on at to of for from with by not no yes
please pls help korean korea south north chinese china cambodian cambodia vietnamese vietnam thai thailand american
america indian philippine filipino kenyan police embassy officer officers sir madam hello hi dear manager boss driver
worker staff student teacher nurse seoul busan bangkok phnom penh sihanoukville poipet bavet kampot siem reap casino
hotel resort park tower building company office airport bus passport visa usd usdt telegram kakao kakaotalk line wechat
whatsapp instagram facebook tiktok today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday
sunday january february march april may june july august september october november december now still very so just also
this that there here someone somebody everyone who what when where why how unknown confidential withheld victim reporter
recruiter agency agent hr only one two three locked safe fine scared worried sorry back stuck trapped being held kept
going gone writing reporting asking looking trying their our your jeo hanguk saram namja yeoja mom dad brother sister
friend uncle aunt son daughter husband wife tg ig fb id ok okay thanks thank god jesus ngo un dm sms otp vip crypto
because after before then mae sot flight gate room floor block mister myanmar laos golden triangle plaza city center
centre group international tech bored called named if as can could would should will has have had did does do went came
got get said says air airlines airways
bangladesh nepal malaysia malaysian singapore taiwan taiwanese dutch british australian canadian japanese japan hong kong
macau france german germany russian uzbek kazakh europe european asia asian mongolia suites suite garden crown royal chat
host hostess customer service sales marketing developer translator interpreter golden lions beach street road market
market temple church bank kookmin shinhan woori nonghyup app world cup news sir/madam everyone anyone people please sos urgent
"""
_NOT_A_NAME = frozenset(_NOT_A_NAME_WORDS.split())
_SMALL_WORD = re.compile(r"[a-z]{5,10}(?![A-Za-z@_.-])")
_APPOSED = re.compile(r",\s(?P<name>[A-Z][a-z]{2,9}),\s(?:got|was|is|has|had|who|can|went|left|says|said)\b")
_HERE = re.compile(
    rf"(?:^|[.!?\n]\s*)(?P<name>[A-Za-z][a-z]{{1,9}}(?:-[a-z]{{2,5}})? (?:{KOREAN_SURNAMES}))\shere\b", re.IGNORECASE
)
_ASK_FOR = re.compile(
    r"\b(?:contact|ask for|message|dm|reach|talk to|speak (?:to|with)|apply (?:to|with|through))\s(?=[A-Z][a-z])"
)
_POST_BEHIND = re.compile(
    rf"(?P<name>{_TITLE}(?: {_TITLE}){{0,2}}),\s(?:\w+\s){{0,2}}(?:Talent|Recruit\w*|HR|Hiring|Career\w*|Headhunter)\b"
)
_WRITTEN = re.compile(r"\b(?:wrote|writes?|written|paper|note|sign)\b", re.IGNORECASE)  # somebody else's words
_GIVEN = re.compile(rf"{SYLLABLE}-?{SYLLABLE}(?:-?{SYLLABLE})?(?![A-Za-z-])", re.IGNORECASE)
_ROMAN_SELF = re.compile(
    rf"\b(?:na|nan|naneun|jeo|jeoneun|jega|je)\s(?:ireum(?:eun|i)?\s)?(?P<name>(?:(?:{KOREAN_SURNAMES})[ -])?"
    rf"{SYLLABLE}-?{SYLLABLE}(?:-?{SYLLABLE})?)[ -]?(?:iya|ya|ieyo|yeyo|iyeyo|imnida|ibnida|rago|irago|inde|de)\b",
    re.IGNORECASE,
)
_ROMAN_TEXT = re.compile(
    r"\b(?:jeo|jeoneun|naneun|saram|ireum\w*|namja|yeoja|yeogi|gamgeum\w*|sal+yeo\w*|dowa\w*|\w+(?:yo|nida))\b", re.I
)
_OWN_KIN = re.compile(
    r"(?:his|her|their|the)\s(?:\w+\s)?(?:mother|father|mom|mum|dad|sister|brother|wife|husband|son|daughter|uncle|aunt"
    r"|cousin|friend"
    r"|fianc[eé]e?|girlfriend|boyfriend|partner|niece|nephew|grandmother|grandfather),?\s(?:named\s)?",
    re.IGNORECASE,
)
_NO_SENDER = re.compile(
    r"(?:not|going|in|at|a|an|the|from|so|very|korean|writing|his|her|their|currently|still|really|just|being|locked"
    r"|held|stuck|trapped|scared|ok|fine)\b",
    re.IGNORECASE,
)

_AND = re.compile(r"\s?(?:,|and|&)\s")


def other_people(text: str) -> tuple[Named, ...]:
    """Every name that English, romanised Korean, Chinese, Khmer, Thai or Vietnamese words give, in order, each place once."""
    taken = Taken(len(text))
    found = [named for named in _candidates(text) if taken.take(named.span)]
    return tuple(sorted(found, key=lambda named: named.span))


def _candidates(text: str) -> Iterator[Named]:
    yield from mekong_people(text)
    if re.search("[A-Za-z]{2}", text):
        yield from _latin(text)
    if re.search("[一-鿿]", text):
        yield from han_people(text)


def _latin(text: str) -> Iterator[Named]:
    yield from _labelled(text)
    yield from _senders(text)
    for match in _KIN.finditer(text):
        if text[match.end() - 1] != "s" and (named := _latin_at(text, match.end(), None)):
            yield named
            yield from _latin_listed(text, named)
        elif (given := _SMALL_WORD.match(text, match.end())) and is_korean_given(given[0]):
            yield Named(given[0], given.span())
    yield from _apposed(text)
    yield from _hirers(text)
    for match in _MR.finditer(text):
        yield _titled(match, None)
    yield from _before_age(text)
    yield from korean_in_latin(text)
    signed = re.search(rf"(?:^|[.!?\n]\s*|[-—–]\s?|,\s)({_TITLE} {_TITLE})(?:,? (?:his|her|their|the) \w+)?\s*[.)]?\s*$", text)
    if signed and _is_name(signed[1]):
        yield Named(signed[1], signed.span(1), SENDER)


def _apposed(text: str) -> Iterator[Named]:
    """Names between commas before a verb, and "X here" at the beginning."""
    for match in _APPOSED.finditer(text):
        if _is_name(match["name"]):
            yield Named(match["name"], match.span("name"))
    for match in _HERE.finditer(text):
        yield Named(match["name"], match.span("name"), SENDER)


def _hirers(text: str) -> Iterator[Named]:
    """Those whom an offer says to contact, or whose post is to hire."""
    for match in _ASK_FOR.finditer(text):
        if named := _latin_at(text, match.end(), Role.RECRUITER):
            yield replace(named, hint=Role.RECRUITER)
    for match in _POST_BEHIND.finditer(text):
        if _is_name(match["name"]):
            yield Named(match["name"], match.span("name"), Role.RECRUITER)


def _labelled(text: str) -> Iterator[Named]:
    for match in _LABEL.finditer(text):
        mine = re.search(r"\b(?:my|je)\s$", text[max(0, match.start() - 4) : match.start()], re.IGNORECASE)
        own = mine and not _WRITTEN.search(text[max(0, match.start() - 60) : match.start()])
        if named := _latin_at(text, match.end(), SENDER if own else None, loose=True):
            yield replace(named, labelled=True)


def _senders(text: str) -> Iterator[Named]:
    romanised = _ROMAN_TEXT.search(text)
    for match in _I_AM.finditer(text):
        if romanised and match[0].strip().lower() == "im":
            continue  # the family name Im
        at = _OWN_KIN.match(text, match.end())
        named = at and _latin_at(text, at.end(), SENDER)
        if named or (not _NO_SENDER.match(text, match.end()) and (named := _latin_at(text, match.end(), SENDER, given=True))):
            yield named
    for match in _ROMAN_SELF.finditer(text):
        if match["name"].split()[0] not in _NOT_A_NAME:
            yield Named(match["name"], match.span("name"), SENDER)


def _before_age(text: str) -> Iterator[Named]:
    for pattern in (_NAME, _SMALL):
        for match in pattern.finditer(text):
            apart = not match.start() or not text[match.start() - 1].isalnum()
            if apart and _AGE_NEAR.match(text, match.end()) and _is_name(match[0]):
                yield Named(match[0], match.span())


def _latin_at(text: str, start: int, hint: Role | str | None, *, loose: bool = False, given: bool = False) -> Named | None:
    """The Latin name at a place; `loose` takes any small word too, `given` one of Korean syllables."""
    if titled := _MR.match(text, start):
        return _titled(titled, hint)
    match = _NAME.match(text, start)
    if match is None or not _is_name(match[0]):
        match = _SMALL.match(text, start)
    if match is None and (loose or given):
        match = _GIVEN.match(text, start)
    if match is None and loose:
        match = re.compile(r"[A-Za-z][a-z]{2,11}(?=['\"”’]|\s?[,.(]|$|\s\d)").match(text, start)
    if match is None or not _is_name(match[0]):
        return None
    words = match[0].split()
    while len(words) > 1 and words[-1].lower() in _NOT_A_NAME and not re.fullmatch(KOREAN_SURNAMES, words[-1].lower()):
        words.pop()
    name = " ".join(words)
    return Named(name, (start, start + len(name)), hint)


def _titled(match: re.Match[str], hint: Role | str | None) -> Named:
    """The name behind Mr, Ms or Dr, with the title where there is a family name alone; other titles stay."""
    name = match[0].split(" ", 1)[1]
    if " " in name and match[0].startswith(("Mr", "Ms", "Miss", "Dr")):
        return Named(name, (match.end() - len(name), match.end()), hint)
    return Named(match[0], match.span(), hint or Role.OTHER)


def _latin_listed(text: str, named: Named) -> Iterator[Named]:
    """The name behind "and" or a comma after a name."""
    join = _AND.match(text, named.span[1])
    if join and (more := _latin_at(text, join.end(), None)):
        yield more


_OF_A_PLACE = frozenset(
    [
        "hotel",
        "hotels",
        "suites",
        "casino",
        "resort",
        "tower",
        "building",
        "street",
        "road",
        "market",
        "garden",
        "plaza",
        "city",
        "beach",
        "compound",
        "airport",
        "company",
        "group",
        "international",
        "center",
        "centre",
        "club",
        "bar",
        "ktv",
        "temple",
        "church",
        "school",
        "university",
        "embassy",
        "bank",
    ]
)


def _is_name(name: str) -> bool:
    words = name.lower().replace("-", " ").split()
    if len(words) > 1 and not _OF_A_PLACE.isdisjoint(words):
        return False
    if name.startswith(("I'", "I’")):
        return False
    if small := _SMALL.fullmatch(name.lower()):
        return small["given"] not in _NOT_A_NAME
    return len(name) > 2 and words[0] not in _NOT_A_NAME and not all(word in _NOT_A_NAME for word in words)
