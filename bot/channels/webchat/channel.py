"""The web chat as a channel: one page at one address, and a conversation for whoever holds its code."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.contract import Capabilities, Incoming, Intake, Outgoing, Refused, Sent, StoreUnavailable
from bot.channels.webchat.bells import Bells
from bot.channels.webchat.code import chat_of, code_for, read_code, usable_id
from bot.channels.webchat.forms import Form, FormReader
from bot.channels.webchat.page import LANGUAGES, PRIVATE, SCRIPT, Pages, View
from bot.channels.webchat.parse import NAME, parse, payload, unread_payload
from bot.channels.webchat.transcript import Line, Transcript

log = logging.getLogger(__name__)

CAPABILITIES = Capabilities(max_text=20_000, max_button_bytes=64, edits=False, per_second=1000.0)
CODE_COOKIE = "c"
LANGUAGE_COOKIE = "l"
LOOK_AGAIN = 2.0  #: seconds after which a waiting page reads the store unrung, as when another process spoke


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks: the code of a conversation or "", the page's language, and what the browser says the person reads."""

    code: str
    language: str
    reads: str
    scripted: bool  #: the page's script asks, not the browser
    secure: bool

    @property
    def chat(self) -> str:
        """The conversation's address, "" before the first message."""
        return chat_of(self.code) if self.code else ""


class WebChat:
    """One web chat under the path `base`, which begins and ends with a slash. Leaving it leads to `exit_url`."""

    name = NAME
    capabilities = CAPABILITIES

    def __init__(
        self,
        account: str,
        transcript: Transcript,
        say: Callable[[str, str], str],
        base: str = "/",
        exit_url: str = "https://www.google.com/",
        patience: float = 25.0,
    ) -> None:
        self.account = account
        self._transcript = transcript
        self._base = base
        self._exit_url = exit_url
        self._patience = patience
        self._pages = Pages(say, base, exit_url)
        self._forms = FormReader()
        self._bells = Bells()

    def parse(self, raw: bytes) -> tuple[Incoming, ...]:
        """What a form brought (see `payload`) as one message."""
        return parse(raw, self.account)

    def routes(self, intake: Intake) -> Sequence[BaseRoute]:
        """The page, what it posts to itself, its news, its frame and its script."""

        async def post(request: Request) -> Response:
            return await self._post(request, intake)

        return (
            Route(self._base, self._get, methods=["GET"]),
            Route(self._base, post, methods=["POST"]),
            Route(f"{self._base}news", self._news, methods=["GET"]),
            Route(f"{self._base}lines", self._frame, methods=["GET"]),
            Route(f"{self._base}chat.js", _script, methods=["GET"]),
        )

    async def run(self, intake: Intake) -> None:
        """Returns at once: a web chat is only called."""

    async def send(self, out: Outgoing) -> Sent:
        """Wakes the pages that show the chat; the answer itself stands in the store. Raises `Refused`."""
        if out.edits or out.answers:
            raise Refused("the web chat shows what the store holds; nothing is edited or answered")
        if not out.text.strip():
            raise Refused("an empty text")
        if len(out.text) > self.capabilities.max_text:
            raise Refused(f"a text of {len(out.text)} characters; the web chat takes {self.capabilities.max_text}")
        if any(not label or not 1 <= len(value.encode()) <= self.capabilities.max_button_bytes for label, value in out.buttons):
            raise Refused("a button without a label, or with a value that is not of 1 to 64 bytes")
        self._bells.ring(out.chat)
        return Sent(out.key)

    async def fetch(self, remote: str, most: int) -> bytes:
        """Raises `Refused`: what comes by the web page comes whole, with the message."""
        raise Refused("the web chat holds no files")

    async def close(self) -> None:
        """Sends waiting pages home."""
        self._bells.close()

    # what a browser asks for

    async def _get(self, request: Request) -> Response:
        return await self._page(_visit(request))

    async def _frame(self, request: Request) -> Response:
        visit = _visit(request)
        lines, _ = await self._lines(visit.chat)
        return HTMLResponse(self._pages.frame(View(visit.language, visit.code, lines)), headers=self._pages.frame_headers)

    async def _news(self, request: Request) -> Response:
        """The conversation as soon as it differs from what the page shows; nothing after a while; 410 once it was left."""
        visit = _visit(request)
        if not visit.chat:
            return Response(status_code=410, headers=PRIVATE)
        known = request.query_params.get("v", "")
        for _ in range(round(self._patience / LOOK_AGAIN) + 1):
            lines, failed = await self._lines(visit.chat)
            view = View(visit.language, visit.code, lines)
            if lines and view.version != known:
                return HTMLResponse(self._pages.talk(view), headers=PRIVATE)
            if failed or self._bells.closed:
                break
            await self._bells.wait(visit.chat, LOOK_AGAIN)
        return Response(status_code=204, headers=PRIVATE)

    async def _post(self, request: Request, intake: Intake) -> Response:
        form = await self._forms.read(request)
        visit = _visit(request, form.fields)
        draft = form.fields.get("text", "")
        if form.too_large:
            return await self._page(visit, 413, "too-long" if draft else "too-long-gone", draft)
        if request.headers.get("sec-fetch-site") == "cross-site":
            return await self._page(visit, 403, "elsewhere", draft)
        match form.fields.get("do", ""):
            case "leave":
                return self._leave()
            case "return":
                return await self._return(visit, form.fields.get("code", ""))
            case "look":
                return await self._page(visit, draft=draft)
            case language if language in LANGUAGES:
                answer = await self._page(replace(visit, language=language), draft=draft)
                self._remember(answer, LANGUAGE_COOKIE, language, visit)
                return answer
        return await self._take_in(visit, form, intake)

    async def _take_in(self, visit: Visit, form: Form, intake: Intake) -> Response:
        one_time = usable_id(form.fields.get("id", ""))
        visit = visit if visit.code else replace(visit, code=code_for(one_time))
        fields = await self._with_label(visit.chat, form.fields)
        if form.broken:
            raw: bytes | None = unread_payload(form.body, one_time, visit.chat, visit.reads)
        else:
            raw = payload(fields, one_time, visit.chat, visit.reads)
        if raw is None:
            return RedirectResponse(self._base, 303, headers=PRIVATE)
        try:
            await intake(self.parse(raw))
        except StoreUnavailable:
            return await self._page(visit, 503, "try-again", fields.get("text", ""), form.fields.get("id", ""))
        self._bells.ring(visit.chat)
        answer = await self._taken_in(visit, form)
        self._remember(answer, CODE_COOKIE, visit.code, visit)
        return answer

    async def _taken_in(self, visit: Visit, form: Form) -> Response:
        if form.broken:
            return await self._page(visit, 400, "unreadable")
        if not visit.scripted:
            return RedirectResponse(self._base, 303, headers=PRIVATE)
        lines, _ = await self._lines(visit.chat)
        return HTMLResponse(self._pages.talk(View(visit.language, visit.code, lines)), headers=PRIVATE)

    async def _with_label(self, chat: str, fields: Mapping[str, str]) -> Mapping[str, str]:
        value = fields.get("press", "")
        if not value:
            return fields
        lines, _ = await self._lines(chat)
        label = next((label for line in reversed(lines) for label, other in line.buttons if other == value), "")
        return {**fields, "label": label}

    async def _return(self, visit: Visit, written: str) -> Response:
        code = read_code(written)
        lines, failed = await self._lines(chat_of(code)) if code else ([], False)
        if not code or not (lines or failed):
            return await self._page(visit, 404, "return-unknown")
        answer = RedirectResponse(self._base, 303, headers=PRIVATE)
        self._remember(answer, CODE_COOKIE, code, visit)
        return answer

    def _leave(self) -> Response:
        answer = RedirectResponse(self._exit_url, 303, headers=PRIVATE)
        answer.delete_cookie(CODE_COOKIE, path=self._base)
        answer.delete_cookie(LANGUAGE_COOKIE, path=self._base)
        return answer

    # what it is made of

    async def _page(self, visit: Visit, status: int = 200, note: str = "", draft: str = "", one_time: str = "") -> Response:
        if visit.scripted and status != 200:
            return PlainTextResponse(self._pages.sentence(visit.language, note), status, headers=PRIVATE)
        lines, failed = await self._lines(visit.chat)
        view = View(visit.language, visit.code, lines, draft, note or ("not-shown" if failed else ""))
        if one_time:
            view = replace(view, one_time=one_time)
        return HTMLResponse(self._pages.page(view), status, headers=self._pages.headers)

    async def _lines(self, chat: str) -> tuple[Sequence[Line], bool]:
        """The conversation, and whether it could not be read."""
        if not chat:
            return (), False
        try:
            return await self._transcript(self.account, chat), False
        except Exception as error:  # boundary: a store that cannot be read must not keep anybody from writing
            log.warning("webchat %s: a conversation could not be read (%s)", self.account, type(error).__name__)
            return (), True

    def _remember(self, answer: Response, name: str, value: str, visit: Visit) -> None:
        """Keeps a value in the browser until it is closed, out of reach of scripts and of other sites."""
        answer.set_cookie(name, value, path=self._base, secure=visit.secure, httponly=True, samesite="lax")


async def _script(request: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers=PRIVATE)


def _visit(request: Request, fields: Mapping[str, str] | None = None) -> Visit:
    reads = _reads(request.headers.get("accept-language", ""))
    wishes = ((fields or {}).get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""), *reads)
    chosen = next((wish for wish in wishes if wish in LANGUAGES), "en" if reads else "ko")
    return Visit(
        code=read_code(request.cookies.get(CODE_COOKIE, "")) or "",
        language=chosen,
        reads=reads[0] if reads else chosen,
        scripted=request.headers.get("x-requested-with") == "fetch",
        secure=request.url.scheme == "https",
    )


def _reads(accept_language: str) -> list[str]:
    """The languages a browser names, most wanted first, as ISO 639-1."""
    tags = (part.split(";")[0].strip().split("-")[0].lower() for part in accept_language[:200].split(","))
    return [tag for tag in tags if tag.isascii() and tag.isalpha() and len(tag) <= 3]
