"""A case ready to be drawn: the conversation with its marked words, and the fields grouped as officers look for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.changes import Change, changes
from desk.files import file_name
from desk.highlight import Mark, Piece, mark_of, pieces
from desk.track_view import TrackLine, track_drawings, track_lines
from storage.casefile import CaseFile, Judgement
from storage.fields import Field
from storage.file_lines import FileLine
from storage.message_lines import Line
from storage.talk import Said
from triage.assessment import Band, Reason
from triage.extract.keyboard import meant
from triage.extraction import Origin, Place, Quote, is_whereabouts
from triage.message import Kind, Message, Pin

#: Characters shown of a message that another one answers.
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file under its message: its name as it may be shown, and how it can be seen: image, audio, video or "" for not at all."""

    line: FileLine
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One message with its text in pieces; `raw` says whether its payload can be looked at.

    `about` is the message whose file this one tells of, 0 for what people said themselves.
    """

    line: Line
    pieces: Sequence[Piece]
    pin: Pin | None
    label: str
    forwarded: bool
    raw: bool
    answers: str = ""
    files: Sequence[ShownFile] = ()
    about: int = 0
    said_by: str = ""  #: who said it first, where it was passed on and the channel tells
    reply_words: str = ""  #: how the message begins that this one answers or reacts to
    reply_line: int = 0  #: that message, where it is one of the case
    poison: bool = False  #: not everything in it could be read
    changes: Sequence[Change] = ()  #: what this wording changed in the one before it
    newer: int = 0  #: the line with the wording that replaced this one
    part: int = 0  #: its place in an album, from 1; 0 where it is in none
    parts: int = 0  #: how many parts the album has so far
    track: TrackLine | None = None  #: what became of a position that is shared live
    meant: str = ""  #: the words as they were meant, where they were typed with a keyboard set to English


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A reason with the name its words are marked by and the first message they stand in, 0 where it has none."""

    reason: Reason
    name: str
    message_id: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the case page draws beside the case itself."""

    talk: Sequence[TalkLine]
    reasons: Sequence[ReasonLine]
    judged: Judgement | None
    where: str  #: the officer's place or else the summary's; "" where it is not known
    places: Sequence[Field]
    people: Sequence[Field]
    identifiers: Sequence[Field]
    contact: Sequence[Field]
    indicators: Sequence[Field]
    map_points: Sequence[dict[str, Any]]
    told: Mapping[int, str]  #: messages that tell what a file shows, and what kind of file: picture or sound
    tracks: Sequence[TrackLine]  #: positions shared live, the one last heard of first
    map_tracks: Sequence[dict[str, Any]]


def view_of(case: CaseFile) -> CaseView:
    """The case ready to be drawn."""
    judged = next((one for one in case.judgements if one.origin != "officer"), None)
    marks = [*_field_marks(case), *_reason_marks(judged)]
    return CaseView(
        talk=_talk(case.lines, marks, case.files),
        reasons=_reasons(judged),
        judged=judged,
        where=_where(case),
        places=case.named("place"),
        people=case.named("person"),
        identifiers=case.named("identifier"),
        contact=case.named("last_contact"),
        indicators=case.named("indicator"),
        map_points=list(_points(case)),
        told={
            line.id: line.content.label
            for line in case.lines
            if isinstance(line.content, Message) and line.content.kind is Kind.FILE
        },
        tracks=track_lines(case.tracks),
        map_tracks=track_drawings(case.tracks),
    )


def _where(case: CaseFile) -> str:
    """Where the header says it is: a newer reading does not go over an officer's word."""
    standing = [field for field in case.named("place") if field.verdict != "wrong"]
    if case.named("place") and not standing:
        return ""
    if standing and standing[0].found.origin is Origin.OFFICER:
        place: Place = standing[0].found.value
        return place.name or f"{place.lat:.4f}, {place.lon:.4f}"
    return case.summary.place


def _field_marks(case: CaseFile) -> Iterator[tuple[int, Quote, str]]:
    for field in case.fields:
        if field.found.quote is not None and field.message_id is not None:
            yield field.message_id, field.found.quote, field_name(field)


def field_name(field: Field) -> str:
    """By which a field's words are marked."""
    return f"{field.name}-{field.id}"


def _reason_marks(judged: Judgement | None) -> Iterator[tuple[int, Quote, str]]:
    for number, reason in enumerate(judged.reasons if judged else ()):
        for quote in reason.quotes:
            if judged is not None and 0 <= quote.message < len(judged.message_ids):
                yield judged.message_ids[quote.message], quote, f"reason-{number}"


def _reasons(judged: Judgement | None) -> list[ReasonLine]:
    first: dict[str, int] = {}
    for message_id, _, name in _reason_marks(judged):
        first.setdefault(name, message_id)
    named = [(f"reason-{number}", reason) for number, reason in enumerate(judged.reasons if judged else ())]
    return [ReasonLine(reason, name, first.get(name, 0)) for name, reason in named]


def _talk(lines: Sequence[Line], marks: Sequence[tuple[int, Quote, str]], files: Sequence[FileLine]) -> list[TalkLine]:
    known = {line.external_id: line for line in reversed(lines) if line.external_id}
    drawn = [_answering(_talk_line(line, marks, files), known) for line in lines]
    return _in_albums(_rewritten(drawn))


def _in_albums(drawn: Sequence[TalkLine]) -> list[TalkLine]:
    """The lines, those of an album one behind the other and numbered, however they came in."""
    albums: dict[str, list[TalkLine]] = {}
    for one in drawn:
        if name := _album(one):
            albums.setdefault(name, []).append(one)
    done: list[TalkLine] = []
    for one in drawn:
        parts = albums.get(_album(one), [one])
        if len(parts) == 1:
            done.append(one)
        elif one is parts[0]:
            done += [replace(part, part=number, parts=len(parts)) for number, part in enumerate(parts, 1)]
    return done


def _album(drawn: TalkLine) -> str:
    content = drawn.line.content
    return content.album if isinstance(content, Message) and content.kind is not Kind.EDIT else ""


def _rewritten(drawn: Sequence[TalkLine]) -> list[TalkLine]:
    """The lines, each wording pointing to the one that replaced it, and each new one showing what it changed."""
    done = list(drawn)
    newest: dict[str, int] = {}
    for number, one in enumerate(drawn):
        content, name = one.line.content, one.line.external_id
        if not isinstance(content, Message) or not name or one.line.kind in (Kind.SERVICE.value, Kind.FILE.value):
            continue
        before = newest.get(name)
        if one.line.kind == Kind.EDIT.value and before is not None:
            earlier = done[before].line.content
            assert isinstance(earlier, Message)
            done[number] = replace(one, changes=changes(earlier.text, content.text))
            done[before] = replace(done[before], newer=one.line.id)
        newest[name] = number
    return done


def _answering(drawn: TalkLine, known: Mapping[str, Line]) -> TalkLine:
    """The line with the message it answers, which the case often holds where the channel tells no words of it."""
    content = drawn.line.content
    answered = known.get(content.reply_to) if isinstance(content, Message) and content.reply_to else None
    if answered is None:
        return drawn
    words = drawn.reply_words or " ".join((answered.content.text if answered.content else "").split())[:_EXCERPT]
    return replace(drawn, reply_line=answered.id, reply_words=words)


def _talk_line(line: Line, marks: Sequence[tuple[int, Quote, str]], files: Sequence[FileLine]) -> TalkLine:
    content = line.content
    if not isinstance(content, Message):
        text = content.text if isinstance(content, Said) else ""
        return TalkLine(line, pieces(text, ()), None, "", False, False)
    own = [mark for message_id, quote, name in marks if message_id == line.id and (mark := _mark(content, quote, name))]
    raw = line.update_id is not None
    return TalkLine(
        line=line,
        pieces=pieces(content.text, own),
        pin=content.pin,
        label=content.label,
        forwarded=content.forwarded,
        raw=raw,
        answers=content.answers,
        files=[_shown_file(file) for file in files if file.message_id == line.id],
        about=next((file.message_id for file in files if file.found_id == line.id), 0),
        said_by=content.said_by,
        reply_words=content.reply_words,
        poison=content.is_poison,
        meant=meant(content.text),
        track=next(iter(track_lines([line.track])), None) if line.track else None,
    )


def _shown_file(line: FileLine) -> ShownFile:
    return ShownFile(line, file_name(line), line.shown.partition("/")[0])


def _mark(content: Message, quote: Quote, name: str) -> Mark | None:
    return mark_of(content.text, quote, name)


def _points(case: CaseFile) -> Iterator[dict[str, Any]]:
    best = next((field for field in case.named("place") if is_whereabouts(field.found)), None)
    for field in case.named("place"):
        place: Place = field.found.value
        kind = "pin" if field.found.origin.value == "pin" else "place"
        radius = place.radius_km * 1000
        yield {"kind": kind, "lat": place.lat, "lon": place.lon, "radius": radius, "name": place.name, "best": field is best}
    for candidate in case.candidates:
        if candidate.lat is not None and candidate.lon is not None:
            radius = (candidate.radius_km or 0) * 1000
            point = {"kind": "candidate", "lat": candidate.lat, "lon": candidate.lon, "radius": radius}
            yield {**point, "name": candidate.name, "best": False, "named": candidate.band is not Band.NONE}
