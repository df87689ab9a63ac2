"""Which day may be that of the last contact, and what tells of each: what the learned reader of days is shown.

Every day that a message names is a candidate, and beside them the day of writing, and none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from triage.extract.contact_signs import BY_OTHERS, HIMSELF, ILL, ILL_BEFORE, REACHED, is_in_touch
from triage.extract.contact_words import CLAUSE, FROM_THEN, GONE, HEARD, LAST_TIME, LEFT, NO_CONTACT, UNANSWERED
from triage.extract.contact_writer import REACHED_ME, writes_from_inside
from triage.extract.day_joins import Dated
from triage.extract.last_contact import day_of_writing, is_sheltered
from triage.extract.passages import SEOUL
from triage.extract.told_days import Told, told_days
from triage.extraction import DAY_BY_PHRASING, Day, Finding
from triage.message import Tip


class DayJudge(Protocol):
    """What was learned of days of a last contact."""

    def __call__(self, candidates: Sequence[Sequence[str]]) -> Sequence[float]:
        """How likely each candidate of one tip is, by what tells of it; together 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that may be that of the last contact, or None for no day, with what tells of it and, where it is told, its words."""

    day: date | None
    telling: tuple[str, ...]
    told: Finding[Day] | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A day where a message names it: the words of its sentence on either side, and its signs.

    `clause` are the words behind it up to the end of the clause, `after` up to the end of the sentence, both up to the next day.
    """

    number: int
    told: Told
    dated: Dated
    before: str
    clause: str
    after: str
    signs: frozenset[str]


_PAID = re.compile(
    r"부쳤|보냈|송금|입금|이체|만\s?원|만\s?불|달러|몸값|돈|paid|sent|wired|transfer|付|转|交了|đóng|chuyển|โอน|ផ្ញើលុយ",
    re.IGNORECASE,
)
_READ = re.compile(r"읽|접속|초록불|온라인|프사|상태|알림|로그인|read|online|active|seen|login|头像|在线|已读|xem", re.IGNORECASE)
_STRANGER = re.compile(
    r"모르는|다른\s?(?:사람|여자|남자)|웬|낯선|이상한|맞춤법|말투|번호로|사장|실장|팀장|중국말|조선족|stranger|someone|somebody"
    r"|unknown|陌生|别人|số lạ|người lạ|แปลก|ចម្លែក",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"신고|경찰|대사관|영사|은행|뉴스|처음\s?(?:들|알)|police|embassy|bank|report|报警|警察|大使馆|công an|ตำรวจ|ប៉ូលិស",
    re.IGNORECASE,
)
_OCCASION = re.compile(r"생일|생신|제사|결혼|birthday|生日|sinh nhật|wedding|anniversary", re.IGNORECASE)
_NOT = re.compile(r"안\s|못\s|없|않|아니|\bno\b|n[o']t\b|never|nothing|没|不|无|không|chưa|ไม่|មិន", re.IGNORECASE)
_COMING = re.compile(r"까지|예정|기로|내일|다음\s?주|비행기|마감|deadline|\bby\b|\bwill\b|之前|明天|trước|ก่อน", re.IGNORECASE)
_WENT = re.compile(
    r"출국|나갔|나간|갔|간\s|떠났|들어갔|도착|입국|취업|일한|flew|left|arriv|landed|started|moved|옮[겼긴]|끌려|팔[렸려]|去|到了|进去"
    r"|sang|đi|ไป|ទៅ",
    re.IGNORECASE,
)
_HELD = re.compile(r"맞[았고]|때리|폭행|갇|감금|뺏|빼앗|beat|locked|taken|took|打他|关|đánh|nhốt|ตี|ขัง|វាយ", re.IGNORECASE)
_SIGNS = {
    "gone": GONE,
    "from-then": FROM_THEN,
    "heard": HEARD,
    "left": LEFT,
    "last-time": LAST_TIME,
    "no-contact": NO_CONTACT,
    "unanswered": UNANSWERED,
    "others": BY_OTHERS,
    "himself": HIMSELF,
    "reached": REACHED,
    "reached-me": REACHED_ME,
    "ill": re.compile(f"{ILL.pattern}|{ILL_BEFORE.pattern}", re.IGNORECASE),
    "quoted": re.compile("¶"),
    "paid": _PAID,
    "read": _READ,
    "stranger": _STRANGER,
    "offices": _OFFICES,
    "occasion": _OCCASION,
    "not": _NOT,
    "coming": _COMING,
    "went": _WENT,
    "held": _HELD,
}
_SENTENCE = re.compile(r"(?<=[.!?。！？។])\s+|\n|(?<=[다요죠음함임됨네까])\s+(?=[가-힣])|\s/\s")
_QUOTED = re.compile("¶+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1780-\u17ff\u4e00-\u9fff]{2,}")
_STEPS = (0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 31, 62, 186)  # days before the message that are told apart
_STEMS = (2, 3, 5)  # letters of a word's beginning that are told
#: How many times as likely as the rules' choice another day must be, and no day (or a day where the rules found none).
_OF_ANOTHER, _OF_NO_DAY = 1.6, 4.0
_MOST = 40  # days read of one tip; more is a list of something else
_BEFORE, _AFTER = 60, 80  # characters of the sentence before and behind a day


def candidates_of(tip: Tip, marks: Sequence[str]) -> list[Candidate]:
    """Every candidate of a tip, the days told first, then the day of writing and none; `marks` are what is known of the tip."""
    told = told_days(tip)
    mentions = [one for number, line in enumerate(told) for one in _mentions(number, line)][:_MOST]
    today = tip.received_at.astimezone(SEOUL).date()
    days = sorted({one.dated.day.last for one in mentions})
    found = [
        Candidate(one.dated.day.last, tuple(_telling(place, one, mentions, days, today, len(told), marks)), _finding(one))
        for place, one in enumerate(mentions)
    ]
    whole = _whole(told, mentions, days, today, marks)
    return [
        *found,
        Candidate(today, tuple(f"writing:{one}" for one in whole)),
        Candidate(None, tuple(f"none:{one}" for one in whole)),
    ]


def chosen(tip: Tip, ruled: Finding[Day] | None, judge: DayJudge, marks: Sequence[str]) -> Finding[Day] | None:
    """The likeliest day of the last contact, that of the rules where no other is far likelier; None for no day.

    A day that the rules did not choose says so in its note.
    """
    candidates = candidates_of(tip, marks)
    weighed = list(zip(candidates, judge([one.telling for one in candidates]), strict=True))
    chances: dict[date | None, float] = {}
    for one, chance in weighed:
        chances[one.day] = chances.get(one.day, 0.0) + chance
    by_rule = ruled.value.last if ruled else None
    if by_rule not in chances:
        return ruled
    asked = _OF_NO_DAY if by_rule is None else _OF_ANOTHER
    weight = {day: chance / (_OF_NO_DAY if day is None else asked) for day, chance in chances.items()}
    weight[by_rule] = chances[by_rule]
    likeliest = max(weight, key=lambda day: weight[day])
    if likeliest == by_rule:
        return ruled
    if likeliest is None:
        return None
    told = [(chance, one.told) for one, chance in weighed if one.day == likeliest and one.told is not None]
    return max(told, key=lambda pair: pair[0])[1] if told else day_of_writing(tip, DAY_BY_PHRASING)


def _finding(one: _Mention) -> Finding[Day]:
    """A day with the words that name it, as one that no rule chose."""
    return one.told.passage.finding(one.dated.day, *one.dated.span, note=DAY_BY_PHRASING)


def _mentions(number: int, told: Told) -> list[_Mention]:
    """The days of one message with the words around each."""
    words, found = told.words, []
    for place, dated in enumerate(told.days[:_MOST]):
        start, end = dated.span
        since = told.days[place - 1].span[1] if place else 0
        until = told.days[place + 1].span[0] if place + 1 < len(told.days) else len(words)
        behind = _QUOTED.sub("¶", words[end : min(until, end + 200)])
        after = _SENTENCE.split(behind, maxsplit=1)[0][:_AFTER]
        clause = CLAUSE.split(behind)[0][:50]
        before = _SENTENCE.split(_QUOTED.sub("¶", words[max(0, start - 90) : start]))[-1][-_BEFORE:]
        near = _SENTENCE.split(_QUOTED.sub("¶", words[max(since, start - _BEFORE) : start]))[-1][-40:]
        signs = frozenset(_signs(near, clause, after))
        found.append(_Mention(number, told, dated, before, clause, after, signs))
    return found


def _signs(before: str, clause: str, after: str) -> Iterable[str]:
    """Which signs stand before a day, in its clause, or further behind in its sentence."""
    for name, shape in _SIGNS.items():
        if shape.search(before):
            yield f"before-{name}"
        if shape.search(clause):
            yield f"clause-{name}"
        elif shape.search(after):
            yield f"after-{name}"


def _telling(
    place: int, one: _Mention, every: Sequence[_Mention], days: Sequence[date], today: date, messages: int, marks: Sequence[str]
) -> list[str]:
    """What tells whether a day that is told is that of the last contact."""
    dated, day = one.dated, one.dated.day.last
    rank = min(len(days) - 1 - days.index(day), 3)  # 0 is the latest
    kind = f"{dated.by.name}{'~' if dated.lasting else ''}"
    ago = next((step for step in _STEPS if (today - day).days <= step), 999)
    signs = sorted(one.signs)
    later = {sign for other in every if other.dated.day.last > day for sign in other.signs}
    earlier = {sign for other in every if other.dated.day.last < day for sign in other.signs}
    return [
        f"kind:{kind}",
        f"kind:{kind}:{dated.day.precise}:{dated.day.first != dated.day.last}:{dated.today}",
        f"ago:{ago}",
        f"ago:{ago}:{kind}",
        f"rank:{rank}",
        f"rank:{rank}:{min(len(days), 4)}",
        f"earliest:{day == days[0]}:{len(days) > 1}",
        f"order:{min(place, 3)}:{min(len(every) - 1 - place, 3)}",
        f"message:{min(one.number, 3)}:{min(messages - 1 - one.number, 2)}:{one.told.passage.passed_on}",
        f"told:{min(sum(other.dated.day.last == day for other in every), 3)}",
        f"begins:{not one.before.strip()}:{min(place, 2)}",
        *(f"sign:{sign}{more}" for sign in signs for more in ("", f":{kind}", f":{min(rank, 2)}")),
        *(f"signs:{sign}:{other}" for at, sign in enumerate(signs) for other in signs[at + 1 :]),
        *(f"later:{sign}" for sign in sorted(later)),
        *(f"earlier:{sign}" for sign in sorted(earlier)),
        *(f"{mark}:{more}" for mark in marks for more in (kind, min(rank, 2))),
        *_words_around(one),
    ]


def _words_around(one: _Mention) -> list[str]:
    """The words of a day and those on either side, by letter and by word; a figure is a figure."""
    own = _DIGIT.sub("0", one.told.words[slice(*one.dated.span)].lower())
    before, after, clause = (_DIGIT.sub("0", text.lower()) for text in (one.before, one.after, one.clause))
    return [
        f"own={own}",
        *(f"own:{gram}" for gram in _grams(f"^{own}$", 3)),
        *(f"b{size}:{before[-size:]}" for size in range(1, 6)),
        *(f"a{size}:{after[:size]}" for size in range(1, 6)),
        *(f"b:{gram}" for gram in _grams(before[-30:], 3)),
        *(f"a:{gram}" for gram in _grams(after[:45], 4)),
        *(f"c:{gram}" for gram in _grams(clause, 4)),
        *(f"b/{word}" for word in before.split()[-3:]),
        *(f"a/{word}" for word in after.split()[:5]),
    ]


def _whole(
    told: Sequence[Told], mentions: Sequence[_Mention], days: Sequence[date], today: date, marks: Sequence[str]
) -> list[str]:
    """What tells of the tip as a whole whether it is the day of writing, or none."""
    text = " \n".join(one.passage.text for one in told)
    low = _DIGIT.sub("0", text[:900].lower())
    inside = any(writes_from_inside(one.words) for one in told)
    signs = {sign for one in mentions for sign in one.signs}
    return [
        "",
        f"days:{min(len(days), 3)}:{today in days}",
        f"told:{min(len(mentions), 4)}",
        f"sheltered:{is_sheltered(text)}",
        f"in-touch:{is_in_touch(text)}",
        f"inside:{inside}",
        *marks,
        *(f"{mark}:{min(len(mentions), 1)}:{inside}" for mark in marks),
        *(f"{mark}:{other}" for at, mark in enumerate(marks) for other in marks[at + 1 :]),
        *(f"sign:{sign}" for sign in sorted(signs)),
        *(f"word:{word[:size]}" for word in _WORD.findall(low) for size in _STEMS if len(word) >= size or size == _STEMS[0]),
        *(f"gram:{gram}" for run in _UNSPACED.findall(low[:500]) for gram in _grams(run, 3)),
    ]


def _grams(text: str, longest: int) -> list[str]:
    return [text[at : at + size] for size in range(2, longest + 1) for at in range(len(text) - size + 1)]
