"""What is known of the world, put together for the thinking: places, compounds and cues."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from knowledge.compounds import BadKnowledge, Compound
from knowledge.cues import load_cues
from knowledge.dating import FILE as DATING
from knowledge.dating import read_dating
from knowledge.embedder import HashedEmbedder
from knowledge.gazetteer import Gazetteer, load_gazetteer
from knowledge.index import Index, open_client
from knowledge.live import LiveMatcher
from knowledge.match import Matcher
from knowledge.naming import FILE as NAMING
from knowledge.naming import read_naming
from knowledge.own_compounds import Own, compounds_with
from knowledge.phrasing import FILE, read_phrasing
from knowledge.sexing import FILE as SEXING
from knowledge.sexing import read_sexing
from knowledge.spots import PLACES
from knowledge.steady import Nearest, SteadyIndex
from knowledge.verdict import FILE as VERDICT
from knowledge.verdict import read_verdict
from knowledge.weighing import Weights
from triage.extract.learned import Learned
from triage.understanding import World

T = TypeVar("T")
log = logging.getLogger("tipline.knowledge")

#: Kinds of places that may themselves be compounds; their names are not ordinary town names.
_SITES = frozenset({"zone", "landmark", "area", "neighbourhood"})


def load_matcher(
    gazetteer: Gazetteer,
    index_path: Path | None = None,
    chroma_url: str | None = None,
    compounds_file: Path | None = None,
    weights: Weights | None = None,
    own: Own | None = None,
) -> Matcher:
    """The matcher over the compounds of a file; its index in memory unless it is told where. Raises `BadKnowledge`."""
    indexed = _indexed(index_path, chroma_url)
    return _matcher(gazetteer, indexed, compounds_with(own or {}, compounds_file), weights, alone=True)


#: The index of compounds; whether nobody else may be reading rows of other compounds.
_Indexed = Callable[[Sequence[Compound], bool], Nearest]


def _indexed(path: Path | None, url: str | None) -> _Indexed:
    """What makes the index: on the server, with one in memory behind it; else on disk; else in memory."""
    if not url:
        client = open_client(path, None)
        return lambda compounds, alone: Index(client, HashedEmbedder(), compounds, alone)

    def steady(compounds: Sequence[Compound], alone: bool) -> Nearest:
        memory = Index(open_client(None, None), HashedEmbedder(), compounds, alone)
        return SteadyIndex(memory, lambda: Index(open_client(None, url), HashedEmbedder(), compounds, alone))

    return steady


def _matcher(
    gazetteer: Gazetteer, indexed: _Indexed, compounds: Sequence[Compound], weights: Weights | None, alone: bool
) -> Matcher:
    index = indexed(compounds, alone)
    towns = [name for spot in gazetteer.spots.values() if spot.kind not in _SITES for name in spot.names]
    return Matcher(compounds, index, gazetteer.find, towns, weights)


def load_world(
    index_path: Path | None = None,
    chroma_url: str | None = None,
    compounds_file: Path | None = None,
    places_file: Path | None = None,
    weights: Weights | None = None,
    own: Own | None = None,
    phrasing: Path | None = FILE,
    naming: Path | None = NAMING,
    sexing: Path | None = SEXING,
    dating: Path | None = DATING,
    verdict: Path | None = VERDICT,
) -> World:
    """The world as the files tell it. `places_file` holds imported places beside the project's own.

    `phrasing` is the learned reader's file, `verdict` that of the verdict on it and the rules; `naming`, `sexing` and `dating`
    are those of the readers of names, of sexes and of days; None is for the rules without it.
    `own` is what officers confirmed of compounds; the world's `match` is a `LiveMatcher`, which takes other such facts later.
    """
    gazetteer = load_gazetteer(PLACES, *([places_file] if places_file and places_file.exists() else []))
    indexed = _indexed(index_path, chroma_url)

    def make(confirmed: Own, alone: bool) -> Matcher:
        return _matcher(gazetteer, indexed, compounds_with(confirmed, compounds_file), weights, alone)

    return World(
        find_places=gazetteer.find,
        match=LiveMatcher(make, own or {}),
        cues=load_cues(),
        lean=_learned(read_phrasing, phrasing),
        verdict=_learned(read_verdict, verdict),
        learned=Learned(
            names=_learned(read_naming, naming), sexes=_learned(read_sexing, sexing), days=_learned(read_dating, dating)
        ),
    )


def _learned(read: Callable[[Path], T], file: Path | None) -> T | None:
    """What was learned; a file that cannot be read must not keep the line from starting, the rules do without."""
    try:
        return read(file) if file else None
    except BadKnowledge as problem:
        log.error("action=read_learned problem=%s", problem)
        return None
