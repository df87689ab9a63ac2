"""A web chat for the tests of its pages and of its files."""

from collections.abc import AsyncIterator

import pytest

from tests.channels.browsing import House


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    yield house
    await house.chat.close()
    await house.browser.aclose()
