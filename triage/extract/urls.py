"""Links as written, and the Telegram names that stand behind t.me links."""

import re

from triage.extract.spans import Span

_STOP = r"\s<>\"'`“”‘’「」『』【】《》，。、；！？（）()|\\^{}\ufffc"
_CHARS = rf"(?:[^{_STOP}]|\((?=[!-~])|\)|'(?=[A-Za-z0-9%+]))+"
_SCHEME = re.compile(rf"(?<![A-Za-z0-9])(?:https?|hxxps?)\s?://{_CHARS}", re.IGNORECASE)
_WWW = re.compile(rf"(?<![A-Za-z0-9@./-])www\.[a-z0-9-]+\.{_CHARS}", re.IGNORECASE)
_TLD = (
    "com|net|org|info|kr|co|io|me|xyz|top|site|shop|vip|club|app|link|live|online|example|gg|ly|to|gl|cn|kh|vn|th"
    "|asia|biz|cc|tv"
    "|work|jobs|pro|icu|win|bet|page|dev|id|hk|tw|sg|my|ph|jp|us|ru"
)
_BARE = re.compile(
    rf"(?<![A-Za-z0-9@./_-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}(?:{_TLD})(?![a-z0-9_.-]*@)(?:/{_CHARS}"
    rf"|(?=[^A-Za-z0-9_.-]|\.?(?:\s|$)))",
    re.IGNORECASE,
)
_LINK_CUE = re.compile(
    r"(?:링크|사이트|주소|홈피|홈페이지|웹|누리집|url|link|site|website|web|page|homepage|网址|網址|链接|網站|网站"
    r"|เว็บ|ลิงก์|trang web|តំណ)"
    r"[^.\n]{0,12}$",
    re.IGNORECASE,
)
_NAME_CUE = re.compile(
    r"(?:(?<![a-z])(?:fb|face|facebook|insta(?:gram)?|ig|line|kakao|wechat|zalo|telegram|tele|tg)|페이스북|페북|인스타(?:그램)?|카톡"
    r"|텔레(?:그램)?|라인|위챗|微信)\s?(?:page|id|account|profile|페이지|계정|아이디)?\s?(?:는|은|:|=|là|是|is)?\s?['\"‘“]?$",
    re.IGNORECASE,
)
_TELEGRAM = re.compile(
    r"(?<![A-Za-z0-9.-])(?:https?\s?://)?(?:www\.)?(?:t\s?(?:\.|닷|점)\s?me|telegram\.(?:me"
    r"|dog))\s?/\s?(?P<rest>(?:s/)?\+?[A-Za-z0-9_~%-]+(?:/[A-Za-z0-9_+-]+)*)"
    r"|tg://resolve\?domain=(?P<domain>[A-Za-z0-9_]+)[^\s]*",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?<![A-Za-z0-9./@-])(?:(?:www|m|web)\.)?(?:(?P<facebook>(?:fb|facebook)\.com|fb\.me|m\.me)"
    r"|(?P<instagram>instagram\.com|instagr\.am)"
    r"|(?P<tiktok>tiktok\.com)|(?P<twitter>(?:twitter|x)\.com)"
    r"|(?P<line>line\.me/(?:r/)?ti/p))/[@~]?(?P<name>[A-Za-z0-9_.]{3,40})(?![\w/?=-])",
    re.IGNORECASE,
)
_PAGES = frozenset(
    ("share", "groups", "group", "profile.php", "watch", "reel", "reels", "p", "posts", "stories", "events", "pages", "explore")
)
_PHONE_LINK = re.compile(
    r"(?P<scheme>https?://)?(?<![A-Za-z0-9.])(?:www\.)?(?:wa\.me/|(?:api\.)?whatsapp\.com/send/?\?phone=)\+?(?P<number>\d{8,15})"
    r"(?:\?\S*)?|(?P<zalo>https?://)?(?<![A-Za-z0-9.])zalo\.me/(?P<local>\d{9,12})",
    re.IGNORECASE | re.ASCII,
)
_NOT_A_NAME = frozenset(("joinchat", "c", "addstickers", "share", "proxy", "socks", "setlanguage", "addlist", "boost"))
_TRAILING = ".,;:!?'\"~*…"
_OWN_SCRIPT = re.compile("[^\x00-\x7f]+$")
_PARTICLE = re.compile(
    "/(?:에서|에|로|으로|를|을|가|이|는|은|의|도|만|라고|이라고|입니다|이요|요|인데|이거|여기|보고|들어|이래|래)[가-힣]*$"
)
_PAIRS = {")": "(", "]": "["}


def telegram_links(text: str) -> tuple[tuple[str, Span], ...]:
    """Names behind t.me links with where they stand; invitations (t.me/+…) are links and not names."""
    found = []
    for match in _TELEGRAM.finditer(text):
        name = match["domain"] or (match["rest"] or "").removeprefix("s/").split("/")[0]
        if re.fullmatch(r"[A-Za-z]\w{2,31}", name, re.ASCII) and name.lower() not in _NOT_A_NAME:
            found.append((name.lower(), match.span()))
    return tuple(found)


def profile_links(text: str) -> tuple[tuple[str, Span], ...]:
    """Profiles named by an address with no scheme ("fb.com/name") as `platform:id` with where they stand."""
    return tuple(
        (f"{_service(match)}:{match['name'].rstrip('.').lower()}", match.span())
        for match in _PROFILE.finditer(text)
        if match["name"].lower() not in _PAGES
    )


def _service(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value and name != "name")


def phone_links(text: str) -> tuple[tuple[str, Span, bool], ...]:
    """Numbers behind wa.me and zalo.me, where they stand, and whether the address has a scheme and is a link too."""
    return tuple(
        ("+" + match["number"] if match["number"] else match["local"], match.span(), bool(match["scheme"] or match["zalo"]))
        for match in _PHONE_LINK.finditer(text)
    )


def links(text: str) -> tuple[tuple[str, Span], ...]:
    """Every link as written with where it stands, without the punctuation and particles of the sentence around it."""
    found: list[tuple[str, Span]] = []
    taken = 0
    for match in sorted((*_SCHEME.finditer(text), *_WWW.finditer(text), *_BARE.finditer(text)), key=lambda found: found.start()):
        if match.start() < taken or not _is_link(text, match):
            continue
        link = _trim(match[0])
        taken = match.start() + len(link)
        found.append((link, (match.start(), taken)))
    return tuple(found)


def _is_link(text: str, match: re.Match[str]) -> bool:
    """Whether a match is a link: with a scheme, www or a path it is, a bare host name only after a word for a link."""
    link = match[0].lower()
    if "://" in link or link.startswith("www.") or "/" in link:
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_LINK_CUE.search(before)) and not _NAME_CUE.search(before)


def _trim(link: str) -> str:
    """The link without the end of the sentence: punctuation, an unopened bracket, a particle glued on."""
    before = ""
    while link != before:
        before = link
        link = link.rstrip(_TRAILING) if link[-1:] not in _PAIRS else link
        closing = link[-1:]
        if closing in _PAIRS and link.count(closing) > link.count(_PAIRS[closing]):
            link = link[:-1]
        glued = _OWN_SCRIPT.search(link)
        if glued and (link[glued.start() - 1] not in "=/+" or _PARTICLE.search(link)):
            link = link[: glued.start()]
    return link
