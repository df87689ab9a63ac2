"""How each labelled tip was read, field by field, and what got better and worse since another reading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.scorer import IDENTIFIERS, URGENT, Measure, Pairs, Row, comparable, identifiers, measures, named, within

RIGHT, WRONG, UNDER, OVER = "right", "wrong", "under", "over"
#: How bad a mark is: an urgent tip called calm is worse than anything else.
_BADNESS = {RIGHT: 0, WRONG: 1, OVER: 1, UNDER: 2}

#: Marks of each tip by its id: field to "right", "wrong", "under" or "over". Ids and verdicts only, nothing anybody wrote.
Marks = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a tip that is read otherwise than before."""

    tip: str
    field: str
    before: str
    after: str

    @property
    def better(self) -> bool:
        """Whether it is read better now."""
        return _BADNESS.get(self.after, 1) < _BADNESS.get(self.before, 1)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a reading of labelled tips: the measures that something was labelled for, and the marks."""

    measures: tuple[Measure, ...]
    marks: Marks

    @property
    def lines(self) -> list[str]:
        """The measures, one a line."""
        return [
            f"{one.name:32} {one.value:7.3f}  of {one.of:4}  {'aim ' + one.aim if one.aim else ''}".rstrip()
            for one in self.measures
        ]


def evaluated(rows: Sequence[Row], results: Sequence[Row]) -> Evaluation:
    """The results beside the labels of their rows; `right` and `wrong` of a row are what officers said of single values."""
    pairs: Pairs = [(row.get("label") or {}, result) for row, result in zip(rows, results, strict=True)]
    marks = {str(row["id"]): dict(_marks(row, result)) for row, result in zip(rows, results, strict=True)}
    told = [one for one in measures(pairs) if one.of]
    return Evaluation((*told, *_confirmed(rows, results)), marks)


def changes(before: Marks, after: Marks) -> list[Change]:
    """What is read better or worse than before, of the tips and fields that both know."""
    found = [
        Change(tip, field, before[tip][field], mark)
        for tip, marks in after.items()
        for field, mark in marks.items()
        if field in before.get(tip, {})
    ]
    return [one for one in found if _BADNESS.get(one.before, 1) != _BADNESS[one.after]]


def _marks(row: Row, got: Row) -> Iterator[tuple[str, str]]:
    label = row.get("label") or {}
    if "urgency" in label:
        yield "urgency", _level_mark(label["urgency"], got["urgency"])
    for name in ("category", "language", "compound", "last_contact"):
        if name in label:
            yield name, _mark(label[name] == got[name])
    if "location" in label:
        yield "location", _mark(within(label["location"], got["location"]) if label["location"] else not got["location"])
    if "phones" in label:
        yield "identifiers", _mark(sorted(identifiers(label)) == sorted(identifiers(got)))
    if "people" in label:
        yield "people", _mark(sorted(named(label)) == sorted(named(got)))
    if "indicators" in label:
        yield "indicators", _mark(set(label["indicators"]) == set(got["indicators"]))
    for verdict, name, value, kept in _values(row, got):
        yield f"{verdict} {name} {number_of(row, verdict, name, value)}", _mark(kept)


def number_of(row: Row, verdict: str, name: str, value: Any) -> int:
    """By which number a judged value goes in the marks, so that the value itself is not written down."""
    return list(row[verdict][name]).index(value) + 1


def _level_mark(want: str, got: str) -> str:
    if want in URGENT and got not in URGENT:
        return UNDER
    if want not in URGENT and got in URGENT:
        return OVER
    return _mark(want == got)


def _mark(right: bool) -> str:
    return RIGHT if right else WRONG


def _confirmed(rows: Sequence[Row], results: Sequence[Row]) -> Iterator[Measure]:
    """Shares of the single values that officers confirmed and that are read, and that they refused and that are not."""
    said = [one for row, got in zip(rows, results, strict=True) for one in _values(row, got)]
    for verdict, name in (("right", "confirmed values still read"), ("wrong", "refused values no longer read")):
        held = [kept for kind, _, _, kept in said if kind == verdict]
        if held:
            yield Measure(name, sum(held) / len(held), len(held))


def _values(row: Row, got: Row) -> Iterator[tuple[str, str, Any, bool]]:
    """Each value an officer judged: verdict, field, value, and whether the result agrees with the officer."""
    for verdict in ("right", "wrong"):
        for name, values in (row.get(verdict) or {}).items():
            for value in values if name != "urgency" else ():
                yield verdict, name, value, _reads(name, value, got) is (verdict == "right")


def _reads(name: str, value: Any, got: Row) -> bool:
    """Whether a result tells this value."""
    if name in IDENTIFIERS:
        return comparable(name, value) in {comparable(name, other) for other in got[name]}
    if name == "people":
        return (value["role"], value["name"]) in {(one["role"], one["name"]) for one in got["people"]}
    if name == "indicators":
        return value in got["indicators"]
    if name == "location":
        return got["location"] is not None and within(value, got["location"])
    return bool(got[name] == value)
