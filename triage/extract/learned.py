"""What was learned of the fields that rules read too: a judge for each, where its file of weights is at hand."""

from dataclasses import dataclass

from triage.extract.naming import NameJudge
from triage.extract.sexing import SexJudge


@dataclass(frozen=True, slots=True)
class Learned:
    """The judges there are; None where nothing was learned, and the rules do without.

    `names` says who of those that may be named in a tip is somebody, and in which part; `sexes` which sex is told of a person.
    """

    names: NameJudge | None = None
    sexes: SexJudge | None = None


NOTHING = Learned()
