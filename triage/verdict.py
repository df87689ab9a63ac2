"""Whether somebody is in danger: a learned verdict on all signs together, and what it makes of each of them.

The cues and signals know few words and are sure of them; what the words lean to as a whole knows many and is sure of none. Which
of them is right where they differ hangs on the rest of the tip, and is learned from labelled tips by `python -m bench.phrasing`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from triage.assessment import Category, Level, Reason
from triage.category import category_of
from triage.extraction import Indicator
from triage.leaning import Leaning
from triage.view import View

#: Log-odds of danger of a tip with these signs.
Verdict = Callable[[Mapping[str, float]], float]

#: Of these more never speaks against danger, and no signal that is urgent does.
RISING = ("urgent", "peak", "critical", "plain-signs", "signs", "cries")
#: What a view says yes or no to.
_OF_THE_VIEW = (
    *("over", "unreal", "idle", "in_context", "held", "named", "victim_writes", "abroad", "traces", "cries"),
    *("pinned", "at_compound"),
)
#: A leaning that says nothing.
_NOTHING = -20.0

#: Log-odds of danger, by all signs together, from which on somebody is woken. Chosen by cross-validation on labelled tips; the
#: lower, the fewer are missed and the more is called urgent that is not.
DANGER = -1.3
#: Where the words are less likely than not to be about anything of ours (log-odds `ABOUT`), and no certain person abroad is told
#: of, it takes so much: this is ordinary talk, whatever it sounds like.
DANGER_IN_TALK, ABOUT = -0.3, 0.0
#: Log-odds of urgent of one sentence, read alone, from which on nothing that stands around it calms it: not even a film.
ALONE = 4.0
#: Log-odds from which on the words as a whole say something by themselves.
CRITICAL, USEFUL = -0.3, 1.4
#: Log-odds of urgent from which on the officer is shown the words that lean to it, beside what the rules found.
SHOWN_URGENT = 0.0
#: Below this a sign of danger to life now is believed to be of danger only.
NOT_AT_ONCE = -2.5
#: Below this a sign that makes a tip merely useful is not believed.
IDLE = 0.25
#: What a person answered to our question and a position without a word stand whatever the words are like.
_STANDING = frozenset({"answered-hurt", "answered-moving", "unexplained-pin"})
#: A cry that nothing explains stands: always where it is all that was written, else down to these log-odds of urgent where no
#: certain person abroad is told of.
_NOTHING_ELSE = "bare-cry"
_CRIES = frozenset({"bare-plea", "captive-asks-for-help", "captive-position"})
IDLE_CRY = -3.0
#: Down to these log-odds of danger a plain sign about a certain person abroad stands that nothing explains.
NEVER = -3.0
#: Characters of a form; nothing so long was learned from, and a cry is drowned in it.
LONG = 1500
#: What may explain a grave word, so that calm words around it count: it is past, told of others, no job of theirs, not meant.
EXPLAINS = (
    *("returned", "free", "benign", "not_going", "watched", "hypothetical"),
    *("fiction", "news", "drill", "laugh", "specimen", "abuse", "spam", "scam_call", "pet", "everyday"),
)

_LIKE_CRITICAL = "The words as a whole are like those of tips in which a life was in danger at once."
_LIKE_URGENT = "The words as a whole are like those of tips in which somebody was held or in danger."
_LIKE_USEFUL = "The words as a whole are like those of tips that an officer could act on."
_LIKE_CALM = "Grave words stand in what is as a whole like tips of nobody in danger: a person should look."


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
        **{name: getattr(view, name) for name in _OF_THE_VIEW},
    }
    told |= {f"signal:{reason.signal}:{reason.level.value}": 1 for reason in fired}
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


def weighed(ruled: Sequence[Reason], found: Sequence[Reason], leaning: Leaning, odds: float, view: View) -> list[Reason]:
    """The reasons once the verdict is in: `odds` are the log-odds of danger by all signs together.

    Where there is danger everything that was `found` speaks, and the words as a whole do; where there is none, what the rules
    left of it (`ruled`) counts for less.
    """
    talk = leaning.useful < ABOUT and not is_certain(view)
    danger = odds >= (DANGER_IN_TALK if talk else DANGER) or _is_drowned(view, leaning)
    stands = _what_stands(view, leaning, odds)
    said = found if danger else ruled
    reasons = [reason if stands(reason) else _believed(reason, leaning, danger) for reason in said]
    reasons += _by_the_whole(view, leaning, danger, any(reason.level.urgent for reason in reasons))
    grave = any(reason.level.urgent for reason in ruled)
    if grave and not any(reason.level.urgent for reason in reasons):
        reasons.append(Reason("phrasing-calm", _LIKE_CALM, Level.LOW, unsure=True))
    return reasons


def _is_drowned(view: View, leaning: Leaning) -> bool:
    """Whether a sentence that is urgent beyond doubt, and that nothing in it explains, stands among calm ones."""
    if leaning.peak < ALONE:
        return False
    start, end = leaning.telling["peak"][0]
    return not any(hit.start < end and hit.end > start for hit in view.of(*EXPLAINS))


def _what_stands(view: View, leaning: Leaning, odds: float) -> Callable[[Reason], bool]:
    """Whether a sign is believed against the verdict: where nothing explains it and a certain person abroad is told of.

    So a cry is believed, and a plain sign in what is too long to be like anything.
    """
    plain, certain = is_plain(view), is_certain(view)
    cries = certain or max(leaning.urgent, leaning.peak) > IDLE_CRY
    firm = (certain and odds > NEVER) or len(view.form) > LONG

    def stands(reason: Reason) -> bool:
        sure = reason.signal == _NOTHING_ELSE or (cries and reason.signal in _CRIES) or (firm and not reason.unsure)
        return reason.signal in _STANDING or (plain and sure)

    return stands


def _by_the_whole(view: View, leaning: Leaning, danger: bool, told: bool) -> list[Reason]:
    """What the words as a whole say; `told` is whether a sign says already that somebody is in danger."""
    if danger and leaning.critical > CRITICAL:
        return [_reason("phrasing-critical", _LIKE_CRITICAL, Level.CRITICAL, view, leaning, "critical")]
    if danger and (not told or leaning.urgent > SHOWN_URGENT):
        most = "urgent" if leaning.urgent >= leaning.peak else "peak"
        return [_reason("phrasing-urgent", _LIKE_URGENT, Level.HIGH, view, leaning, most)]
    if leaning.useful > USEFUL:
        return [_reason("phrasing-useful", _LIKE_USEFUL, Level.MEDIUM, view, leaning, "")]
    return []


def is_certain(view: View) -> bool:
    """Whether a certain person abroad is told of, and no journey for pleasure."""
    return view.abroad and (view.named or view.victim_writes) and not view.has("trip")


def is_plain(view: View) -> bool:
    """Whether nothing in the words explains a grave one: greetings and addresses do not.

    Most long tips that greet and give an address are calm ones, so that their words weigh against a cry beside them.
    """
    return not (view.has(*EXPLAINS) or view.over or view.unreal)


def _believed(reason: Reason, leaning: Leaning, danger: bool) -> Reason:
    """The reason at the level at which it is believed."""
    level = reason.level
    if level.urgent and not danger:
        level = Level.MEDIUM
    elif level is Level.CRITICAL and leaning.critical < NOT_AT_ONCE:
        level = Level.HIGH
    if level is Level.MEDIUM and leaning.useful < IDLE:
        level = Level.LOW
    return reason if level is reason.level else replace(reason, level=level, unsure=True)


def _reason(name: str, sentence: str, level: Level, view: View, leaning: Leaning, told: str) -> Reason:
    quotes = tuple(view.quote(start, end) for start, end in leaning.telling.get(told, ()))
    return Reason(name, sentence, level, quotes, unsure=True)
