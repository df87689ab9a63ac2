"""What officers taught, put to use: how well the rules read judged cases now, and weights refitted to them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from knowledge.weighing import Weights
from knowledge.weights import write_weights
from storage import judgements
from storage.store import Store

Row = Mapping[str, Any]
Marks = Mapping[str, Mapping[str, str]]

JUDGED = "judgements"
_IDS_SHOWN = 12


class NotTaught(Exception):
    """The labelled tips cannot be used, or learning from them would do harm; the text says why."""


class Evaluated(Protocol):
    """A reading of labelled tips: its measures a line each, and ids with verdicts."""

    @property
    def lines(self) -> Sequence[str]: ...

    @property
    def marks(self) -> Marks: ...


class Changed(Protocol):
    """A field of a tip that is read otherwise than at the last run."""

    @property
    def tip(self) -> str: ...

    @property
    def field(self) -> str: ...

    @property
    def before(self) -> str: ...

    @property
    def after(self) -> str: ...

    @property
    def better(self) -> bool: ...


class Learned(Protocol):
    """Something refitted: what changes by it a line each, and why it must not be used, "" where it may."""

    @property
    def lines(self) -> Sequence[str]: ...

    @property
    def refusal(self) -> str: ...


class Refitted(Learned, Protocol):
    """Refitted weights."""

    @property
    def weights(self) -> Weights: ...


class Relearned(Learned, Protocol):
    """The learned reader refitted, and its keeping."""

    def keep(self) -> None: ...


L = TypeVar("L", bound=Learned)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How readings are measured and compared, and how weights are refitted.

    `refit` gives None where no match was judged, `relearn` where no level was.
    """

    evaluate: Callable[[Sequence[Row]], Evaluated]
    compare: Callable[[Marks, Marks], Sequence[Changed]]
    refit: Callable[[Sequence[Row]], Refitted | None]
    relearn: Callable[[Sequence[Row]], Relearned | None]


@dataclass(frozen=True, slots=True)
class Teacher:
    """Scores the rules on labelled tips and refits what can be refitted. Of a run only ids and verdicts are kept, in `runs`."""

    store: Store
    runs: Path
    weights: Path
    by: Yardstick

    def evaluation(self, file: Path | None) -> Iterator[str]:
        """The measures over a labelled file, or over all judgements, and what changed since the last run. Raises `NotTaught`."""
        name = file.name if file else JUDGED
        rows = labelled_rows(file) if file else self._lessons()
        if not rows:
            yield f"{name}: nothing labelled yet"
            return
        try:
            found = self.by.evaluate(rows)
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise NotTaught(f"{name} is not in the format of labelled tips: {problem}") from None
        yield f"{name}: {len(rows)} tips"
        yield from (f"  {line}" for line in found.lines)
        yield from self._since_last_run(name, found.marks)

    def learning(self) -> Iterator[str]:
        """Refits to all judgements and writes the weights the next start reads. Raises `NotTaught` where that would do harm."""
        lessons = self._lessons()
        yield from _kept(
            self.by.refit(lessons),
            keep=lambda found: write_weights(self.weights, found.weights),
            nothing="no match has been judged yet: nothing to learn from, the weights stay",
            refused="not learned, the weights stay",
            learned=f"learned: {self.weights} holds the new weights, in use from the next start",
        )
        yield from _kept(
            self.by.relearn(lessons),
            keep=lambda found: found.keep(),
            nothing="no level has been judged yet: what words lean to stays",
            refused="levels not learned, what words lean to stays",
            learned="learned what words lean to anew, in use from the next start",
        )

    def _lessons(self) -> list[dict[str, Any]]:
        with self.store.read() as tx:
            return judgements.labelled(tx)

    def _since_last_run(self, name: str, marks: Marks) -> Iterator[str]:
        runs = _read_runs(self.runs)
        last = runs.get(name)
        runs[name] = {"at": self.store.clock().isoformat(timespec="seconds"), "tips": marks}
        half = self.runs.with_suffix(".new")
        half.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        half.replace(self.runs)
        if last is None:
            yield "no earlier run to compare with"
            return
        changed = self.by.compare(last["tips"], marks)
        better = sum(one.better for one in changed)
        yield f"since the last run ({last['at']}): {better} better, {len(changed) - better} worse"
        yield from _told(changed)


def _kept(found: L | None, keep: Callable[[L], None], nothing: str, refused: str, learned: str) -> Iterator[str]:
    """What changes by something refitted, which is kept. Raises `NotTaught` where it must not be."""
    if found is None:
        yield nothing
        return
    yield from found.lines
    if found.refusal:
        raise NotTaught(f"{refused}: {found.refusal}")
    keep(found)
    yield learned


def _told(changed: Sequence[Changed]) -> Iterator[str]:
    kinds: dict[tuple[bool, str, str, str], list[str]] = defaultdict(list)
    for one in changed:
        kinds[(one.better, one.field, one.before, one.after)].append(one.tip)
    for (better, field, before, after), tips in sorted(kinds.items()):
        more = f" and {len(tips) - _IDS_SHOWN} more" if len(tips) > _IDS_SHOWN else ""
        yield f"  {'better' if better else 'worse':6} {field}, {before} -> {after}: {', '.join(tips[:_IDS_SHOWN])}{more}"


def labelled_rows(file: Path) -> list[dict[str, Any]]:
    """The labelled tips of a file of JSON lines. Raises `NotTaught` naming the line that is none."""
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise NotTaught(f"{file.name}: line {number} is not JSON") from None
        if not isinstance(row, dict) or not isinstance(row.get("label"), dict) or "id" not in row:
            raise NotTaught(f"{file.name}: line {number} is no tip with an id and a label")
        rows.append(row)
    return rows


def _read_runs(file: Path) -> dict[str, Any]:
    """The last run of each set of tips; nothing where there was none or it cannot be read."""
    try:
        runs = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = runs.items() if isinstance(runs, dict) else ()
    return {name: run for name, run in known if isinstance(run, dict) and isinstance(run.get("tips"), dict) and "at" in run}
