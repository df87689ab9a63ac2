"""How well places that people describe are matched to known compounds: `python -m bench.matching [FILE]`.

Prints recall, the share of texts that name the right compound or rightly none, false matches, misses and the time.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.fitting import fit
from bench.queries import NONE, QUERIES, Query, read_queries
from knowledge.weights import Weights
from knowledge.world import load_world
from triage.assessment import Band, Candidate
from triage.extraction import Place

Match = Callable[[str, Place | None], tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the matcher said of a query, best first, and after how many milliseconds."""

    query: Query
    candidates: tuple[Candidate, ...]
    took_ms: float

    @property
    def named(self) -> str | None:
        """The compound that is named, None where none is likely enough."""
        return next((c.compound_id for c in self.candidates if c.band is Band.MATCHES), None)

    def within(self, best: int) -> bool:
        """Whether the meant compound is among the `best` first."""
        return self.query.meant in [c.compound_id for c in self.candidates[:best]]


def ask(match: Match, queries: Sequence[Query]) -> list[Answer]:
    """The matcher's answer to each query, timed one by one."""
    answers = []
    for query in queries:
        begun = time.perf_counter()
        candidates = match(query.text, None)
        answers.append(Answer(query, candidates, (time.perf_counter() - begun) * 1000))
    return answers


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Shares from 0 to 1, and milliseconds. `right` counts texts without a compound too; `false` is of all texts."""
    meant = [answer for answer in answers if answer.query.meant]
    times = sorted(answer.took_ms for answer in answers)
    return {
        "r@1": statistics.mean(answer.within(1) for answer in meant),
        "r@5": statistics.mean(answer.within(5) for answer in meant),
        "named": statistics.mean(answer.named == answer.query.meant for answer in meant),
        "right": statistics.mean(answer.named == answer.query.meant for answer in answers),
        "false": statistics.mean(answer.named not in (None, answer.query.meant) for answer in answers),
        "p50_ms": times[len(times) // 2],
        "p99_ms": times[min(len(times) - 1, len(times) * 99 // 100)],
    }


def calibration(answers: Sequence[Answer]) -> list[tuple[float, float, int]]:
    """For each fifth of probability: what was said on average, how often the first candidate was right, of how many."""
    rows = []
    for fifth in range(5):
        firsts = [(a.candidates[0], a.query.meant) for a in answers if a.candidates]
        inside = [(c, meant) for c, meant in firsts if fifth / 5 <= c.probability < (fifth + 1) / 5 + (fifth == 4)]
        if inside:
            said = statistics.mean(c.probability for c, _ in inside)
            rows.append((said, statistics.mean(c.compound_id == meant for c, meant in inside), len(inside)))
    return rows


def _report(answers: Sequence[Answer]) -> None:
    print(f"{len(answers)} texts, {sum(a.query.meant is None for a in answers)} of them without a known compound")
    for name, value in figures(answers).items():
        print(f"{name:>8} {value:.3f}")
    for said, right, count in calibration(answers):
        print(f"said {said:.2f}  right {right:.2f}  of {count}")
    for kind in sorted({answer.query.kind for answer in answers}):
        of_kind = [answer for answer in answers if answer.query.kind == kind]
        right = statistics.mean(answer.named == answer.query.meant for answer in of_kind)
        print(f"{kind:>16} {right:.2f} of {len(of_kind)}")


def _misses(answers: Sequence[Answer]) -> None:
    for answer in answers:
        if answer.named != answer.query.meant:
            best = ", ".join(f"{c.compound_id} {c.probability:.2f}" for c in answer.candidates[:3])
            print(f"{answer.query.meant or NONE}\t{answer.query.text}\t{best}")


def _print_fit(queries: Sequence[Query]) -> None:
    found = fit(queries, Weights())
    print(
        f"{found.candidates} candidates; log-loss on texts left out: {found.loss_before:.4f} before, {found.loss_after:.4f} after"
    )
    used = asdict(Weights())
    for name, value in asdict(found.weights).items():
        print(f"{name:>12} {used[name]:6.2f} -> {value:6.2f}")


def main(arguments: Sequence[str]) -> int:
    """Measures the matcher on a file of queries and prints the figures; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=QUERIES)
    parser.add_argument("--fit", action="store_true", help="print weights fitted to the texts beside those that are used")
    parser.add_argument("--misses", action="store_true", help="print the texts that were answered wrongly")
    parsed = parser.parse_args(arguments)
    if parsed.fit:
        _print_fit(read_queries(parsed.file))
        return 0
    match = load_world().match
    match("warming up", None)
    answers = ask(match, read_queries(parsed.file))
    _report(answers)
    if parsed.misses:
        _misses(answers)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
