"""The model's lane on a real store: after the rules, urgent first, few at a time, and harmless however the model fails."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import open_model
from bot.config import BadSettings, read_settings
from bot.model_lane import Breaker, is_near
from storage import desk_actions, officers
from storage import tables as t
from storage.desk_actions import Actor
from storage.model_runs import Allowance
from tests.bot.lanes import House, Scripted
from triage.assessment import Level, Reason
from triage.extraction import Extraction, Finding, Indicator, Origin, Quote
from triage.merge import Added
from triage.message import Tip
from triage.understanding import Understanding, World

CALM = "요즘 친구 목소리가 이상해요"
OWN = "목소리가 이상해요"


def urgent(tip: Tip, made: Understanding) -> Added:
    quote = Quote(0, tip.messages[0].text.find(OWN), tip.messages[0].text.find(OWN) + len(OWN), OWN)
    found = Extraction(indicators=(Finding(Indicator.ISOLATION, quote, Origin.MODEL),))
    return Added(found, Reason("model", "x", Level.CRITICAL, (quote,), unsure=True), dropped=2)


async def test_what_a_model_adds_stands_beside_the_rules_and_rings(house: House) -> None:
    await house.hear(CALM)
    before = house.case()
    assert before.level is Level.LOW
    lane = house.lane(Scripted(urgent))
    await house.ask(lane)
    case = house.case()
    assert (case.level, case.level_by) == (Level.CRITICAL, "model")
    assert case.judgements[0].reasons[0].quotes[0].text == OWN
    assert [one.found.origin for one in case.named("indicator")][-1] is Origin.MODEL
    assert [alarm.level for alarm in case.alarms] == [Level.CRITICAL]
    assert house.armed == [0]
    assert case.model
    assert (case.model.state, case.model.prompt, case.model.dropped) == ("done", "read.v1", 2)
    sent = [line for line in case.lines if not line.incoming]
    assert len(sent) == len([line for line in before.lines if not line.incoming])


async def test_nothing_is_asked_twice_and_new_words_are_asked_again(house: House) -> None:
    model = Scripted()
    lane = house.lane(model)
    await house.hear(CALM)
    await house.ask(lane, 3)
    assert len(model.seen) == 1
    house.now += timedelta(seconds=5)
    await house.hear("아직 답이 없어요", number="2")
    await house.ask(lane, 3)
    assert [len(tip.messages) for tip in model.seen] == [1, 2]


async def test_a_raised_level_outlives_the_next_reading_by_rules(house: House) -> None:
    await house.hear(CALM)
    lane = house.lane(Scripted(urgent))
    await house.ask(lane)
    house.now += timedelta(seconds=5)
    await house.hear("네 알겠습니다", number="2")
    case = house.case()
    assert (case.level, case.level_by) == (Level.CRITICAL, "model")
    assert "model" in [reason.signal for reason in case.judgements[0].reasons]
    await house.ask(lane)
    assert len(house.case().alarms) == 1


async def test_the_level_an_officer_gave_these_words_is_not_touched_but_newer_words_may_raise_it(house: House) -> None:
    await house.hear("바벳 근처 건물 제보합니다")
    with house.store.write() as tx:
        officer = officers.create(tx, "kim", "김담당", "officer", "a long pass phrase")
        desk_actions.set_level(tx, 1, Actor(officer), Level.LOW, "checked by phone")
    lane = house.lane(Scripted(urgent))
    await house.ask(lane)
    assert (house.case().level, house.case().level_by, house.case().alarms) == (Level.LOW, "officer", [])
    house.now += timedelta(seconds=5)
    await house.hear("네 알겠습니다", number="2")
    await house.ask(lane)
    assert (house.case().level, house.case().level_by) == (Level.CRITICAL, "model")


async def test_urgent_cases_are_asked_about_first_and_few_at_a_time(house: House) -> None:
    for number in range(4):
        await house.hear(CALM, chat=f"calm{number}", number=f"c{number}")
    await house.hear("살려주세요 지금 갇혀서 맞고 있어요", chat="cry", number="x")
    model = Scripted()
    lane = house.lane(model, concurrency=2)
    await house.ask(lane)
    assert "살려주세요" in {tip.messages[0].text[:5] for tip in model.seen[:2]}
    await house.ask(lane, 3)
    assert (len(model.seen), model.most_running) == (5, 2)


async def test_the_budget_holds(house: House) -> None:
    for number in range(5):
        await house.hear(CALM, chat=f"c{number}", number=f"c{number}")
    model = Scripted()
    lane = house.lane(model, concurrency=4, allowance=Allowance(2, 3))
    await house.ask(lane, 3)
    assert len(model.seen) == 2
    house.now += timedelta(minutes=2)
    await house.ask(lane, 3)
    assert len(model.seen) == 3
    house.now += timedelta(hours=1)
    await house.ask(lane, 3)
    assert len(model.seen) == 5


async def test_a_stalled_model_is_left_and_asked_again_three_times(house: House) -> None:
    await house.hear(CALM)
    before = house.case()
    model = Scripted()
    model.stall = True
    lane = house.lane(model, timeout=0.05)
    for _ in range(6):
        await house.ask(lane)
        house.now += timedelta(minutes=3)
    case = house.case()
    assert len(model.seen) == 3
    assert (case.level, case.fields, case.model and case.model.state, case.model and case.model.outcome) == (
        before.level,
        before.fields,
        "given_up",
        "timeout",
    )


async def test_five_failures_open_the_breaker_and_one_try_closes_it(house: House) -> None:
    for number in range(7):
        await house.hear(CALM, chat=f"c{number}", number=f"c{number}")
    model = Scripted(fault=OSError("gone"))
    lane = house.lane(model, concurrency=1)
    await house.ask(lane, 8)
    assert len(model.seen) == 5
    house.now += timedelta(seconds=61)
    model.fault = None
    assert await lane.begin() == 1
    await lane.settle()
    await house.ask(lane, 8)
    assert len(model.seen) == 5 + 7
    assert {house.case(number).model.state for number in range(1, 8)} == {"done"}  # type: ignore[union-attr]


async def test_what_a_dead_worker_had_begun_is_asked_by_the_next(house: House) -> None:
    await house.hear(CALM)
    model = Scripted()
    model.stall = True
    first = house.lane(model)
    assert await first.begin() == 1
    await asyncio.sleep(0.02)
    second = house.lane(Scripted(urgent))
    await house.ask(second)
    assert house.case().level is not Level.CRITICAL
    house.now += timedelta(seconds=61)
    await house.ask(second)
    assert house.case().level is Level.CRITICAL
    for task in first._running:
        task.cancel()


async def test_a_clock_that_jumps_back_delays_nothing(house: House) -> None:
    house.now += timedelta(hours=2)
    await house.hear(CALM)
    model = Scripted()
    model.stall = True
    first = house.lane(model)
    await first.begin()
    house.now -= timedelta(hours=2)
    await house.ask(house.lane(Scripted(urgent), allowance=Allowance(1, 1)))
    assert house.case().level is Level.CRITICAL
    for task in first._running:
        task.cancel()


async def test_foreign_words_are_translated_and_sealed(house: House) -> None:
    await house.hear("请救救我，我被关在木牌")
    await house.ask(house.lane(Scripted()), 3)
    case = house.case()
    assert list(case.translations.values()) == ["번역 请救救我，我被关在木牌"]
    with house.store.read() as tx:
        assert "번역".encode() not in bytes(tx.value(sa.select(t.translations.c.sealed)))


async def test_korean_words_are_not_translated(house: House) -> None:
    await house.hear(CALM)
    await house.ask(house.lane(Scripted()), 3)
    assert house.count(t.translations) == 0


def test_a_breaker_tries_once_before_it_closes() -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    breaker = Breaker(lambda: now[0])
    for _ in range(5):
        assert breaker.room(4, 0) == 4
        breaker.broke()
    assert breaker.room(4, 0) == 0
    now[0] += timedelta(seconds=60)
    assert (breaker.room(4, 0), breaker.room(4, 1)) == (1, 0)
    breaker.broke()
    assert breaker.room(4, 0) == 0
    now[0] += timedelta(seconds=60)
    breaker.worked()
    assert breaker.room(4, 0) == 4


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://10.1.2.3/v1", True),
        ("http://192.168.0.9", True),
        ("https://8.8.8.8/v1", False),
        ("http://127.0.0.1.nip.example.invalid", False),
        ("http://127.0.0.1@8.8.8.8/v1", False),
        ("", False),
        ("not an address", False),
    ],
)
def test_near_is_this_machine_or_a_private_network(url: str, near: bool) -> None:
    assert is_near(url) is near


def test_a_model_behind_a_proxy_is_not_near(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://8.8.8.8:3128")
    assert not is_near("http://10.1.2.3/v1")
    monkeypatch.setenv("no_proxy", "10.1.2.3")
    assert is_near("http://10.1.2.3/v1")


@pytest.mark.parametrize("url", ["", "https://8.8.8.8/v1"])
def test_a_remote_model_is_refused_unless_allowed(tmp_path: Path, world: World, url: str) -> None:
    with pytest.raises(BadSettings, match="TIPLINE_ALLOW_REMOTE_MODEL"):
        open_model(read_settings(data_dir=tmp_path, model="openai:gpt-x", model_base_url=url), world.find_places)


@pytest.mark.parametrize("name", ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"])
def test_tracing_is_refused_at_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(BadSettings, match=name):
        read_settings()
