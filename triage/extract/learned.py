"""What was learned of the fields that rules read too: a judge for each, where its file of weights is at hand."""

from dataclasses import dataclass

from triage.extract.dating import DayJudge
from triage.extract.naming import NameJudge
from triage.extract.sexing import SexJudge


@dataclass(frozen=True, slots=True)
class Learned:
    """The judges there are; None where nothing was learned, and the rules do without.

    `names` says who of those that may be named in a tip is somebody, and in which part; `sexes` which sex is told of a person;
    `days` how likely each day that a tip tells, or none, is that of the last contact.
    """

    names: NameJudge | None = None
    sexes: SexJudge | None = None
    days: DayJudge | None = None


NOTHING = Learned()
