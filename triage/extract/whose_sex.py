"""Whose a sex is: what words for relatives, pronouns and "둘 다 남자" tell of the people that were found."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from triage.extract.candidates import Relatives
from triage.extract.found_people import Found
from triage.extract.kinship import Kin
from triage.extract.passages import Passage
from triage.extract.sexes import own_sex, sex_of_caller, sex_of_pronouns
from triage.extract.sexing import SexJudge, is_befallen, tellings
from triage.extract.stance import Stance
from triage.extraction import Role

_ALL = re.compile(
    r"\b(?:two|three|four|five|six|\d+)\s(?:young\s|korean\s)*(men|male|guys|boys|women|girls|ladies)\b"
    r"|(?:두|세|네|\d)\s?명\s?(?:다|모두|전부)\s?(남|여)자|(아들|딸|남동생|여동생|형제|자매)\s?(?:둘|셋|넷)|(?:둘|셋|넷)\s?다[^.\n]{0,12}?(남|여)자|(?<![가-힣])(남|여)자\s?(?:둘|셋|넷|[두세네]\s?명|\d\s?명)|(?:둘|셋|넷|모두|전부|다들)\s?(?:다\s?)?(남|여)자"
    r"|\b(?:both|all)\s(?:of them\s)?(?:are\s)?(men|male|guys|women|female|girls)|都是(男|女)",
    re.IGNORECASE,
)
_MOST = 8  # victims of one tip that it is asked for
#: Log-odds of man to woman from which on the words as a whole outweigh the word that the rules took for the victim's.
_PLAIN = 2.5
#: Log-odds of a sex being told at all, from which on one is given where the rules find none.
_TOLD = -0.5


def sex_of(one: Kin, relatives: Relatives) -> str | None:
    """The sex a word for a relative tells, here or where it was said more fully: 여동생 … 동생."""
    fuller = (other.sex for _, other in relatives if other.sex and len(one.word) > 1 and other.word.endswith(one.word))
    return one.sex or next(fuller, None)


def likeliest_first(relatives: Relatives) -> Relatives:
    """Those who may be the victim, first those of whom it is said in the same clause that they are held or missing."""
    others = [(passage, one) for passage, one in relatives if not one.sender and not one.owner]
    calm: Relatives = []
    befallen: Relatives = []
    for (passage, one), after in zip_longest(others, others[1:]):
        limit = after[1].span[0] if after and after[0] is passage else len(passage.text)
        (befallen if is_befallen(passage.text, one.span[1], limit) else calm).append((passage, one))
    return [*befallen, *calm]


def with_shared_sex(found: list[Found], text: str) -> list[Found]:
    """The people with the sex that is told of all of them: "둘 다 남자"."""
    shared = _ALL.search(text)
    if not shared:
        return found
    word = next(group for group in shared.groups() if group).lower()
    sex = "m" if word in ("남", "아들", "남동생", "형제", "男", "men", "male", "guys", "boys") else "f"
    return [
        replace(one, person=replace(one.person, sex=one.person.sex or sex)) if one.person.role is Role.VICTIM else one
        for one in found
    ]


def with_sex(found: list[Found], likely: Relatives, stance: Stance, text: str) -> list[Found]:
    """The people with the sex of a sole victim told by the words for who may be it, likeliest first, else by pronouns."""
    victims = [place for place, one in enumerate(found) if one.person.role is Role.VICTIM]
    told = list(dict.fromkeys(one.sex for _, one in likely if one.sex))
    if stance is not Stance.OUTSIDE:
        return _with_sex_inside(found, victims, told, text)
    if len(victims) != 1 or found[victims[0]].person.sex:
        return found
    sex = (told[0] if told else None) or own_sex(text) or sex_of_pronouns(text) or sex_of_caller(text, held=False)
    return _sexed(found, victims[0], sex)


def _with_sex_inside(found: list[Found], victims: list[int], told: list[str], text: str) -> list[Found]:
    """The people with the sex of the writer, told by the writer's own words, and of the one other who is named beside them."""
    writers = [place for place in victims if found[place].sender or len(victims) == 1]
    others = [place for place in victims if not found[place].sender and found[place].person.name and not found[place].person.sex]
    if len(others) == 1 and len(victims) > 1:
        open_sex = told[0] if len(told) == 1 and not any(found[place].person.sex == told[0] for place in victims) else None
        found = _sexed(found, others[0], open_sex or sex_of_pronouns(text))
    for place in writers[:1]:
        if not found[place].person.sex:
            found = _sexed(found, place, own_sex(text) or sex_of_caller(text, held=True))
    return found


def _sexed(found: list[Found], place: int, sex: str | None) -> list[Found]:
    """The people, one of them with this sex."""
    return [replace(one, person=replace(one.person, sex=sex)) if number == place else one for number, one in enumerate(found)]


def with_likely_sex(found: list[Found], passages: Sequence[Passage], stance: Stance, judge: SexJudge) -> list[Found]:
    """The people with the sex of victims that was learned: where the rules find none, or the words are plain.

    Of several victims without a name nobody can say which words are whose: there the rules stand.
    """
    victims = [place for place, one in enumerate(found) if one.person.role is Role.VICTIM][:_MOST]
    nameless = sum(1 for place in victims if not found[place].person.name)
    told = tellings(passages, stance, [found[place].person.name for place in victims])
    found = list(found)
    for place, telling in zip(victims, told, strict=True):
        odds, person = judge(telling), found[place].person
        likely = "m" if odds.man > 0 else "f"
        plain = abs(odds.man) > _PLAIN and (person.name or nameless == 1)
        if likely != person.sex and (plain if person.sex else odds.told > _TOLD):
            sexed = replace(person, sex=likely)
            found[place] = replace(found[place], person=sexed, note=found[place].note or "sex-by-phrasing")
    return found
