"""Refits the matcher's weights to what officers said of matches, and refuses where tips would be read worse for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from bench.fitting import fit
from bench.matching import ask
from bench.progress import evaluated
from bench.quality import HELD_OUT, read_rows, results
from bench.queries import Query, read_queries
from bench.scorer import Row
from knowledge.match import Matcher
from knowledge.weights import Weights
from triage.extraction import Place
from triage.understanding import World, understand
from triage.wire import tip_from_json

#: What may not rise on any of the labelled data at hand; a compound that an officer refused counts as wrong.
WRONGLY_NAMED = "compound wrong"
GUARDED = ("under-triage", "critical called medium or low", "critical not called critical")


@dataclass(frozen=True, slots=True)
class AtHand:
    """What new weights are held against besides judged cases: labelled tips, and texts with the compound they mean."""

    tips: Sequence[Row]
    texts: Sequence[Query]


@dataclass(frozen=True, slots=True)
class Learned:
    """New weights with what changes by them, a line each; `refusal` says why they must not be used, "" where they may."""

    weights: Weights
    lines: tuple[str, ...]
    refusal: str = ""


def learn(
    lessons: Sequence[Row],
    start: Weights,
    world: Callable[[Weights], World],
    matcher: Callable[[Weights], Matcher],
    at_hand: AtHand | None = None,
) -> Learned | None:
    """Weights refitted to the match judgements among `lessons` and to the texts of the bench; None where no match was judged.

    `world` and `matcher` build what is measured and what is fitted, with these weights.
    """
    before = world(start)
    judged = list(_judged(lessons, before))
    if not judged:
        return None
    at_hand = at_hand or AtHand(read_rows(HELD_OUT), read_queries())
    found = fit([*judged, *at_hand.texts], start, make=matcher)
    after = world(found.weights)
    lines = [f"{len(judged)} judged matches; log-loss on texts left out {found.loss_before:.4f} -> {found.loss_after:.4f}"]
    old = asdict(start)
    lines += [
        f"{name:>12} {old[name]:6.2f} -> {value:6.2f}" for name, value in asdict(found.weights).items() if value != old[name]
    ]
    return Learned(found.weights, tuple(lines), harm(lessons, before, after, at_hand))


def _judged(lessons: Sequence[Row], world: World) -> Iterator[Query]:
    """The matches officers judged, with the place the rules read beside the words."""
    for row in lessons:
        wrong = frozenset((row.get("wrong") or {}).get("compound", ())) - {None}
        if "compound" not in row["label"] and not wrong:
            continue
        tip = tip_from_json(row)
        place: Place | None = found.value if (found := understand(tip, world).extraction.location) else None
        text = "\n".join(message.text for message in tip.messages if message.text)
        # Where the right one is told, every other one is wrong; else only of the refused ones anything is known.
        known = None if "compound" in row["label"] else wrong
        yield Query(row["label"].get("compound"), "judgement", text, place, known)


def harm(lessons: Sequence[Row], before: World, after: World, at_hand: AtHand) -> str:
    """Why the new weights must not be used, "" where nothing guarded rises on judged cases, on tips and texts of the bench."""
    counts: tuple[tuple[str, Callable[[World], dict[str, int]]], ...] = (
        ("judged cases", partial(_counted, lessons)),
        ("labelled tips of the bench", partial(_counted, at_hand.tips)),
        ("texts of the bench", partial(_wrongly_named, at_hand.texts)),
    )
    for where, count in counts:
        old, new = count(before), count(after)
        for what in old:
            if new[what] > old[what]:
                return f"{what} would rise from {old[what]} to {new[what]} of the {where}"
    return ""


def _counted(rows: Sequence[Row], world: World) -> dict[str, int]:
    """How many tips are read in each guarded way; counts, as fewer names would make the same wrong ones a larger share."""
    got = results(rows, world)
    told = {one.name: round(one.value * one.of) for one in evaluated(rows, got).measures}
    refused = sum(_is_refused(one["compound"], row) for row, one in zip(rows, got, strict=True))
    return {**{name: told.get(name, 0) for name in GUARDED}, WRONGLY_NAMED: told.get(WRONGLY_NAMED, 0) + refused}


def _is_refused(compound: str | None, row: Row) -> bool:
    return compound is not None and compound in (row.get("wrong") or {}).get("compound", ()) and "compound" not in row["label"]


def _wrongly_named(texts: Sequence[Query], world: World) -> dict[str, int]:
    answers = ask(world.match, texts)
    return {WRONGLY_NAMED: sum(answer.named not in (None, answer.query.meant) for answer in answers)}
