"""Files on the desk: what is safe to see or hear of them, and the originals, each look and each download in the audit."""

import re
import unicodedata
from urllib.parse import quote

from starlette.responses import Response

from desk.headers import SANDBOX
from desk.visit import Visit
from storage import audit, file_lines
from storage.file_lines import FileLine, Piece
from storage.keys import Unreadable
from storage.store import Tx

#: Bytes of one answer while a recording is played: the browser asks for the next ones.
_STEP = 1024 * 1024
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|%]')


async def shown(visit: Visit) -> Response:
    """The working copy of a picture, or a recording or a film as it came; whole, or the part that a player asks for."""
    case_id, file_id = visit.number("case"), visit.number("file")
    asked = _RANGE.fullmatch(visit.request.headers.get("range", ""))
    start = int(asked[1]) if asked else 0
    most = min(_STEP, int(asked[2]) - start + 1) if asked and asked[2] else _STEP if asked else None
    if most is not None and most <= 0:
        return _no_such_part()

    def look(tx: Tx) -> Piece | None:
        line = file_lines.one(tx, case_id, file_id)
        return file_lines.seen(tx, line, start, most) if line and line.shown else None

    try:
        piece = await visit.desk.store.look(look)
    except Unreadable:
        return _no_such_part() if asked else _gone(visit)
    if piece is None:
        return _gone(visit)
    if start == 0:
        await _note(visit, "file.view", case_id, file_id)
    return _answer(piece, partly=asked is not None)


async def original(visit: Visit) -> Response:
    """The file as it came, as a download and never as anything a browser would open."""
    case_id, file_id = visit.number("case"), visit.number("file")

    def fetch(tx: Tx) -> tuple[FileLine, bytes] | None:
        line = file_lines.one(tx, case_id, file_id)
        return (line, file_lines.original(tx, line)) if line else None

    try:
        found = await visit.desk.store.look(fetch)
    except Unreadable:
        return _gone(visit)
    if found is None:
        return _gone(visit)
    line, body = found
    await _note(visit, "file.original", case_id, file_id)
    sha256 = line.facts.sha256 if line.facts else ""
    headers = {
        "Content-Disposition": disposition(f"{file_id}-{file_name(line)}"),
        "Content-Security-Policy": SANDBOX,
        "X-Content-SHA256": sha256,
    }
    return Response(body, headers=headers, media_type="application/octet-stream")


async def _note(visit: Visit, action: str, case_id: int, file_id: int) -> None:
    officer, source = visit.officer.id, visit.source
    await visit.desk.store.run(lambda tx: audit.record(tx, officer, action, case_id, {"file": file_id}, source))


def _answer(piece: Piece, partly: bool) -> Response:
    headers = {"Accept-Ranges": "bytes", "Content-Disposition": "inline", "Content-Security-Policy": SANDBOX}
    if partly:
        headers["Content-Range"] = f"bytes {piece.start}-{piece.start + len(piece.body) - 1}/{piece.size}"
    return Response(piece.body, 206 if partly else 200, headers, piece.media_type)


def _no_such_part() -> Response:
    return Response(status_code=416)


def _gone(visit: Visit) -> Response:
    return visit.page("problem.html", 404, problem="desk-problem-no-file")


def file_name(line: FileLine) -> str:
    """The file's name as it may be shown and saved, "" where it has none: one line, no tricks with direction, not too long."""
    given = unicodedata.normalize("NFC", line.facts.attachment.name) if line.facts else ""
    plain = "".join("" if unicodedata.category(sign)[0] == "C" else sign for sign in given)
    plain = " ".join(_NOT_IN_NAMES.sub("_", plain).split()).lstrip(".")
    if len(plain) <= _LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    kept = f"{dot}{ending}" if stem and len(ending) <= 8 else ""
    return f"{plain[: _LONGEST_NAME - len(kept) - 1]}…{kept}"


def disposition(name: str) -> str:
    """The header that saves a file under this name, in any script."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
