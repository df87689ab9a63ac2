"""The last time anyone heard from the victim, chosen among the days a tip names."""

import re

from triage.extract.dates import Dated, dates
from triage.extract.language import language_of
from triage.extract.passages import SEOUL, Passage, passages
from triage.extraction import Day, Finding
from triage.message import Tip

_LAST = re.compile(
    r"마지막|최종|최후|끝으로|끝이|끝입|끝예|이후|뒤로|이래로|부터|끊|두절|실종|사라[졌진]|행방|잠적|잠수|없어졌|majimak|\blast\b"
    r"|missing|disappear|vanish|\bgone\b|失踪|失联|失聯|不见|หาย|mất tích|បាត់|\bfinal|\bsince\b|stopped|最后"
    r"|最後|之后|之後|以后|再也|lần cuối|từ đó|cuối cùng|ครั้งสุดท้าย|ล่าสุด|ตั้งแต่|ចុងក្រោយ|តាំងពី",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"통화|연락|잠수|잠적|무소식|먹통|두절|톡|카톡|문자|메시지|메세지|디엠|dm|전화|목소리|음성|답장|소식|읽|접속|영상|사진"
    r"|글이|글을|올린"
    r"|올리고|보낸|보냈|보내\s?(?:왔|온|줬)|날라왔|왔는데|왔어|왔고|왔습|받았|들었|꺼져|꺼졌|안\s?봐|없어지|만났|봤|살려"
    r"|tonghwa|yeonr?ak|call|text|messag|heard|hear from|repl|answer|contact|wrote|write|spoke|talk|seen|\bsaw\b"
    r"|online|\bno word|silent|vanish|disappear|missing|went (?:dark|silent|quiet)|gone|katok|munja|jeonhwa|\bmet\b|phone"
    r"|told|said|sent|put him on|voice|video|news"
    r"|消息|电话|電話|联系|聯繫|联络|失联|通话|通電話|微信|语音|語音|打来|打來|视频|見|见过|聊|失踪|不见|留言|关机|發|发来"
    r"|说|gọi|mất tích"
    r"|liên lạc|nhắn|điện thoại|gặp|goi|lien lac|nhan|ติดต่อ|โทร|หาย|เสียง|ไลน์มา|ทัก|ข้อความ|แชท|คุย|เจอ|ส่ง|ទាក់ទង|ដំណឹង"
    r"|ទូរស័ព្ទ|សារ|ជួប|បាត់|ឆាត|និយាយ|ហៅ",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"출국|비행기|떠나|떠났|나갔|나간|들어갔|들어간|출발|갔는데|갔어요|갔습니다|간\s?뒤|갔다가|간지|간\s?지|나온지"
    r"|나온\s?지|갇힌|감금|일한\s?지|취직|취업|입국|예약|티켓|flew|flight|\bleft\b|depart|gatneunde|gasseo|ganji|chulguk"
    r"|tteonass|\bwent\b(?! (?:dark|silent|quiet|missing|off))|joined|started"
    r"|flying|boarded|landed|arrived|飞|出发|去了|入职|bay sang|sang campuchia|\bđi\b|บิน|เดินทาง|ไปทำงาน|ទៅធ្វើ",
    re.IGNORECASE,
)
_THE_LAST = re.compile(r"마지막|최종|끝(?:이|입|예)|\blast\b|最后|lần cuối|ครั้งสุดท้าย", re.IGNORECASE)
_SINCE_LEFT = re.compile(r"(?:간|온|된|한|힌|운)\s?지\s?(?:이제|벌써|약|거의)?\s?$")
_POINTS_BACK = re.compile(
    r"(?:\b(?:that|this|it)(?:'?s| was| is)?\s(?:sent |from |on |dated )*|그게|그거|그때가|이게|그날이|那是|这是|นั่นคือ"
    r"|đó là)\s?$",
    re.IGNORECASE,
)  # of what was said in the sentence before
_GOT_OUT = re.compile(r"나와|탈출|도망|빠져|풀려|got out|escaped|逃|出来")
_LEFT_BEHIND = re.compile(r"아직|남아|still (?:there|inside|in )|还在|còn ở")
_TOMORROW = re.compile(r"(?:내일|모레|tomorrow|明天)\s?$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?<=[요다고데서며함음임됨죠])\s|,\s|\s/\s|;|\s(?:and|but|after|before|when|while|then)\s|，|\s(?=[\u0e01-\u0e4e\u1780-\u17d3])|(?<=neunde)\s"
)
_NOW = re.compile(r"오늘|지금|today|今天", re.IGNORECASE)
_COMING = re.compile(
    r"\s?(?:까지|안에|안으로|내로|뒤에|후에|밤에\s?(?:나|출|비행)|\d{0,2}시?\s?비행기|出发前|之前(?:要|必须)|前(?:不"
    r"|要))|\s?(?:deadline|by\b)",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\s?(?:까지|도|은|하루\s?종일|하루|내내|온종일)?[^.!?\n]{0,14}(?:연락|답|소식|전화|톡)[^.!?\n]{0,6}(?:안|없|못)",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\s?생|출생|생일|born|birth", re.IGNORECASE)
_SAME_DAY = re.compile(
    r"(?:그|당)일\s?(?:밤|저녁|오후|새벽)?|그날\s?(?:밤|저녁|오후|새벽)?|that (?:same )?(?:night|day|evening|morning"
    r"|afternoon)|the same (?:night|day|evening)|当[晚天夜]|當[晚天夜]|同一天|tối hôm đó|hôm đó|คืนนั้น|วันนั้น|យប់នោះ|ថ្ងៃនោះ",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?。！？\n])\s|\n|\s/\s|(?<=요)\s(?=그|근데|저|제)|(?<=다)\s(?=그|근데)")
_ENOUGH = 2  # a contact word in the same sentence


def last_contact(tip: Tip, victim_is_sender: bool) -> Finding[Day] | None:
    """The last day in Seoul on which anyone heard from the victim, with its words; the day of writing where the victim writes.

    Days of departure, birthdays and deadlines are not taken; None where no day belongs to a contact.
    """
    if victim_is_sender:
        today = tip.received_at.astimezone(SEOUL).date()
        return Finding(Day(today, today), note="The one who writes is the victim: the day of writing.")
    language = language_of(tip)
    text = " ".join(passage.text for passage in passages(tip))
    best: tuple[float, int, Finding[Day]] | None = None
    for passage in passages(tip):
        found = sorted(_with_same_day(passage, dates(passage.text, passage.at, language)), key=lambda one: one.span)
        for place, dated in enumerate(found):
            limit = found[place + 1].span[0] if place + 1 < len(found) else len(passage.text)
            score = _score(passage.text[:limit], dated, text)
            rank = (score, dated.day.last.toordinal())
            if score >= _ENOUGH and (best is None or rank > best[:2]):
                best = (*rank, passage.finding(dated.day, *dated.span, note="" if dated.day.precise else "About that day."))
    return best[2] if best else None


def _with_same_day(passage: Passage, found: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """The days named, and those only pointed back at ("that same night")."""
    more = []
    for match in _SAME_DAY.finditer(passage.text):
        before = [one for one in found if one.span[1] <= match.start()]
        if before:
            more.append(Dated(before[-1].day, match.span()))
    return (*found, *more)


def _score(text: str, dated: Dated, tip: str) -> float:
    """How surely a day is that of the last contact: words of contact in its sentence count for it, of leaving against it."""
    start, end = dated.span
    if _COMING.match(text, end) or _BIRTH.match(text, end) or _TOMORROW.search(text[max(0, start - 4) : start]):
        return -9
    before, after = _around(text, start, end)
    near = before[-34:] + " " + after[:44]
    score = 2.0 * bool(_HEARD.search(near)) + 2.0 * bool(_LAST.search(near)) + 1.0 * bool(_LAST.search(after))
    score += 1.0 * bool(_HEARD.search(after) or (dated.lasting and _HEARD.search(before[-26:])))
    score += 2.0 * bool(_THE_LAST.search(after[:18]))
    if _POINTS_BACK.search(before) and _HEARD.search(text[max(0, start - 300) : start]):
        score += 3.0
    if _GOT_OUT.search(after[:14]) and _LEFT_BEHIND.search(tip):
        score += 3.0
    if dated.lasting:
        score -= 0.5 + 3.0 * bool(_SINCE_LEFT.search(before) or _LEFT.search(after[:16]))
    elif _LEFT.search(_CLAUSE.split(before)[-1][-32:] + " " + _CLAUSE.split(after)[0][:16]):
        score -= 3.0
    if not dated.day.precise:
        score -= 0.5 + 2.0 * (dated.day.last != dated.day.first)
    if _STILL.match(text, end) and not dated.lasting and _NOW.match(text, start):
        score -= 3.0
    return score


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a day, at most 60 and 110 characters."""
    before = _SENTENCE.split(text[max(0, start - 60) : start])[-1] or ""
    after = _SENTENCE.split(text[end : end + 110])[0] or ""
    return before, after
