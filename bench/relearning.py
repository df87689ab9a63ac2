"""Refits the learned reader to levels that officers judged beside its own texts, and refuses where tips would be read worse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpus import corpus, sample_of
from bench.learning import AtHand, harm
from bench.phrasing import fit, read
from bench.quality import TIPS, read_rows
from bench.scorer import Row
from knowledge.phrasing import Phrasing, write_phrasing
from triage.understanding import World

UNSEEN = TIPS / "unseen.jsonl"
#: How often a judged case counts beside one text of the bench: it is a real one.
COUNTS = 3


@dataclass(frozen=True, slots=True)
class Relearned:
    """A refitted reader, not yet in use; `refusal` says why it must not be, "" where it may."""

    model: Phrasing
    file: Path
    lines: tuple[str, ...]
    refusal: str

    def keep(self) -> None:
        """Writes it where the next start reads it. Raises `OSError`."""
        write_phrasing(self.file, self.model)


def relearn(lessons: Sequence[Row], load: Callable[[], World], file: Path) -> Relearned | None:
    """The reader fitted to its own texts and to every judged level among `lessons`; None where no level was judged.

    It is held against judged cases and against tips that it was not fitted to; `load` gives the world as it is read now.
    """
    judged = [sample_of(dict(row)) for row in lessons if "urgency" in row["label"]]
    if not judged:
        return None
    before, own = load(), corpus()
    model = fit(read([*own, *judged * COUNTS], replace(before, lean=None)))
    refusal = harm(lessons, before, replace(before, lean=model), AtHand(read_rows(UNSEEN), ()))
    return Relearned(model, file, (f"{len(judged)} judged levels beside {len(own)} texts",), refusal)
