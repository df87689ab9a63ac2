"""The doctor names what is wrong, in words that say what to do, and nothing else."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_embedder
from bot.config import Settings, TelegramAccount
from bot.doctor import examine, files, looked_at, machine, records, telegram, world
from bot.doctor.finding import Finding, span
from bot.files.words import LANGUAGES, Reader
from knowledge.compounds import load_compounds
from knowledge.embedder import HashedEmbedder
from knowledge.index import Index, open_client
from storage import heartbeat, ladder, officers, outbox
from storage.engine import open_engine
from storage.inbox import keep
from storage.keys import MasterKey
from storage.ladder import Ladder, Rung
from storage.migrate import upgrade
from storage.store import Store
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.storage.arrivals import arrival
from triage.assessment import Level

TOKEN = "123456:AAfake-token-of-a-test"
ROOM = "-100500"
NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    now = NOW

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A standing clock."""
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an installation in an empty folder."""
    return with_settings(data_dir=tmp_path)


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    """The installation's store, made as the first start makes it, its worker alive."""
    engine = open_engine(settings.database)
    upgrade(engine)
    opened = Store(engine, MasterKey.create(settings.key_file), clock)
    opened.check_key()
    with opened.write() as tx:
        heartbeat.beat(tx, "main")
    yield opened
    engine.dispose()


def with_settings(**values: object) -> Settings:
    """Settings of these values, whatever the environment holds."""
    return Settings.model_construct(**values)  # type: ignore[arg-type]


def looked(settings: Settings, clock: Clock) -> dict[str, Finding]:
    """What the store's part of the examination finds, by name."""
    return {found.what: found for found in records.examine(settings, machine.Clocks(clock), clock)}


def ill(findings: list[Finding]) -> str:
    """The complaints in one string; "" where all is well."""
    return " | ".join(found.says for found in findings if not found.well)


# the machine


def test_settings_as_they_come_fit_together(settings: Settings) -> None:
    assert ill(machine.settings(settings)) == ""
    assert ill(machine.ladders(settings)) == ""


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"telegram": (TelegramAccount(account="family", webhook_secret="s"),)}, "TIPLINE_PUBLIC_URL"),
        ({"telegram": (TelegramAccount(account="a"), TelegramAccount(account="a"))}, "TIPLINE_TELEGRAM"),
        ({"duty_room": ROOM}, "TIPLINE_DUTY_ROOM"),
        ({"webchat": False}, "TIPLINE_WEBCHAT"),
        ({"desk_port": 8080}, "TIPLINE_DESK_PORT"),
        ({"desk_host": "0.0.0.0"}, "TIPLINE_SECURE_COOKIES"),
    ],
)
def test_settings_that_contradict_each_other_are_named(values: dict[str, object], names: str) -> None:
    assert names in ill(machine.settings(with_settings(**values)))


def test_a_ladder_that_rings_again_too_late_is_named() -> None:
    assert "TIPLINE_LADDER_CRITICAL" in ill(machine.ladders(with_settings(ladder_critical="duty 600, all 60")))


def test_a_full_disk_and_a_folder_that_takes_no_files_are_said(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ill(machine.data_dir(settings)) == ""
    monkeypatch.setattr(machine, "LEAST_FREE", 1 << 62)
    assert "make room" in ill(machine.data_dir(settings))
    assert "takes no files" in ill(machine.data_dir(with_settings(data_dir=Path("/proc/self"))))


def test_a_clock_that_was_set_or_set_back_is_said(settings: Settings, store: Store, clock: Clock) -> None:
    assert looked(settings, clock)["clock"].well
    clock.now = NOW - timedelta(minutes=30)
    assert "30 min behind" in looked(settings, clock)["clock"].says
    clocks = machine.Clocks(clock)
    clock.now = NOW + timedelta(hours=1)
    assert "was set by +5400" in clocks.finding(None).says


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (timedelta(seconds=40), "40 s"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=9), "9 days"),
    ],
)
def test_lengths_of_time_are_said_in_words(age: timedelta, says: str) -> None:
    assert span(age) == says


# the store


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(settings: Settings, clock: Clock) -> None:
    found = looked(settings, clock)
    assert found["database"].well
    assert not list(settings.data_dir.iterdir())


def test_a_store_at_work_without_officers_has_one_complaint(settings: Settings, store: Store, clock: Clock) -> None:
    assert [name for name, found in looked(settings, clock).items() if not found.well] == ["officers", "rota"]


def test_tables_of_another_day_are_said(settings: Settings, clock: Clock) -> None:
    engine = open_engine(settings.database)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0000')")
        connection.commit()
    engine.dispose()
    assert "bring them up to date" in looked(settings, clock)["database"].says


def test_a_file_that_is_no_database_is_said_without_its_words(settings: Settings, clock: Clock) -> None:
    (settings.data_dir / "tipline.db").write_text("제 이름은 가나다입니다 " * 100, encoding="utf-8")
    found = looked(settings, clock)["database"]
    assert not found.well
    assert "가나다" not in found.says


def test_a_server_that_is_away_is_said_without_its_password(tmp_path: Path, clock: Clock) -> None:
    away = with_settings(data_dir=tmp_path, database_url="postgresql://line:hunter2@127.0.0.1:1/tipline")
    found = looked(away, clock)["database"]
    assert not found.well
    assert "hunter2" not in found.says


def test_a_missing_an_other_and_an_open_key_are_told_apart(settings: Settings, store: Store, clock: Clock) -> None:
    assert looked(settings, clock)["master key"].well
    settings.key_file.chmod(0o644)
    assert "chmod 600" in looked(settings, clock)["master key"].says
    settings.key_file.unlink()
    assert "no master key" in looked(settings, clock)["master key"].says
    MasterKey.create(settings.key_file)
    found = looked(settings, clock)["master key"]
    assert "not the key this store was made with" in found.says
    assert settings.key_file.read_text().strip() not in found.says


def test_what_lies_about_too_long_is_said(settings: Settings, store: Store, clock: Clock) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1", text="가나다가 갇혔어요")])
        outbox.put(tx, "k", "telegram/family", "reply", 10, {})
        ladder.raise_alarm(tx, 1, Level.HIGH, Ladder((Rung("duty", ("desk",), 60.0),)))
    assert all(looked(settings, clock)[what].well for what in ("unread messages", "outbox", "alarms", "workers"))
    clock.now = NOW + timedelta(minutes=10)
    found = looked(settings, clock)
    assert "1 wait, the oldest for 10 min" in found["unread messages"].says
    assert not any(found[what].well for what in ("unread messages", "outbox", "alarms", "workers"))
    assert "가나다" not in ill(list(found.values()))


def test_what_no_channel_took_is_said(settings: Settings, store: Store, clock: Clock) -> None:
    with store.write() as tx:
        outbox.put(tx, "k", "telegram/family", "reply", 10, {})
        outbox.failed(tx, 1, "Refused")
    assert "1 messages" in looked(settings, clock)["refused"].says


# Telegram


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram().serving() as serving:
        yield serving


def on(fake: FakeTelegram, **values: object) -> Settings:
    """Settings with one bot on the fake server."""
    bot = TelegramAccount(account="family", token=TOKEN)  # type: ignore[arg-type]
    return with_settings(**{"telegram": (bot,), "telegram_api": f"http://127.0.0.1:{fake.port}", "duty_room": ROOM, **values})


async def found_on(settings: Settings) -> dict[str, Finding]:
    """What the examination of Telegram finds, by name."""
    return {found.what: found for found in await telegram.look(settings)}


async def test_a_bot_that_polls_and_a_room_it_may_write_to_are_well(fake: FakeTelegram) -> None:
    found = await found_on(on(fake))
    assert {name: finding.well for name, finding in found.items()} == {"telegram family": True, "duty room": True}
    assert "polled, 0 updates wait" in found["telegram family"].says


async def test_a_webhook_that_leads_elsewhere_is_said(fake: FakeTelegram) -> None:
    fake.bot(TOKEN).webhook = "https://elsewhere.example/take"
    assert "set, but the settings say to poll" in (await found_on(on(fake)))["telegram family"].says
    hooked = TelegramAccount(account="family", token=TOKEN, webhook_secret="s")  # type: ignore[arg-type]
    settings = on(fake, telegram=(hooked,), public_url="https://line.example")
    assert "another address" in (await found_on(settings))["telegram family"].says
    fake.bot(TOKEN).webhook = "https://line.example/telegram/family"
    assert (await found_on(settings))["telegram family"].well


async def test_a_refused_token_and_a_room_without_the_bot_are_said(fake: FakeTelegram) -> None:
    fake.fail(TOKEN, "getMe", Fault(401, "Unauthorized"))
    fake.fail(TOKEN, "sendChatAction", Fault(403, "Forbidden: bot was kicked from the supergroup chat"))
    found = await found_on(on(fake))
    assert "getMe failed" in found["telegram family"].says
    assert "bot was kicked" in found["duty room"].says
    assert TOKEN not in ill(list(found.values()))


async def test_a_silent_server_is_not_waited_for(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "PATIENCE", 0.2)
    fake.fail(TOKEN, "getMe", Fault(stall=1.0))
    found = await found_on(on(fake))
    assert [finding.well for finding in found.values()] == [False]


async def test_a_missing_token_file_is_said(fake: FakeTelegram, tmp_path: Path) -> None:
    bot = TelegramAccount(account="family", token_file=tmp_path / "token")
    assert "token_file" in (await found_on(on(fake, telegram=(bot,))))["telegram family"].says


def test_without_bots_nothing_is_asked() -> None:
    assert telegram.examine(with_settings()) == []


# what is known of the world


def test_an_index_is_counted_missing_or_broken(settings: Settings) -> None:
    folder = settings.data_dir / "chroma"
    assert "first start makes it" in world.index(settings).says
    Index(open_client(folder, None), HashedEmbedder(), load_compounds(None))
    assert int(world.index(settings).says.split()[0]) > 100
    (folder / "chroma.sqlite3").write_bytes(b"no database at all" * 100)
    assert "tipline knowledge load" in world.index(settings).says


def test_a_chroma_server_that_is_away_or_none_is_said(tmp_path: Path) -> None:
    away = with_settings(data_dir=tmp_path, chroma_url="http://127.0.0.1:1")
    assert "does not answer" in world.index(away).says


def test_a_broken_knowledge_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    assert ill(world.files(with_settings(compounds_file=tmp_path / "other.json")))
    assert ill(world.files(with_settings())) == ""


# all of it


def test_a_part_that_fails_itself_does_not_hide_the_others() -> None:
    def broken() -> list[Finding]:
        raise KeyError("가나다")

    (found,) = looked_at("index", broken)
    assert (found.what, found.well, found.says) == ("index", False, "could not be looked at (KeyError)")


def test_a_line_at_work_with_an_officer_is_well_in_every_part(settings: Settings, store: Store, clock: Clock) -> None:
    with store.write() as tx:
        officers.create(tx, "supervisor", "Supervisor", officers.Role.SUPERVISOR, "a long enough password")
    found = examine(settings, clock, open_embedder)
    assert ill(found) == ""
    assert {"settings", "disk", "database", "master key", "clock", "officers", "rota", "workers", "outbox", "alarms"} <= {
        finding.what for finding in found
    }


# files


@pytest.mark.parametrize(
    ("reader", "well", "says"),
    [
        (Reader(), True, "are not read: there is no Tesseract; `make tesseract` installs it"),
        (Reader("/usr/bin/tesseract", LANGUAGES), True, "are read in kor, eng, chi_sim, khm"),
        (Reader("/usr/bin/tesseract", ("eng",)), False, "are read in eng, not in kor, chi_sim, khm: install tesseract-ocr-kor"),
    ],
)
def test_which_words_in_pictures_are_read_is_said(reader: Reader, well: bool, says: str) -> None:
    assert files.reading(reader) == Finding("words in pictures", well, says)


@pytest.mark.parametrize(
    ("command", "well", "says"),
    [
        ("", True, "nothing writes them down"),
        ("/bin/cat -", True, "are written down"),
        ("no-such-program-here x", False, "is not there"),
        ("'unclosed", False, "see to its quotes"),
        (" ", False, "is no command"),
    ],
)
def test_a_transcriber_that_cannot_run_is_named(command: str, well: bool, says: str) -> None:
    found = files.examine(with_settings(transcriber=command))[1]
    assert found.well is well
    assert says in found.says
