"""An honest picture: where and when it was taken is read, and what officers see holds nothing of it."""

import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import Image

from bot.files import pictures
from bot.files.kinds import KINDS, kind_of
from bot.files.pictures import Picture
from tests.files.made import SEOUL, SIHANOUKVILLE, exif, heic, photo, plain, saved

NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)


async def look(body: bytes) -> Picture:
    return await pictures.look(kind_of(body), body, NOW)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("place", [SIHANOUKVILLE, SEOUL, (-33.8568, -70.6483)])
async def test_the_place_is_read_and_the_copy_holds_none(form: str, place: tuple[float, float]) -> None:
    body = photo(place, form, taken="2026:01:09 21:30:00", offset="+07:00")
    assert b"MARKER-CAMERA" in body
    seen = await look(body)
    assert seen.pin is not None
    assert (seen.pin.lat, seen.pin.lon) == (pytest.approx(place[0], abs=1e-5), pytest.approx(place[1], abs=1e-5))
    assert (seen.width, seen.height) == (120, 80)
    copy = Image.open(io.BytesIO(seen.shown))
    assert (copy.format, copy.size, dict(copy.getexif())) == ("JPEG", (120, 80), {})
    assert b"MARKER-CAMERA" not in seen.shown


@pytest.mark.parametrize(
    ("data", "taken", "at"),
    [
        (
            {"taken": "2026:01:09 21:30:00", "offset": "+07:00"},
            "2026:01:09 21:30:00 +07:00",
            datetime(2026, 1, 9, 21, 30, tzinfo=timezone(timedelta(hours=7))),
        ),
        ({"taken": "2026:01:09 21:30:00"}, "2026:01:09 21:30:00", None),
        ({"utc": "2026:01:09 14:30:00"}, "", datetime(2026, 1, 9, 14, 30, tzinfo=UTC)),
        ({"taken": "1970:01:01 00:00:00", "offset": "+00:00"}, "1970:01:01 00:00:00 +00:00", None),
        ({"taken": "2031:01:01 00:00:00", "offset": "+00:00"}, "2031:01:01 00:00:00 +00:00", None),
        ({"taken": "0000:00:00 00:00:00"}, "0000:00:00 00:00:00", None),
        ({"taken": "not a time at all!!", "offset": "+07:00"}, "not a time at all +07:00", None),
        ({}, "", None),
    ],
)
async def test_the_time_is_believed_only_where_it_can_be(data: dict[str, str], taken: str, at: datetime | None) -> None:
    seen = await look(photo(**data))  # type: ignore[arg-type]
    assert (seen.taken, seen.at) == (taken, at)


async def test_a_place_that_is_none_is_left_out() -> None:
    assert (await look(photo((0.0, 0.0)))).pin is None
    assert (await look(photo(None))).pin is None
    assert (await look(photo((91.0, 10.0)))).pin is None


async def test_a_picture_lying_on_its_side_is_set_upright() -> None:
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste("red", (0, 0, 30, 40))
    seen = await look(saved(picture, "JPEG", exif=exif(orientation=6), quality=95))
    copy = Image.open(io.BytesIO(seen.shown)).convert("RGB")
    assert copy.size == (40, 60)
    assert copy.getpixel((20, 10))[0] > 200 > 100 > copy.getpixel((20, 10))[1]  # type: ignore[index]
    assert min(copy.getpixel((20, 50))) > 200  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("GIF", "P"), ("JPEG", "CMYK")],
)
async def test_every_way_of_colour_can_be_shown(form: str, mode: str) -> None:
    seen = await look(saved(Image.new(mode, (30, 20)), form))
    assert (seen.why, Image.open(io.BytesIO(seen.shown)).size) == ("", (30, 20))


async def test_what_is_transparent_lies_on_white() -> None:
    seen = await look(saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"))
    assert Image.open(io.BytesIO(seen.shown)).getpixel((5, 5)) == (255, 255, 255)


async def test_a_large_picture_is_shown_smaller() -> None:
    seen = await look(plain((5000, 2500)))
    assert (seen.width, seen.height) == (5000, 2500)
    assert Image.open(io.BytesIO(seen.shown)).size == (2048, 1024)


async def test_of_an_iphones_picture_the_place_is_read_though_it_is_not_opened() -> None:
    seen = await look(heic(exif(SIHANOUKVILLE, utc="2026:01:09 14:30:00")))
    assert seen.pin is not None
    assert seen.pin.lat == pytest.approx(SIHANOUKVILLE[0], abs=1e-5)
    assert (seen.at, seen.shown) == (datetime(2026, 1, 9, 14, 30, tzinfo=UTC), b"")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "wav"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", ""),
        (b"\x00\x00\x00\x1cftypM4A \x00", "m4a"),
        (b"\x00\x00\x00\x14ftypqt  \x00", "mov"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "mp4"),
        (b"\x00\x00\x00\x18ftypheic\x00", "heic"),
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"\xff\xff\xff\xff", ""),
        (b"OggS\x00\x02", "ogg"),
        (b"%PDF-1.7", "pdf"),
        (b" %PDF-1.7", ""),
        (b"<svg", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_it_begins_with(head: bytes, name: str) -> None:
    assert kind_of(head) == KINDS[name]
