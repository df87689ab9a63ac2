"""The duty officers' page: one application, its actions in one table, each behind its guards."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from desk import case, compounds, files, people, queue, sightings, signing, warned
from desk.drawing import templates
from desk.events import Stream
from desk.headers import Strict
from desk.settings import DeskSettings, Landmark, Say
from desk.visit import Action, Desk, endpoint
from storage.officers import Role
from storage.store import Store

__all__ = ["ACTIONS", "DeskSettings", "Landmark", "desk_app"]

_HERE = Path(__file__).parent
_VENDORS = ("htmx.org", "leaflet", "topojson-client", "world-atlas")

#: Everything the desk answers, beside static files: who may ask for it, and what answers.
ACTIONS: tuple[Action, ...] = (
    Action("GET", "/login", None, signing.login_page),
    Action("POST", "/login", None, signing.login),
    Action("GET", "/locked", Role.OFFICER, signing.locked_page, locked=True),
    Action("POST", "/logout", Role.OFFICER, signing.logout, locked=True),
    Action("GET", "/password", Role.OFFICER, signing.password_page, locked=True),
    Action("POST", "/password", Role.OFFICER, signing.change_password, locked=True),
    Action("POST", "/preferences", None, signing.preferences),
    Action("POST", "/alive", Role.OFFICER, signing.alive),
    Action("GET", "/events", Role.OFFICER, signing.events, passive=True, locked=True),
    Action("GET", "/", Role.OFFICER, queue.queue_page),
    Action("GET", "/queue/live", Role.OFFICER, queue.queue_page, passive=True),
    Action("GET", "/find", Role.OFFICER, queue.find),
    Action("GET", "/map/landmarks", Role.OFFICER, case.landmarks, passive=True),
    Action("GET", "/cases/{case:int}", Role.OFFICER, case.case_page),
    Action("GET", "/cases/{case:int}/live", Role.OFFICER, case.live_case, passive=True),
    Action("GET", "/cases/{case:int}/raw/{message:int}", Role.OFFICER, case.raw_page),
    Action("GET", "/cases/{case:int}/files/{file:int}", Role.OFFICER, files.shown, passive=True),
    Action("GET", "/cases/{case:int}/files/{file:int}/original", Role.OFFICER, files.original),
    Action("POST", "/cases/{case:int}/answer", Role.OFFICER, case.answer),
    Action("POST", "/cases/{case:int}/take", Role.OFFICER, case.take),
    Action("POST", "/cases/{case:int}/take-over", Role.SUPERVISOR, case.take_over),
    Action("POST", "/cases/{case:int}/release", Role.OFFICER, case.release),
    Action("POST", "/cases/{case:int}/note", Role.OFFICER, case.note),
    Action("POST", "/cases/{case:int}/reply", Role.OFFICER, case.reply),
    Action("POST", "/cases/{case:int}/hand-back", Role.OFFICER, case.hand_back),
    Action("POST", "/cases/{case:int}/level", Role.OFFICER, case.level),
    Action("POST", "/cases/{case:int}/place", Role.OFFICER, case.place),
    Action("POST", "/cases/{case:int}/fields/{key:str}", Role.OFFICER, case.judge),
    Action("POST", "/cases/{case:int}/match", Role.OFFICER, case.judge_match),
    Action("POST", "/cases/{case:int}/close", Role.OFFICER, case.close),
    Action("POST", "/cases/{case:int}/reopen", Role.OFFICER, case.reopen),
    Action("POST", "/warnings/{warning:int}/seen", Role.OFFICER, warned.see),
    Action("GET", "/sightings", Role.OFFICER, sightings.sightings_page),
    Action("POST", "/sightings/confirm", Role.OFFICER, sightings.confirm),
    Action("POST", "/sightings/dismiss", Role.OFFICER, sightings.dismiss),
    Action("GET", "/compounds", Role.SUPERVISOR, compounds.compounds_page),
    Action("GET", "/compounds/{compound:str}", Role.SUPERVISOR, compounds.compound_page),
    Action("POST", "/compounds/{compound:str}", Role.SUPERVISOR, compounds.edit),
    Action("GET", "/officers", Role.SUPERVISOR, people.officers_page),
    Action("POST", "/officers", Role.SUPERVISOR, people.create),
    Action("POST", "/officers/{officer:int}/password", Role.SUPERVISOR, people.reset_password),
    Action("POST", "/officers/{officer:int}/active", Role.SUPERVISOR, people.set_active),
    Action("POST", "/officers/{officer:int}/role", Role.SUPERVISOR, people.set_role),
    Action("POST", "/officers/{officer:int}/telegram", Role.SUPERVISOR, people.set_telegram),
    Action("GET", "/audit", Role.SUPERVISOR, people.audit_page),
)


def desk_app(store: Store, say: Say, settings: DeskSettings, landmarks: Sequence[Landmark] = ()) -> Starlette:
    """The desk over this store; `say` finds texts, `landmarks` are drawn on its maps."""
    vendors = _vendors(settings)
    stream = Stream(store, settings.limits)
    desk = Desk(store, say, settings, templates(say), stream, tuple(landmarks), len(vendors) == len(_VENDORS))
    routes: list[BaseRoute] = [Route("/healthz", _alive)]
    routes += [Route(action.path, endpoint(desk, action), methods=[action.method]) for action in ACTIONS]
    routes += [Mount(f"/static/vendor/{name}", StaticFiles(directory=folder)) for name, folder in vendors.items()]
    routes.append(Mount("/static", StaticFiles(directory=_HERE / "assets")))
    return Starlette(routes=routes, middleware=[Middleware(Strict, tls=settings.secure_cookies)])


def _vendors(settings: DeskSettings) -> dict[str, Path]:
    """The folders of the libraries that are installed; only these are served, not all of node_modules."""
    if settings.assets is None:
        return {}
    return {name: settings.assets / name for name in _VENDORS if (settings.assets / name).is_dir()}


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")
