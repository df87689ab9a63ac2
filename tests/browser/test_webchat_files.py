"""Files, recordings, tabs and the way out of the web chat, in a real browser, with scripts and without."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from bot.channels.webchat.page import NOSCRIPT_CSS
from tests.browser.chatting import SMALL, House, shoot, visit, write
from triage.message import Kind

pytestmark = pytest.mark.browser

#: What a browser may keep for a site, counted.
EMPTY = """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A picture, a paper and a film that is too large."""
    made = {"photo": tmp_path / "담장.jpg", "paper": tmp_path / "계약서.pdf", "large": tmp_path / "film.mp4"}
    made["photo"].write_bytes(b"\xff\xd8\xff" + bytes(2_300_000))
    made["paper"].write_bytes(b"%PDF-1.4" + bytes(40_000))
    with made["large"].open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    return made


def log_of(page: Page, scripts: bool = True) -> Locator:
    return (page if scripts else page.frame_locator("iframe")).get_by_role("log")


def elsewhere(page: Page) -> None:
    """Wherever the way out leads is a page about the weather."""
    page.context.route("**/elsewhere", lambda route: route.fulfill(body="<title>Weather</title>"))


def history(page: Page) -> list[str]:
    session = page.context.new_cdp_session(page)
    return [entry["url"] for entry in session.send("Page.getNavigationHistory")["entries"]]


def test_a_picture_goes_after_the_words_and_is_never_shown_again(browser: Browser, house: House, files: dict[str, Path]) -> None:
    with visit(browser, house) as page:
        page.locator("input[name=file]").set_input_files([files["photo"], files["paper"], files["large"]])
        expect(page.get_by_role("status")).to_contain_text("20 MB가 넘는")
        expect(page.get_by_role("list", name="고른 파일").locator("li")).to_have_text(["사진 · 2.3 MB빼기", "파일 · 41 kB빼기"])
        shoot(page, "chosen")
        page.get_by_label("메시지").fill("여기 담장이에요")
        page.get_by_role("button", name="보내기", exact=True).click()
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(3)
        shoot(page, "files")
        expect(log_of(page)).to_contain_text("사진을 보냄")
        expect(log_of(page)).to_contain_text("파일을 보냄")
        assert "담장.jpg" not in page.content()
        assert page.locator("img, audio, video").count() == 0
        assert page.evaluate(EMPTY) == [0, 0, 0, 0, 0, 0]
    words, photo, paper = house.store.kept
    assert (words.message.text, photo.message.files[0].kind, paper.message.files[0].kind) == (
        "여기 담장이에요",
        "photo",
        "document",
    )
    assert photo.bodies == (files["photo"].read_bytes(),)
    assert len({one.message.album for one in house.store.kept}) == 1
    assert len({one.chat for one in house.store.kept}) == 1


def test_a_chosen_file_can_be_taken_back(browser: Browser, house: House, files: dict[str, Path]) -> None:
    with visit(browser, house) as page:
        page.locator("input[name=file]").set_input_files(files["photo"])
        page.get_by_role("button", name="빼기").click()
        expect(page.get_by_role("list", name="고른 파일")).to_be_hidden()
        write(page, "글만")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1)
    assert [one.message.kind for one in house.store.kept] == [Kind.TEXT]


def test_a_file_can_be_dropped_onto_the_page(browser: Browser, house: House) -> None:
    with visit(browser, house, has_touch=False) as page:
        page.evaluate("""() => { const data = new DataTransfer();
          data.items.add(new File(["x".repeat(5000)], "a.png", { type: "image/png" }));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); }""")
        expect(page.get_by_role("list", name="고른 파일")).to_contain_text("사진 · 5 kB")
        expect(page.get_by_text("촬영")).to_be_hidden()


def test_on_a_phone_the_camera_is_one_press_away(browser: Browser, house: House, files: dict[str, Path]) -> None:
    with visit(browser, house, is_mobile=True) as page:
        camera = page.locator("#camera")
        expect(camera).to_be_visible()
        assert camera.locator("input").get_attribute("capture") == "environment"
        camera.locator("input").set_input_files(files["photo"])
        expect(page.get_by_role("list", name="고른 파일")).to_contain_text("사진")


def test_files_go_without_scripts_and_a_large_one_loses_nothing(browser: Browser, house: House, files: dict[str, Path]) -> None:
    with visit(browser, house, java_script_enabled=False) as page:
        page.locator("input[name=file]").set_input_files([files["photo"], files["large"]])
        shoot(page, "chosen-noscript")
        write(page, "여기 담장이에요")
        expect(log_of(page, scripts=False)).to_contain_text("사진을 보냄")
        expect(page.get_by_role("status")).to_contain_text("20 MB가 넘는 파일은 보내지 못했습니다")
        shoot(page, "files-noscript")
        assert page.url == house.address
        frame = page.locator("iframe").bounding_box()
        assert frame is not None
        assert frame["height"] > 400
    assert [one.message.text or one.message.label for one in house.store.kept] == ["여기 담장이에요", "photo"]


def test_offline_files_wait_in_the_page_and_go_by_themselves(browser: Browser, house: House, files: dict[str, Path]) -> None:
    with visit(browser, house) as page:
        page.context.set_offline(True)
        page.locator("input[name=file]").set_input_files(files["photo"])
        write(page, "끊긴 동안 쓴 글")
        expect(page.get_by_role("status")).to_contain_text("저절로 보냅니다")
        expect(page.locator("#lines li.waiting")).to_have_count(2)
        assert page.evaluate(EMPTY) == [0, 0, 0, 0, 0, 0]
        page.context.set_offline(False)
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(2, timeout=20000)
        expect(page.get_by_role("status")).to_be_hidden()
    assert [one.message.kind for one in house.store.kept] == [Kind.TEXT, Kind.MEDIA]


@pytest.mark.parametrize("first", [True, False])
def test_words_do_not_wait_behind_a_file(browser: Browser, house: House, files: dict[str, Path], first: bool) -> None:
    """A file that does not get through holds up nothing but itself, be it the first thing sent or not."""
    house.chat._roomy = lambda: False
    with visit(browser, house) as page:
        if not first:
            write(page, "처음")
            expect(page.locator("#lines li:not(.waiting)")).to_have_count(1)
        page.locator("input[name=file]").set_input_files(files["photo"])
        page.get_by_role("button", name="보내기", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("저절로 다시 보냅니다")
        write(page, "급해요")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1 + (not first))
        expect(page.locator("#lines li.waiting")).to_have_count(1)
        house.chat._roomy = lambda: True
        expect(page.locator("#lines li.waiting")).to_have_count(0, timeout=20000)
    assert house.store.texts == ["처음"] * (not first) + ["급해요", ""]
    assert len({one.chat for one in house.store.kept}) == 1


def test_a_recording_is_heard_and_sent(browser: Browser, house: House) -> None:
    with visit(browser, house, permissions=["microphone"]) as page:
        page.get_by_role("button", name="음성", exact=True).click()
        expect(page.locator("#seconds")).to_contain_text("녹음 중 2초")
        shoot(page, "recording")
        page.get_by_role("button", name="멈추기").click()
        expect(page.locator("#seconds")).to_contain_text(re.compile(r"음성 \d초, 아직"))
        shoot(page, "recorded")
        page.get_by_role("button", name="들어 보기").click()
        page.get_by_role("button", name="음성 보내기").click()
        expect(log_of(page)).to_contain_text(re.compile(r"음성 [23]초를 보냄"))
        expect(page.locator("#lines li.waiting")).to_have_count(0)
        assert page.evaluate(EMPTY) == [0, 0, 0, 0, 0, 0]
    (kept,) = house.store.kept
    (file,) = kept.message.files
    assert (file.kind, file.media_type.partition(";")[0], file.seconds in (2, 3)) == ("voice", "audio/webm", True)
    assert kept.bodies[0].startswith(b"\x1aE\xdf\xa3")  # EBML, of which WebM is made


def test_a_recording_that_is_thrown_away_is_gone(browser: Browser, house: House) -> None:
    with visit(browser, house, permissions=["microphone"]) as page:
        page.get_by_role("button", name="음성", exact=True).click()
        page.get_by_role("button", name="버리기").click()
        expect(page.get_by_role("button", name="음성", exact=True)).to_be_visible()
        write(page, "글로")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1)
    assert [one.message.kind for one in house.store.kept] == [Kind.TEXT]


def test_without_a_microphone_it_says_so(browser: Browser, house: House) -> None:
    with visit(browser, house, permissions=[]) as page:
        page.evaluate("void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no')))")
        page.get_by_role("button", name="음성", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("글로 적어 주세요")


def test_tabs_stay_in_step(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        other = page.context.new_page()
        other.goto(house.address)
        page.bring_to_front()
        write(page, "첫 탭에서")
        expect(log_of(page)).to_contain_text("첫 탭에서")
        other.bring_to_front()
        expect(log_of(other)).to_contain_text("첫 탭에서")
        write(other, "둘째 탭에서")
        house.answer(0)
        expect(log_of(other)).to_contain_text("어디인가요?")
        page.bring_to_front()
        expect(log_of(page)).to_contain_text("둘째 탭에서")
        expect(log_of(page)).to_contain_text("어디인가요?")
    assert len({one.chat for one in house.store.kept}) == 1


@pytest.mark.parametrize("how", ["button", "escape"])
def test_the_way_out_leaves_no_entry_behind(browser: Browser, house: House, how: str) -> None:
    with visit(browser, house) as page:
        elsewhere(page)
        write(page, "비밀 이야기")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1)
        other = page.context.new_page()
        other.goto(house.address)
        page.bring_to_front()
        if how == "button":
            page.get_by_role("button", name="나가기").click()
        else:
            page.keyboard.press("Escape")
            expect(page.get_by_role("status")).to_contain_text("한 번 더")
            page.keyboard.press("Escape")
        page.wait_for_url("**/elsewhere")
        other.wait_for_url("**/elsewhere")
        assert [url for url in history(page) + history(other) if house.address in url] == []
        assert page.context.cookies(house.address) == []
        page.goto(house.address)
        assert "비밀 이야기" not in page.content()


def test_esc_pressed_once_or_slowly_is_no_way_out(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        page.get_by_label("메시지").fill("쓰는 중")
        for _ in range(2):
            page.keyboard.press("Escape")
            page.wait_for_timeout(3200)
        assert page.get_by_label("메시지").input_value() == "쓰는 중"


def test_words_on_their_way_go_along_with_whoever_leaves(browser: Browser, house: House) -> None:
    """Sent, not yet taken, and then somebody comes: the words are kept, once."""
    house.store.away = 1
    with visit(browser, house) as page:
        elsewhere(page)
        write(page, "살려")
        expect(page.get_by_role("status")).to_contain_text("저절로 다시 보냅니다")
        page.get_by_role("button", name="나가기").click()
        page.wait_for_url("**/elsewhere")
        page.wait_for_timeout(500)
        assert page.context.cookies(house.address) == []
    assert house.store.texts == ["살려"]


def test_leaving_while_offline_forgets_too(browser: Browser, house: House) -> None:
    with visit(browser, house) as page:
        elsewhere(page)
        write(page, "비밀 이야기")
        expect(page.locator("#lines li:not(.waiting)")).to_have_count(1)
        page.context.set_offline(True)
        page.get_by_role("button", name="나가기").click()
        page.wait_for_timeout(500)
        page.context.set_offline(False)
        page.goto(house.address)
        assert "비밀 이야기" not in page.content()
        assert page.context.cookies(house.address) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_word_that_clears_closes_the_page(browser: Browser, house: House, scripts: bool) -> None:
    with visit(browser, house, java_script_enabled=scripts) as page:
        elsewhere(page)
        write(page, "비밀 이야기")
        expect(log_of(page, scripts)).to_contain_text("비밀 이야기")
        write(page, "지워")
        page.wait_for_url("**/elsewhere")
        assert page.context.cookies(house.address) == []
        page.goto(house.address)
        assert "비밀 이야기" not in page.content()
    assert house.store.texts == ["비밀 이야기", "지워"]


@pytest.mark.parametrize("state", ["chosen", "recording", "recorded", "noscript"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(browser: Browser, house: House, files: dict[str, Path], state: str, scheme: str) -> None:
    how: dict[str, Any] = {"permissions": ["microphone"], "locale": "en-US", "color_scheme": scheme, "viewport": SMALL}
    with visit(browser, house, **how) as page:
        if state == "noscript":  # axe itself is a script, so the page is looked at as it would be without
            page.evaluate(
                """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
              document.adoptedStyleSheets = [sheet]; document.getElementById("camera").hidden = false; }""",
                NOSCRIPT_CSS,
            )
        elif state == "chosen":
            page.locator("input[name=file]").set_input_files([files["photo"], files["paper"]])
        else:
            page.get_by_role("button", name="Voice", exact=True).click()
            page.get_by_role("button", name="Stop").wait_for()
        if state == "recorded":
            page.get_by_role("button", name="Stop").click()
            page.get_by_role("button", name="Listen").wait_for()
        shoot(page, f"small-{state}-{scheme}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for button in page.locator("button:visible, label.pick:visible").all():
            box = button.bounding_box()
            assert box is None or box["height"] >= 44 or state == "noscript"
