"""The embedding model's lane on both stores: after the rules, harmless however the model fails, and only for new words."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import open_embedder
from bot.cli import main
from bot.config import BadSettings, Settings, read_settings
from bot.doctor import embeddings
from bot.knowing import Knowing
from bot.meaning_lane import VERSIONS, MeaningLane
from bot.model_lane import LaneSettings
from bot.reader import ReadingHere
from bot.reading import ReadingProcess, Sources
from bot.waking import Bell
from knowledge.embedder import ForeignEmbedder
from knowledge.index import open_client
from knowledge.meaning import Meaning
from knowledge.own_compounds import compounds_with
from knowledge.world import load_world
from storage import officers, sites
from storage import tables as t
from storage.casefile import case_file
from storage.desk_actions import Actor
from storage.model_runs import Allowance
from tests.bot.house import ROOM, TOKEN, column, levels, running, settings, until
from tests.bot.lanes import House, Scripted
from tests.channels.fake_telegram import FakeTelegram
from tests.fake_model import FakeModel, vector
from triage.assessment import Band
from triage.extraction import Quote
from triage.merge import Added
from triage.message import Tip
from triage.understanding import Understanding, World

TOLD = "오빠가 하얀모래 호텔에 갇혀 있어요. 시하누크빌이래요"
DRAGON = {
    "aliases": {"en": ["Golden Dragon Garden"]},
    "country": "KH",
    "province": "Svay Rieng",
    "city": "Bavet",
    "lat": 11.06,
    "lon": 106.17,
    "precision": "building",
    "status": "unknown",
}
CRY = "살려주세요. 바벳 건물에 갇혔고 전기충격기로 때려요"


class Server:
    """What the fake model says, without a socket; `fault` is raised instead."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.dimension = 256
        self.asked: list[str] = []

    async def answer(self, texts: list[str]) -> list[list[float]]:
        """Vectors, or the fault."""
        self.asked += texts
        if self.fault is not None:
            raise self.fault
        return [vector(text, self.dimension) for text in texts]


@pytest.fixture
def server() -> Server:
    """A model that answers."""
    return Server()


def lane_of(house: House, server: Server, folder: Path) -> MeaningLane:
    """The lane over that house and model."""
    embedder = ForeignEmbedder("ollama:bge-m3", server.answer, server.answer)
    given = LaneSettings("ollama:bge-m3", VERSIONS, Allowance(100, 1000), timeout=5.0)
    meaning = Meaning(lambda: open_client(folder, None), embedder, redacted=False)
    return MeaningLane(house.store, ReadingHere(house.world), meaning, given, {}, compounds_with)


def bands(house: House) -> dict[str, Band]:
    """The first case's candidates as they are kept."""
    return {one.compound_id: one.band for one in house.case().candidates}


def outcomes(house: House) -> list[tuple[str, str]]:
    """State and outcome of every question, in order."""
    r = t.model_runs.c
    with house.store.read() as tx:
        return [(row["state"], row["outcome"]) for row in tx.all(sa.select(r.state, r.outcome).order_by(r.id))]


async def test_what_is_told_in_other_words_is_found_after_the_rules(house: House, server: Server, tmp_path: Path) -> None:
    await house.hear(TOLD)
    before = house.case()
    assert Band.POSSIBLY not in bands(house).values()
    await house.ask(lane_of(house, server, tmp_path), 3)
    case = house.case()
    first = case.candidates[0]
    assert (first.compound_id.startswith("white-sand"), first.band) == (True, Band.POSSIBLY)
    (line,) = (line for line in first.evidence if line.startswith("뜻이 비슷한 설명: "))
    assert "하얀모래" in line
    assert "ollama:bge-m3" in line
    assert {one.compound_id for one in before.candidates} <= bands(house).keys()
    assert (case.level, case.fields, len(case.judgements)) == (before.level, before.fields, len(before.judgements))
    assert case.summary.compound == first.name
    assert case.summary.words == before.summary.words
    assert outcomes(house) == [("done", "lifted")]
    assert case.model is None
    with house.store.read() as tx:
        assert b"White Sand" not in b"".join(bytes(row["sealed"]) for row in tx.all(sa.select(t.matches.c.sealed)))


async def test_only_new_words_are_asked_about_and_what_is_like_nothing_stays(
    house: House, server: Server, tmp_path: Path
) -> None:
    lane = lane_of(house, server, tmp_path)
    await house.hear("진베이4 10층에서 전화 돌립니다")
    before = house.case().candidates
    await house.ask(lane, 3)
    assert house.case().candidates == before
    asked = len(server.asked)
    await house.ask(lane, 3)
    assert len(server.asked) == asked
    house.now += timedelta(seconds=5)
    await house.hear("하얀모래라고 했어요", number="2")
    await house.ask(lane, 3)
    assert outcomes(house) == [("done", "same"), ("done", "lifted")]
    assert bands(house)["jinbei-4"] is before[0].band
    assert any(name.startswith("white-sand") for name in bands(house))


async def test_words_that_come_meanwhile_are_read_by_the_rules_first(house: House, server: Server, tmp_path: Path) -> None:
    lane = lane_of(house, server, tmp_path)
    await house.hear(TOLD)
    await lane.begin()
    house.now += timedelta(seconds=5)
    await house.hear("아직 답이 없어요", number="2")
    await lane.settle()
    assert outcomes(house)[0] == ("done", "overtaken")
    assert Band.POSSIBLY not in bands(house).values()
    await house.ask(lane, 2)
    assert outcomes(house)[1:] == [("done", "lifted")]
    assert Band.POSSIBLY in bands(house).values()


async def test_what_a_language_model_said_of_a_candidate_stays(house: House, server: Server, tmp_path: Path) -> None:
    told = "진베이4 아니면 하얀모래 호텔이래요"

    def reads(_tip: Tip, _made: Understanding) -> Added:
        return Added(compound_id="jinbei-4", compound_quote=Quote(0, 0, 4, "진베이4"))

    await house.hear(told)
    await house.ask(house.lane(Scripted(reads)), 2)
    await house.ask(lane_of(house, server, tmp_path), 2)
    jinbei = next(one for one in house.case().candidates if one.compound_id == "jinbei-4")
    assert any(line.startswith("A language model reads") for line in jinbei.evidence)
    assert any(name.startswith("white-sand") for name in bands(house))
    assert house.case().model


@pytest.mark.parametrize("fault", [OSError("gone"), TimeoutError(), ValueError("no vectors")])
async def test_a_model_that_is_down_changes_nothing_and_the_breaker_holds(
    house: House, server: Server, tmp_path: Path, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    lane = lane_of(house, server, tmp_path)
    server.fault = fault
    await house.hear(TOLD)
    before = house.case()
    await house.ask(lane, 8)
    assert len(server.asked) == 5 * 16
    assert caplog.text.count("action=meaning_learn outcome=") == 5
    assert "하얀모래" not in caplog.text
    assert (house.case().candidates, outcomes(house)) == (before.candidates, [])
    server.fault = None
    house.now += timedelta(seconds=61)
    await house.ask(lane, 2)
    assert outcomes(house) == [("done", "lifted")]
    server.fault = fault
    house.now += timedelta(seconds=5)
    await house.hear("아직도 하얀모래예요", number="2")
    lifted = house.case().candidates
    await house.ask(lane, 2)
    assert [state for state, _ in outcomes(house)] == ["done", "failed"]
    assert house.case().candidates == lifted
    assert house.case().failures == before.failures


async def test_another_dimension_leaves_the_rules_result_until_all_is_made_anew(
    house: House, server: Server, tmp_path: Path
) -> None:
    lane = lane_of(house, server, tmp_path)
    await house.hear("시하누크빌에 있대요")
    await house.ask(lane)
    server.dimension = 128
    house.now += timedelta(seconds=5)
    await house.hear(TOLD, number="2")
    before = house.case().candidates
    await house.ask(lane)
    assert outcomes(house)[-1] == ("failed", "fault")
    assert house.case().candidates == before
    house.now += timedelta(seconds=21)
    await house.ask(lane)
    assert outcomes(house)[-1] == ("done", "lifted")


async def test_a_site_that_officers_confirm_is_learned_before_the_next_question(
    house: House, server: Server, tmp_path: Path
) -> None:
    house.world = load_world()
    lane = lane_of(house, server, tmp_path)
    knowing = Knowing(house.store, ReadingHere(house.world), Bell(asyncio.get_running_loop()), lane.heard)
    await house.hear("황금용 단지래요")
    await house.ask(lane)
    assert "dragon" not in bands(house)
    with house.store.write() as tx:
        officer = officers.create(tx, "kim", "김담당", "officer", "a long pass phrase")
        sites.confirm(tx, Actor(officer), "dragon", DRAGON)
    assert await knowing.look()
    house.now += timedelta(seconds=5)
    await house.hear("황금용이라고 들었어요", number="2")
    await house.ask(lane)
    assert "dragon" in bands(house)
    asked = len(server.asked)
    lane.heard({"dragon": DRAGON})
    await house.ask(lane)
    assert len(server.asked) == asked


# with a real server behind langchain


def with_server(folder: Path, model: FakeModel, **given: object) -> Settings:
    """Settings that name the fake server."""
    return read_settings(data_dir=folder, embeddings="openai:fake", embeddings_base_url=model.url, model_timeout=1.0, **given)


@pytest.mark.slow
@pytest.mark.parametrize("url", ["", "https://8.8.8.8/v1"])
def test_a_remote_model_is_refused_unless_allowed_and_then_redacted(tmp_path: Path, url: str) -> None:
    given = {"data_dir": tmp_path, "embeddings": "openai:x", "embeddings_base_url": url, "embeddings_api_key": "k"}
    with pytest.raises(BadSettings, match="EMBEDDINGS .*TIPLINE_ALLOW_REMOTE_MODEL"):
        open_embedder(read_settings(**given))
    assert open_embedder(read_settings(**given, allow_remote_model=True))[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bge-m3", "nobody:x", "cohere:x"])
def test_a_model_that_cannot_be_opened_is_named_without_its_key(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSettings, match="EMBEDDINGS") as refused:
        open_embedder(read_settings(data_dir=tmp_path, embeddings=name, embeddings_api_key="s3cret", allow_remote_model=True))
    assert "s3cret" not in str(refused.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("manner", "outcome"),
    [
        ("stall", "timeout"),
        ("fail", "unavailable"),
        ("break", "unavailable"),
        ("garbage", "they are no finite numbers"),
        ("half", "unreadable"),
    ],
)
async def test_the_doctor_says_whether_it_answers_and_how_long_it_takes(tmp_path: Path, manner: str, outcome: str) -> None:
    async with FakeModel().serving() as model:
        given = with_server(tmp_path, model)
        well = await embeddings.look(given, open_embedder)
        assert well.well
        assert "answers in" in well.says
        assert "256 dimensions, on this machine or network" in well.says
        model.manner = manner
        ill = await embeddings.look(given, open_embedder)
        assert not ill.well
        assert f"no vectors ({outcome}" in ill.says
    assert not (await embeddings.look(given, open_embedder)).well


def test_the_doctor_says_nothing_of_a_model_that_nobody_configured(tmp_path: Path) -> None:
    assert embeddings.examine(read_settings(data_dir=tmp_path), open_embedder) == []


@pytest.mark.slow
async def test_match_asks_it_where_told_to_and_says_where_it_was_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = tmp_path / "lines.txt"
    lines.write_text(f"{TOLD}\n진베이4 10층\n", encoding="utf-8")
    async with FakeModel().serving() as model:
        for name, value in (("EMBEDDINGS", "openai:fake"), ("EMBEDDINGS_BASE_URL", model.url), ("TIPLINE_MODEL_TIMEOUT", "1")):
            monkeypatch.setenv(name, value)
        assert await asyncio.to_thread(main, ["match", str(lines)]) == 0
        plain = capsys.readouterr().out
        assert not model.asked
        assert await asyncio.to_thread(main, ["match", "--embeddings", str(lines)]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert "뜻이 비슷한 설명" in first
        assert json.loads(first)["candidates"][0]["id"].startswith("white-sand")
        assert second == plain.splitlines()[1]
        model.manner = "fail"
        assert await asyncio.to_thread(main, ["match", "--embeddings", str(lines)]) == 1
        silent = capsys.readouterr()
        assert silent.out == plain
        assert silent.err == "tipline: EMBEDDINGS: unavailable, 2 lines matched without it\n"
    monkeypatch.setenv("EMBEDDINGS", "")
    assert await asyncio.to_thread(main, ["match", "--embeddings", str(lines)]) == 1
    assert "needs the setting EMBEDDINGS" in capsys.readouterr().err


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize("manner", ["stall", "break", "fail"])
async def test_a_page_does_not_wait_for_a_model_that_is_slow_or_gone(
    tmp_path: Path, world: World, sqlite_url: str, manner: str
) -> None:
    async with FakeTelegram().serving() as telegram, FakeModel(manner=manner).serving() as model:
        given = settings(
            tmp_path, telegram, sqlite_url, embeddings="openai:fake", embeddings_base_url=model.url, model_timeout=1.0
        )
        async with running(given, world) as house:
            await until(lambda: model.asked)
            await telegram.write(TOKEN, 501, CRY)
            await until(lambda: telegram.shown(TOKEN, int(ROOM)), 5)
            assert levels(house) == ["critical"]
            assert column(house, t.model_runs.c.state) == []


@pytest.mark.slow
async def test_the_whole_line_finds_what_is_told_in_other_words_and_writes_to_nobody_for_it(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, FakeModel().serving() as model:
        given = settings(tmp_path, telegram, sqlite_url, embeddings="openai:fake", embeddings_base_url=model.url)
        async with running(given, ReadingProcess(Sources(tmp_path / "chroma"))) as house:
            await telegram.write(TOKEN, 501, TOLD)
            await until(lambda: "lifted" in column(house, t.model_runs.c.outcome), 30)
            with house.store.read() as tx:
                case = case_file(tx, 1)
            assert case
            assert case.candidates[0].compound_id.startswith("white-sand")
            assert column(house, t.outbox.c.kind).count("reply") == 1
            assert (tmp_path / "chroma-meaning" / "chroma.sqlite3").exists()
            assert any("하얀모래".encode() in asked or b"\\ud558" in asked for asked in model.asked)
