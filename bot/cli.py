"""The command line: `tipline serve | demo | triage | match | knowledge | evaluate | learn | doctor`."""

import argparse
import asyncio
import io
import json
import os
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import uvloop

from bot import doctor, logs
from bot.app import (
    build,
    match_lines,
    open_embedder,
    open_meaning,
    open_model,
    open_store,
    read_here,
    reading_sources,
    rebuild_index,
    run,
    teacher,
    utc_now,
)
from bot.config import BadSettings, Settings, read_settings
from bot.demo import run_demo
from bot.first_start import first_supervisor
from bot.model_lane import enriched, outcome_of
from bot.reading import Reader, ReadingProcess
from bot.servers import PortTaken, prepare_process
from bot.teaching import NotTaught
from knowledge.alike import Alike
from knowledge.checking import check, list_compounds
from knowledge.compounds import BadKnowledge, Compound
from knowledge.imports import import_places
from storage.keys import KeyProblem
from storage.store import StoreError
from triage.extraction import Extraction
from triage.message import Tip
from triage.understanding import Understanding
from triage.wire import result_to_json, tip_from_json

#: After so many failures a model is not asked any more: the other lines must not wait for it.
_MOST_SILENT = 5
#: Stands for a line that is no JSON.
NOT_JSON = object()


class Failed(Exception):
    """The command could not do its work; the text says why, in one line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 done, 1 failed (said on standard error in one line), 2 wrong usage."""
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except BrokenPipeError:
        # Whoever read the output has left; nothing may be written there any more, not even at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Failed, NotTaught, BadSettings, BadKnowledge, KeyProblem, StoreError, PortTaken, OSError) as problem:
        print(f"tipline: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tipline", description="The chat line for families and victims, and its desk.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, does: str, command: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does)
        added.set_defaults(command=command)
        return added

    add("serve", "the whole line: web chat, desk, channels that have a token, workers, a process that reads", _serve)
    demo = add("demo", "the same on a throw-away store with seeded cases; needs no key, token or network", _demo)
    demo.add_argument("--public-port", type=int, default=8080)
    demo.add_argument("--desk-port", type=int, default=8081)
    triage = add("triage", "JSON lines of tips in, JSON lines of results out; embedded rules, no server", _triage)
    triage.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard input if left out")
    triage.add_argument("--model", action="store_true", help="asks the model of the settings too, after the rules")
    match = add("match", "lines of text or JSON in, candidate compounds out as JSON lines", _match)
    match.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard input if left out")
    match.add_argument("--knowledge", type=Path, metavar="PATH", help="another compounds file")
    match.add_argument("--embeddings", action="store_true", help="asks the embedding model of the settings too")
    knowledge = add("knowledge", "rebuilds the index, lists or checks the knowledge files, imports places", _knowledge)
    knowledge.add_argument("action", choices=("load", "list", "check", "import-places"))
    knowledge.add_argument("file", nargs="?", type=Path, metavar="FILE", help="for import-places")
    evaluate = add("evaluate", "scores the rules on officers' judgements or a labelled file, and says what changed", _evaluate)
    evaluate.add_argument("file", nargs="?", type=Path, metavar="FILE", help="labelled tips; all judgements if left out")
    add("learn", "refits the matcher to officers' judgements; refuses where a tip would be read worse", _learn)
    add("doctor", "checks settings, stores, channels, clock and rota, and says in words what is wrong", _doctor)
    return parser


def _settings(**given: object) -> Settings:
    settings = read_settings(**given)
    logs.configure(settings.log_level)
    return settings


def _serve(_arguments: argparse.Namespace) -> int:
    prepare_process()
    settings = _settings()
    reader = ReadingProcess()
    reader.start()  # it takes a second or two, in which the line gets ready
    store, _ = open_store(settings)
    reader.load(reading_sources(settings, store))
    login = first_supervisor(store)
    if login is not None:
        print(
            f"First start. Master key: {settings.key_file} (keep a copy apart from the database; without it nothing can be read)."
        )
        print(f"First supervisor: login {login.name}, password {login.password} (shown once; to be changed at the first login).")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serving(settings, store, reader))
    return 0


async def _serving(settings: Settings, store: Any, reader: Reader) -> None:
    house = build(settings, store, reader)
    await run(house, lambda ready: print(f"ready: line {ready.public.address}  desk {ready.desk.address}", flush=True))


def _demo(arguments: argparse.Namespace) -> int:
    run_demo(arguments.public_port, arguments.desk_port)
    return 0


def _triage(arguments: argparse.Namespace) -> int:
    reader = read_here()
    bad = 0
    with asyncio.Runner() as runner:
        model = _model(reader) if arguments.model else None
        for number, row in _json_lines(arguments.file):
            try:
                tip = tip_from_json(_object(row))
            except ValueError as problem:
                bad += 1
                print(f"tipline: line {number}: {problem}", file=sys.stderr)
                continue
            made = reader.understand(tip)
            _print(result_to_json(tip.id, runner.run(model(tip, made)) if model else made))
    return 1 if bad else 0


def _model(reader: Reader) -> Callable[[Tip, Understanding], Coroutine[Any, Any, Understanding]]:
    """What adds the configured model's reading to that of the rules. Raises `Failed` where none is configured."""
    settings = _settings()
    if not settings.model:
        raise Failed("--model needs the setting MODEL")
    model, _ = open_model(settings, reader.find_places)
    return lambda tip, made: enriched(model, tip, made, settings.model_timeout)


def _object(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError("not JSON" if row is NOT_JSON else "not a JSON object")
    return row


def _match(arguments: argparse.Namespace) -> int:
    silent: list[str] = []
    with asyncio.Runner() as runner, _opened(arguments.file) as lines:
        ask = _asking(runner, silent) if arguments.embeddings else None
        for found in match_lines(lines, arguments.knowledge, ask):
            _print(found)
    for outcome in dict.fromkeys(silent):
        print(f"tipline: EMBEDDINGS: {outcome}, {silent.count(outcome)} lines matched without it", file=sys.stderr)
    return 1 if silent else 0


def _asking(runner: asyncio.Runner, silent: list[str]) -> Callable[[str, Extraction, Sequence[Compound]], Mapping[str, Alike]]:
    """What asks the embedding model; where that fails, nothing is alike and `silent` gets a word for it. Raises `Failed`."""
    settings = _settings()
    if not settings.embeddings:
        raise Failed("--embeddings needs the setting EMBEDDINGS")
    meaning = open_meaning(settings)

    def ask(text: str, known: Extraction, compounds: Sequence[Compound]) -> Mapping[str, Alike]:
        if len(silent) >= _MOST_SILENT:
            silent.append(silent[-1])
            return {}
        try:
            if not meaning.knows(compounds):
                runner.run(meaning.learn(compounds))
            return runner.run(meaning.alike([text], known))
        except Exception as problem:  # boundary: whatever a model does, the matcher's own result stands and says so
            silent.append(outcome_of(problem))
            return {}

    return ask


def _knowledge(arguments: argparse.Namespace) -> int:
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "load": _knowledge_load,
        "list": _knowledge_list,
        "check": _knowledge_check,
        "import-places": _import_places,
    }
    return actions[arguments.action](arguments)


def _knowledge_load(_arguments: argparse.Namespace) -> int:
    settings = _settings()
    rows = rebuild_index(settings)
    print(f"{rows} rows in the index")
    return 0


def _knowledge_list(_arguments: argparse.Namespace) -> int:
    for row in list_compounds():
        _print(row)
    return 0


def _knowledge_check(_arguments: argparse.Namespace) -> int:
    problems = check()
    for problem in problems:
        print(f"tipline: {problem}", file=sys.stderr)
    if problems:
        return 1
    print("the knowledge files are in order")
    return 0


def _import_places(arguments: argparse.Namespace) -> int:
    if arguments.file is None:
        raise Failed("import-places needs a FILE")
    settings = _settings()
    print(f"{import_places(arguments.file, settings.data_dir)} places imported")
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    settings = _settings()
    store, _ = open_store(settings)
    for line in teacher(settings, store).evaluation(arguments.file):
        print(line, flush=True)
    return 0


def _learn(_arguments: argparse.Namespace) -> int:
    settings = _settings()
    store, _ = open_store(settings)
    for line in teacher(settings, store).learning():
        print(line, flush=True)
    return 0


def _doctor(_arguments: argparse.Namespace) -> int:
    findings = doctor.examine(_settings(), utc_now, open_embedder)
    for finding in findings:
        print(f"{'ok ' if finding.well else 'BAD'}  {finding.what}: {finding.says}")
    return 0 if all(finding.well for finding in findings) else 1


def _json_lines(file: Path | None) -> Iterator[tuple[int, Any]]:
    """Each line that holds something, by its number; `NOT_JSON` where it cannot be read."""
    with _opened(file) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, NOT_JSON


def _opened(file: Path | None) -> IO[str]:
    """The file or standard input, in which bytes that are no text do not stop the reading."""
    if file is not None:
        return file.open(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def _print(row: Any) -> None:
    # Half a surrogate pair, which JSON may carry, is no text that a terminal takes.
    line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode()
    print(line, flush=True)
