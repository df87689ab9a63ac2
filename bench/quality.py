"""How well the rules understand labelled tips: `python -m bench.quality [FILE.jsonl] [--misses FIELD]`."""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.scorer import Pairs, indicator_misses, measures
from knowledge.world import load_world
from triage.message import Tip
from triage.understanding import World, understand
from triage.wire import result_to_json, tip_from_json

TIPS = Path(__file__).parent / "tips"
HELD_OUT = TIPS / "held_out.jsonl"
#: Tips that neither rules nor weights were made on.
UNSEEN = TIPS / "unseen.jsonl"


def main() -> None:
    """Prints every measure over a labelled file; without one, over tips that nothing was made on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=UNSEEN)
    parser.add_argument("--misses", metavar="FIELD", help="prints each tip whose FIELD differs")
    arguments = parser.parse_args()
    rows = read_rows(arguments.file)
    world = load_world()
    pairs, seconds = understood(rows, world)
    if arguments.misses:
        _print_misses(rows, pairs, arguments.misses)
        return
    print_measures(arguments.file.name, pairs)
    _print_time("a tip, matching included", seconds)
    _print_time("a message, without matching", message_seconds(rows, world))


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def results(rows: Sequence[Mapping[str, Any]], world: World) -> list[dict[str, Any]]:
    """What this world's rules make of each row. Raises `ValueError` where a row is no tip."""
    tips = [tip_from_json(row) for row in rows]
    return [result_to_json(tip.id, understand(tip, world)) for tip in tips]


def understood(rows: Sequence[dict[str, Any]], world: World) -> tuple[Pairs, list[float]]:
    """Label and result of each row, and the processor's seconds each took, through the same path as the line."""
    tips: list[Tip] = [tip_from_json(row) for row in rows]
    understand(tips[0], world)  # the first call pays for what is loaded once
    pairs, seconds = [], []
    for row, tip in zip(rows, tips, strict=True):
        begun = time.process_time()
        made = understand(tip, world)
        seconds.append(time.process_time() - begun)
        pairs.append((row["label"], result_to_json(tip.id, made)))
    return pairs, seconds


def message_seconds(rows: Sequence[dict[str, Any]], world: World) -> list[float]:
    """The processor's seconds that reading each message of these tips by itself takes, but for the matching of compounds."""
    apart = replace(world, match=lambda text, place: ())
    seconds = []
    for tip in map(tip_from_json, rows):
        for message in tip.messages:
            begun = time.process_time()
            understand(replace(tip, messages=(message,)), apart)
            seconds.append(time.process_time() - begun)
    return seconds


def print_measures(name: str, pairs: Pairs) -> None:
    """Prints every measure of these labels and results, and what is missed and invented most."""
    print(f"understanding, rules alone, {len(pairs)} tips of {name}")
    for measure in (measure for measure in measures(pairs) if measure.of):
        print(
            f"  {measure.name:32} {measure.value:7.3f}  of {measure.of:4}  {'aim ' + measure.aim if measure.aim else ''}".rstrip()
        )
    missed, invented = indicator_misses(pairs)
    print("  indicators missed:  ", ", ".join(f"{name} {count}" for name, count in missed.most_common(6)) or "none")
    print("  indicators invented:", ", ".join(f"{name} {count}" for name, count in invented.most_common(6)) or "none")


def _print_time(what: str, seconds: Sequence[float]) -> None:
    ranked = sorted(seconds)
    p50, p99 = ranked[len(ranked) // 2] * 1e3, ranked[int(len(ranked) * 0.99)] * 1e3
    print(f"  time of the processor for {what}: p50 {p50:.1f} ms, p99 {p99:.1f} ms")


def _print_misses(rows: Sequence[dict[str, Any]], pairs: Pairs, field: str) -> None:
    for row, (want, got) in zip(rows, pairs, strict=True):
        if want.get(field) != got.get(field):
            text = " / ".join(message.get("text", "") or "(pin)" for message in row["messages"])
            print(f"{row['id']}\n  want {json.dumps(want.get(field), ensure_ascii=False)}")
            print(f"  got  {json.dumps(got.get(field), ensure_ascii=False)}\n  text {text[:400]}")


if __name__ == "__main__":
    main()
