"""One request of one officer: who asks, in which language, and how an answer is drawn."""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from desk.events import Stream
from desk.settings import LANGUAGES, DeskSettings, Landmark, Say
from storage import sessions
from storage.desk_actions import Actor
from storage.officers import Officer, Role
from storage.sessions import Session
from storage.store import Store

#: A session is not marked as seen more often than this: every mark is a write to disk.
_MARK_EVERY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every handler works with."""

    store: Store
    say: Say
    settings: DeskSettings
    pages: Environment
    stream: Stream
    landmarks: tuple[Landmark, ...]
    live: bool  #: whether the libraries for live pages and maps are installed


@dataclass(frozen=True, slots=True)
class Visit:
    """A request with what is known of it. `session` is None before the login; `form` is empty but for a POST."""

    desk: Desk
    request: Request
    session: Session | None
    form: FormData = field(default_factory=FormData)

    @property
    def officer(self) -> Officer:
        """Who asks; only where a session is needed."""
        assert self.session is not None
        return self.session.officer

    @property
    def actor(self) -> Actor:
        """Who asks, for what is written."""
        return Actor(self.officer.id, self.source)

    @property
    def source(self) -> str:
        """The address the request came from."""
        return self.request.client.host if self.request.client else ""

    @property
    def language(self) -> str:
        """The language of the page: Korean unless the officer chose another."""
        chosen = self.request.cookies.get("desk_language", "")
        return chosen if chosen in LANGUAGES else LANGUAGES[0]

    @property
    def theme(self) -> str:
        """ "light", "dark", or "" to follow the screen."""
        chosen = self.request.cookies.get("desk_theme", "")
        return chosen if chosen in ("light", "dark") else ""

    def number(self, name: str) -> int:
        """A number out of the path; 0, which nothing has, where it is larger than any that is kept."""
        number = int(self.request.path_params[name])
        return number if number < 2**63 else 0

    def text(self, name: str) -> str:
        """A field of the form, "" where it is missing."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def say(self, text_id: str, **values: object) -> str:
        """A sentence in the officer's language."""
        return self.desk.say(self.language, text_id, **values)

    def said(self, text_id: str, otherwise: str) -> str:
        """A sentence where there is one of that name, else what is given."""
        try:
            return self.say(text_id)
        except LookupError:
            return otherwise

    def meaning(self, answers: str) -> str:
        """What a short answer means, kept with a message as "hurt:yes" or "floor:12"; "" where it means nothing."""
        slot, _, value = answers.partition(":")
        for text_id in (f"note-{slot}-{value}", f"note-{slot}-number"):
            try:
                return self.say(text_id, value=value) if slot else ""
            except LookupError:
                continue
        return answers

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page drawn for this officer."""
        known = {
            "t": self.say,
            "said": self.said,
            "visit": self,
            "now": self.desk.store.clock(),
            "settings": self.desk.settings,
            "live": self.desk.live,
            "language": self.language,
            "notice": self.request.query_params.get("said", ""),
        }
        return HTMLResponse(self.desk.pages.get_template(template).render({**known, **values}), status)

    def go(self, path: str, said: str = "") -> Response:
        """Sends the browser on; `said` names a notice shown there."""
        return RedirectResponse(f"{path}?said={said}" if said else path, 303)


Handler = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the desk does: method, path, who may, and what answers.

    `passive` requests are the page redrawing itself and do not count as an officer's presence; `locked` ones are answered
    for a session whose officer went away, or that must first change its password.
    """

    method: str
    path: str
    role: Role | None
    handler: Handler
    passive: bool = False
    locked: bool = False


def endpoint(desk: Desk, action: Action) -> Callable[[Request], Awaitable[Response]]:
    """The action behind its guards: session, lock, role and, for a change, the request's own token."""
    return partial(_answer, desk, action)


async def _answer(desk: Desk, action: Action, request: Request) -> Response:
    session = await _session(desk, request)
    visit = Visit(desk, request, session)
    if action.method == "POST":
        visit = Visit(desk, request, session, await request.form(max_files=0, max_fields=40))
        if not _is_ours(visit, action):
            return visit.page("problem.html", 403, problem="desk-problem-stale")
    if action.role is None:
        return await action.handler(visit)
    refusal = _refusal(visit, action)
    if refusal is not None:
        return refusal
    if session is not None and not action.passive and not session.idle and _is_time_to_mark(desk, session):
        await desk.store.run(lambda tx: sessions.seen(tx, session.token_hash))
    return await action.handler(visit)


async def _session(desk: Desk, request: Request) -> Session | None:
    token = request.cookies.get(desk.settings.cookie, "")
    if not token:
        return None
    return await desk.store.look(lambda tx: sessions.find(tx, token, desk.settings.limits))


def _is_time_to_mark(desk: Desk, session: Session) -> bool:
    return desk.store.clock() - session.seen_at > _MARK_EVERY


def _refusal(visit: Visit, action: Action) -> Response | None:
    if visit.session is None:
        return _sent_to(visit, "/login")
    if visit.session.idle and not action.locked:
        return _sent_to(visit, "/locked")
    if action.role is Role.SUPERVISOR and not visit.officer.supervises:
        return visit.page("problem.html", 403, problem="desk-problem-role")
    if visit.officer.must_change and not action.locked:
        return _sent_to(visit, "/password")
    return None


def _sent_to(visit: Visit, path: str) -> Response:
    """A redirect, which a page that redraws itself follows as a whole."""
    if visit.request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": path})
    return RedirectResponse(path, 303)


def _is_ours(visit: Visit, action: Action) -> bool:
    """Whether a change was asked for by a page of ours: from this site, with the session's token or, before it, the form's."""
    if visit.request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    given = visit.text("csrf") or visit.request.headers.get("x-csrf-token", "")
    known = visit.session.csrf if visit.session else visit.request.cookies.get("desk_form", "")
    if action.path == "/login":
        known = visit.request.cookies.get("desk_form", "")
    return bool(known) and hmac.compare_digest(given.encode(), known.encode())


def form_token(visit: Visit) -> str:
    """The token of a form shown before the login."""
    return visit.request.cookies.get("desk_form", "") or secrets.token_urlsafe(24)


def set_cookie(visit: Visit, response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Sets a cookie no script reads and no other site sends."""
    response.set_cookie(
        name, value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=visit.desk.settings.secure_cookies
    )


async def in_thread(work: Callable[..., Any], *given: Any, **named: Mapping[str, Any]) -> Any:
    """The result of blocking work, off the event loop."""
    return await run_in_threadpool(work, *given, **named)
