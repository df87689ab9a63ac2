"""Words in pictures, by the real Tesseract: read in our languages, and nothing made up where there are none."""

import io
import os
import random
import time
from datetime import UTC, datetime

import psutil
import pytest
from PIL import Image

from bot.files import pictures
from bot.files.kinds import kind_of
from bot.files.looking import Looker
from bot.files.words import LANGUAGES, REST, Line, Reader, Rest, Words, find_reader
from storage.files import Facts, Look
from tests.files.made import PLEA, photo, plain, saved
from triage.message import Attachment

NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
READER = find_reader()

needs_tesseract = pytest.mark.skipif(
    READER.languages != LANGUAGES and not os.environ.get("CI"), reason="no Tesseract with our languages (make tesseract)"
)


async def look(body: bytes, kind: str = "photo", reader: Reader = READER) -> Look:
    return await Looker(lambda: NOW, reader).look(Facts(Attachment(kind)), body)


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 0.5])
async def test_korean_and_latin_words_are_read_large_and_small(scale: float) -> None:
    picture = Image.open(io.BytesIO(PLEA)).convert("L")
    picture = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    told = (await look(saved(picture, "JPEG", quality=80))).tells
    assert told is not None
    text = told.text.replace(" ", "")
    for words in ("살려주세요", "감금됐어요", "helpmelocked", "@demo_ocr_boss", "+855960001234"):
        assert words in text


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        plain((600, 400)),
        saved(Image.frombytes("RGB", (500, 400), random.Random(7).randbytes(600_000)), "JPEG"),
        saved(Image.radial_gradient("L").resize((700, 700)), "JPEG"),
        saved(Image.effect_mandelbrot((640, 480), (-2, -1.2, 1, 1.2), 60), "PNG"),
    ],
)
async def test_where_there_are_no_words_none_are_read(body: bytes) -> None:
    assert (await look(body)).tells is None


@needs_tesseract
@pytest.mark.slow
async def test_a_sticker_is_not_read() -> None:
    seen = await look(PLEA, kind="sticker")
    assert (seen.tells, seen.facts.shown) == (None, "image/jpeg")


@pytest.mark.parametrize("reader", [Reader(), Reader("/nowhere/tesseract", ("kor",)), Reader("/bin/false", ("kor",))])
async def test_without_a_reader_the_picture_is_shown_all_the_same(reader: Reader) -> None:
    seen = await look(PLEA, reader=reader)
    assert (seen.tells, seen.facts.shown, seen.reason) == (None, "image/jpeg", "")


@pytest.mark.parametrize("said", ["x" * 100, "0\t" * 50 + "\n" * 50, "5\t1\t1\t1\t1\t1\t0\t0\t0\t0\tnot a number\tword\nword\n"])
async def test_a_reader_that_talks_nonsense_says_nothing(said: str, tmp_path: "os.PathLike[str]") -> None:
    program = os.path.join(tmp_path, "tesseract")
    with open(program, "w") as file:
        file.write(f"#!/bin/sh\ncat > /dev/null\ncat <<'END'\n{said}\nEND\n")
    os.chmod(program, 0o755)
    assert (await look(PLEA, reader=Reader(program, ("kor",)))).tells is None


def program(folder: "os.PathLike[str]", does: str) -> str:
    """A program in the place of Tesseract."""
    path = os.path.join(folder, "tesseract")
    with open(path, "w") as file:
        file.write(f"#!/bin/sh\n{does}\n")
    os.chmod(path, 0o755)
    return path


@pytest.mark.parametrize("does", ["kill -9 $$", "cat > /dev/null; kill -11 $$", "exit 3", "head -c 10 > /dev/null; exec sleep 0"])
async def test_a_reader_that_dies_takes_nothing_but_the_words(does: str, tmp_path: "os.PathLike[str]") -> None:
    reader = Reader(program(tmp_path, does), ("kor",))
    seen = await look(photo(), reader=reader)
    assert (seen.facts.shown, seen.reason) == ("image/jpeg", "")
    assert seen.tells is not None
    assert seen.tells.pin is not None
    assert not reader.rest.resting


async def test_a_reader_that_hangs_is_left_alone_for_a_while_and_places_go_on(tmp_path: "os.PathLike[str]") -> None:
    now = 0.0
    rest = Rest(lambda: now)
    reader = Reader(program(tmp_path, "exec sleep 70731"), ("kor",), patience=0.5, rest=rest)
    for turn in range(5):
        begun = time.monotonic()
        seen = await look(photo(), reader=reader)
        assert seen.tells is not None
        assert seen.tells.pin is not None
        assert time.monotonic() - begun < 10
        assert rest.resting is (turn >= 1)
    assert rest.hung == 2
    assert not [one for one in psutil.process_iter(["cmdline"]) if "70731" in (one.info["cmdline"] or ())]
    now = REST + 1
    assert not rest.resting


def test_lines_of_which_little_is_believed_are_left_out() -> None:
    words = Words((Line("살려주세요", 5, 5), Line("~| ij ;l", 0, 4), Line("a 연락처 xqz wvk", 1, 12), Line("연락처 010", 3, 6)))
    assert words.text == "살려주세요\n연락처 010"


async def test_a_registration_number_in_a_picture_is_masked(tmp_path: "os.PathLike[str]") -> None:
    program = os.path.join(tmp_path, "tesseract")
    row = "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.0\t900101-1234567"
    with open(program, "w") as file:
        file.write(f"#!/bin/sh\ncat > /dev/null\nprintf '{row}\\n900101-1234567\\n'\n".replace("\t", "\\t"))
    os.chmod(program, 0o755)
    seen = await look(PLEA, reader=Reader(program, ("kor",)))
    assert seen.masked == 1
    assert seen.tells is not None
    assert "1234567" not in seen.tells.text


async def test_small_pictures_are_offered_twice_as_large_too() -> None:
    async def greys(body: bytes) -> int:
        return len((await pictures.look(kind_of(body), body, NOW)).greys)

    assert await greys(plain((1280, 900))) == 2
    assert await greys(plain((1300, 900))) == 1
