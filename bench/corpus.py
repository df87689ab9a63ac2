"""The labelled texts of `bench/tips`: what the learned reader is fitted to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.quality import HELD_OUT, TIPS, read_rows
from triage.message import Message, Tip
from triage.wire import tip_from_json

#: When texts without a date of their own are held to be sent; nothing of a level hangs on it.
SENT = datetime.fromisoformat("2026-01-15T21:00:00+09:00")
LINES = TIPS / "lines.tsv"
WHOLE = TIPS / "tips.jsonl"
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Sample:
    """A tip with its level, and its category and indicators where they were labelled. `whole` says that every field was.

    The level "urgent" is one of which nobody said whether it is critical or high.
    """

    tip: Tip
    level: str
    category: str | None = None
    indicators: frozenset[str] | None = None
    whole: bool = False


def sample_of(row: dict[str, Any], whole: bool = False) -> Sample:
    """The sample of a labelled row in the evaluation format. Raises `ValueError` where it is no tip."""
    label = row["label"]
    told = frozenset(label["indicators"]) if "indicators" in label else None
    return Sample(tip_from_json(row), label["urgency"], label.get("category"), told, whole)


def samples() -> list[Sample]:
    """Every sample there is, each text once."""
    every = [*_from_lines(LINES), *_short_ones(), *map(sample_of, read_rows(HELD_OUT))]
    every += [sample_of(row, whole=True) for row in read_rows(WHOLE)]
    return list({tuple(message.text for message in one.tip.messages): one for one in every}.values())


def _from_lines(file: Path) -> Iterator[Sample]:
    """Lines of level, language, category, indicators and text, parted by tabs; several messages are parted by ' / '."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        level, _language, category, shown, text = line.split("\t")
        told = None if shown == _UNKNOWN else frozenset() if shown == "-" else frozenset(shown.split(","))
        yield Sample(_tip(f"line-{number}", text), level, None if category == _UNKNOWN else category, told)


def _short_ones() -> Iterator[Sample]:
    """The urgent and the idle lines of the first collection, of which only that much is known."""
    for name, level in (("urgent", "urgent"), ("idle", "low")):
        for number, line in enumerate((TIPS / f"{name}.txt").read_text(encoding="utf-8").splitlines()):
            if line.strip():
                yield Sample(_tip(f"{name}-{number}", line.strip()), level)


def _tip(name: str, text: str) -> Tip:
    return Tip(name, SENT, tuple(Message(part, at=SENT) for part in text.split(" / ")))
