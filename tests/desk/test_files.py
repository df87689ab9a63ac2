"""Files on the desk: the copy to look at, the recording to hear, the original behind a click, and every look in the audit."""

import hashlib
import re
from datetime import timedelta

import pytest

from desk.files import disposition, file_name
from desk.headers import SANDBOX
from storage import audit, file_lines, files
from storage.audit import Asked
from storage.file_lines import FileLine
from storage.files import Facts, Look, State
from storage.inbox import keep
from storage.store import Tx
from tests.desk.conftest import Client, Shift
from tests.storage.arrivals import arrival
from triage.message import Attachment, Kind, Message, Pin

VOICE = b"OggS" + bytes(range(256)) * 6000
PHOTO, COPY = b"\xff\xd8\xff-as-it-came-MARKER-EXIF", b"\xff\xd8\xff-working-copy"
TRICK = "사진\u202egpj.exe"


def _looks(facts: Facts) -> Look:
    tells = Message("살려주세요 @demo_sign", Kind.FILE, pin=Pin(11.0853, 106.1104), label="picture")
    by_kind = {
        "photo": Look(Facts(facts.attachment, facts.sha256, "jpeg", 40, 30, "2026:01:09 21:30:00", shown="image/jpeg")),
        "voice": Look(Facts(facts.attachment, facts.sha256, "ogg", shown="audio/ogg")),
        "document": Look(facts, reason="not-opened"),
    }
    look = by_kind[facts.attachment.kind]
    return Look(look.facts, look.reason, COPY, tells) if facts.attachment.kind == "photo" else look


def _send(tx: Tx) -> int:
    attachments = (
        Attachment("photo", "집.jpg"),
        Attachment("voice"),
        Attachment("document", TRICK),
        Attachment("video", remote="r1"),
    )
    message = Message("이 사진이요", Kind.MEDIA, files=attachments, label="photo")
    keep(tx, [arrival("files-1", "files", message=message, bodies=(PHOTO, VOICE, b"MZ\x90"))])
    for task in files.claim(tx, State.KEPT, "w", timedelta(minutes=1), 10):
        files.looked(tx, task.id, _looks(task.facts))
        case = task.place.case
    return case


@pytest.fixture
def case(shift: Shift) -> int:
    """A case with a picture, a recording, a program and a film that is still to come."""
    with shift.store.write() as tx:
        return _send(tx)


def lines(shift: Shift, case: int) -> list[FileLine]:
    with shift.store.read() as tx:
        return list(file_lines.of_case(tx, tx.case_key(case), case))


def looks(shift: Shift, action: str) -> list[object]:
    with shift.store.read() as tx:
        return [entry.detail["file"] for entry in audit.listed(tx, Asked(action=action))]


async def test_the_case_page_shows_each_file_as_far_as_it_can_be_shown(kim: Client, shift: Shift, case: int) -> None:
    photo, voice, program, film = lines(shift, case)
    page = (await kim.get(f"/cases/{case}")).text
    assert f'<img src="/cases/{case}/files/{photo.id}" loading="lazy" width="40" height="30"' in page
    assert f'<audio controls preload="none" src="/cases/{case}/files/{voice.id}"' in page
    assert "2026:01:09 21:30:00" in page
    assert hashlib.sha256(PHOTO).hexdigest() in page
    assert "여기서 열지 않는 형식입니다." in page
    assert "받는 중입니다. (0번 시도)" in page
    assert f"/files/{film.id}" not in page
    assert f"/cases/{case}/files/{program.id}/original" in page
    assert "\u202e" not in page
    assert looks(shift, "file") == []


async def test_what_a_picture_tells_says_so_and_points_to_it(kim: Client, shift: Shift, case: int) -> None:
    page = (await kim.get(f"/cases/{case}")).text
    message = lines(shift, case)[0].message_id
    assert f'사진에서 읽은 글</b> <a href="#message-{message}">' in page
    assert "사진 정보의 위치 <code>11.08530, 106.11040</code>" in page


async def test_officers_see_the_copy_and_never_the_original_by_accident(kim: Client, shift: Shift, case: int) -> None:
    photo = lines(shift, case)[0]
    answer = await kim.http.get(f"/cases/{case}/files/{photo.id}")
    assert (answer.content, answer.headers["content-type"]) == (COPY, "image/jpeg")
    assert answer.headers["content-security-policy"] == SANDBOX
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert looks(shift, "file.view") == [photo.id]


async def test_a_recording_can_be_played_from_the_middle(kim: Client, shift: Shift, case: int) -> None:
    voice = lines(shift, case)[1]
    path = f"/cases/{case}/files/{voice.id}"
    whole = await kim.http.get(path)
    assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, VOICE, "audio/ogg")
    first = await kim.http.get(path, headers={"range": "bytes=0-"})
    assert (first.status_code, len(first.content)) == (206, 1024 * 1024)
    assert first.headers["content-range"] == f"bytes 0-1048575/{len(VOICE)}"
    middle = await kim.http.get(path, headers={"range": "bytes=1048570-1048579"})
    assert middle.content == VOICE[1048570:1048580]
    rest = await kim.http.get(path, headers={"range": f"bytes={len(VOICE) - 3}-"})
    assert rest.content == VOICE[-3:]
    for wrong in (f"bytes={len(VOICE)}-", "bytes=9-3"):
        assert (await kim.http.get(path, headers={"range": wrong})).status_code == 416
    assert looks(shift, "file.view") == [voice.id, voice.id]


async def test_an_original_is_a_download_whatever_it_is(kim: Client, shift: Shift, case: int) -> None:
    photo, _, program, _ = lines(shift, case)
    for line, body in ((photo, PHOTO), (program, b"MZ\x90")):
        answer = await kim.http.get(f"/cases/{case}/files/{line.id}/original")
        assert answer.content == body
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment; ")
        assert answer.headers["content-security-policy"] == SANDBOX
        assert answer.headers["x-content-sha256"] == hashlib.sha256(body).hexdigest()
    assert looks(shift, "file.original") == [program.id, photo.id]
    assert "파일 원본 내려받기" in (await kim.get(f"/cases/{case}")).text


async def test_what_cannot_be_shown_is_not_handed_out_to_look_at(kim: Client, shift: Shift, case: int) -> None:
    _, _, program, film = lines(shift, case)
    for path in (f"{program.id}", f"{film.id}", f"{film.id}/original", "999", "999/original"):
        assert (await kim.http.get(f"/cases/{case}/files/{path}")).status_code == 404
    assert (await kim.http.get(f"/cases/{shift.mother}/files/{program.id}/original")).status_code == 404
    assert looks(shift, "file") == []


async def test_nobody_sees_a_file_without_a_session(shift: Shift, case: int) -> None:
    stranger = Client(shift)
    for tail in ("", "/original"):
        answer = await stranger.http.get(f"/cases/{case}/files/{lines(shift, case)[0].id}{tail}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("집 앞.jpg", "집 앞.jpg"),
        (TRICK, "사진gpj.exe"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\x00b\r\nSet-Cookie: x.png", "abSet-Cookie_ x.png"),
        ("가" * 255 + ".jpeg", "가" * 74 + "….jpeg"),
        ("x." + "y" * 300, "x." + "y" * 77 + "…"),
        ("\u202e\u200b\ufeff", ""),
        ('<img src=x>".png', "_img src=x__.png"),
    ],
)
def test_a_name_is_one_plain_line(given: str, shown: str, shift: Shift, case: int) -> None:
    line = lines(shift, case)[0]
    assert line.facts is not None
    named = FileLine(
        **{**{name: getattr(line, name) for name in FileLine.__slots__}, "facts": Facts(Attachment("document", given))}
    )
    assert file_name(named) == shown
    assert len(file_name(named)) <= 80
    header = disposition(file_name(named))
    assert re.fullmatch(r"attachment; filename=\"[A-Za-z0-9._-]*\"; filename\*=UTF-8''[A-Za-z0-9%._~-]*", header)
