"""What officers are warned of stands above their pages until one of them has seen it."""

from datetime import UTC, datetime

import pytest

from storage import warnings
from storage.warnings import Kind
from tests.desk.conftest import Client, Shift

AT = datetime(2026, 1, 10, 3, 55, tzinfo=UTC).isoformat()
DETAILS: dict[Kind, dict[str, object]] = {
    Kind.TRACK_SILENT: {"time": AT},
    Kind.TRACK_ENDED: {"time": AT, "how": "stopped"},
    Kind.TRACK_JUMPED: {"time": AT, "km": 42},
    Kind.HOOK_FAILING: {"pending": 31, "error": "Wrong response"},
    Kind.ROOM_LEFT: {"name": "이당직"},
}


async def test_a_warning_stands_on_queue_and_case_until_it_was_seen(kim: Client, shift: Shift) -> None:
    await shift.store.run(lambda tx: warnings.warn(tx, Kind.POISON, "telegram/family", case_id=shift.mother, anew=True))
    for path in ("/", f"/cases/{shift.son}"):
        page = (await kim.get(path)).text
        assert "읽지 못한 메시지가 1건" in page
        assert f'href="/cases/{shift.mother}"' in page
    number = page.split('action="/warnings/')[1].split("/")[0]
    page = (await kim.post(f"/warnings/{number}/seen", case=str(shift.son))).text
    assert "읽지 못한 메시지가" not in page
    assert f'data-case="{shift.son}"' in page
    assert "경고 확인" in page or "읽지 못한 메시지가" not in (await kim.get("/")).text


@pytest.mark.parametrize("kind", Kind)
async def test_every_warning_reads_whole(kim: Client, shift: Shift, kind: Kind) -> None:
    await shift.store.run(lambda tx: warnings.warn(tx, kind, "4711", **DETAILS.get(kind, {})))
    page = (await kim.get("/")).text
    said = page.split('id="part-warnings"')[1].split("<b>")[1].split("</b>")[0]
    assert "{" not in said
    assert "$" not in said
    assert len(said) > 15
