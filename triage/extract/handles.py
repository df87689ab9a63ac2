"""Names on chat services, however they are written around: 텔 ID : x, @x, t.me/x, 골뱅이 x 언더바 y, spaced letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from triage.extract.spans import Span, Taken

_KO = "(?<![가-힣])"
_ASCII = "(?<![A-Za-z0-9_@.])"
_END = "(?![A-Za-z0-9_])"
PLATFORMS: tuple[tuple[str, str], ...] = (
    (
        "telegram",
        rf"텔레그[램렘]|텔레(?!비|마케|콤|파시|뱅|토)|{_KO}텔(?:그[램렘]?|방|아이디|챗)?(?=\s|[:;=(@'\"]|로|은|는|만"
        rf"|$|[a-zA-Z])|{_KO}테레그램"
        rf"|telegram|{_ASCII}(?:tele|tg|teleg|tlg|tgram){_END}|纸飞机|紙飛機|飞机号?|飛機|电报|電報|เทเลแกรม|เทเล"
        rf"|តេឡេក្រាម|តេលេក្រាម|㉠텔",
    ),
    (
        "kakao",
        rf"카카오\s?톡|[카까]톡|{_KO}카카오(?!뱅|페이|맵|택시)|{_KO}톡\s?(?=아이디|id)|ㅋㅌ|kakao\s?talk"
        rf"|{_ASCII}(?:kakao|katalk|katok|kkt){_END}|可可(?:talk)?|ឃាកាវ|คาเคา",
    ),
    ("line", rf"{_KO}라인(?!업|댄스|드)|{_ASCII}line(?:\s?id|\s?app)?{_END}|连我|ไลน์|ឡាញ"),
    ("wechat", rf"[위웨][챗쳇챝]|웨이신|we\s?chat|wei\s?xin|{_ASCII}(?:wx|vx|v信){_END}|微信号?|薇信|威信|v信|วีแชท|វីឆាត"),
    ("whatsapp", rf"[왓와][츠쯔쓰]?\s?[앱챕]|whats\s?app|{_ASCII}(?:wa|wsp|wapp){_END}|วอทส์แอป"),
    ("instagram", rf"인스타(?:그램)?(?:\s?(?:dm|디엠))?|{_ASCII}(?:instagram|insta|ig){_END}|ไอจี|อินสตาแกรม|អ៊ីនស្តា"),
    ("facebook", rf"페이스북|페북|페메|{_ASCII}(?:facebook|fb|messenger){_END}|脸书|臉書|เฟซบุ๊ก|เฟสบุ๊ค|เฟซ|ហ្វេសប៊ុក|ហ្វេសបុក"),
    ("tiktok", rf"틱톡|{_ASCII}(?:tiktok|tik\s?tok){_END}|抖音"),
    ("twitter", rf"트위터|{_ASCII}(?:twitter){_END}|推特"),
    ("discord", rf"디스코드|디코|{_ASCII}discord{_END}"),
    ("zalo", rf"잘로|{_ASCII}zalo{_END}"),
    ("qq", rf"{_ASCII}qq号?{_END}"),
    ("signal", rf"{_ASCII}signal(?=\s?(?:id|@|:))"),
)
_CUE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in PLATFORMS), re.IGNORECASE)
_UNNAMED_CUE = re.sub(r"[(][?]P<[a-z]+>", "(?:", _CUE.pattern)

_UNDERSCORE = r"(?:\s?(?:언더바|언더스코어|언더라인|밑줄|underscore|underbar|下划线|下劃線|ขีดล่าง)\s?)"
_DOT = r"(?:\s?(?:닷(?=\s?[A-Za-z0-9])|\[dot\]|\(dot\))\s?)"
_AT = r"(?:@|골뱅이|앳마크|\(at\)|\[at\])"
_NAME = rf"(?:[A-Za-z0-9]|{_UNDERSCORE}|_)(?:[A-Za-z0-9_.-]|{_UNDERSCORE}|{_DOT})*"
_SPACED = r"(?:[A-Za-z0-9_.] ){3,}[A-Za-z0-9_.](?![A-Za-z0-9_])"
_WORD_FOR_ID = (
    r"아이디|아\s?이\s?디|계정|닉(?:네임)?|주소|친추|추가|id|i\.d\.?|account|acct|handle|user\s?name|user"
    r"|nick(?:name)?|add|contact|帐号|账号|帳號|號|号|id号"
    r"|ไอดี|แอด|บัญชี|tài khoản|nick|tên|លេខ|ឈ្មោះ|គណនី"
)
_EXPLICIT = rf"(?:{_WORD_FOR_ID}|[:=→>])"
_FILLER = (
    rf"(?:\s|{_WORD_FOR_ID}|채널|톡방|방|링크|가능|메신저|dm|디엠|으로|에서|에는|로만|로|만|는|은|이|가|도|의|을|를"
    rf"|에|님|입니다|channel|group|chat"
    rf"|app|is|was|called|name|named|on|to|my|his|her|as|是|叫|加|联系|聯繫|找|搜|:|=|-|~|>|→|\(|\[|\"|'|“|‘|「|/|,|;)"
)
_AFTER_CUE = re.compile(
    rf"(?P<filler>{_FILLER}{{0,8}}?)(?P<at>{_AT}\s?)?(?P<name>{_SPACED}|{_NAME})(?![A-Za-z0-9_@]|\.[a-z]{{2,3}}/)", re.IGNORECASE
)
_EXPLICIT_WORD = re.compile(_EXPLICIT, re.IGNORECASE)
_AT_NAME = re.compile(rf"(?<![A-Za-z0-9._]){_AT}\s?(?P<name>{_SPACED}|{_NAME})(?![A-Za-z0-9_@])", re.IGNORECASE)
_CUE_BEHIND = re.compile(
    rf"\s?(?:[(\[/]|이?라는|이?라고|on\b|via\b)\s?(?:{_CUE.pattern})|\s(?:{_UNNAMED_CUE})(?=으?로|입니다|이에요|예요"
    rf"|이요|에서|\s?$)",
    re.IGNORECASE,
)
_ID_ALONE = re.compile(
    rf"(?:아이디|{_ASCII}id{_END}|账号|帐号|ไอดี)\s?(?:는|은|가"
    rf"|이)?\s?[:=]?\s?(?P<at>{_AT}\s?)?(?P<name>{_NAME})(?![A-Za-z0-9_@])",
    re.IGNORECASE,
)
_BEFORE_IN_BRACKETS = re.compile(
    rf"(?<![A-Za-z0-9@._/:-])(?P<name>[A-Za-z][A-Za-z0-9_.-]{{3,31}})\s?(?:[(\[]\s?(?:{_UNNAMED_CUE})[^)\]]{{0,8}}[)\]]"
    rf"|(?:이?라는)\s?(?:{_UNNAMED_CUE}))",
    re.IGNORECASE,
)

_PLAIN_WORDS = """
video call calls chat chats message messages msg only telegram group channel open room link number phone id
kakao kakaotalk line wechat whatsapp instagram facebook insta app dm and or the from with for boss manager
korean korea cambodia otp usdt btc visa admin vip hello hi please pls send sent me him her it is was not but
they said says asking account bot story post reel live voice via by at in on of to my his your their contact
text add us now today here this that guy man woman page profile deleted blocked offline online bank pay name
address username user handle nickname calling texting named called new old number's tel hr cs
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_AMOUNT = re.compile(
    r"\d{1,5}(?:wol|il|si|bun|sal|nyeon|ju|gae|myeong|cheung|dong|ho|am|pm|st|nd|rd|th|usd|usdt|won|man|k|h|hrs?|min|days?|x|times)",
    re.I,
)
_REACH = 80  # characters back to the cue that a bare @name inherits


@dataclass(frozen=True, slots=True)
class Handle:
    """A name on a chat service as `platform:id` in lower case, and where it stands."""

    value: str
    span: Span


def handles(text: str, earlier: Sequence[str] = ()) -> tuple[Handle, ...]:
    """Every handle of a text; a bare @name takes the service last spoken of, here or in `earlier` messages, else Telegram."""
    cues = [(match.lastgroup or "", match.start(), match.end()) for match in _CUE.finditer(text)]
    found = [*_after_cues(text, cues), *_before_cues(text)]
    taken = Taken(len(text))
    found = [handle for handle in found if taken.take(handle.span)]
    for match in _AT_NAME.finditer(text):
        if (name := _clean(match["name"])) and _fits(name, explicit=True) and taken.take(match.span("name")):
            behind = _CUE_BEHIND.match(text, match.end())
            platform = (behind and _platform(behind[0])) or _inherited(cues, match.start(), earlier) or "telegram"
            found.append(Handle(f"{platform}:{name.lower()}", match.span("name")))
    for match in _ID_ALONE.finditer(text):
        name = _clean(match["name"])
        if taken.free(match.span("name")) and _fits(name, explicit=True) and (near := _inherited(cues, match.start(), earlier)):
            found.append(Handle(f"{near}:{name.lower()}", match.span("name")))
    return tuple(sorted(found, key=lambda handle: handle.span))


def _after_cues(text: str, cues: list[tuple[str, int, int]]) -> list[Handle]:
    """Names that follow the word for a service."""
    found: list[Handle] = []
    for index, (platform, _, end) in enumerate(cues):
        limit = cues[index + 1][1] if index + 1 < len(cues) else len(text)
        match = _name_after(text, end, limit)
        if match is None:
            continue
        name = _clean(match["name"])
        explicit = bool(match["at"]) or bool(_EXPLICIT_WORD.search(text[end : match.start("name")]))
        if _fits(name, explicit=explicit, korean=bool(re.search("[가-힣]", text[max(0, end - 3) : end]))):
            found.append(Handle(f"{platform}:{name.lower()}", match.span("name")))
    return found


def _name_after(text: str, end: int, limit: int) -> re.Match[str] | None:
    """The first word behind a service that is not one of the sentence's own ("telegram id is x")."""
    for _ in range(4):
        match = _AFTER_CUE.match(text, end)
        if match is None or match.start("name") >= limit:
            return None
        if match["name"].lower() not in _PLAIN and len(match["name"]) > 2:
            return match
        end = match.end("name")
    return None


def _before_cues(text: str) -> list[Handle]:
    """Names with the service behind them: "min_jae (텔레)", "min_jae 라는 텔레"."""
    found = []
    for match in _BEFORE_IN_BRACKETS.finditer(text):
        platform = _platform(text[match.end("name") : match.end()])
        name = _clean(match["name"])
        if platform and _fits(name, explicit=False):
            found.append(Handle(f"{platform}:{name.lower()}", match.span("name")))
    return found


def _platform(words: str) -> str | None:
    """The service that some words name."""
    cue = _CUE.search(words)
    return cue.lastgroup if cue else None


def _inherited(cues: list[tuple[str, int, int]], at: int, earlier: Sequence[str]) -> str | None:
    """The service spoken of last before a place in the text, or in an earlier message."""
    before = [platform for platform, _, end in cues if end <= at and at - end <= _REACH]
    if before:
        return before[-1]
    for text in reversed(earlier):
        spoken = [match.lastgroup for match in _CUE.finditer(text[-400:])]
        if spoken:
            return spoken[-1]
    return None


def _clean(name: str) -> str:
    """The name with spelt-out signs and spaces put right and the end of the sentence taken off."""
    name = re.sub(_UNDERSCORE, "_", name, flags=re.IGNORECASE)
    name = re.sub(_DOT, ".", name, flags=re.IGNORECASE)
    return name.replace(" ", "").rstrip(".-").lstrip(".-")


def _fits(name: str, *, explicit: bool, korean: bool = False) -> bool:
    """Whether a word can be a name on a service; without an explicit sign of one it must not look like a word of the sentence."""
    if not 3 <= len(name) <= 40 or name.lower() in _PLAIN:
        return False
    if name.isdigit():
        return explicit and 5 <= len(name) <= 9
    if _AMOUNT.fullmatch(name):
        return False
    if not re.search("[A-Za-z]", name):
        return False
    if explicit or re.search(r"[A-Za-z][_.0-9]|[0-9][A-Za-z_]", name):
        return True
    return korean and len(name) >= 5 and name.islower()
