"""The labelled texts of `bench/tips`: what the learned reader is fitted to."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.quality import HELD_OUT, TIPS, read_rows
from triage.extract.language import language_of
from triage.message import Message, Tip
from triage.wire import tip_from_json

#: When texts without a date of their own are held to be sent; nothing of a level hangs on it.
SENT = datetime.fromisoformat("2026-01-15T21:00:00+09:00")
LINES = TIPS / "lines.tsv"
WHOLE = TIPS / "tips.jsonl"
PADDING = TIPS / "padding.tsv"
#: Levels of samples that wake somebody; of some nobody said which of the two it is.
URGENT = frozenset({"urgent", "critical", "high"})
_UNKNOWN = "?"
_SEED = 1
_SHORT = 180  #: characters of a sample that gets sentences around it
_COPIES = 3  #: of a short urgent one
_JOINED = 0.6  #: share of those in one message


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
    every = [*lines(LINES), *_short_ones(), *map(sample_of, read_rows(HELD_OUT))]
    every += [sample_of(row, whole=True) for row in read_rows(WHOLE)]
    return list({tuple(message.text for message in one.tip.messages): one for one in every}.values())


def corpus() -> list[Sample]:
    """What the learned reader is fitted to: every sample, and the short ones padded."""
    own = samples()
    return [*own, *padded(own)]


def padded(every: Iterable[Sample]) -> list[Sample]:
    """Short samples once more with sentences around them that tell neither danger nor calm: their label stays as it was.

    Without these, greetings and addresses, which mostly stand in long calm tips, would speak against a cry beside them.
    """
    rng = random.Random(_SEED)
    bank: dict[str, list[str]] = defaultdict(list)
    for line in PADDING.read_text(encoding="utf-8").splitlines():
        language, text = line.split("\t")
        bank[language].append(text)
    return [
        _between(sample, rng, bank[language])
        for sample in every
        if len(words := " ".join(message.text for message in sample.tip.messages)) < _SHORT
        and (language := language_of(sample.tip)) in bank
        for _ in range(_COPIES if sample.level in URGENT and len(words) < _SHORT / 2 else 1)
    ]


def _between(sample: Sample, rng: random.Random, bank: Sequence[str]) -> Sample:
    """The sample with one to four of these sentences before and behind, in messages of their own or in its own."""
    around = rng.sample(bank, min(len(bank), rng.choice((1, 1, 2, 2, 3, 4))))
    texts = placed([message.text for message in sample.tip.messages], around, rng)
    if rng.random() < _JOINED:
        texts = [rng.choice((" ", ". ", "\n")).join(texts)]
    tip = replace(sample.tip, messages=tuple(Message(text, at=SENT) for text in texts))
    return Sample(tip, sample.level, sample.category if sample.level != "low" else None, sample.indicators)


def placed(own: Sequence[str], around: Sequence[str], rng: random.Random) -> list[str]:
    """The texts with some of these sentences before them and the others behind."""
    cut = rng.randint(0, len(around))
    return [*around[:cut], *own, *around[cut:]]


def lines(file: Path) -> Iterator[Sample]:
    """The samples of a file; a line holds level, language, category, indicators and text, several messages parted by ' / '."""
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
