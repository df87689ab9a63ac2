"""The fixtures themselves: databases are empty and apart, the browser draws."""

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import sync_playwright

from storage.engine import open_engine
from storage.migrate import differences
from tests.chromium import CHROMIUM_ARGS
from tests.postgres import postgres_server


@pytest.mark.parametrize("round_", [1, 2])
def test_a_database_is_empty_each_time(database_url: str, round_: int) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE seen (id INTEGER)")
        connection.exec_driver_sql(f"INSERT INTO seen VALUES ({round_})")
        assert connection.exec_driver_sql("SELECT id FROM seen").scalars().all() == [round_]
    engine.dispose()


@pytest.mark.parametrize("round_", [1, 2])
def test_a_store_has_its_tables_and_nothing_else(store_url: str, round_: int) -> None:
    engine = open_engine(store_url)
    assert not differences(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE seen (id INTEGER)")
    engine.dispose()


@pytest.mark.postgres
def test_a_database_goes_even_while_something_is_connected() -> None:
    with postgres_server() as server:
        with server.fresh_database() as url:
            left_open = psycopg.connect(url, autocommit=True)
        with pytest.raises(psycopg.OperationalError):
            left_open.execute("SELECT 1")


@pytest.mark.browser
def test_the_browser_draws_a_page_of_a_file(chromium: str, tmp_path: Path) -> None:
    page_file = tmp_path / "page.html"
    page_file.write_text("<title>그림</title><p>hello</p>", encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGS))
        page = browser.new_page()
        page.goto(page_file.as_uri())
        assert page.title() == "그림"
        browser.close()
