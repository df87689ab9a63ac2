"""The people of a tip: names, ages and sexes brought together, each person with a part in the case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from triage.extract.ages import Age, age_beside, ages
from triage.extract.case_words import Telling, is_case, is_errand, is_mere_offer, is_story
from triage.extract.kinship import Kin, kin
from triage.extract.korean_people import korean_people
from triage.extract.named import SENDER, Named
from triage.extract.naming import Candidate, Judge, Seen, telling, unknown
from triage.extract.other_people import other_people
from triage.extract.passages import Passage
from triage.extract.passed_on import part_of_speaker
from triage.extract.roles import role_of
from triage.extract.sexes import own_sex, sex_at_age, sex_beside, sex_of_caller, sex_of_pronouns
from triage.extract.spans import Span
from triage.extract.stance import Stance
from triage.extraction import Finding, Person, Role

#: Log-odds of being nobody's name below which a candidate is held to be one.
_NOBODY = 0.4
_MOST = 60  # names and relatives read of one message; more is a list of something else
_REACH = 26  # characters between a word for a relative and the name it governs
_ALL = re.compile(
    r"\b(?:two|three|four|five|six|\d+)\s(?:young\s|korean\s)*(men|male|guys|boys|women|girls|ladies)\b"
    r"|(?:두|세|네|\d)\s?명\s?(?:다|모두|전부)\s?(남|여)자|(아들|딸|남동생|여동생|형제|자매)\s?(?:둘|셋|넷)|(?:둘|셋|넷)\s?다[^.\n]{0,12}?(남|여)자|(?<![가-힣])(남|여)자\s?(?:둘|셋|넷|[두세네]\s?명|\d\s?명)|(?:둘|셋|넷|모두|전부|다들)\s?(?:다\s?)?(남|여)자"
    r"|\b(?:both|all)\s(?:of them\s)?(?:are\s)?(men|male|guys|women|female|girls)|都是(男|女)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"같이|함께|둘이|셋이|저랑|저와|저희|우리|跟我|和我|我和|我们|with me|\bwe\b|together|cùng|กับ(?:หนู|ผม|ฉัน)",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:[둘셋넷]이?\s?다|모두|다들|전부|각각|동갑|both(?: are| of them are)?|all|都是?|(?<![가-힣])다)\s?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?。！？\n។](?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A person as found in one place."""

    person: Person
    passage: Passage
    span: Span
    sender: bool = False
    note: str = ""


_Relatives = list[tuple[Passage, Kin]]


def people(
    passages: tuple[Passage, ...], stance: Stance, judge: Judge | None = None, about: frozenset[str] = frozenset()
) -> tuple[Finding[Person], ...]:
    """Everybody a tip tells of, victims first, each once; nobody where the tip is a story, a game or a drill.

    With `judge` names and parts are what was learned of them, the rules' reading and the tip's marks `about` being told to it.
    """
    text = " \n".join(passage.text for passage in passages)
    if is_story(text) or (stance is Stance.OUTSIDE and is_errand(text)):
        return ()
    told = Telling(text)
    found: list[_Found] = []
    loose: list[tuple[Passage, Age]] = []
    relatives = [(passage, one) for passage in passages for one in kin(passage.text)[:_MOST]]
    for passage in passages:
        candidates = _candidates(passage, relatives, stance, told)
        if judge is not None:
            candidates = _judged(passage, candidates, relatives, judge, _about(stance, about))
        own, rest = _aged(passage, [one.named for one in candidates])
        loose += [(passage, age) for age in rest]
        found += _named(passage, candidates, relatives, own)
    merged = _with_sex(_merged(found), relatives, stance, text)
    merged = _with_loose(merged, loose, relatives, stance)
    merged = _with_shared_sex(_with_sex(_with_unnamed(merged, passages, relatives, stance, text), relatives, stance, text), text)
    order = {role: place for place, role in enumerate(Role)}
    ordered = sorted(merged, key=lambda one: order[one.person.role])
    return tuple(one.passage.finding(one.person, *one.span, note=one.note) for one in ordered)


def _candidates(passage: Passage, relatives: _Relatives, stance: Stance, told: Telling) -> list[Candidate]:
    """The names that the rules find in a message, with the part each plays by them; None is nobody of the case."""
    named = sorted((*korean_people(passage.text), *other_people(passage.text)), key=lambda one: one.span)[:_MOST]
    known = tuple(one for home, one in relatives if home is passage)
    found: list[Candidate] = []
    for one in named:
        if not any(one.span[0] < other.named.span[1] and other.named.span[0] < one.span[1] for other in found):
            governing = _governing(passage.text, one, known, named)
            found.append(Candidate(one, by_rule=True, part=_role(passage, one, governing, known, stance, told)))
    return found


def candidates_of(
    passages: tuple[Passage, ...], stance: Stance, about: frozenset[str], seen: Seen
) -> list[tuple[Passage, Candidate, list[str]]]:
    """Every candidate of a tip with what tells of it: what the reader of names is fitted to."""
    told = Telling(" \n".join(passage.text for passage in passages))
    relatives = [(passage, one) for passage in passages for one in kin(passage.text)[:_MOST]]
    return [
        (passage, one, shown)
        for passage in passages
        for one, shown in _shown(passage, _candidates(passage, relatives, stance, told), relatives, _about(stance, about), seen)
    ]


def _about(stance: Stance, marks: frozenset[str]) -> list[str]:
    return [f"stance:{stance.value}", *sorted(marks)]


def _shown(
    passage: Passage, ruled: list[Candidate], relatives: _Relatives, about: list[str], seen: Seen
) -> list[tuple[Candidate, list[str]]]:
    """The rules' candidates and those found by shape alone, each with what tells of it."""
    known = tuple(one for home, one in relatives if home is passage)
    named = [one.named for one in ruled]
    every = [*ruled, *(Candidate(one, by_rule=False, part=None, shape=kind) for kind, one in unknown(passage.text, named, seen))]
    return [(one, telling(passage.text, one, _governing(passage.text, one.named, known, named), about, seen)) for one in every]


def _judged(passage: Passage, ruled: list[Candidate], relatives: _Relatives, judge: Judge, about: list[str]) -> list[Candidate]:
    """The candidates that are held to be names, the surest first where two overlap, each with its likeliest part."""
    shown = _shown(passage, ruled, relatives, about, judge.seen)
    weighed = zip((one for one, _ in shown), judge([what for _, what in shown]), strict=True)
    kept: list[Candidate] = []
    for one, parts in sorted(weighed, key=lambda pair: pair[1][None]):
        start, end = one.named.span
        if parts[None] < _NOBODY and not any(start < other.named.span[1] and other.named.span[0] < end for other in kept):
            likeliest = max((part for part in Role), key=lambda part: parts[part])
            kept.append(replace(one, part=_speaking(passage, one.named, likeliest)))
    return sorted(kept, key=lambda one: one.named.span)


def _named(passage: Passage, candidates: list[Candidate], relatives: _Relatives, own: dict[Named, int]) -> list[_Found]:
    """The named people of one message with what stands beside each name."""
    found = []
    known = tuple(one for home, one in relatives if home is passage)
    named = [one.named for one in candidates]
    for place, candidate in enumerate(candidates):
        if candidate.part is None:
            continue
        one = candidate.named
        governing = _governing(passage.text, one, known, named)
        after = named[place + 1].span[0] if place + 1 < len(named) else len(passage.text)
        sex = (governing and _sex_of(governing, relatives)) or sex_beside(passage.text, one.span, after)
        note = "" if candidate.by_rule else "person-by-phrasing"
        found.append(_Found(Person(candidate.part, one.name, own.get(one), sex), passage, one.span, one.hint == SENDER, note))
    return found


def _role(
    passage: Passage, one: Named, governing: Kin | None, known: tuple[Kin, ...], stance: Stance, told: Telling
) -> Role | None:
    """The part of a named person; who speaks of oneself in words that were passed on is not the one who passed them on."""
    return _speaking(passage, one, role_of(passage.text, one, governing, known, stance, told))


def _speaking(passage: Passage, one: Named, role: Role | None) -> Role | None:
    if not passage.passed_on or role is not Role.REPORTER and one.hint != SENDER:
        return role
    return part_of_speaker(passage.text) or Role.OTHER


def _sex_of(one: Kin, relatives: _Relatives) -> str | None:
    """The sex a word for a relative tells, here or where it was said more fully: 여동생 … 동생."""
    fuller = (other.sex for _, other in relatives if other.sex and len(one.word) > 1 and other.word.endswith(one.word))
    return one.sex or next(fuller, None)


def _governing(text: str, one: Named, known: tuple[Kin, ...], named: list[Named]) -> Kin | None:
    """The word for a relative that a name belongs to: the nearest before it in the sentence with no other name between."""
    for relative in reversed(known):
        start, end = relative.span
        if end > one.span[0] or one.span[0] - end > _REACH:
            continue
        between = text[end : one.span[0]]
        crossed = any(end <= other.span[0] and other.span[1] <= one.span[0] for other in named)
        if crossed or (
            _SENTENCE_END.search(between) and not re.fullmatch(r"[^.\n]{0,12}[.\n]\s?(?:이름|성함)?[은이]?\s?", between)
        ):
            return None
        return relative
    return None


def _aged(passage: Passage, named: list[Named]) -> tuple[dict[Named, int], list[Age]]:
    """The ages of a message by the name they stand at, and those that stand at none."""
    own: dict[Named, int] = {}
    rest: list[Age] = []
    read = list(ages(passage.text, passage.at.date()))
    for one in named:
        bare = age_beside(passage.text, one.span[1])
        if bare and not any(age.span[0] < bare.span[1] and bare.span[0] < age.span[1] for age in read):
            own[one] = bare.years
    for age in read:
        if _SHARED.search(passage.text[max(0, age.span[0] - 8) : age.span[0]]):
            own |= {
                one: age.years
                for one in named
                if one.span[1] <= age.span[0] and age.span[0] - one.span[1] < 60 and one not in own
            }
            continue
        owner = _owner(passage.text, age, named, own)
        if owner is None:
            rest.append(age)
        else:
            own[owner] = age.years
    return own, rest


def _owner(text: str, age: Age, named: list[Named], own: dict[Named, int]) -> Named | None:
    """The name an age belongs to: the nearer of the one before it and the one right behind it, in the same sentence."""
    before = [one for one in named if one.span[1] <= age.span[0] and one not in own][-1:]
    after = [one for one in named if one.span[0] >= age.span[1] and one not in own][:1]
    gaps = [(text[one.span[1] : age.span[0]], one, 22) for one in before] + [
        (text[age.span[1] : one.span[0]], one, 16) for one in after
    ]
    close = [(len(gap), one) for gap, one, most in gaps if len(gap) <= most and not _SENTENCE_END.search(gap)]
    return min(close, key=lambda pair: pair[0])[1] if close else None


def _merged(found: Iterable[_Found]) -> list[_Found]:
    """One entry for each name; what was said of a name in several places is put together."""
    merged: dict[str, _Found] = {}
    for one in found:
        key = _key(one.person.name)
        same = next(
            (known for known in merged if known == key or (len(key) == 2 and len(known) == 3 and known.endswith(key))), None
        )
        if same is None:
            merged[key] = one
            continue
        first = merged[same]
        kept, other = first.person, one.person
        role = other.role if kept.role is Role.VICTIM and other.role is Role.REPORTER else kept.role
        merged[same] = replace(first, person=replace(kept, role=role, age=kept.age or other.age, sex=kept.sex or other.sex))
    return list(merged.values())


def _key(name: str | None) -> str:
    return re.sub(r"\s", "", name or "").casefold()


def _with_loose(found: list[_Found], loose: list[tuple[Passage, Age]], relatives: _Relatives, stance: Stance) -> list[_Found]:
    """The people with the ages that stood at no name: the victim's where one has none, else those of somebody unnamed."""
    found = list(found)
    victims = [place for place, one in enumerate(found) if one.person.role is Role.VICTIM]
    for passage, age in loose:
        relative = _beside(passage, age, relatives)
        open_places = [place for place in victims if found[place].person.age is None and found[place].person.name]
        fitting = [
            place
            for place in open_places
            if not (relative and relative.sex and found[place].person.sex not in (None, relative.sex))
        ]
        if fitting:
            place = fitting[-1] if relative else fitting[0]
            person = found[place].person
            found[place] = replace(
                found[place], person=replace(person, age=age.years, sex=person.sex or (relative.sex if relative else None))
            )
        elif not any(found[place].person.age == age.years for place in victims) and (
            relative or stance is not Stance.OUTSIDE or not victims
        ):
            sex = (relative.sex if relative else None) or sex_at_age(passage.text, age.span)
            found.append(_Found(Person(Role.VICTIM, None, age.years, sex), passage, age.span))
            victims.append(len(found) - 1)
    return found


def _beside(passage: Passage, age: Age, relatives: _Relatives) -> Kin | None:
    """The relative an age speaks of, right before or behind it."""
    near = [
        (min(abs(age.span[0] - one.span[1]), abs(one.span[0] - age.span[1])), one)
        for home, one in relatives
        if home is passage and not one.sender and (-1 <= age.span[0] - one.span[1] <= 14 or -1 <= one.span[0] - age.span[1] <= 8)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _with_unnamed(
    found: list[_Found], passages: tuple[Passage, ...], relatives: _Relatives, stance: Stance, text: str
) -> list[_Found]:
    """The people with victims who have no name: a relative spoken of, the sender, or both where they are together."""
    victims = [one for one in found if one.person.role is Role.VICTIM]
    together = stance is Stance.HELD and _TOGETHER.search(text)
    others = [(passage, one) for passage, one in relatives if not one.sender]
    sexed = [pair for pair in others if pair[1].sex] or others
    more = []
    if not victims and sexed and (stance is Stance.OUTSIDE or together) and is_case(text) and not is_mere_offer(text):
        passage, one = sexed[0]
        more.append(_Found(Person(Role.VICTIM, None, None, one.sex), passage, one.span))
    sender_known = any(one.sender or not together for one in victims)
    own = [passage for passage in passages if not passage.passed_on]
    if stance is not Stance.OUTSIDE and own and not sender_known:
        more.append(_Found(Person(Role.VICTIM), own[0], (0, len(own[0].text)), sender=True))
    elif not victims and not more:
        speakers = (passage for passage in passages if passage.passed_on and part_of_speaker(passage.text) is Role.VICTIM)
        more += [_Found(Person(Role.VICTIM), passage, (0, len(passage.text))) for passage in speakers][:1]
    return [*found, *more]


def _with_shared_sex(found: list[_Found], text: str) -> list[_Found]:
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


def _with_sex(found: list[_Found], relatives: _Relatives, stance: Stance, text: str) -> list[_Found]:
    """The people with the sex of a sole victim told by the words for relatives, else by pronouns."""
    victims = [place for place, one in enumerate(found) if one.person.role is Role.VICTIM]
    told = list(dict.fromkeys(one.sex for _, one in relatives if one.sex and not one.sender))
    if stance is not Stance.OUTSIDE:
        return _with_sex_inside(found, victims, told, text)
    if len(victims) != 1 or found[victims[0]].person.sex:
        return found
    sex = (told[0] if told else None) or own_sex(text) or sex_of_pronouns(text) or sex_of_caller(text, held=False)
    return _sexed(found, victims[0], sex)


def _with_sex_inside(found: list[_Found], victims: list[int], told: list[str], text: str) -> list[_Found]:
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


def _sexed(found: list[_Found], place: int, sex: str | None) -> list[_Found]:
    """The people, one of them with this sex."""
    return [replace(one, person=replace(one.person, sex=sex)) if number == place else one for number, one in enumerate(found)]
