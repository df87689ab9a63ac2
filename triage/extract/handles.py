"""Names on chat services, however they are written around: 텔 ID : x, @x, 골뱅이 x 언더바 y, x 라는 텔레, spaced letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triage.extract.passages import BLANK
from triage.extract.platforms import CUE, UNNAMED_CUE, platform
from triage.extract.spans import Span, Taken

_UNDERSCORE = (
    r"(?:\s?(?:언더\s?바|언더스코어|언더라인|밑줄|under\s?score|under\s?bar|下划线|下劃線|底线|底線|gạch dưới|ขีดล่าง|ขีดเส้นใต้)\s?)"
)
_DOT = r"(?:\s?(?:닷|점|쩜|点|點|จุด|\[dot\]|\(dot\))\s?(?=[A-Za-z0-9])|\s(?:dot|chấm|cham)\s(?=[A-Za-z0-9]))"
_DASH = r"(?:\s?(?:하이픈|대시|横杠|橫槓)\s?(?=[A-Za-z0-9])|\s(?:hyphen|dash)\s(?=[A-Za-z0-9]))"
_AT = r"(?:@|골뱅이|앳마크|小老鼠|\(at\)|\[at\])"
_NAME = rf"(?:[A-Za-z0-9]|{_UNDERSCORE}|_)(?:[A-Za-z0-9_.-]|{_UNDERSCORE}|{_DOT}|{_DASH})*"
_SPACED = r"(?:[A-Za-z0-9_.] ){3,}[A-Za-z0-9_.](?![A-Za-z0-9_])"
_WORD_FOR_ID = (
    r"아이디|아\s?이\s?디|계정|닉(?:네임)?|주소|친추|추가|프로필|id|i\.d\.?|account|acct|handle|user\s?name|user"
    r"|nick(?:name)?|add|contact|帐号|账号|帳號|號|号|id号"
    r"|ไอดี|แอด|บัญชี|tài khoản|nick|tên|លេខ|ឈ្មោះ|គណនី"
)
_EXPLICIT = rf"(?:{_WORD_FOR_ID}|[:=→>])"
_FILLER = (
    rf"(?:\s|{_WORD_FOR_ID}|채널|톡방|방|링크|가능|메신저|dm|디엠|으로|에서|에는|로만|로|만|는|은|이|가|도|의|을|를"
    rf"|에|님|입니다|channel|group|chat|page|페이지|profile"
    rf"|app|is|was|called|name|named|on|to|my|his|her|as|là|la|是|叫|加|联系|聯繫|找|搜|:|=|-|~|>|→|\(|\[|\"|'|“|‘|「|/|,|;)"
)
_AFTER_CUE = re.compile(
    rf"(?P<filler>{_FILLER}{{0,8}}?)(?P<at>{_AT}\s?)?(?P<name>{_SPACED}|{_NAME})(?![A-Za-zÀ-ɏḀ-ỹ0-9_@]|\.[a-z]{{2,3}}/)",
    re.IGNORECASE,
)
_FAR_BEHIND_CUE = re.compile(
    rf"(?P<said>[^\n{BLANK}]{{1,30}}?)(?<![A-Za-z0-9@._/:-])(?P<name>[A-Za-z][A-Za-z0-9_.-]{{3,31}})(?![A-Za-z0-9_@]|://)"
)
_EXPLICIT_WORD = re.compile(_EXPLICIT, re.IGNORECASE)
_ID_WORD = re.compile(r"아이디|계정|프로필|닉|(?<![a-z])id(?![a-z])|account|账号|帐号|帳號|ไอดี|tài khoản", re.IGNORECASE)
_AT_NAME = re.compile(rf"(?<![A-Za-z0-9._]){_AT}\s?(?P<name>{_SPACED}|{_NAME})(?![A-Za-z0-9_@])", re.IGNORECASE)
_CUE_BEHIND = re.compile(
    rf"\s?(?:[(\[/]|이?라는|이?라고|on\b|via\b)\s?(?:{CUE.pattern})|\s(?:{UNNAMED_CUE})(?=으?로|입니다|이에요|예요"
    rf"|이요|에서|\s?$)",
    re.IGNORECASE,
)
_ID_ALONE = re.compile(
    r"(?:아이디|(?<![A-Za-z0-9_@.])id(?![A-Za-z0-9_])|账号|帐号|帳號|ไอดี)\s?(?:는|은|가"
    rf"|이|is|是)?\s?[:=]?\s?(?P<at>{_AT}\s?)?(?P<name>{_NAME})(?![A-Za-z0-9_@])",
    re.IGNORECASE,
)
_BEFORE_CUE = re.compile(
    rf"(?<![A-Za-z0-9@._/:-])(?P<name>[A-Za-z][A-Za-z0-9_.-]{{3,31}})(?:\s?[(\[]\s?(?:{UNNAMED_CUE})[^)\]]{{0,8}}[)\]]"
    rf"|\s?(?:이?라는|이?란|이라고\s하는)\s?(?:{UNNAMED_CUE})|\s?(?:이|가|은|는|,|/|-|–|—)?\s?(?:{UNNAMED_CUE}))",
    re.IGNORECASE,
)

_PLAIN_WORDS = """
video call calls chat chats message messages msg only telegram group channel open room link number phone id
kakao kakaotalk line wechat whatsapp instagram facebook insta app dm and or the from with for boss manager
korean korea cambodia otp usdt btc visa admin vip hello hi please pls send sent me him her it is was not but
they said says asking account bot story post reel live voice via by at in on of to my his your their contact
text add us now today here this that guy man woman page profile deleted blocked offline online bank pay name
address username user handle nickname calling texting named called new old number's tel hr cs
come came go going went get got give gave help save take took tell told see saw look know knew want need work
working job jobs money day days night morning yesterday tomorrow last first then when where what who why how
bro brother sister mom mum mother dad father son daughter friend cousin uncle aunt wife husband baby dear sir
yes yeah no ok okay just still also very too some any all one two three time week month year out up down back
are were been being have has had will would can could should may might must don't can't didn't won't i'm i've
neun eun ieyo yeyo imnida ineun ireum eseo hago rago danji photo photos picture file files pdf
là của và không được rồi cho em anh chị mình tôi nó họ với từ này
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_STEP_WORDS = """
id is account acct number channel group chat room link handle user username name named nickname called contact add at
message text dm on as his her their my your its page profile admin manager hr boss neun eun ineun la là tên
"""
_STEPS = frozenset(_STEP_WORDS.split())  # words between a service and the name on it
_AMOUNT = re.compile(
    r"\d{1,5}(?:wol|il|si|bun|sal|nyeon|ju|gae|myeong|cheung|dong|ho|am|pm|st|nd|rd|th|usd|usdt|won|man|k|h|hrs?|min|days?|x|times)",
    re.I,
)
_NO_NAME = re.compile(
    r"[A-Za-z]{1,2}-?\d{1,4}[A-Za-z]?|\d[A-Za-z]{1,2}-?\d{2,5}|.*\.(?:pdf|jpe?g|png|docx?|xlsx?|hwpx?|mp[34]|zip|apk|txt|mov|heic)",
    re.I,
)  # flights, rooms, number plates, files
_OPENING, _CLOSING = frozenset("'\"‘“「『"), frozenset("'\"’”」』")
_REACH = 80  # characters back to the cue that a bare @name inherits
_LONG_REACH = 300  # the same for what is called an id


@dataclass(frozen=True, slots=True)
class Handle:
    """A name on a chat service as `platform:id` in lower case, and where it stands."""

    value: str
    span: Span


def handles(text: str, earlier: Sequence[str] = ()) -> tuple[Handle, ...]:
    """Every handle of a text; a bare @name takes the service last spoken of, here or in `earlier` messages, else Telegram."""
    cues = [(match.lastgroup or "", match.start(), match.end()) for match in CUE.finditer(text)]
    taken = Taken(len(text))
    found = [handle for handle in _after_cues(text, cues) if taken.take(handle.span)]
    for match in _AT_NAME.finditer(text):
        if (name := _clean(match["name"])) and _fits(name, explicit=True) and taken.take(match.span("name")):
            behind = _CUE_BEHIND.match(text, match.end())
            service = (behind and platform(behind[0])) or _inherited(cues, match.start(), earlier) or "telegram"
            found.append(Handle(f"{service}:{name.lower()}", match.span("name")))
    found += [handle for handle in _before_cues(text) if taken.take(handle.span)]
    for match in _ID_ALONE.finditer(text):
        name = _clean(match["name"])
        if (
            taken.free(match.span("name"))
            and _fits(name, explicit=True)
            and (near := _inherited(cues, match.start(), earlier, _LONG_REACH))
        ):
            taken.take(match.span("name"))
            found.append(Handle(f"{near}:{name.lower()}", match.span("name")))
    served = {handle.value.partition(":")[0] for handle in found}
    found += [handle for handle in _far_behind(text, cues, served) if taken.take(handle.span)]
    return tuple(sorted(found, key=lambda handle: handle.span))


def _after_cues(text: str, cues: list[tuple[str, int, int]]) -> Iterator[Handle]:
    """Names that follow the word for a service."""
    for index, (service, _, end) in enumerate(cues):
        limit = cues[index + 1][1] if index + 1 < len(cues) else len(text)
        match = _name_after(text, end, limit)
        if match is None or _is_speech(text, match):
            continue
        name = _clean(match["name"])
        explicit = bool(match["at"]) or service == "qq" or bool(_EXPLICIT_WORD.search(text[end : match.start("name")]))
        if _fits(name, explicit=explicit, korean=bool(re.search("[가-힣]", text[max(0, end - 3) : end]))):
            yield Handle(f"{service}:{name.lower()}", match.span("name"))


def _name_after(text: str, end: int, limit: int) -> re.Match[str] | None:
    """The first word behind a service that is not one of the sentence's own ("telegram id is x")."""
    direct = True
    for _ in range(4):
        match = _AFTER_CUE.match(text, end)
        if match is None or match.start("name") >= limit:
            return None
        word = match["name"].lower()
        if word not in _PLAIN and len(word) > 2:
            return match if direct or match["at"] or _is_plainly_a_name(_clean(word)) else None
        direct = direct and (word in _STEPS or CUE.fullmatch(word) is not None) and not _is_speech(text, match)
        end = match.end("name")
    return None


def _is_speech(text: str, match: re.Match[str]) -> bool:
    """Whether the word only begins what is quoted or a name in full: Telegram: 'bro I am scared', FB: Sok Dara."""
    if re.match(r"[A-Z][a-z]+ [A-Z][a-z]+", text[match.start("name") : match.end("name") + 20]):
        return True  # somebody's name in full, as shown to others
    opened = text[max(0, match.start("name") - 1) : match.start("name")] in _OPENING and match.start("name") > 0
    return opened and not match["at"] and text[match.end("name") : match.end("name") + 1] not in _CLOSING


def _before_cues(text: str) -> Iterator[Handle]:
    """Names with the service behind them: "min_jae (텔레)", "min_jae 라는 텔레", "min_jae99 텔레예요"."""
    for match in _BEFORE_CUE.finditer(text):
        service = platform(text[match.end("name") : match.end()])
        name = _clean(match["name"])
        bracketed = re.search(r"[(\[]|라는|란", text[match.end("name") : match.end()])
        if service and (_fits(name, explicit=False) if bracketed else _is_plainly_a_name(name)):
            yield Handle(f"{service}:{name.lower()}", match.span("name"))


def _far_behind(text: str, cues: list[tuple[str, int, int]], served: set[str]) -> Iterator[Handle]:
    """Names that cannot be words, a few words behind a service that has no other: 텔레 아이디만 알아요 kh_job77."""
    for index, (service, _, end) in enumerate(cues):
        limit = cues[index + 1][1] if index + 1 < len(cues) else len(text)
        match = _FAR_BEHIND_CUE.match(text, end)
        if service in served or match is None or match.start("name") >= limit:
            continue
        name = _clean(match["name"])
        said = match["said"]
        one_breath = not re.search(r"[.!?。！？]", said) and "_" in name
        if _is_plainly_a_name(name) and (one_breath or _ID_WORD.search(said)):
            yield Handle(f"{service}:{name.lower()}", match.span("name"))


def _is_plainly_a_name(name: str) -> bool:
    """Whether the letters can be no word, flight, room or file: an underscore, a dot inside or figures behind letters."""
    return _fits(name, explicit=False) and bool(re.search(r"[A-Za-z0-9]_|[A-Za-z]{2}\.[A-Za-z]|[A-Za-z]{3,}\d{2,}", name))


def _inherited(cues: list[tuple[str, int, int]], at: int, earlier: Sequence[str], reach: int = _REACH) -> str | None:
    """The service spoken of last before a place in the text, or in an earlier message."""
    before = [service for service, _, end in cues if end <= at and at - end <= reach]
    if before:
        return before[-1]
    for text in reversed(earlier):
        spoken = [match.lastgroup for match in CUE.finditer(text[-400:])]
        if spoken:
            return spoken[-1]
    return None


def _clean(name: str) -> str:
    """The name with spelt-out signs and spaces put right and the end of the sentence taken off."""
    for spelt, sign in ((_UNDERSCORE, "_"), (_DOT, "."), (_DASH, "-")):
        name = re.sub(spelt, sign, name, flags=re.IGNORECASE)
    return name.replace(" ", "").rstrip(".-").lstrip(".-")


def _fits(name: str, *, explicit: bool, korean: bool = False) -> bool:
    """Whether a word can be a name on a service; without an explicit sign of one it must not look like a word of the sentence."""
    if not 3 <= len(name) <= 40 or name.lower() in _PLAIN:
        return False
    if name.isdigit():
        return explicit and 5 <= len(name) <= 9
    if _AMOUNT.fullmatch(name) or _NO_NAME.fullmatch(name):
        return False
    if not re.search("[A-Za-z]", name):
        return False
    if explicit or re.search(r"[A-Za-z][_.0-9]|[0-9][A-Za-z_]", name):
        return True
    return korean and len(name) >= 5 and name.islower()
