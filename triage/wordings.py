"""Messages that their sender wrote anew: the newest wording is read, but what was urgent in an earlier one stays urgent."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from triage.assessment import Assessment, Reason
from triage.message import Message, Tip
from triage.understanding import Understanding

_SENTENCE = "An earlier wording, which the sender has changed since, was more urgent."


def with_old_wordings(
    made: Understanding, tip: Tip, old: Sequence[Message], understand: Callable[[Tip], Understanding]
) -> Understanding:
    """What was made of a tip, at least as urgent as with the wordings that stood there before; those words are the reason."""
    if not old:
        return made
    before = understand(replace(tip, messages=(*old, *tip.messages))).assessment
    if before.level.rank >= made.assessment.level.rank:
        return made
    return replace(made, assessment=_raised(made.assessment, before, len(old)))


def _raised(now: Assessment, before: Assessment, old: int) -> Assessment:
    """The assessment at the earlier level. Its quotes stand in no message that is read now, so they are numbered -1."""
    told = [quote for reason in before.reasons if reason.level is before.level for quote in reason.quotes]
    quotes = tuple(dict.fromkeys(replace(quote, message=-1) for quote in told if quote.message < old))
    reason = Reason("earlier-wording", _SENTENCE, before.level, quotes[:3])
    category = before.category if before.level.urgent else now.category
    return replace(now, level=before.level, category=category, reasons=(reason, *now.reasons), unsure=True)
