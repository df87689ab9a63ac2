"""The desk in a real browser, as an officer at night: from the login to a closed case, wide and on a phone, light and dark."""

import asyncio
import io
import threading
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from bot.files.looking import Looker
from bot.texts import say
from desk.app import DeskSettings, Landmark, desk_app
from storage import file_parts, files, ladder, officers
from storage.engine import open_engine
from storage.files import State
from storage.inbox import keep
from storage.keys import MasterKey
from storage.ladder import Action
from storage.migrate import upgrade
from storage.store import Store
from tests.channels.serving import serving
from tests.desk.invented import Invented, write, write_all
from tests.files.made import PLEA
from tests.storage.arrivals import arrival
from triage.assessment import Level
from triage.message import Attachment, Kind, Message

pytestmark = pytest.mark.browser

SHOTS = Path(__file__).parents[2] / "shots"
ASSETS = Path(__file__).parents[2] / "node_modules"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PASSWORD = "a long pass phrase"
MARKS = (Landmark("프놈펜", "town", 11.5564, 104.9282), Landmark("예시 단지", "compound", 10.61, 103.52))


class House:
    """A desk with invented cases, served from a thread of its own."""

    def __init__(self, folder: Path, assets: Path | None) -> None:
        engine = open_engine(f"sqlite:///{folder / 'tipline.db'}")
        upgrade(engine)
        self.store = Store(engine, MasterKey(b"k" * 32), lambda: datetime.now(UTC))
        self.store.check_key()
        with self.store.write() as tx:
            self.kim = officers.create(tx, "kim", "김당직", "officer", PASSWORD)
            self.park = officers.create(tx, "park", "박감독", "supervisor", PASSWORD)
        self.cases = write_all(self.store)
        self.address = ""
        self._app = desk_app(self.store, say, DeskSettings(assets=assets), MARKS)
        self.loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._stop = asyncio.Event()

    async def _run(self) -> None:
        async with serving(self._app) as port:
            self.address = f"http://127.0.0.1:{port}"
            self._up.set()
            await self._stop.wait()

    @contextmanager
    def open(self) -> Iterator["House"]:
        """Serves until the block ends."""
        thread = threading.Thread(target=self.loop.run_until_complete, args=(self._run(),))
        thread.start()
        assert self._up.wait(10)
        try:
            yield self
        finally:
            self.loop.call_soon_threadsafe(self._stop.set)
            thread.join(10)
            self.loop.close()
            self.store.engine.dispose()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path, ASSETS).open() as house:
        yield house


@contextmanager
def visit(browser: Browser, house: House, login: str = "kim", **how: Any) -> Iterator[Page]:
    """The queue, after the login; nothing may be refused by the policy or fail in a script meanwhile."""
    options = {"locale": "ko-KR", "viewport": WIDE, "timezone_id": "Asia/Seoul", **how}
    context = browser.new_context(**options)
    context.set_default_timeout(8000)
    page = context.new_page()
    faults: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "409" not in message.text:
            faults.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((house.address, "data:")) else faults.append(request.url))
    page.goto(f"{house.address}/login")
    page.get_by_label("아이디").fill(login)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="로그인").click()
    page.wait_for_url(f"{house.address}/")
    yield page
    context.close()
    assert not faults


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"desk-{name}.png")


def no_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("wide", "dark"), ("phone", "light"), ("phone", "dark")])
def test_an_officer_works_a_case_from_alarm_to_close(browser: Browser, house: House, size: str, scheme: str) -> None:
    with visit(browser, house, viewport=WIDE if size == "wide" else PHONE, color_scheme=scheme) as page:
        expect(page.locator(".row").first).to_contain_text("코드 0")
        shoot(page, f"queue-{size}-{scheme}")
        assert no_sideways(page)
        page.get_by_role("link", name="홍길동").click()
        expect(page.locator(".talk mark").first).to_be_visible()
        shoot(page, f"case-{size}-{scheme}")
        assert no_sideways(page)
        page.get_by_role("button", name="확인하고 맡기").click()
        expect(page.get_by_role("status")).to_contain_text("내 사건")
        page.get_by_label("당직자끼리 보는 메모").fill("어머니와 연락함")
        page.get_by_role("button", name="메모 남기기").click()
        expect(page.locator(".notes")).to_contain_text("어머니와 연락함")
        page.get_by_label("제보자에게 쓰기").fill("지금 보고 있습니다. 어느 건물인지 아시나요?")
        page.get_by_role("button", name="보내기").click()
        expect(page.locator(".talk")).to_contain_text("어느 건물인지 아시나요?")
        page.get_by_text("종결하기").first.click()
        page.get_by_label("종결 구분").select_option("passed_on")
        page.locator("form[action$='/close']").get_by_label("이유").fill("대사관에 넘김")
        page.get_by_role("button", name="종결하기").click()
        expect(page.get_by_role("status")).to_contain_text("종결")
        expect(page.get_by_role("link", name="홍길동")).to_have_count(0)


def test_an_alarm_appears_by_itself_and_leaves_when_the_room_answers(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        expect(page).to_have_title("(2) 상황판")
        case = write(house.store, Invented("cry", "살려주세요 여기 12층", Level.CRITICAL))
        row = page.locator(f".row[data-case='{case}']")
        expect(row).to_contain_text("살려주세요 여기 12층")
        expect(page).to_have_title("(3) 상황판")
        with house.store.write() as tx:
            ladder.answer(tx, case, house.park, Action.ACK, "room")
        expect(row).to_contain_text("박감독 확인")
        expect(page).to_have_title("(2) 상황판")


def test_a_message_appears_in_the_open_case_and_a_draft_stays(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.goto(f"{house.address}/cases/{house.cases[1]}")
        page.get_by_label("제보자에게 쓰기").fill("쓰다 만 글")
        write(house.store, Invented("son", "빨리요", Level.CRITICAL, quiet=True), number=2)
        expect(page.locator(".talk")).to_contain_text("빨리요")
        assert page.get_by_label("제보자에게 쓰기").input_value() == "쓰다 만 글"


def test_the_sound_says_that_it_is_off_until_it_is_pressed(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        button = page.locator("#sound")
        expect(button).to_contain_text("꺼짐")
        button.click()
        expect(button).to_contain_text("켜짐")
        button.click()
        expect(button).to_contain_text("꺼짐")


def test_keys_move_open_and_acknowledge(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        expect(page.locator(".row").first).to_be_visible()
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(".row.here")).to_contain_text("홍길동")
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/cases/{house.cases[1]}")
        page.keyboard.press("a")
        expect(page.get_by_role("status")).to_contain_text("호출이 멈췄습니다")


def test_telling_words_are_held_back_from_a_quiet_screen(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.goto(f"{house.address}/cases/{house.cases[1]}")
        page.get_by_label("제보자에게 쓰기").fill("경찰이 갑니다")
        page.get_by_role("button", name="보내기").click()
        expect(page.locator("mark.telling")).to_have_text("경찰")
        assert page.get_by_label("제보자에게 쓰기").input_value() == "경찰이 갑니다"
        shoot(page, "telling")


def test_a_field_shows_the_words_it_came_from(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.goto(f"{house.address}/cases/{house.cases[0]}")
        field = page.locator(".field", has_text="여권·신분증 압수")
        expect(page.locator("mark.on")).to_have_count(0)
        field.hover()
        expect(page.locator("mark.on")).to_have_text("여권을 뺏겼다")


def test_the_map_is_drawn_from_here(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.goto(f"{house.address}/cases/{house.cases[0]}")
        expect(page.locator("#map path.map-land").first).to_be_attached()
        expect(page.locator("#map path.map-place").first).to_be_attached()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_desk_works_without_libraries_and_without_scripts(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    with House(tmp_path, None).open() as house, visit(browser, house, java_script_enabled=scripts) as page:
        expect(page.get_by_text("화면이 저절로 바뀌지 않습니다")).to_be_visible()
        page.get_by_role("link", name="홍길동").click()
        page.get_by_role("button", name="확인했음").click()
        expect(page.get_by_role("status")).to_contain_text("호출이 멈췄습니다")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(browser: Browser, house: House, scheme: str) -> None:
    with visit(browser, house, "park", color_scheme=scheme, reduced_motion="reduce") as page:
        for path in ("/", f"/cases/{house.cases[0]}", f"/cases/{house.cases[1]}", "/officers", "/audit", "/password"):
            page.goto(house.address + path)
            page.wait_for_timeout(300)
            found = Axe().run(page)
            assert not found.response["violations"], f"{path}: {found.generate_report()}"


def _recording(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000 * seconds))
    return out.getvalue()


def _until(page: Page, reached: Callable[[], object]) -> None:
    for _ in range(80):
        if reached():
            return
        page.wait_for_timeout(50)
    raise AssertionError("never")


def _with_files(house: House) -> int:
    """A case with a picture and a recording, looked at; its id."""
    attachments = (Attachment("photo", "집.png"), Attachment("voice"))
    message = Message("사진하고 녹음이요", Kind.MEDIA, files=attachments, label="photo")
    with house.store.write() as tx:
        keep(tx, [arrival("files-1", "files", message=message, bodies=(PLEA, _recording(120)))])
        for task in files.claim(tx, State.KEPT, "w", timedelta(minutes=1), 10):
            key = tx.case_key(task.place.case)
            body = file_parts.original(tx, key, task.id, task.facts.sha256)
            look = asyncio.run_coroutine_threadsafe(Looker(house.store.clock).look(task.facts, body), house.loop).result(20)
            files.looked(tx, task.id, look)
        return task.place.case


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_picture_is_seen_and_a_recording_heard_while_the_case_is_drawn_anew(
    browser: Browser, house: House, size: dict[str, int]
) -> None:
    case = _with_files(house)
    with visit(browser, house, viewport=size) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/files/" in request.url else None)
        page.goto(f"{house.address}/cases/{case}")
        picture, sound = page.locator(".file img"), page.locator(".file audio")
        picture.scroll_into_view_if_needed()
        _until(page, lambda: picture.evaluate("picture => picture.naturalWidth") == 760)
        sound.evaluate("sound => { sound.muted = true; return sound.play(); }")
        sound.evaluate("sound => { sound.currentTime = 100; }")
        _until(page, lambda: sound.evaluate("sound => sound.currentTime") > 100)
        assert sound.evaluate("sound => Math.round(sound.duration)") == 120
        looked_at = sum(url.endswith("/1") for url in asked)
        with house.store.write() as tx:
            keep(tx, [arrival("files-2", "files", text="더 있어요")])
        expect(page.get_by_text("더 있어요")).to_be_visible()
        assert sound.evaluate("sound => !sound.paused && sound.currentTime > 100")
        assert sum(url.endswith("/1") for url in asked) == looked_at
        assert no_sideways(page)
        page.locator(".file-more summary").first.click()
        page.wait_for_timeout(300)
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        shoot(page, f"files-{size['width']}")
