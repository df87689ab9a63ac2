"""The README's pictures, taken from the running demo: `python -m bench.screenshots FOLDER`."""

import contextlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.web import free_port

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_MOTHER = "아들이 캄보디아 바벳에 일하러 갔는데 방금 울면서 전화가 왔어요. 맞았대요. 여권도 뺏겼대요. 제발 도와주세요"


@contextlib.contextmanager
def demo() -> Iterator[tuple[str, str]]:
    """The demo as a process: the addresses of the line and the desk. Raises RuntimeError where it does not start."""
    line, desk = free_port(), free_port()
    command = [sys.executable, "-m", "bot", "demo", "--public-port", str(line), "--desk-port", str(desk)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        for said in process.stdout:
            if re.search(r"http://127\.0\.0\.1:\d+", said) and str(desk) in said:
                break
        else:
            raise RuntimeError("the demo did not start")
        yield f"http://127.0.0.1:{line}", f"http://127.0.0.1:{desk}"
    finally:
        process.terminate()
        process.wait()


def take(folder: Path) -> None:
    """Writes desk-queue.png, desk-case.png and chat.png."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise RuntimeError("no Chromium on this machine")
    folder.mkdir(parents=True, exist_ok=True)
    with demo() as (line, desk), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        _chat(browser, line, folder / "chat.png")
        page = _officer(browser, desk)
        page.screenshot(path=folder / "desk-queue.png")
        page.locator("a[href^='/cases/']").first.click()
        page.wait_for_load_state("networkidle")
        time.sleep(1)
        page.screenshot(path=folder / "desk-case.png")
        browser.close()


def _chat(browser: Browser, address: str, file: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="ko-KR").new_page()
    page.goto(address)
    page.fill("textarea", _MOTHER)
    page.click("button.send")
    time.sleep(3)
    page.screenshot(path=file)


def _officer(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR").new_page()
    page.goto(address)
    page.fill("input[name=login]", "officer")
    page.fill("input[name=password]", "demo-officer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    time.sleep(1)
    return page


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
