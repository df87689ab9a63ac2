"""What a sender changed in a message: the words taken out and those put in, one beside the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Words of one message that are compared; of longer ones both wordings simply stand there.
_MOST = 600
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words. `how` is "same", "out" or "in"."""

    how: str
    text: str


def changes(before: str, after: str) -> Sequence[Change]:
    """How one wording became the other; empty where nothing changed, or too much stands there to compare."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if before == after or len(old) > _MOST or len(new) > _MOST:
        return ()
    found: list[Change] = []
    for how, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Change("same", "".join(old[old_from:old_to])))
            continue
        found += [Change("out", "".join(old[old_from:old_to]))] if old_to > old_from else []
        found += [Change("in", "".join(new[new_from:new_to]))] if new_to > new_from else []
    return found
