"""A reading process that loads nothing and does what a text tells it to: sleep, die, or name what officers confirmed."""

import os
import signal
import sys
import time

from bot.reader import main
from bot.reading import Sources
from knowledge.cues import load_cues
from triage.extraction import Finding, Origin, Place, Quote
from triage.understanding import World

SLEEP, DIE, NEVER = "잠들어라", "죽어라", "아무것도"


def odd_world(sources: Sources) -> World:
    """A world whose search for places obeys the text. One that has confirmed `NEVER` cannot be loaded."""
    if NEVER in sources.own:
        raise ValueError(NEVER)

    def find_places(text: str) -> tuple[Finding[Place], ...]:
        if SLEEP in text:
            time.sleep(30)
        if DIE in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return tuple(Finding(Place(1.0, 2.0, 3.0, name), Quote(0, 0, 1, text[:1]), Origin.RULE) for name in sources.own)

    return World(find_places, lambda text, place: (), load_cues())


if __name__ == "__main__":
    sys.exit(main(odd_world))
