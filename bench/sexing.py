"""Fits the learned reader of sexes to whole labelled tips: `python -m bench.sexing` writes its weights; `--cross` measures it.

With `--cross` people are scored with weights fitted to other tips alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.corpus import WHOLE
from bench.fitted import Example, asked_to_cross, crossed, fitted
from bench.quality import print_measures, read_rows
from knowledge.linear import signed_row
from knowledge.sexing import FILE, OUTPUTS, Sexing, write_sexing
from knowledge.world import load_world
from triage.extract.passages import passages
from triage.extract.rules import stance_in
from triage.extract.sexing import tellings
from triage.understanding import World
from triage.wire import tip_from_json

_FREEDOM = 5.0  #: how little the weights are held back; scikit-learn's C


def victims(row: Mapping[str, Any]) -> list[Example]:
    """The victims of a labelled tip with the sex each is labelled with."""
    tip = tip_from_json(row)
    labelled = [one for one in row["label"]["people"] if one["role"] == "victim"]
    told = tellings(passages(tip), stance_in(tip), [one["name"] for one in labelled])
    return [
        Example(signed_row(telling), OUTPUTS.index(one["sex"] or "untold")) for one, telling in zip(labelled, told, strict=True)
    ]


def fit(every: Sequence[Example]) -> Sexing:
    """The model under which these sexes are most likely."""
    return Sexing(fitted(every, _FREEDOM))


def cross(rows: Sequence[dict[str, Any]], world: World) -> None:
    """Prints the measures of the whole understanding, sexes being read with weights fitted without each tip."""

    def without(others: Sequence[Example]) -> World:
        return replace(world, learned=replace(world.learned, sexes=fit(others)))

    pairs = crossed(rows, [victims(row) for row in rows], without)
    print_measures(f"{WHOLE.name}, sexes by weights fitted without each", pairs)


def main(given: Sequence[str] | None = None) -> None:
    """Fits and writes, or with `--cross` measures."""
    rows = read_rows(WHOLE)
    if asked_to_cross("sexing", __doc__, given):
        cross(rows, load_world())
        return
    every = [one for row in rows for one in victims(row)]
    write_sexing(FILE, fit(every))
    print(f"fitted to {len(every)} victims of {len(rows)} tips; {FILE.stat().st_size / 2**10:.0f} KB")


if __name__ == "__main__":
    main()
