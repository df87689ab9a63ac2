"""The places where words, files and settings from outside come in. Each takes bytes, and raises where a promise is broken."""

import asyncio
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from starlette.requests import ClientDisconnect, Request

from bench.progress import changes, evaluated
from bench.quality import results
from bot.channels.contract import Incoming
from bot.channels.kakao.parse import parse as kakao
from bot.channels.kakao.parse import read_skill
from bot.channels.telegram.parse import parse as telegram
from bot.channels.webchat.code import read_code, usable_id
from bot.channels.webchat.forms import FormReader
from bot.channels.webchat.parse import file_payload, payload, unread_payload
from bot.channels.webchat.parse import parse as webchat
from bot.cli import _json_lines, _object
from bot.config import BadSettings, Settings, read_ladder, read_settings
from bot.files import child
from bot.files.kinds import kind_of
from bot.files.pictures import believed
from bot.files.words import Words, _lines
from bot.intake import arrival
from bot.teaching import NotTaught, Teacher, Yardstick
from knowledge.compounds import BadKnowledge, compounds_of, read_rows
from knowledge.imports import import_places, imported_file
from knowledge.maintain import _asked
from knowledge.spots import BadPlaces, read_spots
from knowledge.weights import read_weights
from knowledge.world import load_world
from storage.messages import MESSAGE
from triage.extract.coordinates import coordinates, unresolved_links
from triage.extract.rules import RuleExtractor
from triage.extraction import Extraction, Finding, Quote
from triage.masking import mask_rrn
from triage.message import Message, Tip
from triage.portion import portion_of
from triage.understanding import World, understand
from triage.wire import result_to_json, tip_from_json, tip_to_json

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
#: Parts the messages of a tip, and the files of one example.
PARTED = "\x1e"


@lru_cache(maxsize=1)
def world() -> World:
    """The world as the line knows it."""
    return load_world()


# ---- words ---------------------------------------------------------------------------------------------------------------


def text(data: bytes) -> None:
    """A tip in any words: no part breaks, every quote stands where it says, and a second reading says the same."""
    try:
        words = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        words = data.decode("utf-8", "replace")
    _understood(Tip("t", NOW, tuple(map(Message, words.split(PARTED)))))


def dates(data: bytes) -> None:
    """Days told on any day of any year that a channel may tell, in any time zone."""
    head, words = data[:4].ljust(4, b"\0"), data[4:].decode("utf-8", "replace")
    year, days, hours = 1970 + int.from_bytes(head[:2], "big") % 7000, head[2] * 1.43, head[3] % 27 - 12
    at = datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=hours))) + timedelta(days=days)
    tip = Tip("t", at, (Message(words), Message("마지막 연락은 " + words, at=at)))
    read = RuleExtractor().read(tip)
    assert not any("failed" in note for note in read.notes), read.notes
    _quoted(tip, [one for one in (*read.people, *read.identifiers, read.last_contact) if one])


def positions(data: bytes) -> None:
    """Coordinates, plus codes and links of map services: points on earth, each with its words."""
    words = data.decode("utf-8", "replace")
    found = coordinates(words)
    for one in found:
        assert -90 <= one.value.lat <= 90
        assert -180 <= one.value.lon <= 180
        assert one.quote is not None
        assert words[one.quote.start : one.quote.end] == one.quote.text
    assert found == coordinates(words)
    assert all(link in words for link in unresolved_links(words))


def masking(data: bytes) -> None:
    """Registration numbers are masked, each in its place, and nothing else is touched."""
    words = data.decode("utf-8", "replace")
    masked, count = mask_rrn(words)
    assert len(masked) == len(words)
    assert all(one == other or other == "*" for one, other in zip(words, masked, strict=True))
    assert (masked == words) is (count == 0)


def _understood(tip: Tip) -> None:
    made = understand(tip, world())
    assert made.failures == (), made.failures
    assert not any("failed" in note for note in made.extraction.notes), made.extraction.notes
    _quoted(tip, _findings(made.extraction))
    for reason in made.assessment.reasons:
        for quote in reason.quotes:
            _stands(tip, quote)
    for place in made.extraction.places:
        assert math.isfinite(place.value.lat)
        assert math.isfinite(place.value.lon)
        assert 0 < place.value.radius_km < math.inf
    assert made == understand(_afresh(tip), world())
    json.dumps(result_to_json("t", made), allow_nan=False)
    portion = portion_of(tip, world().cues)
    assert portion is None or made.extraction.left_out == tuple(sorted(portion.stretches))


def _afresh(tip: Tip) -> Tip:
    """The same tip under another name, so that nothing that was kept for it is used."""
    return Tip(tip.id + "'", tip.received_at, tip.messages)


def _findings(read: Extraction) -> list[Finding[Any]]:
    return [one for one in (*read.people, *read.identifiers, *read.places, *read.indicators, read.last_contact) if one]


def _quoted(tip: Tip, found: list[Finding[Any]]) -> None:
    for one in found:
        if one.quote is not None:
            _stands(tip, one.quote)


def _stands(tip: Tip, quote: Quote) -> None:
    words = tip.messages[quote.message].text
    assert 0 <= quote.start <= quote.end <= len(words), quote
    assert words[quote.start : quote.end] == quote.text, quote


# ---- channels ------------------------------------------------------------------------------------------------------------


def telegram_update(data: bytes) -> None:
    """An update of Telegram: one message that can be stored, whatever it is."""
    (incoming,) = telegram(data, "family", rooms=("-1009",))
    _kept(incoming, data)


def kakao_request(data: bytes) -> None:
    """A request of KakaoTalk's skill server."""
    (incoming,) = kakao(data, "family")
    read_skill(data)
    _kept(incoming, data)


def webchat_form(data: bytes) -> None:
    """What a browser posts, as a plain form or in parts, whole or in pieces."""
    kind = b"multipart/form-data; boundary=b" if data[:1] < b"\x80" else b"application/x-www-form-urlencoded"
    try:
        form = asyncio.run(FormReader().read(_request(data[1:], kind)))
    except ClientDisconnect:
        return
    number = usable_id(form.fields.get("id", ""))
    read_code(form.fields.get("code", ""))
    told = [payload(form.fields, number, "chat", "ko"), unread_payload(form.body, number, "chat", "ko")]
    told += [file_payload(file, form.fields, number, "chat", "ko") for file in form.files]
    for raw in told:
        if raw is not None:
            (incoming,) = webchat(raw, "family")
            _kept(incoming, raw)


def webchat_payload(data: bytes) -> None:
    """What the web chat kept of a form, read again."""
    (incoming,) = webchat(data, "family")
    _kept(incoming, data)


def _request(body: bytes, kind: bytes) -> Request:
    pieces = [body[at : at + 61] for at in range(0, len(body), 61)] or [b""]

    async def receive() -> dict[str, Any]:
        piece = pieces.pop(0) if pieces else b""
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    headers = [(b"content-type", kind)]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers, "query_string": b""}, receive)


def _kept(incoming: Incoming, raw: bytes) -> None:
    """What came in can be written down and read again, and its message can be read by the rules."""
    assert incoming.raw == raw
    assert incoming.external_id
    kept = arrival(incoming)
    kept.message.text.encode()
    assert "\0" not in kept.message.text
    assert all(len(name) <= 120 for name in (kept.external_id, kept.message_id))
    again = MESSAGE.validate_json(MESSAGE.dump_json(kept.message))
    assert again.text == kept.message.text
    if again.pin is not None:
        assert -90 <= again.pin.lat <= 90
        assert -180 <= again.pin.lon <= 180
        assert again.pin.accuracy_m is None or again.pin.accuracy_m >= 0
    at = again.at or NOW
    if len(again.text) < 2_000:
        _read_by_rules(Tip("t", at, (again,)))


def _read_by_rules(tip: Tip) -> None:
    read = RuleExtractor().read(tip)
    assert not any("failed" in note for note in read.notes), read.notes


# ---- files ---------------------------------------------------------------------------------------------------------------


def picture(data: bytes) -> None:
    """A file that says it is a picture, looked at as the child process does."""
    kind = kind_of(data)
    found, copies = child.look(kind.name, data)
    said = b"".join(child._parts(found, copies))
    seen = believed(said, NOW)
    assert seen.why != "crashed"
    assert seen.pin is None or (math.isfinite(seen.pin.lat) and math.isfinite(seen.pin.lon))
    assert not copies or copies[0].startswith(b"\xff\xd8\xff")


def childs_answer(data: bytes) -> None:
    """What a child process says that was taken over: nothing of it is believed that does not fit."""
    seen = believed(data, NOW)
    assert seen.pin is None or (-90 <= seen.pin.lat <= 90 and -180 <= seen.pin.lon <= 180)
    assert seen.pin is None or seen.pin.accuracy_m is None or 0 <= seen.pin.accuracy_m < math.inf
    assert not seen.shown or seen.shown.startswith(b"\xff\xd8\xff")
    seen.taken.encode()


def tesseracts_answer(data: bytes) -> None:
    """What the program says that reads words."""
    with suppress(ValueError):
        str(Words(tuple(_lines(data.decode("utf-8", "replace")))).text)


# ---- files of officers and maintainers -----------------------------------------------------------------------------------


@contextmanager
def _file(data: bytes, name: str = "given.jsonl") -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path


def places_file(data: bytes) -> None:
    """A GeoNames dump or a CSV of places: what is taken in can be read again."""
    with _file(data, "places.csv") as path, suppress(BadPlaces):
        count = import_places(path, path.parent)
        assert len(read_spots(imported_file(path.parent))) == count


def spots_file(data: bytes) -> None:
    """The places file itself, edited by hand."""
    with _file(data) as path, suppress(BadPlaces):
        read_spots(path)


def compounds_file(data: bytes) -> None:
    """Another compounds file."""
    with _file(data) as path, suppress(BadKnowledge):
        compounds_of(read_rows(path))


def weights_file(data: bytes) -> None:
    """The matcher's weights."""
    with _file(data) as path, suppress(BadKnowledge):
        read_weights(path)


def triage_lines(data: bytes) -> None:
    """Lines for `tipline triage`: each is a tip or is said to be none."""
    with _file(data) as path:
        for _, row in _json_lines(path):
            try:
                tip = tip_from_json(_object(row))
            except ValueError:
                continue
            made = understand(tip, world())
            assert made.failures == (), made.failures
            json.dumps(result_to_json(tip.id, made), allow_nan=False)
            json.dumps(tip_to_json(tip))


def match_line(data: bytes) -> None:
    """A line for `tipline match`."""
    with suppress(BadKnowledge):
        words, place = _asked(1, data.decode("utf-8", "replace"))
        world().match(words[:500], place)


def labelled_file(data: bytes) -> None:
    """Labelled tips for `tipline evaluate`, and what is left of an earlier run beside them."""
    tips, _, runs = data.partition(PARTED.encode())
    with _file(tips) as path, suppress(NotTaught):
        kept = path.with_name("runs.json")
        if runs:
            kept.write_bytes(runs)
        by = Yardstick(_evaluate, cast(Any, changes), cast(Any, None), cast(Any, None))
        store = cast(Any, SimpleNamespace(clock=lambda: NOW))
        for line in Teacher(store, kept, path.with_name("weights.json"), by).evaluation(path):
            assert isinstance(line, str)


def _evaluate(rows: Any) -> Any:
    return evaluated(rows, results(rows, world()))


def settings(data: bytes) -> None:
    """A setting in the environment: read, or refused by its name and never with its value."""
    which, value = data[:1] or b"\0", data[1:].replace(b"\0", b"")
    names = sorted(Settings.model_fields)
    name = names[which[0] % len(names)]
    variable = str(Settings.model_fields[name].validation_alias or f"TIPLINE_{name.upper()}")
    with _environment({variable: os.fsdecode(value)}):
        refused = ""
        try:
            read = read_settings(_env_file=None)
            for ladder in (read.ladder_critical, read.ladder_high):
                assert all(timedelta(0) < timedelta(seconds=rung.wait) for rung in read_ladder(ladder, ()).rungs)
        except BadSettings as problem:
            refused = str(problem)
        assert len(value) < 12 or os.fsdecode(value) not in refused


@contextmanager
def _environment(given: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


ENTRIES: Mapping[str, Callable[[bytes], None]] = {
    check.__name__: check
    for check in (
        text,
        dates,
        positions,
        masking,
        telegram_update,
        kakao_request,
        webchat_form,
        webchat_payload,
        picture,
        childs_answer,
        tesseracts_answer,
        places_file,
        spots_file,
        compounds_file,
        weights_file,
        triage_lines,
        match_line,
        labelled_file,
        settings,
    )
}
