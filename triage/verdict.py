"""Everything that is known of a tip as numbers, for the verdict: a learned answer to whether somebody is in danger.

The cues and signals know few words and are sure of them; what the words lean to as a whole knows many and is sure of none. Which
of them is right where they differ hangs on the rest of the tip, and is learned from labelled tips by `python -m bench.verdict`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from triage.assessment import Category, Level, Reason
from triage.category import category_of
from triage.extraction import Indicator
from triage.leaning import EXPLAINS, Leaning, is_certain, is_plain
from triage.view import View

#: Log-odds of danger of a tip with these signs.
Verdict = Callable[[Mapping[str, float]], float]

#: Of these more never speaks against danger, and no signal that is urgent does.
RISING = ("urgent", "peak", "critical", "plain-signs", "signs", "cries")
#: A leaning that says nothing.
_NOTHING = -20.0


class Signal(NamedTuple):
    """How a signal is called among the signs, and whether it speaks for danger alone."""

    name: str
    urgent: bool


def signal_sign(reason: Reason) -> Signal:
    """The sign of a signal at its level."""
    return Signal(f"signal:{reason.signal}:{reason.level.value}", reason.level.urgent)


def signs(view: View, fired: Sequence[Reason]) -> dict[str, float]:
    """What the rules found, by name: each signal at its level, who is told of and whether it is meant. What is left out is 0."""
    urgent = [reason for reason in fired if reason.level.urgent]
    told: dict[str, float] = {
        "signs": len(urgent),
        "plain-signs": sum(not reason.unsure for reason in urgent),
        "length": math.log1p(len(view.form.strip())),
        "messages": len(view.tip.messages),
        "category:" + category_of(view).value: 1,
        "language:" + view.extraction.language: 1,
        "certain": is_certain(view),
        "plain": is_plain(view),
        **{
            name: getattr(view, name)
            for name in (
                *("over", "unreal", "idle", "in_context", "held", "named", "victim_writes", "abroad", "traces", "cries"),
                *("pinned", "at_compound"),
            )
        },
    }
    told |= {signal_sign(reason).name: 1 for reason in fired}
    told |= {f"explains:{name}": 1 for name in EXPLAINS if view.has(name)}
    return {name: float(value) for name, value in told.items() if value}


def leanings(leaning: Leaning) -> dict[str, float]:
    """What the words lean to, by name, in log-odds."""
    return {
        "urgent": leaning.urgent,
        "peak": leaning.peak if math.isfinite(leaning.peak) else leaning.urgent,
        "critical": leaning.critical,
        "useful": leaning.useful,
        **{f"leans:{one.value}": leaning.categories.get(one, 0.0) for one in Category},
        **{f"shows:{one.value}": leaning.indicators.get(one, _NOTHING) for one in Indicator},
    }


def rises(name: str) -> bool:
    """Whether more of a sign never speaks against danger."""
    kind, _, level = name.rpartition(":")
    return name in RISING or (kind.startswith("signal:") and Level(level).urgent)
