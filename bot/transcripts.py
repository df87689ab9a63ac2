"""What a web chat shows of its conversation, read from the store."""

from datetime import datetime

from bot.channels.webchat import Line, Transcript, kind_of
from storage.store import Store
from storage.talk import Said, transcript
from triage.message import Kind, Message


def transcripts(store: Store, channel: str) -> Transcript:
    """A reader of conversations of one channel, by (account, chat)."""

    async def read(account: str, chat: str) -> list[Line]:
        rows = await store.look(lambda tx: transcript(tx, channel, account, chat))
        return [_line(number, when, what) for number, _, when, what in rows if _shown(what)]

    return read


def _shown(what: Message | Said) -> bool:
    """What was read in a file is for officers: the page may be open in front of a captor."""
    return isinstance(what, Said) or what.kind not in (Kind.START, Kind.STOP, Kind.FILE)


def _line(number: int, when: datetime, what: Message | Said) -> Line:
    if isinstance(what, Said):
        return Line(str(number), "out", what.text, when, what.buttons, what.ask_place)
    words = what.label if what.kind is Kind.BUTTON else what.text
    file = what.files[0] if what.files else None
    return Line(
        str(number),
        "in",
        words,
        when,
        place=what.pin is not None,
        file=kind_of(file.kind, file.media_type) if file else "",
        seconds=(file.seconds or 0) if file else 0,
    )
