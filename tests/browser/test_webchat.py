"""The web chat in a real browser, as a mother on an old phone at night, with scripts and without."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect
from starlette.applications import Starlette

from bot.channels.contract import Accepted, Incoming, Outgoing
from bot.channels.webchat import Line, WebChat
from bot.texts import say
from tests.channels.line import Line as Store
from tests.channels.serving import serving
from triage.message import Kind

pytestmark = pytest.mark.browser

SHOTS = Path(__file__).parents[2] / "shots"
PHONE = {"width": 390, "height": 780}
SMALL = {"width": 320, "height": 568}
ANSWERS = (
    ("글을 받았습니다. 지금 당직자가 읽고 있습니다.\n\n마지막으로 연락이 된 곳이 어디인가요?", (), True),
    ("고맙습니다. 지금 다친 사람이 있나요?", (("네", "hurt-yes"), ("아니요", "hurt-no")), False),
)


class House:
    """A web chat with a store in memory that answers by itself, served from a thread of its own."""

    def __init__(self) -> None:
        self.store = Store()
        self.said: list[tuple[str, Line]] = []
        self.chat = WebChat("family", self._transcript, say, exit_url="http://127.0.0.1:1/elsewhere", patience=5.0)
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._stop = asyncio.Event()

    async def _transcript(self, _account: str, chat: str) -> list[Line]:
        return [line for where, line in self.said if where == chat]

    async def _intake(self, incoming: Sequence[Incoming]) -> Sequence[Accepted]:
        accepted = await self.store.intake(incoming)
        for one, how in zip(incoming, accepted, strict=True):
            if how is Accepted.STORED:
                said = one.message
                self._note(one.chat, Line(one.message_id, "in", said.text or said.label, NOW, (), said.pin is not None))
        return accepted

    def _note(self, chat: str, line: Line) -> None:
        self.said.append((chat, line))

    def answer(self, number: int) -> None:
        """The line answers whoever wrote last."""
        text, buttons, place = ANSWERS[number]
        chat = self.store.kept[-1].chat
        self._note(chat, Line(f"a{number}", "out", text, NOW, buttons, place))
        asyncio.run_coroutine_threadsafe(self.chat.send(Outgoing(chat, text, f"k{number}")), self._loop).result(5)

    async def _run(self) -> None:
        async with serving(Starlette(routes=list(self.chat.routes(self._intake)))) as port:
            self.address = f"http://127.0.0.1:{port}/"
            self._up.set()
            await self._stop.wait()
            await self.chat.close()

    @contextmanager
    def open(self) -> Iterator["House"]:
        thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))
        thread.start()
        assert self._up.wait(10)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join(10)
            self._loop.close()


NOW = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)


@pytest.fixture
def house() -> Iterator[House]:
    with House().open() as house:
        yield house


@contextmanager
def visit(browser: Browser, house: House, **how: Any) -> Iterator[Page]:
    options = {"locale": "ko-KR", "viewport": PHONE, "timezone_id": "Asia/Seoul", "has_touch": True, **how}
    context = browser.new_context(**options)
    context.set_default_timeout(8000)
    page = context.new_page()
    page.goto(house.address)
    yield page
    context.close()


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"webchat-{name}.png")


def write(page: Page, text: str) -> None:
    page.get_by_label("메시지").fill(text)
    page.get_by_role("button", name="보내기", exact=True).click()


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
