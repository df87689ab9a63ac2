"""The people of a tip: names, ages and sexes brought together, each person with a part in the case."""

import re
from dataclasses import replace

from triage.extract.ages import Age
from triage.extract.candidates import Relatives, by_rules, judged, marks_of, relatives_in
from triage.extract.case_words import Telling, is_case, is_errand, is_mere_offer, is_story
from triage.extract.found_people import Found, put_together
from triage.extract.learned import NOTHING, Learned
from triage.extract.named import SENDER, Named
from triage.extract.naming import Candidate
from triage.extract.passages import Passage
from triage.extract.passed_on import part_of_speaker
from triage.extract.sexes import sex_at_age, sex_beside
from triage.extract.stance import Stance
from triage.extract.whose_age import ages_of, is_writers, relative_of
from triage.extract.whose_sex import likeliest_first, sex_of, with_likely_sex, with_sex, with_shared_sex
from triage.extraction import Finding, Person, Role

_TOGETHER = re.compile(
    r"같이|함께|둘이|셋이|저랑|저와|저희|우리|跟我|和我|我和|我们|with me|\bwe\b|together|cùng|กับ(?:หนู|ผม|ฉัน)",
    re.IGNORECASE,
)


def people(
    passages: tuple[Passage, ...], stance: Stance, learned: Learned = NOTHING, about: frozenset[str] = frozenset()
) -> tuple[Finding[Person], ...]:
    """Everybody a tip tells of, victims first, each once; nobody where the tip is a story, a game or a drill.

    Names and parts are what was `learned` of them, the rules' reading and the tip's marks `about` being told to it; a victim's
    sex too, where the rules find none or the words are plain.
    """
    text = " \n".join(passage.text for passage in passages)
    if is_story(text) or (stance is Stance.OUTSIDE and is_errand(text)):
        return ()
    told = Telling(text)
    found: list[Found] = []
    loose: list[tuple[Passage, Age]] = []
    relatives = relatives_in(passages)
    for passage in passages:
        candidates = by_rules(passage, relatives, stance, told)
        if learned.names is not None:
            candidates = judged(passage, candidates, relatives, learned.names, marks_of(stance, about))
        own, rest = ages_of(passage, [one.named for one in candidates])
        loose += [(passage, age) for age in rest if not is_writers(passage, age, relatives)]
        found += _named(passage, candidates, relatives, own)
    likely = likeliest_first(relatives)
    merged = with_sex(put_together(found), likely, stance, text)
    merged = _with_loose(merged, loose, relatives, stance)
    merged = with_shared_sex(with_sex(_with_unnamed(merged, passages, likely, stance, text), likely, stance, text), text)
    if learned.sexes is not None:
        merged = with_likely_sex(merged, passages, stance, learned.sexes)
    order = {role: place for place, role in enumerate(Role)}
    ordered = sorted(merged, key=lambda one: order[one.person.role])
    return tuple(one.passage.finding(one.person, *one.span, note=one.note) for one in ordered)


def somebody(passages: tuple[Passage, ...], stance: Stance, learned: Learned = NOTHING) -> tuple[Finding[Person], ...]:
    """The victim of a tip in which the rules find nobody: at the first word for somebody, else at all the words."""
    if not passages:
        return ()
    near = [(passage, one.span) for passage, one in likeliest_first(relatives_in(passages))]
    passage, span = near[0] if near else (passages[0], (0, len(passages[0].text)))
    found = [Found(Person(Role.VICTIM), passage, span, note="person-by-category")]
    if learned.sexes is not None:
        found = with_likely_sex(found, passages, stance, learned.sexes)
    return tuple(one.passage.finding(one.person, *one.span, note=one.note) for one in found)


def _named(passage: Passage, candidates: list[Candidate], relatives: Relatives, own: dict[Named, int]) -> list[Found]:
    """The named people of one message with what stands beside each name."""
    found = []
    named = [one.named for one in candidates]
    for place, candidate in enumerate(candidates):
        if candidate.part is None:
            continue
        one = candidate.named
        relative = candidate.governing(named)
        after = named[place + 1].span[0] if place + 1 < len(named) else len(passage.text)
        sex = (relative and sex_of(relative, relatives)) or sex_beside(passage.text, one.span, after)
        note = "" if candidate.by_rule else "person-by-phrasing"
        found.append(Found(Person(candidate.part, one.name, own.get(one), sex), passage, one.span, one.hint == SENDER, note))
    return found


def _with_loose(found: list[Found], loose: list[tuple[Passage, Age]], relatives: Relatives, stance: Stance) -> list[Found]:
    """The people with the ages that stood at no name: the victim's where one has none, else those of somebody unnamed."""
    found = list(found)
    victims = [place for place, one in enumerate(found) if one.person.role is Role.VICTIM]
    for passage, age in loose:
        relative = relative_of(passage, age, relatives)
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
            found.append(Found(Person(Role.VICTIM, None, age.years, sex), passage, age.span))
            victims.append(len(found) - 1)
    return found


def _with_unnamed(found: list[Found], passages: tuple[Passage, ...], likely: Relatives, stance: Stance, text: str) -> list[Found]:
    """The people with victims who have no name: a relative spoken of, the sender, or both where they are together."""
    victims = [one for one in found if one.person.role is Role.VICTIM]
    together = stance is Stance.HELD and _TOGETHER.search(text)
    sexed = [pair for pair in likely if pair[1].sex] or likely
    more = []
    if not victims and sexed and (stance is Stance.OUTSIDE or together) and is_case(text) and not is_mere_offer(text):
        passage, one = sexed[0]
        more.append(Found(Person(Role.VICTIM, None, None, one.sex), passage, one.span))
    sender_known = any(one.sender or not together for one in victims)
    own = [passage for passage in passages if not passage.passed_on]
    if stance is not Stance.OUTSIDE and own and not sender_known:
        more.append(Found(Person(Role.VICTIM), own[0], (0, len(own[0].text)), sender=True))
    elif not victims and not more:
        speakers = (passage for passage in passages if passage.passed_on and part_of_speaker(passage.text) is Role.VICTIM)
        more += [Found(Person(Role.VICTIM), passage, (0, len(passage.text))) for passage in speakers][:1]
    return [*found, *more]
