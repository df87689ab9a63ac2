"""The last time anyone heard from the victim, chosen among the days a tip names."""

import re
from collections.abc import Sequence

from triage.extract.contact_signs import is_in_touch, is_of_illness, left_behind, weight
from triage.extract.contact_words import (
    BLANKED,
    CLAUSE,
    FROM_THEN,
    GONE,
    HEARD,
    LAST_TIME,
    LEFT,
    NO_CONTACT,
    UNANSWERED,
)
from triage.extract.contact_writer import reached_the_writer, writes_from_inside
from triage.extract.day_joins import By, Dated
from triage.extract.passages import SEOUL
from triage.extract.told_days import Told, told_days
from triage.extraction import Day, Finding
from triage.message import Tip

_THE_LAST = re.compile(r"마지막|최종|끝(?:이|입|예|[.,\s]|$)|\blast\b|最后|lần cuối|ครั้งสุดท้าย", re.IGNORECASE)
_SINCE_LEFT = re.compile(r"(?<!안)(?<!안\s)(?:간|온|된|한|힌|운|둔)\s?지\s?(?:이제|벌써|약|거의)?\s?$")
_POINTS_BACK = re.compile(
    r"(?:\b(?:that|this|it)(?:'?s| was| is)?\s(?:sent |from |on |dated )*|그게|그거|그때가|이게|그날이|那是|这是|นั่นคือ"
    r"|đó là)\s?$",
    re.IGNORECASE,
)  # of what was said in the sentence before
_GOT_OUT = re.compile(r"나와|탈출|도망|빠져|풀려|got out|escaped|逃|出来", re.IGNORECASE)
_LEFT_BEHIND = re.compile(r"아직|남아|still (?:there|inside|in )|还在|里面还|còn ở", re.IGNORECASE)
_TOMORROW = re.compile(r"(?:내일|모레|tomorrow|明天)\s?$", re.IGNORECASE)
_NOW = re.compile(r"오늘|지금|today|今天", re.IGNORECASE)
_COMING = re.compile(
    r"\s?(?:안에|안으로|내로|뒤에|후에|밤에\s?(?:나|출|비행)|\d{0,2}시?\s?비행기|出发前|之前(?:要|必须)|前(?:不|要))"
    r"|\s?(?:deadline|by\b(?!\s(?:an?|the|his|her|my|our|one|some|phone|text|message|him|them)\b))",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:by|due|deadline|coming|as of|paid until)\s(?:on\s|the\s)?$", re.IGNORECASE)
_FORWARD = re.compile(
    r"(?:마지막|최근)[은이]?\s?(?:올해|작년|지난)?\s?$|(?:\blast|\bfinal)\b[^.!?,]{0,30}\s(?:was|is|on|came)\s?(?:on\s|the\s)?$",
    re.IGNORECASE,
)  # of the day that comes next
_UNTIL = re.compile(r"\s?까지")
_STILL = re.compile(
    r"\s?(?:까지|도|은|하루\s?종일|하루|내내|온종일)?[^.!?\n]{0,14}(?:(?:연락|답|소식|전화|톡)[^.!?\n]{0,6}(?:안|없|못)"
    r"|꺼[져진]|먹통|안\s?(?:받|읽|돼))",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\s?생|출생|생일|born|birth", re.IGNORECASE)
_WITH_US = re.compile(
    r"(?:저희|우리|제|내)\s?(?:집|가게|식당|교회|숙소|차|배|절|방|창고|농장)[^.!?\n]{0,16}(?:있|숨|왔|들어왔|데리)"
    r"|데리고\s?있(?:어|습|는데)|뛰어\s?들어(?:왔|온)|(?:창고|뒷마당|화장실)에서\s?[^.!?\n]{0,16}발견"
    r"|\b(?:in|inside|behind|under) my (?:shop|car|boat|house|home|kitchen|truck|van|hotel|room|farm|restaurant|church)\b"
    r"|\b(?:is|are) (?:here )?with (?:me|us)\b|\bhe is (?:here|hiding here)\b"
    r"|在我(?:店|家|车|船|这)[^。\n]{0,6}(?:躲|藏|里)|ក្នុង(?:ទូក|ផ្ទះ|ហាង|ឡាន)(?:របស់)?ខ្ញុំ|(?:trong|ở) (?:nhà|quán|xe"
    r"|thuyền) (?:tôi|em|mình)|(?:ใน|ที่)(?:ร้าน|บ้าน|รถ|เรือ)(?:ของ)?(?:ผม|หนู|ฉัน|ดิฉัน)",
    re.IGNORECASE,
)  # the writer shelters somebody who ran
_RAN = re.compile(
    r"도망|탈출|맨발|뛰어|뛰쳐|쫓|숨|피가|찢어|ran|escap|hid|bleed|chas|逃|跑|躲|រត់|ពួន|trốn|chạy|หนี|วิ่ง", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?。!?\n])\s|\n|\s/\s|(?<=요)\s(?=그|근데|저|제)|(?<=다)\s(?=그|근데)")
_ENOUGH = 2  # a contact word in the same sentence


def last_contact(tip: Tip, victim_is_sender: bool) -> Finding[Day] | None:
    """The last day in Seoul on which anyone heard from the victim, with its words; the day of writing where the victim writes.

    Days of departure, birthdays, deadlines and days inside words passed on are not taken; None where no day belongs to a contact.
    """
    read = told_days(tip)
    text = " ".join(one.passage.text for one in read)
    if not victim_is_sender and is_sheltered(text):
        return day_of_writing(tip, "Whom the writer tells of is with the writer: the day of writing.")
    best, sentence = _best(read, text)
    if best is None and not victim_is_sender and is_in_touch(text):
        return day_of_writing(tip, "Calls or messages still come as it is told: the day of writing.")
    told_by_other = best is not None and reached_the_writer(sentence)
    inside = victim_is_sender or (best is not None and any(writes_from_inside(one.words) for one in read))
    if inside and not told_by_other:
        return day_of_writing(tip, "The one who writes is the victim: the day of writing.")
    return best


def _best(read: Sequence[Told], text: str) -> tuple[Finding[Day] | None, str]:
    """The day most surely that of the last contact, and the sentence that it stands in."""
    best: tuple[float, int, Finding[Day], str] | None = None
    for told in read:
        passage, words = told.passage, told.words
        found = [one for one in told.days if one.lasting or not is_of_illness(words, *one.span)]
        for place, dated in enumerate(found):
            limit = found[place + 1].span[0] if place + 1 < len(found) else len(words)
            score = _score(words[:limit], dated, text, dated.day.last < passage.at.date())
            rank = score - (dated.by is By.HOUR) + weight(words[:limit], *dated.span, dated.lasting), dated.day.last.toordinal()
            if max(score, rank[0]) >= _ENOUGH and (best is None or rank > best[:2]):
                note = "" if dated.day.precise else "About that day."
                best = (*rank, passage.finding(dated.day, *dated.span, note=note), " ".join(_around(words, *dated.span)))
    return (best[2], best[3]) if best else (None, "")


def day_of_writing(tip: Tip, note: str) -> Finding[Day]:
    """The day in Seoul on which the tip came, with a note that says why it is the one."""
    today = tip.received_at.astimezone(SEOUL).date()
    return Finding(Day(today, today), note=note)


def is_sheltered(text: str) -> bool:
    """Whether the writer tells of somebody who ran and is with the writer now."""
    return bool(_WITH_US.search(text) and _RAN.search(text))


def _score(text: str, dated: Dated, tip: str, past: bool) -> float:
    """How surely a day is that of the last contact: words of contact in its sentence count for it, of leaving against it."""
    start, end = dated.span
    if _COMING.match(text, end) or _BIRTH.match(text, end) or _TOMORROW.search(text[max(0, start - 4) : start]):
        return -9
    if (_UNTIL.match(text, end) and not past) or _DUE.search(text, max(0, start - 20), start):
        return -9
    before, after = _around(text, start, end)
    after = _FORWARD.sub("", after)
    near = before[-34:] + " " + after[:44]
    gone, heard = GONE.search(near), HEARD.search(near)
    score = 2.0 * bool(heard or gone) + 2.0 * bool(gone or (heard and FROM_THEN.search(near)))
    score += 1.0 * bool(FROM_THEN.search(after) or GONE.search(after)) * bool(heard or gone)
    score += 1.0 * bool(HEARD.search(after) or GONE.search(after) or (dated.lasting and HEARD.search(before[-26:])))
    score += 2.0 * bool(_THE_LAST.search(after[:18])) + 3.0 * bool(LAST_TIME.search(before))
    if _POINTS_BACK.search(before) and HEARD.search(text[max(0, start - 300) : start]):
        score += 3.0
    if _GOT_OUT.search(after[:14]) and _LEFT_BEHIND.search(tip):
        score += 3.0
    if left_behind(text, start, tip):
        score += 5.0
    if dated.lasting and not NO_CONTACT.search(before[-26:] + " " + after[:34]):
        score -= 4.0
    if dated.lasting:
        score -= 0.5 + 3.0 * bool(_SINCE_LEFT.search(before) or LEFT.search(after[:16]))
    elif LEFT.search(CLAUSE.split(before)[-1][-32:] + " " + CLAUSE.split(after)[0][:16]):
        score -= 3.0
    if not dated.day.precise:
        score -= 0.5 + 2.0 * (dated.day.last != dated.day.first)
    if _STILL.match(text, end) and not dated.lasting and _NOW.match(text, start):
        score -= 6.0
    if not past and not dated.lasting and UNANSWERED.search(after[:30]):
        score -= 3.0
    return score + 1.0 * bool(not heard and not gone and HEARD.search(after))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a day, at most 60 and 110 characters, words passed on as a single ¶."""
    before = _SENTENCE.split(BLANKED.sub(r"\1", text[max(0, start - 200) : start])[-60:])[-1] or ""
    after = _SENTENCE.split(BLANKED.sub(r"\1", text[end : end + 300])[:110])[0] or ""
    return before, after
