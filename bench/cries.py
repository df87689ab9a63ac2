"""How many plain cries are missed, alone and with sentences around them, and how much calm talk rings: `python -m bench.cries`.

None of these texts is among what the learned readers are fitted to. What is added must not calm a cry, and grave words in a film
must not make one.
"""

import random
from collections.abc import Iterator, Sequence

from bench.corpus import SENT, lines, placed
from bench.quality import TIPS
from knowledge.world import load_world
from triage.assessment import Level
from triage.message import Message, Tip
from triage.understanding import World, understand

_SEED = 7
_DRAWS = 6
_TOGETHER = 0.6  # share of tips told in one message


def main() -> None:
    """Prints both shares and some of what is missed."""
    world = load_world()
    rows = (line.split("\t") for line in (TIPS / "cries.tsv").read_text(encoding="utf-8").splitlines())
    cries = [(language, text) for _level, language, text in rows]
    around = (TIPS / "around.txt").read_text(encoding="utf-8").splitlines()
    _print("alone", [(text,) for _, text in cries], world)
    _print("with one to three sentences around them", list(padded([text for own, text in cries if own == "ko"], around)), world)
    _print_grave(world)
    _print_ordinary(world)


def _print_ordinary(world: World) -> None:
    """Of ordinary talk how much is called urgent, by kind."""
    kinds: dict[str, list[bool]] = {}
    for line in (TIPS / "ordinary.tsv").read_text(encoding="utf-8").splitlines():
        _language, kind, text = line.split("\t")
        made = understand(Tip("ordinary", SENT, (Message(text, at=SENT),)), world)
        kinds.setdefault(kind, []).append(made.assessment.level.urgent)
    told = ", ".join(f"{kind} {sum(rung)} of {len(rung)}" for kind, rung in kinds.items())
    print(f"ordinary talk called urgent: {told}")


def _print_grave(world: World) -> None:
    """Of texts full of grave words, half of them cries and half about nobody in danger, what is taken for the other half."""
    every = list(lines(TIPS / "grave.tsv"))
    made = [(Level(one.level).urgent, understand(one.tip, world).assessment.level.urgent) for one in every]
    missed, rung = made.count((True, False)), made.count((False, True))
    urgent = sum(is_urgent for is_urgent, _ in made)
    print(f"grave words: {missed} of {urgent} cries missed, {rung} of {len(made) - urgent} calm texts called urgent")


def padded(cries: Sequence[str], around: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each cry with sentences before and behind, as one message or as several; the same each time."""
    rng = random.Random(_SEED)
    for cry in cries:
        for _ in range(_DRAWS):
            drawn = rng.sample(around, rng.choice((1, 2, 3)))
            parts = placed([cry], drawn, rng)
            yield (" ".join(parts),) if rng.random() < _TOGETHER else tuple(parts)


def _print(said: str, tips: Sequence[tuple[str, ...]], world: World) -> None:
    made = [(texts, understand(Tip("cry", SENT, tuple(Message(one, at=SENT) for one in texts)), world)) for texts in tips]
    missed = [(texts, one.assessment.level.value) for texts, one in made if not one.assessment.level.urgent]
    print(f"plain cries {said}: {len(missed)} of {len(tips)} called medium or low")
    for texts, level in missed[:: max(1, len(missed) // 10)]:
        print(f"  {level}: {' / '.join(texts)}")


if __name__ == "__main__":
    main()
