"""Looks at one file: tells what it is, opens it behind a wall, and puts what it shows into a message for the rules."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.files import pictures
from bot.files.kinds import FileKind, Use, kind_of
from bot.files.pictures import Picture
from bot.files.walls import Died, run
from bot.files.words import LONGEST, Reader
from storage.files import Facts, Look
from triage.glance import glance
from triage.masking import mask_rrn
from triage.message import Kind, Message

log = logging.getLogger("tipline.files")

#: Seconds a transcriber may take for one recording, and bytes it may say.
PATIENCE, MOST_SAID = 300.0, 64 * 1024
#: A sticker is drawn by somebody else; its words are nobody's tip.
UNREAD = ("sticker",)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Looker:
    """Knows what to do with each kind of file. `transcriber` is a program with its arguments, empty where there is none."""

    clock: Clock
    reader: Reader = Reader()
    transcriber: tuple[str, ...] = ()

    async def look(self, facts: Facts, body: bytes) -> Look:
        """What the file is and shows. Raises nothing for what is in it."""
        kind = kind_of(body)
        facts = replace(facts, kind=kind.name, shown="")
        if not body:
            return Look(facts, reason="empty")
        return await _BY_USE[kind.use](self, facts, kind, body)

    async def _picture(self, facts: Facts, kind: FileKind, body: bytes) -> Look:
        seen = await pictures.look(kind, body, self.clock())
        facts = replace(_with_camera(facts, seen), width=seen.width, height=seen.height)
        if not seen.shown:
            return _told(Look(facts, reason=seen.why or "broken"), "", seen, "picture")
        text = await self.reader.read(seen.greys) if self.reader and facts.attachment.kind not in UNREAD else ""
        return _told(Look(replace(facts, shown="image/jpeg"), working=seen.shown), text, seen, "picture")

    async def _camera(self, facts: Facts, kind: FileKind, body: bytes) -> Look:
        seen = await pictures.look(kind, body, self.clock())
        return _told(Look(_with_camera(facts, seen), reason="not-opened"), "", seen, "picture")

    async def _sound(self, facts: Facts, kind: FileKind, body: bytes) -> Look:
        text = await self._transcript(body) if self.transcriber else ""
        return _told(Look(replace(facts, shown=kind.media_type)), text, Picture(), "sound")

    async def _film(self, facts: Facts, kind: FileKind, body: bytes) -> Look:
        return Look(replace(facts, shown=kind.media_type))

    async def _kept(self, facts: Facts, kind: FileKind, body: bytes) -> Look:
        return Look(facts, reason="not-opened")

    async def _transcript(self, body: bytes) -> str:
        """The words of a recording, "" where the transcriber fails: an officer hears it all the same."""
        try:
            said = await run(self.transcriber, body, PATIENCE, MOST_SAID)
        except Died as died:
            log.warning("action=transcribe problem=%s", died)
            return ""
        lines = (" ".join(line.split()) for line in said.decode("utf-8", "replace").splitlines())
        return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines if line)[:LONGEST]


_BY_USE: dict[Use, Callable[[Looker, Facts, FileKind, bytes], Awaitable[Look]]] = {
    Use.PICTURE: Looker._picture,
    Use.CAMERA: Looker._camera,
    Use.SOUND: Looker._sound,
    Use.FILM: Looker._film,
    Use.KEPT: Looker._kept,
}


def _with_camera(facts: Facts, seen: Picture) -> Facts:
    return replace(facts, taken=seen.taken, pin=seen.pin)


def _told(look: Look, text: str, seen: Picture, label: str) -> Look:
    """The look with the message for the rules, where there are words or a place; registration numbers are masked."""
    if not text.strip() and seen.pin is None:
        return look
    text, masked = mask_rrn(text)
    tells = Message(text, Kind.FILE, seen.at, seen.pin, label=label)
    return replace(look, tells=tells, glance=glance(text), masked=masked)
