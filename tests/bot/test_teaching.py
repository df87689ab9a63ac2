"""Judgements at work: scored by the command line, learned from, refused where that would harm; new sites heard of at once."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.knowing import Knowing
from bot.teaching import Marks, NotTaught, Row, Teacher, Yardstick, labelled_rows
from bot.waking import Bell
from knowledge.live import LiveMatcher
from knowledge.weighing import Weights
from knowledge.weights import read_weights
from knowledge.world import load_world
from storage import desk_actions, sites
from storage.desk_actions import Actor
from storage.store import Store
from tests.desk.invented import CASES, write
from tests.knowledge.test_own_compounds import GARDEN, SAID
from tests.storage.conftest import clock, store  # noqa: F401
from tests.storage.test_desk_actions import hired
from triage.assessment import Band, Level

TIP = {
    "id": "t1",
    "received_at": "2026-01-10T03:00:00+09:00",
    "messages": [{"text": "감사합니다"}],
    "label": {"urgency": "low", "compound": None},
}


@dataclass(frozen=True)
class Score:
    """A reading made up for a test."""

    marks: Marks
    lines: Sequence[str] = ("under-triage 0",)


@dataclass(frozen=True)
class Fitted:
    """Weights made up for a test."""

    refusal: str
    weights: Weights = Weights(name=6.0)
    lines: Sequence[str] = ("1 judged match",)


@dataclass(frozen=True)
class Leaned:
    """A learned reader made up for a test; it is kept as an empty file."""

    refusal: str
    file: Path
    lines: Sequence[str] = ("1 judged level",)

    def keep(self) -> None:
        """Leaves a file where the next start would find it."""
        self.file.touch()


@dataclass(frozen=True)
class Moved:
    """A change made up for a test."""

    tip: str
    field: str
    before: str
    after: str

    @property
    def better(self) -> bool:
        """Whether it is right now."""
        return self.after == "right"


def compared(before: Marks, after: Marks) -> list[Moved]:
    """Every mark that is another than before."""
    return [
        Moved(tip, field, before[tip][field], mark)
        for tip, marks in after.items()
        for field, mark in marks.items()
        if before.get(tip, {}).get(field, mark) != mark
    ]


def teacher(
    store: Store,  # noqa: F811
    folder: Path,
    mark: str = "right",
    fitted: Fitted | None = None,
    leaned: Leaned | None = None,
) -> Teacher:
    """A teacher whose reading gives every label this mark."""

    def evaluate(rows: Sequence[Row]) -> Score:
        return Score({str(row["id"]): dict.fromkeys(row["label"], mark) for row in rows})

    def refit(rows: Sequence[Mapping[str, Any]]) -> Fitted | None:
        return fitted if rows else None

    by = Yardstick(evaluate, compared, refit, lambda rows: leaned if rows else None)
    return Teacher(store, folder / "evaluations.json", folder / "weights.json", by)


@pytest.fixture
def judged(store: Store) -> Store:  # noqa: F811
    """A store in which an officer raised a level."""
    kim = Actor(hired(store, "kim"))
    case = write(store, replace(CASES[0], rings=False))
    with store.write() as tx:
        desk_actions.set_level(tx, case, kim, Level.CRITICAL, "홍길동 본인이 전화함")
    return store


def test_a_second_run_says_what_changed_and_keeps_ids_and_verdicts_only(judged: Store, tmp_path: Path) -> None:
    first = list(teacher(judged, tmp_path).evaluation(None))
    assert first[-1] == "no earlier run to compare with"
    second = list(teacher(judged, tmp_path, "under").evaluation(None))
    assert "0 better, 1 worse" in second[-2]
    assert "worse  urgency, right -> under" in second[-1]
    kept = (tmp_path / "evaluations.json").read_text(encoding="utf-8")
    assert "홍길동" not in kept
    assert "시아누크빌" not in kept


def test_a_file_of_runs_that_cannot_be_read_is_begun_anew(judged: Store, tmp_path: Path) -> None:
    for broken in ("{", "[]", '{"judgements": {"tips": 3}}'):
        (tmp_path / "evaluations.json").write_text(broken)
        assert list(teacher(judged, tmp_path).evaluation(None))[-1] == "no earlier run to compare with"


def test_learning_writes_weights_refuses_harm_and_says_when_there_is_nothing(judged: Store, tmp_path: Path) -> None:
    assert "nothing to learn" in next(iter(teacher(judged, tmp_path).learning()))
    with pytest.raises(NotTaught, match="under-triage would rise"):
        list(teacher(judged, tmp_path, fitted=Fitted("under-triage would rise from 0 to 1")).learning())
    assert read_weights(tmp_path / "weights.json") is None
    assert "next start" in list(teacher(judged, tmp_path, fitted=Fitted("")).learning())[-2]
    assert read_weights(tmp_path / "weights.json") == Weights(name=6.0)


def test_what_words_lean_to_is_learned_from_judged_levels_unless_it_does_harm(judged: Store, tmp_path: Path) -> None:
    file = tmp_path / "phrasing.npz"
    assert "no level has been judged" in list(teacher(judged, tmp_path).learning())[-1]
    with pytest.raises(NotTaught, match="critical missed would rise"):
        list(teacher(judged, tmp_path, leaned=Leaned("critical missed would rise", file)).learning())
    assert not file.exists()
    assert "next start" in list(teacher(judged, tmp_path, leaned=Leaned("", file)).learning())[-1]
    assert file.exists()


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": "a"}', '{"label": {}}', '{"id": "a", "label": 3}'])
def test_a_line_that_is_no_labelled_tip_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "tips.jsonl"
    file.write_text(json.dumps(TIP) + "\n\n" + line + "\n")
    with pytest.raises(NotTaught, match="line 3"):
        labelled_rows(file)


async def test_a_site_confirmed_in_this_process_is_matched_at_once(store: Store) -> None:  # noqa: F811
    match = load_world().match
    assert isinstance(match, LiveMatcher)
    bell = Bell(asyncio.get_running_loop())
    store.listen(bell.ring)
    knowing = asyncio.create_task(Knowing(store, match, bell).run())
    await asyncio.sleep(0.2)
    kim = Actor(hired(store, "kim"))
    await store.run(lambda tx: sites.confirm(tx, kim, "rainbow", GARDEN))
    async with asyncio.timeout(10):
        while not [one for one in await asyncio.to_thread(match, SAID) if one.band is Band.MATCHES]:
            await asyncio.sleep(0.05)
    knowing.cancel()


# the commands

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def tipline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `tipline` and gives its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("TIPLINE_DATA_DIR", str(tmp_path / "var"))

    def run(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_the_commands_score_a_file_and_say_where_nothing_is_judged(tipline: Command, tmp_path: Path) -> None:
    file = tmp_path / "tips.jsonl"
    file.write_text(json.dumps(TIP))
    code, told = tipline("evaluate", str(file))
    assert code == 0
    assert "over-triage" in told
    assert "0 better, 0 worse" in tipline("evaluate", str(file))[1]
    assert tipline("evaluate") == (0, "judgements: nothing labelled yet\n")
    assert tipline("learn")[0] == 0
    file.write_text(json.dumps({**TIP, "label": {"people": [3]}}))
    code, told = tipline("evaluate", str(file))
    assert (code, told.count("\n")) == (1, 1)
    assert tipline("evaluate", str(tmp_path / "missing"))[0] == 1
