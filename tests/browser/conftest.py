"""One browser for the pages of the desk and of the web chat."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chatting import House
from tests.chromium import CHROMIUM_ARGS

#: A microphone that beeps, for whoever is allowed to use it.
MICROPHONE = "--use-fake-device-for-media-stream"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_ARGS, MICROPHONE])
        yield browser
        browser.close()


@pytest.fixture
def house() -> Iterator[House]:
    with House().open() as house:
        yield house
