"""Tips and results as JSON, in the format of the evaluation files."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from triage.assessment import Band, Category, Level
from triage.extraction import IdentifierKind, Person, Role
from triage.message import Kind, Message, Pin, Tip
from triage.understanding import Understanding

_PLACELESS = (Category.OTHER, Category.INQUIRY)  # spam and holiday questions lead nowhere
_YEARS = (1970, 9000)  # of times that can be told in any time zone, with the days before and after
_GROWN = 15  # years; younger ones travel with their parents


def tip_from_json(obj: object) -> Tip:
    """The tip of one line. Unknown fields are passed over; raises `ValueError` that says what is wrong."""
    row = _mapping(obj, "a tip")
    messages = row.get("messages")
    if not isinstance(messages, list) or not messages:
        raise ValueError("messages must be a list with at least one message")
    received = _time(row.get("received_at"), "received_at")
    return Tip(str(row.get("id", "")), received, tuple(_message(message, number) for number, message in enumerate(messages)))


def tip_to_json(tip: Tip) -> dict[str, Any]:
    """The tip's line; beside what the evaluation format has, a message tells of being passed on, read in a file or an answer."""
    return {"id": tip.id, "received_at": tip.received_at.isoformat(), "messages": [_message_row(one) for one in tip.messages]}


def _message_row(message: Message) -> dict[str, Any]:
    pin = message.pin
    row = {
        "text": message.text,
        "at": message.at.isoformat() if message.at else None,
        "location": {"lat": pin.lat, "lon": pin.lon, "accuracy_m": pin.accuracy_m} if pin else None,
        "forwarded": message.forwarded or None,
        "said_by": message.said_by or None,
        "answers": message.answers or None,
        "read_in_file": message.kind is Kind.FILE or None,
    }
    return {name: value for name, value in row.items() if value is not None}


def result_to_json(tip_id: str, made: Understanding) -> dict[str, Any]:
    """The result line of one tip: values only, no reasons."""
    found = made.extraction
    leads_nowhere = made.assessment.category in _PLACELESS and made.assessment.level is Level.LOW and not _tells_of_one(made)
    return {
        "id": tip_id,
        "urgency": made.assessment.level.value,
        "category": made.assessment.category.value,
        "language": found.language,
        "people": [
            {"role": one.value.role.value, "name": one.value.name, "age": one.value.age, "sex": one.value.sex}
            for one in found.people
        ],
        **{kind.value: list(dict.fromkeys(found.of_kind(kind))) for kind in IdentifierKind},
        "location": None if leads_nowhere else _location(made),
        "compound": None if leads_nowhere else _compound(made),
        "last_contact": found.last_contact.value.last.isoformat() if found.last_contact else None,
        "indicators": sorted({one.value.value for one in found.indicators}),
        "unsure": made.assessment.unsure,
        "failures": list(made.failures),
    }


def _tells_of_one(made: Understanding) -> bool:
    """Whether a certain grown person is told of, with an age, as nobody does who asks about a holiday or sells something."""
    victims = (one.value for one in made.extraction.people if one.value.role is Role.VICTIM)
    return any(person.age is not None and person.age >= _GROWN for person in victims)


def _person(person: Person) -> dict[str, Any]:
    return {"role": person.role.value, "name": person.name, "age": person.age, "sex": person.sex}


def _compound(made: Understanding) -> str | None:
    return next((one.compound_id for one in made.candidates if one.band is Band.MATCHES), None)


def _location(made: Understanding) -> dict[str, float] | None:
    place = made.extraction.location
    return {"lat": place.value.lat, "lon": place.value.lon, "radius_km": place.value.radius_km} if place else None


def _message(obj: object, number: int) -> Message:
    row = _mapping(obj, f"message {number}")
    text = row.get("text", "")
    if not isinstance(text, str):
        raise ValueError(f"message {number}: text must be a string")
    at = _time(row["at"], f"message {number}: at") if row.get("at") is not None else None
    pin = _pin(row["location"], number) if row.get("location") is not None else None
    kind = Kind.FILE if row.get("read_in_file") is True else Kind.LOCATION if pin and not text else Kind.TEXT
    answers, said_by = (str(row.get(name) or "") for name in ("answers", "said_by"))
    return Message(text, kind, at, pin, forwarded=row.get("forwarded") is True, answers=answers, said_by=said_by)


def _pin(obj: object, number: int) -> Pin:
    row = _mapping(obj, f"message {number}: location")
    try:
        pin = Pin(float(row["lat"]), float(row["lon"]), _accuracy(row.get("accuracy_m")))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"message {number}: location needs lat and lon in degrees") from error
    if not (-90 <= pin.lat <= 90 and -180 <= pin.lon <= 180):
        raise ValueError(f"message {number}: location is not on the globe")
    return pin


def _accuracy(value: Any) -> float | None:
    return None if value is None else float(value)


def _time(value: object, name: str) -> datetime:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as error:
        raise ValueError(f"{name} must be an ISO 8601 time") from error
    if time is None or time.tzinfo is None:
        raise ValueError(f"{name} must be an ISO 8601 time with an offset")
    if not _YEARS[0] <= time.year <= _YEARS[1]:
        raise ValueError(f"{name} must lie between the years {_YEARS[0]} and {_YEARS[1]}")
    return time


def _mapping(obj: object, name: str) -> Mapping[str, Any]:
    if not isinstance(obj, Mapping):
        raise ValueError(f"{name} must be a JSON object")
    return obj
