"""KakaoTalk's side of a skill, in the process: it asks as Kakao asks, and takes no answer beyond a published limit.

What a skill does wrong where nobody waits for it (a callback called twice or after its minute, an answer there beyond a limit)
stands in `wrongs`.
"""

import asyncio
import itertools
import json
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.kakao_limits import Fields, faults

BASE = "https://callback.kakao.com/"


class Broken(AssertionError):
    """The skill answered in a way that KakaoTalk does not take."""


class FakeKakao:
    """Kakao's server. `client` is what the channel calls it with; `connect` gives it the skill."""

    def __init__(self, deadline: float = 5.0, callback_seconds: float = 60.0) -> None:
        self.deadline = deadline
        self.callback_seconds = callback_seconds
        self.wrongs: list[str] = []
        self.slowest = 0.0  #: seconds of the slowest answer
        self.waiting: set[str] = set()  #: callbacks that were taken and not called yet
        self.link_seconds = 600.0  #: for which a link to a picture lives
        self._born: dict[str, float] = {}
        self._spent: set[str] = set()
        self.screens: dict[str, list[str]] = {}  #: by the key of a person, or of a room
        self.replies: dict[str, list[Fields]] = {}
        self.events: list[Fields] = []
        self.friends: set[str] = set()
        self.rooms: set[str] = set()
        self.pictures: dict[str, bytes] = {}  #: by address
        self.asked_for: list[str] = []
        self._callbacks: dict[str, tuple[str, float]] = {}
        self._numbers = itertools.count(1)
        routes = [
            Route("/v2/bots/{bot}/talk", self._event, methods=["POST"]),
            Route("/{token}", self._callback, methods=["POST"]),
        ]
        routes.append(Route("/{path:path}", self._picture, methods=["GET"]))
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), base_url=BASE)

    def connect(self, app: Starlette, path: str, secret: str) -> None:
        """Kakao calls this skill from now on."""
        self._skill = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://skill.test")
        self._path = path
        self._headers = {"X-Skill-Secret": secret, "User-Agent": "AHC/2.1"}

    def put(self, address: str, body: bytes) -> None:
        """A picture lies at the address from now on, for as long as a link lives."""
        self.pictures[address] = body
        self._born[address] = asyncio.get_running_loop().time()

    def request(
        self, user: str, utterance: str, callback: bool = False, extra: Fields | None = None, room: str = "", **params: Any
    ) -> Fields:
        """A skill request as the admin centre's documentation and captures show it."""
        asked: Fields = {
            "timezone": "Asia/Seoul",
            "lang": "ko",
            "utterance": utterance,
            "block": {"id": "b1", "name": "폴백 블록"},
            "params": {"surface": "Kakaotalk.plusfriend", **params},
            "user": {"id": user, "type": "botUserKey", "properties": {"botUserKey": user, "plusfriendUserKey": "p"}},
        }
        if room:
            asked["chat"] = {"id": room, "type": "botGroupKey", "properties": {"botGroupKey": room}}
        if callback:
            token = f"t{next(self._numbers)}"
            self._callbacks[token] = (room or user, asyncio.get_running_loop().time() + self.callback_seconds)
            asked["callbackUrl"] = BASE + token
        action = {"id": "a1", "name": "skill", "params": {}, "detailParams": {}, "clientExtra": extra}
        return {
            "bot": {"id": "bot1!", "name": "t"},
            "intent": {"id": "i1", "name": "폴백"},
            "userRequest": asked,
            "action": action,
        }

    async def say(self, user: str, utterance: str, number: str | None = "", **more: Any) -> Fields:
        """A person writes; gives the skill's answer. `number` None sends no X-Request-Id."""
        return await self.post(self.request(user, utterance, **more), number)

    async def secure(self, user: str, urls: list[str], between: str = ", ") -> Fields:
        """A person sends pictures by the secure image plugin."""
        request = self.request(user, "사진 보내기")
        plugin = {"privacyAgreement": "Y", "imageQuantity": str(len(urls)), "secureUrls": f"List({between.join(urls)})"}
        request["action"]["params"]["photos"] = json.dumps({**plugin, "expire": "600"})
        return await self.post(request)

    async def press(self, user: str, label: str) -> Fields:
        """A person presses a quick reply, or a button of a card in a room."""
        button = next(one for one in self.replies[user] if one["label"] == label)
        room = "" if user not in self.rooms else user
        return await self.say("a-member" if room else user, button["messageText"], extra=button.get("extra"), room=room)

    async def post(self, request: Fields, number: str | None = "") -> Fields:
        """Sends a request and shows what comes back."""
        asked = request["userRequest"]
        room = asked.get("chat", {}).get("id", "")
        reader = room or asked["user"]["id"]
        self.rooms |= {room} - {""}
        headers = dict(self._headers)
        if number is not None:
            headers["X-Request-Id"] = number or f"chp-{next(self._numbers)}"
        began = asyncio.get_running_loop().time()
        answer = await self._skill.post(self._path, content=json.dumps(request).encode(), headers=headers)
        took = asyncio.get_running_loop().time() - began
        self.slowest = max(self.slowest, took)
        if took > self.deadline:
            raise Broken("later than the deadline")
        if answer.status_code != 200:
            return {"status": answer.status_code}
        body: Fields = answer.json()
        if body.get("useCallback"):
            self._wait(body, asked.get("callbackUrl", ""))
        else:
            self._show(reader, body)
        return body

    def _wait(self, body: Fields, url: str) -> None:
        if "template" in body or not url or body.get("version") != "2.0":
            raise Broken("useCallback with a template, without a version, or where no callback was offered")
        self.waiting.add(url.removeprefix(BASE))

    def _show(self, reader: str, body: Fields) -> None:
        if problems := list(faults(body, reader in self.rooms)):
            raise Broken("; ".join(problems))
        self.replies[reader] = body["template"].get("quickReplies", [])
        for output in body["template"]["outputs"]:
            card = output.get("textCard", {})
            self.screens.setdefault(reader, []).append(card.get("description") or output["simpleText"]["text"])
            self.replies[reader] = self.replies[reader] or card.get("buttons", [])

    async def _callback(self, request: Request) -> Response:
        token = request.path_params["token"]
        reader, until = self._callbacks.pop(token, ("", 0.0))
        late = asyncio.get_running_loop().time() > until
        if not reader or late:
            spent = "a callback called twice" if token in self._spent else "a callback that nobody gave"
            self.wrongs.append("a callback after its time" if reader else spent)
            return JSONResponse({"taskId": "", "status": "ERROR", "message": "expired", "timestamp": 1}, 400)
        if token not in self.waiting:
            self.wrongs.append("a callback that was not asked for")
        self._spent.add(token)
        self.waiting.discard(token)
        try:
            self._show(reader, await request.json())
        except Broken as problem:
            self.wrongs.append(str(problem))
            return JSONResponse({"taskId": "task", "status": "FAIL", "message": "limit", "timestamp": 1})
        return JSONResponse({"taskId": "task", "status": "SUCCESS", "message": "", "timestamp": 1})

    async def _picture(self, request: Request) -> Response:
        address = str(request.url)
        self.asked_for.append(address)
        if address.endswith("/elsewhere"):
            return Response(status_code=302, headers={"Location": f"{address}/there"})
        body = self.pictures.get(address)
        if asyncio.get_running_loop().time() - self._born.get(address, float("inf")) > self.link_seconds:
            return Response(status_code=403)
        return Response(status_code=404) if body is None else Response(body, media_type="image/jpeg")

    async def _event(self, request: Request) -> Response:
        event = await request.json()
        if not 1 <= len(event["user"]) <= 100 or not event["event"]["name"]:
            self.wrongs.append("an event for nobody, for too many or without a name")
        self.events.append({**event, "authorization": request.headers.get("authorization")})
        user = event["user"][0]["id"]
        if user not in self.friends:
            return JSONResponse({"taskId": "e1", "status": "FAIL", "message": "", "timestamp": 1})
        await self.post(self.request(user, "event", **event["event"]["data"]))
        return JSONResponse({"taskId": "e1", "status": "SUCCESS", "message": "", "timestamp": 1})
