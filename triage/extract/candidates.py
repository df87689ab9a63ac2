"""Who a message names: what the rules find and what has the shape of a name, each with the part it is held to play."""

import re
from dataclasses import replace

from triage.extract.case_words import Telling
from triage.extract.kinship import Kin, kin
from triage.extract.korean_people import korean_people
from triage.extract.named import SENDER, Named
from triage.extract.naming import Candidate, NameJudge, Seen, telling, unknown
from triage.extract.other_people import other_people
from triage.extract.passages import SENTENCE_END, Passage
from triage.extract.passed_on import part_of_speaker
from triage.extract.roles import role_of
from triage.extract.stance import Stance
from triage.extraction import Role

#: Log-odds of being nobody's name below which a candidate is held to be one.
_NOBODY = 0.4
_MOST = 60  # names and relatives read of one message; more is a list of something else
_REACH = 26  # characters between a word for a relative and the name it governs
#: Between the two, a sentence that ends and yet goes on: "동생이 없어졌어요. 이름은 김민수".
_GOES_ON = re.compile(r"[^.\n]{0,12}[.\n]\s?(?:이름|성함)?[은이]?\s?")

#: The words for relatives of a tip, each with the message it stands in.
Relatives = list[tuple[Passage, Kin]]


def relatives_in(passages: tuple[Passage, ...]) -> Relatives:
    """The words for relatives of all messages, in order."""
    return [(passage, one) for passage in passages for one in kin(passage.text)[:_MOST]]


def by_rules(passage: Passage, relatives: Relatives, stance: Stance, told: Telling) -> list[Candidate]:
    """The names that the rules find in a message, with the part each plays by them; None is nobody of the case."""
    named = sorted((*korean_people(passage.text), *other_people(passage.text)), key=lambda one: one.span)[:_MOST]
    known = tuple(one for home, one in relatives if home is passage)
    found: list[Candidate] = []
    for one in named:
        if not any(one.span[0] < other.named.span[1] and other.named.span[0] < one.span[1] for other in found):
            candidate = Candidate(one, by_rule=True, part=None, relative=_relative_before(passage.text, one, known))
            part = _role(passage, one, candidate.governing(named), known, stance, told)
            found.append(replace(candidate, part=part))
    return found


def candidates_of(
    passages: tuple[Passage, ...], stance: Stance, about: frozenset[str], seen: Seen
) -> list[tuple[Passage, Candidate, list[str]]]:
    """Every candidate of a tip with what tells of it: what the reader of names is fitted to."""
    told = Telling(" \n".join(passage.text for passage in passages))
    relatives = relatives_in(passages)
    return [
        (passage, one, shown)
        for passage in passages
        for one, shown in _shown(passage, by_rules(passage, relatives, stance, told), relatives, marks_of(stance, about), seen)
    ]


def marks_of(stance: Stance, marks: frozenset[str]) -> list[str]:
    """The marks of a tip as the reader of names is told them, where its sender stands first."""
    return [f"stance:{stance.value}", *sorted(marks)]


def _shown(
    passage: Passage, ruled: list[Candidate], relatives: Relatives, about: list[str], seen: Seen
) -> list[tuple[Candidate, list[str]]]:
    """The rules' candidates and those found by shape alone, each with what tells of it."""
    known = tuple(one for home, one in relatives if home is passage)
    named = [one.named for one in ruled]
    by_shape = (
        Candidate(one, by_rule=False, part=None, shape=kind, relative=_relative_before(passage.text, one, known))
        for kind, one in unknown(passage.text, named, seen)
    )
    return [(one, telling(passage.text, one, one.governing(named), about, seen)) for one in (*ruled, *by_shape)]


def judged(passage: Passage, ruled: list[Candidate], relatives: Relatives, judge: NameJudge, about: list[str]) -> list[Candidate]:
    """The candidates that are held to be names, the surest first where two overlap, each with its likeliest part."""
    shown = _shown(passage, ruled, relatives, about, judge.seen)
    weighed = zip((one for one, _ in shown), judge([what for _, what in shown]), strict=True)
    kept: list[Candidate] = []
    for one, parts in sorted(weighed, key=lambda pair: pair[1][None]):
        start, end = one.named.span
        if parts[None] < _NOBODY and not any(start < other.named.span[1] and other.named.span[0] < end for other in kept):
            likeliest = max((part for part in Role), key=lambda part: parts[part])
            kept.append(replace(one, part=_speaking(passage, one.named, likeliest)))
    return sorted(kept, key=lambda one: one.named.span)


def _role(
    passage: Passage, one: Named, governing: Kin | None, known: tuple[Kin, ...], stance: Stance, told: Telling
) -> Role | None:
    """The part of a named person; who speaks of oneself in words that were passed on is not the one who passed them on."""
    return _speaking(passage, one, role_of(passage.text, one, governing, known, stance, told))


def _speaking(passage: Passage, one: Named, role: Role | None) -> Role | None:
    if not passage.passed_on or role is not Role.REPORTER and one.hint != SENDER:
        return role
    return part_of_speaker(passage.text) or Role.OTHER


def _relative_before(text: str, one: Named, known: tuple[Kin, ...]) -> Kin | None:
    """The nearest word for a relative before a name, where it stands in the same sentence."""
    begins = one.span[0]
    near = next((relative for relative in reversed(known) if 0 <= begins - relative.span[1] <= _REACH), None)
    if near is None:
        return None
    between = text[near.span[1] : begins]
    return None if SENTENCE_END.search(between) and not _GOES_ON.fullmatch(between) else near
