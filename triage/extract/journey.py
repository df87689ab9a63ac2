"""Which of the named places of a tip is the whereabouts: by what is said of each, and by how a journey goes on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from triage.extract.distances import kilometres
from triage.extract.elsewhere import nobody_knows
from triage.extract.mentions import Mention
from triage.extract.passages import Passage
from triage.extract.stance import Stance, stance_of
from triage.extract.whereabouts import Standing, either, listed, others_remain
from triage.extraction import PASSED

_OTHER_COUNTRY = re.compile(
    r"캄보디아|미얀마|라오스|필리핀|cambodia|myanmar|burma|laos|philippines|柬埔寨|缅甸|老挝|菲律宾|campuchia"
    r"|กัมพูชา|พม่า|កម្ពុជា",
    re.IGNORECASE,
)
#: Somebody is said to be in another country by now than the one where they changed.
_BY_NOW_IN = re.compile(
    r"(?:캄보디아|미얀마|라오스)(?:래|라고|라네|라면서|야\b|야\s|예요|이에요|에\s?(?:있|와|왔|도착|들어)"
    r"|로\s?(?:넘어|끌려|옮겼|팔려)|인\s?(?:거|것)\s?같)"
    r"|\b(?:he|she|they|i|we)(?:'s|'m|'re| is| am| are| was| were)? (?:now |already )?(?:in|taken to"
    r"|moved to) (?:cambodia|myanmar|burma|laos)"
    r"|(?:在|到了|被[^。，]{0,4}(?:到|去))(?:柬埔寨|缅甸|老挝)",
    re.IGNORECASE,
)
_PAIR = 2
_CITY_KM, _PASSED = 45.0, -1.0  # an airport's city is passed through with it
_REMAIN = 3.5  # what counts for the place where others still are, and against where the one who got out is
_NEAR_KM = 60.0  # a point no wider than this around where one got out still tells where to look
_ONWARD = re.compile(
    r"^(?:에|으로|로)?\s?(?:들어가서|들어갔다가|가서|도착해서|도착\s?후|내려서|찍고|거쳐서?|갔다가|를?\s?거쳐)\s[^.!?\n]{0,8}$"
    r"|^[，,]?\s?(?:再|然后|又|后)(?:坐车|坐船|转车|开车)?(?:去|到|过)$|^,? (?:and )?then (?:on )?(?:to|a van to"
    r"|by car to|a bus to) $",
    re.IGNORECASE,
)
_FAR_KM = 60.0  # apart, two places that may be meant are no whereabouts


def ranked(mentions: list[Mention], said: tuple[Passage, ...]) -> list[Mention]:
    """Mentions by score, each place once; a place loses to a finer one inside it; what is "one or the other" is left out.

    Places that are said not to be it come last, with their note, and before them those that were only passed through.
    """
    text = " \n".join(passage.text for passage in said)
    aside = [mention for mention in mentions if mention.said is Standing.NOT and not mention.at_home]
    kept = _after_the_journey(_decided([m for m in mentions if m.said is not Standing.NOT], said), said, text)
    if any(mention.score > 0 and not mention.at_home for mention in kept):
        kept = [mention for mention in kept if not mention.at_home or mention.score > 0]
    kept = [mention for mention in kept if not _only_home(mention)]
    if _OTHER_COUNTRY.search(text):
        passed = (Standing.LEFT, Standing.OWN)
        kept = [m for m in kept if not (m.on_the_way and m.said in passed)]
    ordered = sorted(kept, key=lambda mention: (-(mention.score + _finer(mention, kept)), mention.order))
    lost = nobody_knows(text)
    gone = bool(_BY_NOW_IN.search(text))
    through = [mention for mention in ordered if _only_passed(mention, lost, gone)]
    noted = [replace(one, finding=replace(one.finding, note=PASSED)) for one in through]
    best: dict[str, Mention] = {}
    for mention in (*(one for one in ordered if one not in through), *noted, *aside):
        best.setdefault(mention.place.place_id, mention)
    return list(best.values())


def _only_passed(mention: Mention, lost: bool, gone: bool) -> bool:
    """Whether somebody only came through a place, or somebody else is there, while nobody knows where they are now.

    `lost`: nobody knows the country or town; `gone`: they are in another country by now.
    """
    if mention.said in (Standing.HELD, Standing.BROUGHT) or (mention.is_airport and mention.score > 0):
        return False
    if mention.widened and mention.place.radius_km <= _NEAR_KM:
        return False
    if lost and (mention.on_the_way or mention.is_airport or mention.said is Standing.OWN):
        return True
    return gone and mention.on_the_way and mention.said is not Standing.THERE


def _after_the_journey(mentions: list[Mention], said: tuple[Passage, ...], text: str) -> list[Mention]:
    """The mentions with what the whole tip says of them: where a journey leads counts before where one changes, and where
    others still are counts before where the one who got out is now."""
    onward = any(not m.at_home and not m.on_the_way and m.said.value >= Standing.BOUND.value for m in mentions)
    hubs = [m.place for m in mentions if m.is_airport and m.on_the_way and m.said is not Standing.HELD]
    remain = others_remain(text) and any(mention.said is Standing.LEFT for mention in mentions)
    weighed = []
    for mention in mentions:
        score = mention.score
        if onward and mention.on_the_way and any(kilometres(mention.place, hub) < _CITY_KM for hub in hubs):
            score = min(score, _PASSED)
        if remain:
            score += _REMAIN if mention.said is Standing.LEFT else -_REMAIN if mention.on_the_way or mention.at_home else 0.0
        weighed.append(replace(mention, score=score))
    texts = {passage.index: passage for passage in said}
    return _onward(_as_their_part(_own_of_the_held(weighed, text), texts), texts)


def _as_their_part(mentions: list[Mention], texts: dict[int, Passage]) -> list[Mention]:
    """The mentions; a town right before its own quarter is what the quarter is: 프놈펜 벙깽꽁 사는 사람입니다."""
    done = list(mentions)
    for number, (town, part) in enumerate(pairwise(mentions)):
        first, second = town.finding.quote, part.finding.quote
        if first is None or second is None or first.message != second.message or part.said.value >= 0 or town.said.value < 0:
            continue
        within = kilometres(town.place, part.place) <= town.place.radius_km and part.place.radius_km < town.place.radius_km
        if within and listed(texts[first.message].written, first.end, second.start):
            done[number] = replace(town, said=part.said, score=part.score - 0.1)
    return done


def _own_of_the_held(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions; where the writer is held, the place they write from is where somebody is held."""
    own = [mention for mention in mentions if mention.said is Standing.OWN and not mention.at_home]
    if not own or len({mention.place.place_id for mention in mentions if not mention.at_home}) < _PAIR:
        return mentions
    if stance_of(text) is not Stance.HELD:
        return mentions
    lift = Standing.THERE.value - Standing.OWN.value
    return [
        replace(one, said=Standing.THERE, score=one.score + lift, finding=replace(one.finding, note="")) if one in own else one
        for one in mentions
    ]


def _onward(mentions: list[Mention], texts: dict[int, Passage]) -> list[Mention]:
    """The mentions, those from which a journey goes on to the next one counting less than that one."""
    done = list(mentions)
    for number in range(len(done) - 1, 0, -1):
        first, second = done[number - 1].finding.quote, done[number].finding.quote
        if first is None or second is None or first.message != second.message or done[number - 1].score < done[number].score:
            continue
        if _ONWARD.search(texts[first.message].written[first.end : second.start]):
            done[number - 1] = replace(done[number - 1], score=done[number].score - 0.1)
    return done


def _only_home(mention: Mention) -> bool:
    """Whether the place is in Korea and nothing says that somebody is held or stands there."""
    return mention.at_home and mention.score <= 0 and mention.said not in (Standing.HELD, Standing.BROUGHT)


def _decided(mentions: list[Mention], said: tuple[Passage, ...]) -> list[Mention]:
    """The mentions without those of which a writer knows only that it is one or another, far apart."""
    texts = {passage.index: passage for passage in said}
    unsure: set[int] = set()
    for one, other in zip(mentions, mentions[1:], strict=False):
        first, second = one.finding.quote, other.finding.quote
        if first is None or second is None or first.message != second.message:
            continue
        if kilometres(one.place, other.place) > _FAR_KM and either(texts[first.message].written, first.end, second.start):
            unsure.update((one.order, other.order))
    for many in _lists(mentions, texts):
        unsure.update(mention.order for mention in many)
    return [mention for mention in mentions if mention.order not in unsure]


def _lists(mentions: list[Mention], texts: dict[int, Passage]) -> Iterator[list[Mention]]:
    """Runs of three places and more, far apart, that are only told one after the other: branches, lines of a bus."""
    run: list[Mention] = []
    for mention in (*mentions, None):
        last = run[-1].finding.quote if run else None
        this = mention.finding.quote if mention else None
        if last and this and last.message == this.message and listed(texts[this.message].written, last.end, this.start):
            run += [mention] if mention else []
            continue
        if len(run) > _PAIR and kilometres(run[0].place, run[-1].place) > _FAR_KM:
            yield run
        run = [mention] if mention else []


def _finer(mention: Mention, mentions: list[Mention]) -> float:
    """What a mention gains for lying inside a larger place that is named too: the lead of that place, and a little."""
    if mention.said.value < 0:
        return 0.0
    holding = [
        other.score
        for other in mentions
        if other.place.radius_km > mention.place.radius_km * 1.2
        and kilometres(other.place, mention.place) <= other.place.radius_km * 1.3
    ]
    return max(0.0, max(holding) - mention.score) + 0.5 if holding else 0.0
