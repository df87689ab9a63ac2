"""The command line: exit codes, one-line errors, and what scripts rely on."""

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cli import main

TIP = {"id": "t1", "received_at": "2026-01-10T03:00:00+09:00", "messages": [{"text": "살려주세요 시아누크빌에 갇혀있어요"}]}
THANKS = {"id": "t2", "received_at": "2026-01-10T03:00:00+09:00", "messages": [{"text": "감사합니다"}]}


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and an environment that sets nothing but where the store goes."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TIPLINE_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TIPLINE_DATA_DIR", str(tmp_path / "var"))


def feed(monkeypatch: pytest.MonkeyPatch, *lines: str | bytes) -> None:
    """Puts lines on standard input."""
    raw = b"".join((line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")) + b"\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def one_line(text: str) -> str:
    """The only line of the text."""
    (line,) = text.splitlines()
    return line


def results(out: str) -> list[dict[str, object]]:
    """The JSON lines of an output."""
    return [json.loads(line) for line in out.splitlines()]


# wrong usage


@pytest.mark.parametrize("arguments", [[], ["sing"], ["demo", "--public-port", "many"], ["knowledge", "forget"]])
def test_wrong_usage_is_2(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: tipline" in capsys.readouterr().err


# triage


def test_triage_reads_standard_input_and_prints_one_result_a_tip(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, json.dumps(TIP), "", json.dumps(THANKS, ensure_ascii=False))
    assert main(["triage"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert [(row["id"], row["urgency"]) for row in results(out)] == [("t1", "critical"), ("t2", "low")]


def test_triage_reads_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tips.jsonl"
    file.write_text(json.dumps(TIP), encoding="utf-8")
    assert main(["triage", str(file)]) == 0
    assert results(capsys.readouterr().out)[0]["language"] == "ko"


@pytest.mark.parametrize(
    "bad",
    ["{", "[1]", "7", '{"id": "x"}', '{"messages": 3}', "[" * 100_000],
    ids=["open", "list", "number", "bare", "odd", "deep"],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    bad: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, json.dumps(TIP), bad, json.dumps(THANKS))
    assert main(["triage"]) == 1
    out, err = capsys.readouterr()
    assert [row["id"] for row in results(out)] == ["t1", "t2"]
    assert one_line(err).startswith("tipline: line 2")


def test_bytes_and_characters_that_are_no_text_do_not_stop_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    half = '{"id": "half", "received_at": "2026-01-10T03:00:00+09:00", "messages": [{"text": "help \\ud83d https://a.example/\\udc00"}]}'
    broken = json.dumps(TIP).encode().replace(b"t1", b"t\xff")
    feed(monkeypatch, half, broken)
    assert main(["triage"]) == 0
    assert len(results(capsys.readouterr().out)) == 2


@pytest.mark.parametrize("command", ["triage", "match"])
def test_a_missing_file_is_said_in_one_line(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, str(tmp_path / "nowhere.jsonl")]) == 1
    assert "nowhere.jsonl" in one_line(capsys.readouterr().err)


# match


def test_match_takes_lines_of_text_and_of_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, "망고단지 B동에 있어요", json.dumps({"text": "오늘 점심 뭐 먹지"}))
    assert main(["match"]) == 0
    named, nothing = results(capsys.readouterr().out)
    assert named["text"] == "망고단지 B동에 있어요"
    best = named["candidates"][0]  # type: ignore[index]
    assert best["id"] == "mango-park"
    assert {"id", "name", "probability", "evidence"} <= set(best)
    assert nothing["candidates"] == []


def test_match_says_which_knowledge_file_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, "망고단지")
    assert main(["match", "--knowledge", str(tmp_path / "other.json")]) == 1
    assert "other.json" in one_line(capsys.readouterr().err)


# knowledge


def test_the_knowledge_files_are_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check"]) == 0
    assert main(["knowledge", "list"]) == 0
    assert "mango-park" in capsys.readouterr().out


def test_import_places_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "import-places"]) == 1
    assert "needs a FILE" in one_line(capsys.readouterr().err)


# what keeps the line from starting


@pytest.fixture
def key_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The master key of a store that was started once, and whose line then found its port taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("TIPLINE_PUBLIC_PORT", str(taken.getsockname()[1]))
            assert main(["serve"]) == 1
    out, err = capsys.readouterr()
    assert "cannot listen on 127.0.0.1" in one_line(err)
    assert "First supervisor" in out
    return tmp_path / "var" / "master.key"


def test_a_missing_or_another_key_is_said_and_nothing_is_made_anew(key_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key_file.unlink()
    assert main(["serve"]) == 1
    assert "no master key" in one_line(capsys.readouterr().err)
    assert not key_file.exists()
    key_file.write_text("ab" * 32)
    assert main(["serve"]) == 1
    said = one_line(capsys.readouterr().err)
    assert "not the one the store was made with" in said
    assert "abab" not in said
    key_file.write_text("not hex at all")
    assert main(["serve"]) == 1
    assert "64 hex digits" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIPLINE_PUBLIC_PORT", "hunter2"),
        ("TIPLINE_LADDER_CRITICAL", "hunter2 60"),
        ("TIPLINE_TELEGRAM", '[{"account": "hunter2!", "token": "hunter2"}]'),
        ("TIPLINE_TELEGRAM", "hunter2"),
        ("TIPLINE_LOG_LEVEL", "hunter2"),
        ("DATABASE_URL", "mysql://hunter2@localhost/x"),
    ],
)
@pytest.mark.parametrize("command", ["serve", "doctor"])
def test_a_bad_setting_is_named_without_its_value(
    command: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert main([command]) == 1
    said = one_line(capsys.readouterr().err)
    assert name in said
    assert "hunter2" not in said


def test_a_data_folder_that_cannot_be_made_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TIPLINE_DATA_DIR", "/proc/tipline")
    assert main(["serve"]) == 1
    assert "/proc/tipline" in one_line(capsys.readouterr().err)


# doctor


def test_the_doctor_finds_nothing_wrong_before_the_first_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert all(line.startswith("ok ") for line in capsys.readouterr().out.splitlines())


def test_the_doctor_says_that_nobody_works_a_stopped_line(key_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 1
    bad = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BAD")]
    assert [line.split(":")[0] for line in bad] == ["BAD  workers"]


# as a process


@pytest.mark.slow
def test_as_a_process_it_says_the_same_by_exit_code_and_pipe(tmp_path: Path) -> None:
    def ran(*arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "bot", *arguments]
        return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=False)

    done = ran("triage", given=json.dumps(TIP))
    assert (done.returncode, done.stderr) == (0, "")
    assert results(done.stdout)[0]["urgency"] == "critical"
    assert ran("triage", given="{").returncode == 1
    assert ran("sing").returncode == 2
    assert "doctor" in ran("--help").stdout


@pytest.mark.slow
def test_a_reader_that_leaves_early_makes_no_noise(tmp_path: Path) -> None:
    file = tmp_path / "tips.jsonl"
    file.write_text("\n".join([json.dumps(THANKS)] * 1000), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "triage", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(30) == 1
