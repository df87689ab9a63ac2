"""The web chat in a real browser, as a mother on an old phone at night, with scripts and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Response, expect

from tests.browser.chatting import PHONE, SMALL, House, shoot, visit, write
from triage.message import Kind

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mother_writes_and_answers_appear_by_themselves(browser: Browser, house: House, scheme: str) -> None:
    with visit(browser, house, color_scheme=scheme) as page:
        shoot(page, f"first-{scheme}")
        write(page, "아들이 일하러 간다고 했는데 이틀째 연락이 안 돼요")
        expect(page.get_by_role("log")).to_contain_text("이틀째 연락이 안 돼요")
        expect(page.get_by_role("log")).not_to_contain_text("보내는 중")
        house.answer(0)
        expect(page.get_by_role("log")).to_contain_text("어디인가요?")
        write(page, "프놈펜이라고 했어요")
        expect(page.locator("#lines li")).to_have_count(3)
        house.answer(1)
        page.get_by_role("button", name="아니요").click()
        expect(page.locator("#lines li.in")).to_have_count(3)
        shoot(page, f"talk-{scheme}")
        assert [one.message.kind for one in house.store.kept] == [Kind.TEXT, Kind.TEXT, Kind.BUTTON]
        assert (house.store.kept[2].message.action, house.store.kept[2].message.label) == ("hurt-no", "아니요")
        assert len({one.chat for one in house.store.kept}) == 1


def test_it_all_works_without_scripts(browser: Browser, house: House) -> None:
    with visit(browser, house, java_script_enabled=False) as page:
        shoot(page, "first-noscript")
        write(page, "아들이 연락이 안 돼요")
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("log")).to_contain_text("아들이 연락이 안 돼요")
        assert page.url == house.address
        page.get_by_label("메시지").fill("쓰다 만 글")
        house.answer(1)
        expect(frame.get_by_role("log")).to_contain_text("다친 사람이 있나요?", timeout=15000)
        shoot(page, "talk-noscript")
        assert page.get_by_label("메시지").input_value() == "쓰다 만 글"
        page.get_by_role("button", name="답장 보기").click()
        assert page.get_by_label("메시지").input_value() == "쓰다 만 글"
        page.frame_locator("iframe").get_by_role("button", name="네", exact=True).click()
        expect(page.frame_locator("iframe").locator("li.in")).to_have_count(2)
        assert house.store.kept[1].message.action == "hurt-yes"
        assert page.url == house.address


def test_two_messages_before_the_first_answer_are_one_conversation(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        write(page, "하나")
        write(page, "둘")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(2)
    assert [one.message.text for one in house.store.kept] == ["하나", "둘"]
    assert len({one.chat for one in house.store.kept}) == 1


def test_offline_and_back_loses_nothing(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.context.set_offline(True)
        write(page, "끊긴 동안 쓴 글")
        expect(page.get_by_role("status")).to_contain_text("저절로 보냅니다")
        shoot(page, "offline")
        page.context.set_offline(False)
        expect(page.get_by_role("status")).to_be_hidden(timeout=15000)
    assert house.store.texts == ["끊긴 동안 쓴 글"]


def test_a_store_that_is_away_is_tried_until_it_is_back(browser: Browser, house: House) -> None:
    house.store.away = 2
    with visit(browser, house) as page:
        write(page, "급해요")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1, timeout=15000)
    assert house.store.texts == ["급해요"]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_code_brings_back_from_another_phone(browser: Browser, house: House, scripts: bool) -> None:
    with visit(browser, house, java_script_enabled=scripts) as page:
        write(page, "나중에 다시 올게요")
        page.get_by_text("다시 들어오는 번호").click()
        code = page.locator(".code").inner_text()
    with visit(browser, house, java_script_enabled=scripts) as page:
        page.get_by_text("전에 쓰던 대화로 돌아가기").click()
        page.get_by_label("다시 들어오는 번호").fill("0000 1111 2222 3333")
        page.get_by_role("button", name="들어가기").click()
        expect(page.get_by_role("status")).to_contain_text("찾지 못했습니다")
        page.get_by_label("다시 들어오는 번호").fill(code.lower().replace("-", " "))
        page.get_by_role("button", name="들어가기").click()
        where = page if scripts else page.frame_locator("iframe")
        expect(where.get_by_role("log")).to_contain_text("나중에 다시 올게요")
        assert page.url == house.address


@pytest.mark.parametrize("scripts", [True, False])
def test_leaving_leaves_nothing_to_go_back_to(browser: Browser, house: House, scripts: bool) -> None:
    with visit(browser, house, java_script_enabled=scripts) as page:
        page.route("**/elsewhere", lambda route: route.fulfill(body="<title>Weather</title>"))
        write(page, "비밀 이야기")
        where = page if scripts else page.frame_locator("iframe")
        expect(where.get_by_role("log")).to_contain_text("비밀 이야기")
        page.get_by_role("button", name="나가기").click()
        page.wait_for_url("**/elsewhere")
        assert page.context.cookies(house.address) == []
        page.go_back()
        page.wait_for_load_state()
        assert "비밀 이야기" not in page.content()
        page.goto(house.address)
        assert "비밀 이야기" not in page.content()


def test_leaving_in_one_tab_empties_the_others(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.route("**/elsewhere", lambda route: route.fulfill(body="<title>Weather</title>"))
        write(page, "비밀 이야기")
        other = page.context.new_page()
        other.goto(house.address)
        expect(other.get_by_role("log")).to_contain_text("비밀 이야기")
        page.get_by_role("button", name="나가기").click()
        page.wait_for_url("**/elsewhere")
        other.bring_to_front()
        expect(other.get_by_text("비밀 이야기")).to_have_count(0, timeout=15000)


def test_the_place_is_shared_by_one_press(browser: Browser, house: House) -> None:
    here = {"latitude": 11.5564, "longitude": 104.9282, "accuracy": 30}
    with visit(browser, house, geolocation=here, permissions=["geolocation"]) as page:
        page.get_by_role("button", name="내 위치 보내기").click()
        expect(page.get_by_role("log")).to_contain_text("위치를 보냄")
        expect(page.get_by_role("log")).not_to_contain_text("보내는 중")
    pin = house.store.kept[0].message.pin
    assert pin is not None
    assert (pin.lat, pin.lon, pin.accuracy_m) == (11.5564, 104.9282, 30.0)


def test_a_place_that_is_not_given_is_no_dead_end(browser: Browser, house: House) -> None:
    with visit(browser, house, permissions=[]) as page:
        page.get_by_role("button", name="내 위치 보내기").click()
        expect(page.get_by_role("status")).to_contain_text("주소나 근처 간판")


def test_the_language_follows_the_browser_and_can_be_switched(browser: Browser, house: House) -> None:
    with visit(browser, house, locale="en-GB") as page:
        expect(page.get_by_role("heading", name="Write here")).to_be_visible()
        page.get_by_label("Message").fill("my brother")
        page.get_by_role("button", name="한국어").click()
        expect(page.get_by_role("heading", name="여기에 적어 주세요")).to_be_visible()
        assert page.get_by_label("메시지").input_value() == "my brother"
        page.reload()
        expect(page.get_by_role("heading", name="여기에 적어 주세요")).to_be_visible()


def test_the_first_load_is_small_and_comes_from_one_address(browser: Browser, house: House) -> None:
    sizes: list[int] = []

    def count(answer: Response) -> None:
        size = answer.request.sizes()
        sizes.append(size["responseBodySize"] + size["responseHeadersSize"])

    context = browser.new_context(locale="ko-KR", viewport=PHONE)
    page = context.new_page()
    page.on("response", count)
    page.goto(house.address, wait_until="networkidle")
    hosts = page.evaluate("performance.getEntriesByType('resource').map((entry) => new URL(entry.name).host)")
    context.close()
    print(f"first load: {sum(sizes)} bytes in {len(sizes)} answers")
    assert sum(sizes) <= 30_000
    assert set(hosts) <= {house.address.split("/")[2]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["first", "talk"])
def test_everybody_can_use_it(browser: Browser, house: House, scheme: str, state: str) -> None:
    with visit(browser, house, color_scheme=scheme, viewport=SMALL) as page:
        if state == "talk":
            write(page, "아들이 연락이 안 돼요")
            expect(page.get_by_role("log")).not_to_contain_text("보내는 중")
            house.answer(1)
            expect(page.get_by_role("button", name="아니요")).to_be_visible()
        shoot(page, f"small-{state}-{scheme}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        for button in page.get_by_role("button").all():
            box = button.bounding_box()
            assert box is None or box["height"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
