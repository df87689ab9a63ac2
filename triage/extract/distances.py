"""Talk of distance from a named place: "ten minutes by car", "40 km north of"."""

import math
import re
from dataclasses import replace
from typing import Protocol

from triage.extraction import Place

_RELATIVE = re.compile(
    r"(\d{1,3}|한|두|세|네|다섯|half an?|an?|one|two|three)\s*(?:여|정도)?\s*"
    r"(?P<unit>킬로미터|킬로|키로|km|㎞|公里|กม|"
    r"분|分钟|min(?:ute)?s?|phút|นาที|시간\s?반|시간|小时|hours?|hrs?|giờ)",
    re.IGNORECASE,
)
_NUMBERS = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "half a": 0.5,
    "half an": 0.5,
}
_DRIVE = re.compile(
    r"차로|차\s?타|버스|택시|오토바이|툭툭|타고|달려|걸어|도보|거리|떨어|더\s?(?:가|들어)|들어가|운전"
    r"|drive|driving|by (?:car|bus|taxi|van)|ride|away|walk|on foot|车程|开车|坐车|走路|路程"
    r"|lái xe|đi xe|chạy xe|cách|ขับรถ|นั่งรถ|เดิน|បើកឡាន|ជិះ",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\s?(?:뒤|후|전|째|동안|마다|만에|간격|안에|이내|later|ago|before|after|within|per|a day|以?后|以?前|trước|sau|ก่อน|หลัง)",
    re.IGNORECASE,
)
_WALK = re.compile("걸어|도보|walk|走路|đi bộ|เดิน", re.IGNORECASE)
_WALK_KM, _MINUTE_KM = 0.08, 0.8  # a minute on foot, by car


_NORTH_EAST = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_TOWARDS = re.compile(
    r"^\s?(?:시내|시|에서|의)?\s?(?P<after>북|남|동|서)(?:쪽|부\b|부에|편|방향|측)|^(?:的)?(?P<zh>北|南|东|西)(?:边|面|部|郊)"
)
_TOWARDS_BEFORE = re.compile(r"\b(?P<before>north|south|east|west)(?:ern part)?\s(?:side\s)?of\s(?:the\s)?$", re.IGNORECASE)
_SIDES = {"북": "north", "남": "south", "동": "east", "서": "west", "北": "north", "南": "south", "东": "east", "西": "west"}
_KM = re.compile("킬로|키로|km|㎞|公里|กม", re.IGNORECASE)
_FARTHEST_KM = 200.0
_DEGREE_KM = 111.2


def moved(place: Place, before: str, after: str) -> tuple[Place, str]:
    """The place as the words before and after its name move and widen it, with the name of a note for the officer."""
    away = _away(after)
    side = _side(before, after)
    if away > _FARTHEST_KM or not (away or side):
        return place, ""
    if not side:
        return replace(place, radius_km=round(max(place.radius_km, 1.0) + away, 1)), "place-widened"
    north, east = _NORTH_EAST[side]
    shift = away or place.radius_km * 0.55
    lat = place.lat + north * shift / _DEGREE_KM
    lon = place.lon + east * shift / (_DEGREE_KM * math.cos(math.radians(place.lat)))
    radius = round(max(place.radius_km * 0.7, away * 0.4, 1.0), 1)
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_km=radius), "place-shifted"


def _side(before: str, after: str) -> str:
    """Which side of the place is meant, or ""."""
    if match := _TOWARDS_BEFORE.search(before):
        return match["before"].lower()
    if match := _TOWARDS.match(after):
        return _SIDES[match["after"] or match["zh"]]
    return ""


def _away(after: str) -> float:
    """Kilometres from the place by the words after it, 0 where none are told."""
    match = _RELATIVE.search(after[:26])
    if match is None or not _DRIVE.search(after[: match.end() + 10]):
        return 0.0
    amount = _amount(match.group(1))
    unit = match.group("unit").lower()
    if _KM.match(unit):
        return amount
    if _SPAN.match(after, match.end()):
        return 0.0
    minutes = amount * (1 if unit[0] in "분分mpน" else 60) + (30 if unit.endswith("반") else 0)
    return minutes * (_WALK_KM if _WALK.search(after[:30]) else _MINUTE_KM)


def _amount(written: str) -> float:
    number = _NUMBERS.get(written.lower())
    return float(written) if number is None else number


class Spot(Protocol):
    """Anything with a latitude and a longitude in degrees."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


def kilometres(one: Spot, other: Spot) -> float:
    """The great-circle distance between two places."""
    p, q = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
