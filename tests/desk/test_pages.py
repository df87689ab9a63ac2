"""What officers see: the queue in its order, a case with every judgement's reasons, and what they do there."""

import pytest

from storage import audit
from storage.audit import Asked
from tests.desk.conftest import Client, Shift
from tests.desk.invented import CASES, STRANGE, Invented, write
from triage.assessment import Level


async def test_the_queue_lists_the_most_urgent_first(kim: Client, shift: Shift) -> None:
    page = (await kim.get("/")).text
    order = sorted(shift.cases, key=lambda case: page.index(f'data-case="{case}"'))
    assert order[:2] == [shift.son, shift.mother]
    assert "홍길동 24" in page
    assert "코드 0" in page
    assert page.count('data-rings="1"') == 2


@pytest.mark.parametrize(("view", "shown"), [("unsure", 4), ("mine", None), ("closed", None)])
async def test_the_queue_can_be_filtered(kim: Client, shift: Shift, view: str, shown: int | None) -> None:
    page = (await kim.get(f"/?view={view}")).text
    listed = [number for number, case in enumerate(shift.cases) if f'data-case="{case}"' in page]
    assert listed == ([] if shown is None else [shown])


async def test_a_case_shows_own_words_beside_what_was_read(kim: Client, shift: Shift) -> None:
    page = (await kim.get(f"/cases/{shift.mother}")).text
    assert "홍길동(24)</mark>" in page
    assert "여권이나 신분증을 빼앗겼다." in page
    assert "도시가 같습니다: 시아누크빌" in page
    assert "72%" in page
    assert "여권·신분증 압수" in page


async def test_every_case_can_be_opened(kim: Client, shift: Shift) -> None:
    for case, given in zip(shift.cases, CASES, strict=True):
        response = await kim.get(f"/cases/{case}")
        assert response.status_code == 200
        assert all(failure in response.text for failure in given.failures)


async def test_words_typed_on_an_english_keyboard_can_be_read(kim: Client, shift: Shift) -> None:
    case = write(shift.store, Invented("keyboard", "tkffuwntpdy rkeguTdjdy", Level.CRITICAL))
    page = (await kim.get(f"/cases/{case}")).text
    assert "tkffuwntpdy rkeguTdjdy" in page
    assert "살려주세요 갇혔어요" in page
    assert "살려주세요 갇혔어요" in (await kim.get("/")).text


async def test_a_message_of_an_unknown_kind_is_shown_as_it_came(kim: Client, shift: Shift) -> None:
    case = write(shift.store, Invented("odd-kind", "", Level.MEDIUM, rings=False), STRANGE)
    page = (await kim.get(f"/cases/{case}")).text
    assert "video_note" in page
    raw = page.split("/raw/")[1].split('"')[0]
    assert (await kim.get(f"/cases/{case}/raw/{raw}")).status_code == 200
    with shift.store.read() as tx:
        assert audit.listed(tx, Asked(action="case.read_raw", case_id=case))


async def test_acknowledging_stops_the_alarm(kim: Client, shift: Shift) -> None:
    await kim.get(f"/cases/{shift.mother}")
    page = (await kim.post(f"/cases/{shift.mother}/answer", action="ack")).text
    assert "호출이 멈췄습니다" in page
    assert "김당직" in page


async def test_work_on_a_case_from_note_to_close(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.mother}"
    await kim.get(case)
    assert "이제 내 사건" in (await kim.post(f"{case}/answer", action="take")).text
    assert "어머니와 통화함" in (await kim.post(f"{case}/note", text="어머니와 통화함")).text
    assert "지금 확인하고 있습니다" in (await kim.post(f"{case}/reply", text="지금 확인하고 있습니다", key="k1")).text
    assert "이유를 적어" in (await kim.post(f"{case}/close", **{"as": "resolved"})).text
    assert "종결했습니다" in (await kim.post(f"{case}/close", **{"as": "resolved", "reason": "본인과 연락됨"})).text
    assert f'data-case="{shift.mother}"' in (await kim.get("/?view=closed")).text


async def test_telling_words_to_a_quiet_sender_are_asked_about_first(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.son}"
    page = (await kim.get(case)).text
    assert "다른 사람이 볼 수 있습니다" in page
    held = await kim.post(f"{case}/reply", text="경찰입니다 곧 구조합니다", key="k2")
    assert held.status_code == 409
    assert '<mark class="telling">경찰</mark>' in held.text
    assert "경찰입니다 곧 구조합니다" in held.text
    sent = await kim.post(f"{case}/reply", text="네 9층이요?", key="k3")
    assert "보냈습니다" in sent.text


async def test_a_field_is_judged_and_keeps_it(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.mother}"
    page = (await kim.get(case)).text
    key = page.split("/fields/")[1].split('"')[0]
    assert "틀림 · 김당직" in (await kim.post(f"{case}/fields/{key}", verdict="wrong")).text


async def test_an_officer_enters_where_the_victim_is(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.son}"
    await kim.get(case)
    page = (await kim.post(f"{case}/place", position="10.6093, 103.5296", name="흰 건물")).text
    assert "흰 건물" in page
    assert "숫자로 적어" in (await kim.post(f"{case}/place", position="저기", name="")).text


async def test_a_reference_finds_its_case(kim: Client, shift: Shift) -> None:
    with shift.store.read() as tx:
        from_db = audit.listed(tx, Asked())
    assert from_db
    page = (await kim.get(f"/cases/{shift.mother}")).text
    reference = page.split('class="ref">')[1].split("<")[0]
    found = await kim.http.get(f"/find?reference={reference.replace('-', '')}")
    assert found.headers["location"] == f"/cases/{shift.mother}"


async def test_words_of_a_sender_cannot_become_markup(kim: Client, shift: Shift) -> None:
    text = '<script>alert(1)</script>{{7*7}}"><img src=x>'
    case = write(shift.store, Invented("markup", text, Level.MEDIUM, rings=False))
    page = (await kim.get(f"/cases/{case}")).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


async def test_english_is_a_choice(kim: Client) -> None:
    page = await kim.post("/preferences", language="en")
    assert "Find a reference" in (await kim.get("/")).text
    assert page.status_code == 200
