"""The part of a text in which names of sites are looked for: all of it but links, addresses and names on chat services."""

import re
from urllib.parse import unquote

from triage.extract.handles import handles
from triage.extract.urls import links

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{2,}\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: Words held together by a low line or figures: what people are called on a chat service, wherever it is not said.
_ID = re.compile(r"(?<![A-Za-z0-9_./])(?=[A-Za-z0-9_.]*_)[A-Za-z0-9_.]{4,}")
_MAP = re.compile(
    r"(?:google\.[a-z.]+/maps|maps\.google|maps\.app|goo\.gl/maps|map\.(?:naver|kakao|baidu)|amap\.com|maps\.apple)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:[?&](?:q|query|daddr|destination|address|name|keyword)=|/(?:place|search|dir)/)(?P<name>[^&/?#]+)")

_WORTH = re.compile(r"[A-Za-z0-9]{3}|골뱅이")


def searched(text: str) -> str:
    """The text, as long as before, with spaces for links, mail addresses and handles; what a map link asks for is kept."""
    if not _WORTH.search(text):
        return text
    letters = list(text)
    for link, (start, end) in links(text):
        letters[start:end] = _asked_of_a_map(link).ljust(end - start)[: end - start]
    spans = [handle.span for handle in handles(text)]
    spans += [match.span() for words in (_MAIL, _ID) for match in words.finditer("".join(letters))]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _asked_of_a_map(link: str) -> str:
    """The words a map link looks for, "" where it is no map's or holds a position alone."""
    asked = _ASKED.search(link) if _MAP.search(link) else None
    words = unquote(asked["name"].replace("+", " ")).replace("_", " ") if asked else ""
    return words if re.search(r"[^\W\d]{2}", words) else ""
