"""The web chat as a channel: one page at one address, and a conversation for whoever holds its code."""

import asyncio
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
from bot.channels.webchat.page import LANGUAGES, PACKED_SCRIPT, PRIVATE, SCRIPT, Pages, Say, View
from bot.channels.webchat.parse import NAME, file_payload, parse, payload, unread_payload
from bot.channels.webchat.transcript import Line, Transcript
from triage.dialogue.wiping import is_wipe

log = logging.getLogger(__name__)

CAPABILITIES = Capabilities(max_text=20_000, max_button_bytes=64, per_second=1000.0)
CODE_COOKIE = "c"
LANGUAGE_COOKIE = "l"
LEFT_COOKIE = "x"  #: set by the page's own script as it leaves, for a phone that is offline at that moment
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
        say: Say,
        base: str = "/",
        exit_url: str = "https://www.google.com/",
        patience: float = 25.0,
        roomy: Callable[[], bool] = lambda: True,
    ) -> None:
        """`roomy` tells whether there is room on the disk for files; words are always taken."""
        self.account = account
        self._transcript = transcript
        self._base = base
        self._exit_url = exit_url
        self._patience = patience
        self._roomy = roomy
        self._pages = Pages(say, base, exit_url)
        self._forms = FormReader()
        self._bells = Bells()
        self._one_file = asyncio.Lock()

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
        answer = await self._page(_visit(request))
        if LEFT_COOKIE in request.cookies:
            self._forget(answer)
        return answer

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
        try:
            return await self._answer(request, form, intake)
        finally:
            self._forms.done(form)

    async def _answer(self, request: Request, form: Form, intake: Intake) -> Response:
        visit = _visit(request, form.fields)
        draft = form.fields.get("text", "")
        if form.too_large:
            return await self._page(visit, 413, "too-long" if draft else "too-long-gone", draft)
        if request.headers.get("sec-fetch-site") == "cross-site":
            return await self._page(visit, 403, "elsewhere", draft)
        again = "file-again" if form.files or form.left_out else ""
        match form.fields.get("do", ""):
            case "leave":
                return await self._leave(visit, form, intake)
            case "return":
                return await self._return(visit, form.fields.get("code", ""))
            case "look":
                return await self._page(visit, note=again, draft=draft)
            case language if language in LANGUAGES:
                answer = await self._page(replace(visit, language=language), note=again, draft=draft)
                self._remember(answer, LANGUAGE_COOKIE, language, visit)
                return answer
        return await self._take_in(visit, form, intake)

    async def _take_in(self, visit: Visit, form: Form, intake: Intake) -> Response:
        one_time = usable_id(form.fields.get("id", ""))
        visit = visit if visit.code else replace(visit, code=code_for(one_time))
        left_out = f"file-{form.left_out}" if form.left_out else ""
        files = form.files
        if files and not self._roomy():
            log.error("webchat %s: no room for files", self.account)
            files, left_out = (), "file-memory"
        incoming = await self._incoming(replace(form, files=files), visit, one_time)
        for number, one in enumerate(incoming):
            try:
                await self._keep(one, intake)
            except StoreUnavailable:
                return await self._not_kept(visit, form, words_kept=number > 0)
        if not incoming and not left_out:
            return RedirectResponse(self._base, 303, headers=PRIVATE)
        if incoming and is_wipe(form.fields.get("text", "")):
            return self._cleared(visit)
        self._bells.ring(visit.chat)
        answer = await self._taken_in(visit, form, left_out)
        if incoming:
            self._remember(answer, CODE_COOKIE, visit.code, visit)
        return answer

    async def _keep(self, one: Incoming, intake: Intake) -> None:
        """It is on disk. Files go one at a time, since whatever is written in the same moment waits for all of their bytes."""
        if not one.bodies:
            await intake([one])
            return
        async with self._one_file:
            await intake([one])

    async def _incoming(self, form: Form, visit: Visit, one_time: str) -> list[Incoming]:
        """The form as messages, its words first: they are on disk, and read, whatever becomes of the files."""
        if form.broken:
            return list(self.parse(unread_payload(form.body, one_time, visit.chat, visit.reads)))
        fields = await self._with_label(visit.chat, form.fields)
        if form.files and (len(form.files) > 1 or fields.get("text", "").strip()):
            fields = {"album": one_time, **fields}
        words = payload(fields, one_time, visit.chat, visit.reads)
        found = list(self.parse(words)) if words else []
        for file in form.files:
            (one,) = self.parse(file_payload(file, fields, one_time, visit.chat, visit.reads))
            found.append(replace(one, bodies=(file.body,)))
        return found

    async def _not_kept(self, visit: Visit, form: Form, words_kept: bool) -> Response:
        """What the store did not take is asked for again; files must be chosen anew, since no page can choose them."""
        if words_kept:
            answer = await self._page(visit, 503, "file-later")
            self._remember(answer, CODE_COOKIE, visit.code, visit)
            return answer
        text = form.fields.get("text", "")
        note = "try-again-files" if form.files else "try-again"
        return await self._page(visit, 503, note, text, form.fields.get("id", ""))

    async def _taken_in(self, visit: Visit, form: Form, left_out: str) -> Response:
        if form.broken:
            return await self._page(visit, 400, "unreadable")
        if left_out:
            return await self._page(visit, 503 if left_out == "file-memory" else 413, left_out)
        if not visit.scripted:
            return RedirectResponse(self._base, 303, headers=PRIVATE)
        lines, _ = await self._lines(visit.chat)
        return HTMLResponse(self._pages.talk(View(visit.language, visit.code, lines)), headers=PRIVATE)

    def _cleared(self, visit: Visit) -> Response:
        """The page goes away as if it had been left; a page's script knows it by the status."""
        if not visit.scripted:
            return self._left()
        answer = Response(status_code=205, headers=PRIVATE)
        self._forget(answer)
        return answer

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

    async def _leave(self, visit: Visit, form: Form, intake: Intake) -> Response:
        """The way out. Words that were still on their way when somebody left come along with it."""
        one_time = usable_id(form.fields.get("id", ""))
        visit = visit if visit.code else replace(visit, code=code_for(one_time))
        try:
            for one in await self._incoming(form, visit, one_time) if form.fields.get("waiting") else ():
                await intake([one])
        except StoreUnavailable:
            log.error("webchat %s: words were not kept as somebody left", self.account)
        return self._left()

    def _left(self) -> Response:
        answer = RedirectResponse(self._exit_url, 303, headers=PRIVATE)
        self._forget(answer)
        return answer

    def _forget(self, answer: Response) -> None:
        for name in (CODE_COOKIE, LANGUAGE_COOKIE, LEFT_COOKIE):
            answer.delete_cookie(name, path=self._base)

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
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(PACKED_SCRIPT, media_type="text/javascript", headers={**PRIVATE, "Content-Encoding": "gzip"})
    return Response(SCRIPT, media_type="text/javascript", headers=PRIVATE)


def _visit(request: Request, fields: Mapping[str, str] | None = None) -> Visit:
    reads = _reads(request.headers.get("accept-language", ""))
    wishes = ((fields or {}).get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""), *reads)
    chosen = next((wish for wish in wishes if wish in LANGUAGES), "en" if reads else "ko")
    leaving = (fields or {}).get("do") == "leave"  # words that wait belong to the conversation that is being left
    code = request.cookies.get(CODE_COOKIE, "") if leaving or LEFT_COOKIE not in request.cookies else ""
    return Visit(
        code=read_code(code) or "",
        language=chosen,
        reads=reads[0] if reads else chosen,
        scripted=request.headers.get("x-requested-with") == "fetch",
        secure=request.url.scheme == "https",
    )


def _reads(accept_language: str) -> list[str]:
    """The languages a browser names, most wanted first, as ISO 639-1."""
    tags = (part.split(";")[0].strip().split("-")[0].lower() for part in accept_language[:200].split(","))
    return [tag for tag in tags if tag.isascii() and tag.isalpha() and len(tag) <= 3]
