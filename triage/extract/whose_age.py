"""Whose an age is: the name it stands at, or the relative it speaks of."""

import re

from triage.extract.ages import Age, age_beside, ages
from triage.extract.candidates import Relatives
from triage.extract.kinship import Kin
from triage.extract.named import Named
from triage.extract.passages import SENTENCE_END, Passage

_SHARED = re.compile(
    r"(?:[둘셋넷]이?\s?다|모두|다들|전부|각각|동갑|both(?: are| of them are)?|all|都是?|(?<![가-힣])다)\s?$", re.IGNORECASE
)


def ages_of(passage: Passage, named: list[Named]) -> tuple[dict[Named, int], list[Age]]:
    """The ages of a message by the name they stand at, and those that stand at none."""
    own: dict[Named, int] = {}
    rest: list[Age] = []
    read = list(ages(passage.text, passage.at.date()))
    for one in named:
        bare = age_beside(passage.text, one.span[1])
        if bare and not any(age.span[0] < bare.span[1] and bare.span[0] < age.span[1] for age in read):
            own[one] = bare.years
    for age in read:
        if _SHARED.search(passage.text[max(0, age.span[0] - 8) : age.span[0]]):
            own |= {
                one: age.years
                for one in named
                if one.span[1] <= age.span[0] and age.span[0] - one.span[1] < 60 and one not in own
            }
            continue
        owner = _owner(passage.text, age, named, own)
        if owner is None:
            rest.append(age)
        else:
            own[owner] = age.years
    return own, rest


def _owner(text: str, age: Age, named: list[Named], own: dict[Named, int]) -> Named | None:
    """The name an age belongs to: the nearer of the one before it and the one right behind it, in the same sentence."""
    before = [one for one in named if one.span[1] <= age.span[0] and one not in own][-1:]
    after = [one for one in named if one.span[0] >= age.span[1] and one not in own][:1]
    gaps = [(text[one.span[1] : age.span[0]], one, 22) for one in before] + [
        (text[age.span[1] : one.span[0]], one, 16) for one in after
    ]
    close = [(len(gap), one) for gap, one, most in gaps if len(gap) <= most and not SENTENCE_END.search(gap)]
    return min(close, key=lambda pair: pair[0])[1] if close else None


def relative_of(passage: Passage, age: Age, relatives: Relatives) -> Kin | None:
    """The relative an age speaks of, right before or behind it."""
    near = [
        (min(abs(age.span[0] - one.span[1]), abs(one.span[0] - age.span[1])), one)
        for home, one in relatives
        if home is passage and not one.sender and (-1 <= age.span[0] - one.span[1] <= 14 or -1 <= one.span[0] - age.span[1] <= 8)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def is_writers(passage: Passage, age: Age, relatives: Relatives) -> bool:
    """Whether an age stands right before a word by which the writers name themselves: "예순 엄마예요"."""
    own = (one for home, one in relatives if home is passage and one.sender)
    return any(0 <= one.span[0] - age.span[1] <= 3 for one in own)
