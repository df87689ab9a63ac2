"""KakaoTalk's side of a skill, in the process: it asks as Kakao asks, and takes no answer beyond a published limit."""

import asyncio
import itertools
import json
from collections.abc import Iterator
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Fields = dict[str, Any]
BASE = "https://callback.kakao.com/"


class Broken(AssertionError):
    """The skill answered in a way that KakaoTalk does not take."""


class FakeKakao:
    """Kakao's server. `client` is what the channel calls it with; `connect` gives it the skill."""

    def __init__(self, deadline: float = 5.0, callback_seconds: float = 60.0) -> None:
        self.deadline = deadline
        self.callback_seconds = callback_seconds
        self.screens: dict[str, list[str]] = {}
        self.replies: dict[str, list[Fields]] = {}
        self.events: list[Fields] = []
        self.friends: set[str] = set()
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

    def request(self, user: str, utterance: str, callback: bool = False, extra: Fields | None = None, **params: Any) -> Fields:
        """A skill request as the admin centre's documentation and captures show it."""
        asked: Fields = {
            "timezone": "Asia/Seoul",
            "lang": "ko",
            "utterance": utterance,
            "block": {"id": "b1", "name": "폴백 블록"},
            "params": {"surface": "Kakaotalk.plusfriend", **params},
            "user": {"id": user, "type": "botUserKey", "properties": {"botUserKey": user, "plusfriendUserKey": "p"}},
        }
        if callback:
            token = f"t{next(self._numbers)}"
            self._callbacks[token] = (user, asyncio.get_running_loop().time() + self.callback_seconds)
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

    async def post(self, request: Fields, number: str | None = "") -> Fields:
        """Sends a request and shows what comes back."""
        user = request["userRequest"]["user"]["id"]
        headers = dict(self._headers)
        if number is not None:
            headers["X-Request-Id"] = number or f"chp-{next(self._numbers)}"
        began = asyncio.get_running_loop().time()
        answer = await self._skill.post(self._path, content=json.dumps(request).encode(), headers=headers)
        if asyncio.get_running_loop().time() - began > self.deadline:
            raise Broken("later than the deadline")
        if answer.status_code != 200:
            return {"status": answer.status_code}
        body: Fields = answer.json()
        if body.get("useCallback"):
            if "template" in body or "callbackUrl" not in request["userRequest"]:
                raise Broken("useCallback with a template, or where no callback was offered")
        else:
            self._show(user, body)
        return body

    async def press(self, user: str, label: str) -> Fields:
        """The person taps a quick reply."""
        reply = next(one for one in self.replies[user] if one["label"] == label)
        extra = reply.get("extra") if reply["action"] == "block" else None
        return await self.say(user, reply["messageText"], extra=extra)

    def _show(self, user: str, body: Fields) -> None:
        if problems := list(faults(body)):
            raise Broken("; ".join(problems))
        outputs = body["template"]["outputs"]
        self.screens.setdefault(user, []).extend(one["simpleText"]["text"] for one in outputs)
        self.replies[user] = body["template"].get("quickReplies", [])

    async def _callback(self, request: Request) -> Response:
        user, until = self._callbacks.pop(request.path_params["token"], ("", 0.0))
        if not user or asyncio.get_running_loop().time() > until:
            return JSONResponse({"taskId": "", "status": "ERROR", "message": "expired", "timestamp": 1}, 400)
        self._show(user, await request.json())
        return JSONResponse({"taskId": "task", "status": "SUCCESS", "message": "", "timestamp": 1})

    async def _picture(self, request: Request) -> Response:
        address = str(request.url)
        self.asked_for.append(address)
        if address.endswith("/elsewhere"):
            return Response(status_code=302, headers={"Location": f"{address}/there"})
        body = self.pictures.get(address)
        return Response(status_code=404) if body is None else Response(body, media_type="image/jpeg")

    async def _event(self, request: Request) -> Response:
        event = await request.json()
        self.events.append({**event, "authorization": request.headers.get("authorization")})
        user = event["user"][0]["id"]
        if user not in self.friends:
            return JSONResponse({"taskId": "e1", "status": "FAIL", "message": "", "timestamp": 1})
        await self.post(self.request(user, "event", **event["event"]["data"]))
        return JSONResponse({"taskId": "e1", "status": "SUCCESS", "message": "", "timestamp": 1})


def faults(body: Fields) -> Iterator[str]:
    """What KakaoTalk would not take of an answer."""
    if body.get("version") != "2.0":
        yield "no version 2.0"
    template = body.get("template", {})
    outputs = template.get("outputs", [])
    if not 1 <= len(outputs) <= 3:
        yield f"{len(outputs)} outputs"
    for output in outputs:
        text = output.get("simpleText", {}).get("text", "")
        if not 1 <= len(text) <= 1000:
            yield f"a text of {len(text)} characters"
    replies = template.get("quickReplies", [])
    if len(replies) > 10:
        yield f"{len(replies)} quick replies"
    for reply in replies:
        if not 1 <= len(reply.get("label", "")) <= 14 or reply.get("action") not in ("message", "block"):
            yield f"a quick reply {reply}"
        if reply.get("action") == "block" and not reply.get("blockId"):
            yield "a block without an id"
