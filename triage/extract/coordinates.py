"""Positions written in a message: figures, degrees and minutes, plus codes and the links of every map service."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from openlocationcode import openlocationcode as plus_codes  # type: ignore[import-untyped]

from triage.extraction import Finding, Place, Quote

CAMBODIA = (9.5, 15.2, 101.5, 108.2)
"""South, north, west and east of the box in which a swapped latitude and longitude is put right."""

_ASIA = (-12.0, 55.0, 60.0, 155.0)
_POINT_KM, _VIEW_KM, _DEGREES_KM = 0.2, 0.5, 0.3
_N = r"[-+]?\d{1,3}\.\d+"
_PAIR = rf"({_N})\s{{0,3}}(?:,|;|~)\s{{0,3}}\+?({_N})"


@dataclass(frozen=True, slots=True)
class Town:
    """A named place that a short plus code counts from."""

    lat: float
    lon: float


_URL = re.compile(r"(?:https?://|geo:|nmap://|kakaomap://)[^\s<>\"）)」]{1,2000}", re.IGNORECASE)
_SHORT = re.compile(
    r"https?://(?:maps\.app\.goo\.gl|goo\.gl/maps|g\.co|kko\.to|kko\.kakao\.com|naver\.me|surl\.amap\.com|j\.map\.baidu\.com|maps\.apple)/\S+"
    r"|https?://(?:www\.)?google\.[a-z.]+/maps\?cid=\d+",
    re.IGNORECASE,
)
# Order decides: the pin before the place, the place before the middle of the view. `True` means longitude first.
_LINKS: tuple[tuple[re.Pattern[str], bool, float], ...] = (
    (re.compile(rf"!3d({_N})!4d({_N})"), False, _POINT_KM),
    (re.compile(rf"!1d({_N})!2d({_N})"), True, _POINT_KM),
    (re.compile(rf"!2d({_N})!3d({_N})"), True, _VIEW_KM),
    (re.compile(rf"^geo:({_N}),({_N})", re.IGNORECASE), False, _POINT_KM),
    (re.compile(rf"amap\.com.*?(?:position|location|dest|center|q)=(?:[^&]*?)({_N}),({_N})", re.IGNORECASE), True, _POINT_KM),
    (re.compile(rf"kakao\.com/link/(?:map|to|roadview)/(?:[^,/]*,)?({_N}),({_N})", re.IGNORECASE), False, _POINT_KM),
    (re.compile(rf"[?&#](?:mlat|lat)=({_N})&(?:mlon|lng|lon|long)=({_N})", re.IGNORECASE), False, _POINT_KM),
    (re.compile(rf"[?&#](?:mlon|lng|lon)=({_N})&(?:mlat|lat)=({_N})", re.IGNORECASE), True, _POINT_KM),
    (re.compile(rf"[?&](?:dlat)=({_N})&(?:dlng)=({_N})", re.IGNORECASE), False, _POINT_KM),
    (
        re.compile(
            rf"[?&](?:q|ll|query|daddr|saddr|destination|sll|center|cp|p|location|coordinate|address|cbll|marker|to)="
            rf"(?:loc:|coord:)?[^&\d+-]*{_PAIR}",
            re.IGNORECASE,
        ),
        False,
        _POINT_KM,
    ),
    (re.compile(rf"naver\.com.*?[?&](?:lng|x)=({_N})&(?:lat|y)=({_N})", re.IGNORECASE), True, _POINT_KM),
    (re.compile(rf"/(?:place|search|dir/[^/]*)/{_PAIR}"), False, _POINT_KM),
    (re.compile(rf"@({_N}),({_N})"), False, _VIEW_KM),
    (re.compile(rf"#map=\d+(?:\.\d+)?/({_N})/({_N})"), False, _VIEW_KM),
)

_DMS_PART = (
    r"(\d{{1,3}})\s{{0,3}}(?:°|º|˚|도|度|deg)\s{{0,3}}"
    r"(?:(\d{{1,2}}(?:\.\d+)?)\s{{0,3}}(?:['′’]|분|分|min)\s{{0,3}})?"
    r"(?:(\d{{1,2}}(?:\.\d+)?)\s{{0,3}}(?:[\"″”]|''|초|秒|sec)\s{{0,3}})?{0}"
)
_DMS = re.compile(
    rf"(?:(?:북위|北纬|N)\s{{0,3}})?{_DMS_PART.format('([NS])?')}\s{{0,3}}[,;/]?\s{{0,3}}"
    rf"(?:(?:동경|东经|E)\s{{0,3}})?{_DMS_PART.format('([EW])?')}",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?:(?:북위|위도|北纬|纬度|lat(?:itude)?|N)\s{0,3}[:=]?\s{0,3})?(?<![\d.])"
    r"([-+]?\d{1,2}\.\d+)\s{0,3}°?\s{0,3}(?:도|度|N\b)?\s{0,3}[,;/]?\s{0,3}"
    r"(?:(?:동경|경도|东经|经度|lo?n(?:gitude)?|lng|E)\s{0,3}[:=]?\s{0,3})([-+]?\d{1,3}\.\d+)(?![\d])",
    re.IGNORECASE,
)
_NAMED_DEGREES = re.compile("북위|위도|동경|경도|北纬|东经|纬度|经度|lat", re.IGNORECASE)
_DECIMALS = re.compile(
    r"(?<![\d.,/-])([-+]?\d{1,3}\.\d{3,})\s{0,3}(?:°|도)?\s{0,3}([NS])?\s{0,3}(?:[,;/，、]\s{0,3}|\s{1,3})"
    r"([-+]?\d{1,3}\.\d{3,})(?!\d|\.\d)(?:\s{0,3}(?:°|도))?(?:\s{0,3}([EW])\b)?"
)
_LON_FIRST = re.compile(
    r"(?:동경|경도|东经|经度|\blo?ng?(?:itude)?|\bE)\s{0,3}[:=]?\s{0,3}"
    r"([-+]?\d{1,3}\.\d+)\s{0,3}°?\s{0,3}(?:도|度|E\b)?\s{0,3}[,;/]?\s{0,3}"
    r"(?:북위|위도|北纬|纬度|lat(?:itude)?|N)\s{0,3}[:=]?\s{0,3}([-+]?\d{1,2}\.\d+)",
    re.IGNORECASE,
)
_COMMA_DECIMALS = re.compile(r"(?<![\d.,])(\d{1,2}),(\d{4,})\s{0,3}[;/\s]\s{0,3}(1\d\d),(\d{4,})(?![\d,])")
_FULL_CODE = re.compile(r"(?<![A-Z0-9])([23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3})(?![A-Z0-9])", re.IGNORECASE)
_SHORT_CODE = re.compile(r"(?<![A-Z0-9])([23456789CFGHJMPQRVWX]{4,6}\+[23456789CFGHJMPQRVWX]{2,3})(?![A-Z0-9])", re.IGNORECASE)


def coordinates(text: str, town: Town | None = None) -> tuple[Finding[Place], ...]:
    """Every position written in the text, in order, message number 0; a short plus code counts from `town`.

    Nothing is fetched: a short link gives no position, see `unresolved_links`.
    """
    found: list[tuple[int, int, float, float, float]] = []
    rest = text
    for reader in (_links, _full_codes, _short_codes(town), _dms, _lon_first, _degrees, _decimals, _comma_decimals):
        for start, end, lat, lon, radius in reader(rest):
            point = repaired(lat, lon)
            if point is not None:
                found.append((start, end, *point, radius))
            rest = rest[:start] + " " * (end - start) + rest[end:]
    return tuple(
        Finding(Place(round(lat, 6), round(lon, 6), radius), Quote(0, start, end, text[start:end]))
        for start, end, lat, lon, radius in sorted(found)
    )


def unresolved_links(text: str) -> tuple[str, ...]:
    """Short map links in the text, whose position only the map service knows."""
    return tuple(match.group() for match in _SHORT.finditer(text))


def repaired(lat: float, lon: float) -> tuple[float, float] | None:
    """The point with latitude and longitude swapped back where only that lies in Cambodia; None where it is no point on earth."""
    if _in_cambodia(lon, lat) and not _in_cambodia(lat, lon):
        lat, lon = lon, lat
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (abs(lat) < 1e-6 and abs(lon) < 1e-6):
        return None
    return lat, lon


def _in_cambodia(lat: float, lon: float) -> bool:
    south, north, west, east = CAMBODIA
    return south <= lat <= north and west <= lon <= east


_Read = Iterator[tuple[int, int, float, float, float]]


def _links(text: str) -> _Read:
    for match in _URL.finditer(text):
        url = unquote(match.group())
        point = _link_point(url)
        if point is not None:
            yield match.start(), match.end(), *point


def _link_point(url: str) -> tuple[float, float, float] | None:
    for pattern, longitude_first, radius in _LINKS:
        hit = pattern.search(url)
        if hit:
            first, second = float(hit.group(1)), float(hit.group(2))
            return (second, first, radius) if longitude_first else (first, second, radius)
    for read in (_dms, _full_codes):
        for _start, _end, lat, lon, radius in read(url.replace("+", " ") if read is _dms else url):
            return lat, lon, radius
    return None


def _full_codes(text: str) -> _Read:
    for match in _FULL_CODE.finditer(text):
        if plus_codes.isFull(match.group(1)):
            yield match.start(), match.end(), *_centre(plus_codes.decode(match.group(1).upper()))


def _short_codes(town: Town | None) -> Callable[[str], _Read]:
    def read(text: str) -> _Read:
        for match in _SHORT_CODE.finditer(text):
            if town is not None and plus_codes.isShort(match.group(1)):
                full = plus_codes.recoverNearest(match.group(1).upper(), town.lat, town.lon)
                yield match.start(), match.end(), *_centre(plus_codes.decode(full))

    return read


def _centre(area: plus_codes.CodeArea) -> tuple[float, float, float]:
    return area.latitudeCenter, area.longitudeCenter, _POINT_KM


def _dms(text: str) -> _Read:
    for match in _DMS.finditer(text):
        lat = _degrees_of(match.group(1), match.group(2), match.group(3))
        lon = _degrees_of(match.group(5), match.group(6), match.group(7))
        if match.group(2) is None and match.group(6) is None and not (match.group(4) and match.group(8)):
            continue  # "30도 25도" is the weather
        lat = -lat if (match.group(4) or "").upper() == "S" else lat
        lon = -lon if (match.group(8) or "").upper() == "W" else lon
        yield match.start(), match.end(), lat, lon, _DEGREES_KM if match.group(7) is None else _POINT_KM


def _degrees_of(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600


def _degrees(text: str) -> _Read:
    for match in _DEGREES.finditer(text):
        short = min(len(match.group(1).split(".")[1]), len(match.group(2).split(".")[1])) < 2
        if short and not _NAMED_DEGREES.search(match.group()):
            continue
        yield match.start(), match.end(), float(match.group(1)), float(match.group(2)), _POINT_KM


def _lon_first(text: str) -> _Read:
    for match in _LON_FIRST.finditer(text):
        yield match.start(), match.end(), float(match[2]), float(match[1]), _POINT_KM


def _decimals(text: str) -> _Read:
    for match in _DECIMALS.finditer(text):
        lat, lon = float(match.group(1)), float(match.group(3))
        if (match.group(2) or "").upper() == "S":
            lat = -lat
        if (match.group(4) or "").upper() == "W":
            lon = -lon
        if _likely(lat, lon) and not (match.group(1).endswith(".000") and match.group(3).endswith(".000")):
            yield match.start(), match.end(), lat, lon, _POINT_KM


def _comma_decimals(text: str) -> _Read:
    """Figures with a decimal comma, as phones in many languages write them: 11,5561 104,9082."""
    for match in _COMMA_DECIMALS.finditer(text):
        lat, lon = float(f"{match[1]}.{match[2]}"), float(f"{match[3]}.{match[4]}")
        if _likely(lat, lon):
            yield match.start(), match.end(), lat, lon, _POINT_KM


def _likely(lat: float, lon: float) -> bool:
    """Whether two bare figures, in either order, are a point in Asia; elsewhere they are rather sums or scores."""
    south, north, west, east = _ASIA
    return any(south <= one <= north and west <= other <= east for one, other in ((lat, lon), (lon, lat)))
