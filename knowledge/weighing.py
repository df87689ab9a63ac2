"""How much each kind of evidence counts for or against a compound."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds for each kind of evidence, set by hand on the texts of `bench/data`; `bench.matching --fit` shows a fit."""

    base: float = -5.0
    name: float = 7.5  #: a name of its own, said exactly
    short: float = 5.0  #: the same with three or four letters of sound
    common: float = 2.2  #: a name that is an ordinary word
    common_here: float = 2.8  #: the same where its own town is named
    itself: float = 0.7  #: the same where it is itself the mountain or zone, and captivity is spoken of
    beside_town: float = 1.6  #: a name that several share, with its own town right beside it
    facility: float = 2.6  #: a word for such a place stands with an ordinary word
    shared: float = -1.6  #: for each doubling of the compounds that share the name
    besides: float = -2.5  #: an ordinary word, where another compound is called by a name of its own
    plight: float = 4.4  #: an ordinary word, where captivity and fraud work are spoken of in several words
    denied: float = -7.0  #: the name is said not to be it
    opposite: float = -3.0  #: what is meant stands opposite the name
    passed: float = -4.0  #: they left it or are threatened with it, where another site is said to be theirs
    called: float = 4.6  #: a building of so many floors in its town, by which it is called
    country: float = 1.0  #: its country is named, though no town there
    near: float = 30.0  #: for each whole point of likeness above `NEARLY`
    near_base: float = 2.5
    near_short: float = 3.4  #: a short name said nearly, beside its own town
    town: float = 1.8  #: its town or province is named
    shared_town: float = 2.6  #: and that tells it from others of the name
    elsewhere: float = -3.5  #: only other towns are named
    close: float = 3.0  #: a position within 500 m of it
    nearby: float = 1.5  #: a position within 1.5 km
    looks: float = 0.9  #: for each unit of rarity of what is described alike
    looks_here: float = 0.55  #: the same again where the town is right too
    looks_more: float = 1.0  #: for each further telling look, where the town is right too
    differs: float = -1.8  #: another number of floors than it has
    alike: float = 2.0  #: the description as a whole, above 0.5
    meaning: float = 6.0  #: for each whole point of likeness in meaning above `STANDS_OUT`, of which half a point counts at most
