"""The process that reads (`python -m bot.reader`): loads what is known of the world, then answers the line until it hangs up."""

import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from bot import logs
from bot.reading import Sources
from knowledge.alike import Alike
from knowledge.live import LiveMatcher
from knowledge.own_compounds import Own
from knowledge.phrasing import FILE as SHIPPED
from knowledge.world import load_world
from triage.assessment import Candidate
from triage.extraction import Finding, Place
from triage.message import Tip
from triage.understanding import Understanding, World, understand

log = logging.getLogger("tipline.reader")

#: Seconds more than the line allows after which the process ends itself, should nobody be left to end it.
_GRACE = 5.0


class ReadingHere:
    """Reads in this very process: for the demo, for tests, and in the reading process itself."""

    def __init__(self, world: World) -> None:
        self._world = world

    def understand(self, tip: Tip) -> Understanding:
        """What the rules make of the tip."""
        return understand(tip, self._world)

    def match_again(self, tip: Tip, alike: Mapping[str, Alike]) -> tuple[Candidate, ...]:
        """The candidates the rules find, lifted by likeness in meaning."""
        match = self._world.match
        if not isinstance(match, LiveMatcher):
            return self.understand(tip).candidates

        def again(text: str, place: Place | None) -> tuple[Candidate, ...]:
            return match.again(text, place, alike)

        return understand(tip, replace(self._world, match=again)).candidates

    def find_places(self, text: str) -> tuple[Finding[Place], ...]:
        """Every place named in the text."""
        return self._world.find_places(text)

    def learn(self, own: Own) -> bool:
        """Matches with these facts of officers from now on; whether they are others than before."""
        match = self._world.match
        return isinstance(match, LiveMatcher) and match.learn(own)

    def start(self) -> None:
        """Nothing: it is ready."""

    async def run(self) -> None:
        """Returns at once: it stays ready."""

    def close(self) -> None:
        """Nothing: it holds nothing."""


def from_sources(sources: Sources) -> World:
    """The world that these sources tell of. Raises `BadKnowledge` or `BadPlaces`."""
    return load_world(
        index_path=sources.index_path,
        chroma_url=sources.chroma_url,
        compounds_file=sources.compounds_file,
        places_file=sources.places_file,
        weights=sources.weights,
        own=sources.own,
        phrasing=sources.phrasing or SHIPPED,
    )


def answer(questions: Mapping[str, Callable[[Any], Any]], what: str, value: Any) -> tuple[bool, Any]:
    """(whether it worked, the answer or what went wrong)."""
    try:
        return True, questions[what](value)
    except Exception as problem:  # boundary: the line hands the tip to a person; the next one is read
        return False, type(problem).__name__


def serve(pipe: Connection, limit: float, load: Callable[[Sources], World] = from_sources) -> None:
    """Answers until the line hangs up. A question that takes longer than `limit` and the grace ends the process."""
    here = ReadingHere(load(pipe.recv()))
    questions: Mapping[str, Callable[[Any], Any]] = {
        "understand": here.understand,
        "match_again": lambda asked: here.match_again(*asked),
        "find_places": here.find_places,
        "learn": here.learn,
    }
    pipe.send("ready")
    while True:
        try:
            what, value = pipe.recv()
        except EOFError:
            return
        # With its default action the signal ends us even where a regular expression never gives the interpreter back.
        signal.setitimer(signal.ITIMER_REAL, limit + _GRACE)
        pipe.send(answer(questions, what, value))
        signal.setitimer(signal.ITIMER_REAL, 0)


def main(load: Callable[[Sources], World] = from_sources) -> int:
    """Reads on the pipe whose number is the first argument; the second one is the limit in seconds."""
    logs.configure("WARNING")
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the line, which hangs up in its own time
    try:
        serve(Connection(int(sys.argv[1])), float(sys.argv[2]), load)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return 0  # the line is gone
    except Exception as problem:  # boundary: the line starts us again, and says so
        log.error("action=load problem=%s", type(problem).__name__)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
