"""The page's words and looks, and the headers that keep it out of caches, frames and other people's hands."""

import base64
import gzip
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from bot.channels.webchat.code import grouped, new_id
from bot.channels.webchat.forms import MOST_FILE, MOST_FILES
from bot.channels.webchat.transcript import Line

ASSETS = Path(__file__).parent / "assets"
SEOUL = ZoneInfo("Asia/Seoul")
LANGUAGES = ("ko", "en")
SHOWN_LINES = 60  #: of a long conversation only the end is shown, for the sake of slow lines
SHOWN_TEXT = 2000  #: characters shown of what the person wrote; all of it is kept

CSS = (ASSETS / "chat.css").read_text("utf-8")
SCRIPT = (ASSETS / "chat.js").read_bytes()
#: Sentences the page's script says, by their names in `webchat.ftl`.
TOLD = (
    *("me", "waiting", "going", "offline", "busy", "escape"),
    *("place-sent", "place-failed", "place-looking"),
    *("photo", "video", "other", "away", "too-large", "too-many"),
    *("photo-sent", "video-sent", "voice-sent", "file-sent"),
    *("recording", "recorded", "voice-failed"),
)
PACKED_SCRIPT = gzip.compress(SCRIPT, mtime=0)  #: it holds nothing of anybody's, so that its length tells nothing
NOSCRIPT_CSS = (ASSETS / "noscript.css").read_text("utf-8")


class Say(Protocol):
    """The texts of the line: the one of this name in this language."""

    def __call__(self, language: str, text_id: str, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class View:
    """What one answer shows. `note` names a sentence of `webchat.ftl`; `draft` is text that has not arrived."""

    language: str = "ko"
    code: str = ""  #: of the conversation, "" before the first message
    lines: Sequence[Line] = field(default=())
    draft: str = ""
    note: str = ""
    one_time: str = field(default_factory=new_id)

    @property
    def open(self) -> bool:
        """Whether there is a conversation to show."""
        return bool(self.lines)

    @property
    def version(self) -> str:
        """A digest that changes with anything shown."""
        shown = repr([(line.id, line.text, line.buttons, line.place, line.file) for line in self.lines])
        return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:16]


class Pages:
    """Renders the page, its conversation and the frame for browsers without scripts. `say(language, text_id)` gives the words."""

    def __init__(self, say: Say, base: str, exit_url: str) -> None:
        self._say = say
        self._base = base
        self._exit_url = exit_url
        self._templates = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, auto_reload=False)
        for name in self._templates.list_templates(extensions=["html"]):
            self._templates.get_template(name)  # now, so that a failing disk takes no page from anybody
        exit_origin = "{0.scheme}://{0.netloc}".format(urlsplit(exit_url))
        self.headers = _headers(exit_origin, "'none'")
        self.frame_headers = _headers(exit_origin, "'self'")

    def page(self, view: View) -> str:
        """The whole page."""
        other = LANGUAGES[1 - LANGUAGES.index(view.language)]
        return self._render(
            "page.html",
            view,
            open=view.open,
            note=view.note,
            draft=view.draft,
            other_language=other,
            exit_url=self._exit_url,
            share_place=self._say(view.language, "share-place"),
            told=TOLD,
            most_file=MOST_FILE,
            most_files=MOST_FILES,
            noscript_css=Markup(NOSCRIPT_CSS),  # noqa: S704  # a line of ours
        )

    def talk(self, view: View) -> str:
        """The conversation alone, to be put into a page that is open."""
        return self._render("lines.html", view)

    def frame(self, view: View) -> str:
        """The conversation as a page of its own that fetches itself again."""
        return self._render("frame.html", replace(view, code=""))

    def sentence(self, language: str, name: str, **values: object) -> str:
        """One sentence of the page."""
        return self._say(language, f"webchat-{name}", **values)

    def _render(self, template: str, view: View, **more: Any) -> str:
        def say(name: str, **values: object) -> str:
            return self.sentence(view.language, name, **values)

        def shown(line: Line) -> str:
            if line.file and line.direction == "in":
                return f"{say(f'{line.file}-sent', seconds=line.seconds)} {line.text}".strip()
            if line.place and line.direction == "in":
                return f"📍 {say('place-sent')} {line.text}".strip()
            return line.text if line.direction == "out" or len(line.text) <= SHOWN_TEXT else f"{line.text[:SHOWN_TEXT]}…"

        return self._templates.get_template(
            template
        ).render(
            say=say,
            shown=shown,
            base=self._base,
            css=Markup(CSS),  # noqa: S704  # a file of ours
            language=view.language,
            code=grouped(view.code) if view.open and view.code else "",
            timed=_timed(view.lines[-SHOWN_LINES:]),
            offers=_offers(view.lines),
            version=view.version if view.open else "",
            one_time=view.one_time,
            awaiting=view.open and view.lines[-1].direction == "in",
            **more,
        )


def _offers(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """The buttons of the newest answer, until one of them was pressed."""
    since: list[str] = []
    for line in reversed(lines):
        if line.direction == "out":
            return () if any(label in since for label, _ in line.buttons) else line.buttons
        since.append(line.text)
    return ()


def _timed(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line with its time in Seoul, which names the day where it is another than before."""
    day = ""
    for line in lines:
        at = line.at.astimezone(SEOUL)
        its = f"{at.month}/{at.day} "
        yield line, f"{'' if its == day else its}{at:%H:%M}"
        day = its


def _headers(exit_origin: str, framed_by: str) -> dict[str, str]:
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"{_digest(CSS)} {_digest(NOSCRIPT_CSS)}",
        "img-src": "data:",
        "media-src": "blob:",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "form-action": f"'self' {exit_origin}",
        "frame-ancestors": framed_by,
        "base-uri": "'none'",
    }
    return {
        **PRIVATE,
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Frame-Options": "DENY" if framed_by == "'none'" else "SAMEORIGIN",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(self)",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


#: On every answer of the web chat: nothing stays in a cache, no other site learns where the person was.
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Cookie, Accept-Language",
}


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
