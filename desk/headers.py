"""Around every answer: strict headers, and a cap on what is read of a request before anything looks at it."""

from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 64 * 1024

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

#: For what strangers sent: whatever it is, it runs nothing, loads nothing and belongs to no site.
SANDBOX = "default-src 'none'; sandbox"

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}


class Strict:
    """Wraps an application: nothing is kept by browsers but static files, and no body over `MOST_BODY` bytes is read."""

    def __init__(self, app: ASGIApp, tls: bool) -> None:
        self._app = app
        self._headers = {**_HEADERS, **(_OVER_TLS if tls else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(scope, message)
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self._app)(scope, receive, with_headers)

    def _add(self, scope: Scope, message: MutableMapping[str, Any]) -> None:
        headers = MutableHeaders(scope=message)
        sandboxed = headers.get("Content-Security-Policy") == SANDBOX
        for name, value in self._headers.items():
            headers[name] = value
        if sandboxed:
            headers["Content-Security-Policy"] = SANDBOX
        static = scope["path"].startswith("/static/") and message["status"] in (200, 304)
        headers["Cache-Control"] = "public, max-age=3600" if static else "no-store"


def _refusal(scope: Scope) -> ASGIApp | None:
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return PlainTextResponse("a length is needed", status_code=411)
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or int(length) > MOST_BODY:
        return PlainTextResponse("too long", status_code=413)
    return None
