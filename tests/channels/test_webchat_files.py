"""Files in the web chat: whole, within the shared memory, and never at the cost of the words beside them."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect, Request

from bot.channels.webchat import forms
from bot.channels.webchat.forms import MOST_FILE, FormReader
from bot.channels.webchat.multipart import Broken, Limits, Parts
from tests.channels.browsing import House
from tests.channels.test_webchat import ID
from triage.message import Attachment, Kind

JPEG = ("담장.jpg", b"\xff\xd8" + bytes(range(256)) * 9000, "image/jpeg")
LARGE = ("film.mp4", bytes(MOST_FILE + 1), "video/mp4")
SCRIPT = {"X-Requested-With": "fetch"}


async def test_words_and_files_of_one_form_are_messages_of_one_album(house: House) -> None:
    answer = await house.browser.post("/", data={"text": "여기 담장이에요", "id": ID}, files=[("file", JPEG), ("file", JPEG)])
    assert answer.status_code == 303
    words, photo = house.line.kept  # the same picture twice is one
    assert (words.message.text, words.bodies) == ("여기 담장이에요", ())
    assert photo.message.files == (Attachment("photo", "담장.jpg", "image/jpeg", len(JPEG[1])),)
    assert photo.bodies == (JPEG[1],)
    assert photo.message.kind is Kind.MEDIA
    assert photo.message.album == words.message.album != ""
    assert JPEG[1][:50] not in photo.raw
    assert {one.chat for one in house.line.kept} == {words.chat}


async def test_a_form_with_files_sent_twice_is_kept_once(house: House) -> None:
    for _ in range(2):
        await house.browser.post("/", data={"text": "x", "id": ID}, files={"file": JPEG})
    assert (len(house.line.kept), house.line.repeats) == (2, 2)


@pytest.mark.parametrize(
    ("field", "name", "media_type", "kind", "seconds"),
    [
        ("voice", "12s", "audio/webm;codecs=opus", "voice", 12),
        ("file", "a.m4a", "audio/mp4", "audio", None),
        ("file", "a.mov", "video/quicktime", "video", None),
        ("file", "a.hwp", "", "document", None),
        ("file", "x" * 3000 + ".jpg", "image/heic", "photo", None),
    ],
)
async def test_a_file_is_called_by_what_it_is(
    house: House, field: str, name: str, media_type: str, kind: str, seconds: int | None
) -> None:
    data = {"seconds": "12"} if field == "voice" else {}
    await house.browser.post("/", data={"id": ID, **data}, files={field: (name, b"abc", media_type)})
    (kept,) = house.line.kept
    (file,) = kept.message.files
    assert (file.kind, file.media_type, file.size, file.seconds) == (kind, media_type.partition(";")[0], 3, seconds)
    assert len(file.name) <= 200
    assert kept.message.album == ""


async def test_an_empty_file_field_is_no_file(house: House) -> None:
    await house.browser.post("/", data={"text": "x"}, files={"file": ("", b"", "application/octet-stream")})
    assert [one.message.kind for one in house.line.kept] == [Kind.TEXT]


async def test_a_file_too_large_is_said_so_and_the_words_are_kept(house: House) -> None:
    answer = await house.browser.post("/", data={"text": "급해요"}, files=[("file", LARGE), ("file", JPEG)])
    assert answer.status_code == 413
    assert "20 MB가 넘는 파일은 보내지 못했습니다" in answer.text
    assert "다른 파일은 전해졌습니다" in answer.text
    assert [one.message.text or one.message.label for one in house.line.kept] == ["급해요", "photo"]
    assert house.code


async def test_a_scripted_page_is_told_in_one_sentence(house: House) -> None:
    answer = await house.browser.post("/", files={"file": LARGE}, headers=SCRIPT)
    assert (answer.status_code, house.line.kept) == (413, [])
    assert answer.text.startswith("20 MB가 넘는 파일은")


async def test_a_file_of_exactly_the_limit_is_taken(house: House) -> None:
    await house.browser.post("/", files={"file": ("a", bytes(MOST_FILE))})
    assert [len(body) for one in house.line.kept for body in one.bodies] == [MOST_FILE]


async def test_of_more_than_five_files_five_are_kept(house: House) -> None:
    files = [("file", (f"{number}.jpg", b"x%d" % number, "image/jpeg")) for number in range(7)]
    answer = await house.browser.post("/", data={"text": "x"}, files=files)
    assert answer.status_code == 413
    assert "나머지는 다시 골라" in answer.text
    assert len(house.line.kept) == 6


async def test_a_store_that_is_away_gives_the_words_back_and_asks_for_the_files(house: House) -> None:
    house.line.away = 1
    answer = await house.browser.post("/", data={"text": "급해요", "id": ID}, files={"file": JPEG})
    assert answer.status_code == 503
    assert "급해요</textarea>" in answer.text
    assert "파일을 다시 고르고" in answer.text


async def test_a_store_that_goes_away_between_words_and_files_says_which_is_which(house: House) -> None:
    calls = []
    keep = house.line.intake

    async def intake(incoming: Any) -> Any:
        calls.append(1)
        house.line.away = int(len(calls) == 2)
        return await keep(incoming)

    house.app.router.routes[:] = house.chat.routes(intake)
    answer = await house.browser.post("/", data={"text": "급해요", "id": ID}, files={"file": JPEG})
    assert answer.status_code == 503
    assert "적은 글은 전해졌습니다" in answer.text
    assert house.line.texts == ["급해요"]
    assert house.code


@pytest.mark.parametrize("why", ["disk", "memory"])
async def test_without_room_for_files_the_words_are_taken(house: House, why: str) -> None:
    if why == "disk":
        house.chat._roomy = lambda: False
    else:
        house.chat._forms = FormReader(held=1000)
    answer = await house.browser.post("/", data={"text": "급해요"}, files={"file": JPEG})
    assert answer.status_code == 503
    assert "적은 글은 전해졌습니다" in answer.text
    assert house.line.texts == ["급해요"]


async def test_memory_is_given_back_whatever_happens(house: House) -> None:
    reader = house.chat._forms = FormReader(held=10_000_000)
    await house.browser.post("/", data={"text": "x"}, files={"file": JPEG})
    await house.browser.post("/", files=[("file", LARGE), ("file", JPEG)])
    await house.browser.post("/", content=b"--b\r\nbroken", headers={"Content-Type": "multipart/form-data; boundary=b"})
    house.line.away = 1
    await house.browser.post("/", files={"file": JPEG})
    assert reader._free == 10_000_000


@pytest.mark.parametrize(("do", "note"), [("look", "아직 보내지 않았습니다"), ("en", "have not been sent yet")])
async def test_a_press_that_sends_nothing_says_that_files_stay_behind(house: House, do: str, note: str) -> None:
    answer = await house.browser.post("/", data={"text": "쓰다 만 글", "do": do}, files={"file": JPEG})
    assert note in answer.text
    assert "쓰다 만 글</textarea>" in answer.text
    assert house.line.kept == []


async def test_a_file_is_told_of_and_never_handed_out(house: House) -> None:
    await house.browser.post("/", files={"file": JPEG})
    page = (await house.browser.get("/")).text
    assert "담장.jpg" not in page
    assert re.search(r"<(img|audio|video|source|object|embed)", page) is None


def parts_of(body: bytes, boundary: str = "b") -> Parts:
    return Parts(f"multipart/form-data; boundary={boundary}", Limits(1000, 1000, 5), lambda _count: True)


TEXT = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xec\x82\xb4\xeb\xa0\xa4\r\n'
HALF = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nhalf of'


@given(st.binary(max_size=200) | st.lists(st.sampled_from([TEXT, HALF, b"--b--\r\n", b"\r\n", b"--b"]), max_size=6).map(b"".join))
@settings(deadline=None)
def test_reading_parts_raises_nothing_but_that_they_are_broken(body: bytes) -> None:
    parts = parts_of(body)
    try:
        for at in range(0, len(body), 7):
            parts.feed(body[at : at + 7])
        parts.close()
    except Broken:
        return


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_parts_are_the_same_however_they_come(size: int) -> None:
    body = TEXT + HALF + b"\r\n--b--\r\n"
    parts = parts_of(body)
    for at in range(0, len(body), size):
        parts.feed(body[at : at + size])
    parts.close()
    assert parts.fields == {"text": "살려"}
    assert [(file.name, file.media_type, file.body) for file in parts.files] == [("a.jpg", "image/jpeg", b"half of")]


def breaking_off(body: bytes, ends: BaseException | None) -> Request:
    """A request whose body stops in the middle: the phone is gone, or says nothing more."""
    pieces = [body]

    async def receive() -> dict[str, Any]:
        if pieces:
            return {"type": "http.request", "body": pieces.pop(), "more_body": True}
        if ends is None:
            await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    headers = [(b"content-type", b"multipart/form-data; boundary=b")]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers, "query_string": b""}, receive)


@pytest.mark.parametrize("ends", [ClientDisconnect(), None])
async def test_words_are_kept_though_the_line_breaks_in_the_middle_of_a_file(
    ends: BaseException | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "STALLED", 0.05)
    form = await FormReader().read(breaking_off(TEXT + HALF, ends))
    assert (form.fields, form.files, form.broken) == ({"text": "살려"}, (), False)


async def test_nothing_is_made_of_a_form_that_breaks_off_before_its_words() -> None:
    with pytest.raises(ClientDisconnect):
        await FormReader().read(breaking_off(HALF, ClientDisconnect()))


async def test_many_slow_uploads_share_one_memory(house: House) -> None:
    """Eight browsers send 2.3 MB each where five fit: every word is kept, and what is held never grows beyond."""
    house.chat._forms = reader = FormReader(held=5 * len(JPEG[1]))
    lowest = reader._free

    async def slowly(number: int) -> httpx.Response:
        async def pieces() -> AsyncIterator[bytes]:
            nonlocal lowest
            yield f'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nnumber {number}\r\n'.encode()
            yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
            for at in range(0, len(JPEG[1]), 262144):
                yield JPEG[1][at : at + 262144]
                lowest = min(lowest, reader._free)
                await asyncio.sleep(0)
            yield b"\r\n--b--\r\n"

        async with house.another() as browser:
            return await browser.post("/", content=pieces(), headers={"Content-Type": "multipart/form-data; boundary=b"})

    answers = await asyncio.gather(*(slowly(number) for number in range(8)))
    assert lowest >= 0
    assert {answer.status_code for answer in answers} == {303, 503}
    assert sorted(text for text in house.line.texts if text) == [f"number {number}" for number in range(8)]
    assert reader._free == 5 * len(JPEG[1])
