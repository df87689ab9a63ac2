"""The last time anyone heard from the victim, chosen among the days a tip names."""

import re
from collections.abc import Sequence

from triage.extract.contact_signs import is_in_touch, is_of_illness, left_behind, weight
from triage.extract.contact_writer import reached_the_writer, writes_from_inside
from triage.extract.dates import dates
from triage.extract.day_joins import By, Dated
from triage.extract.kinship import quotations
from triage.extract.language import language_of
from triage.extract.passages import SEOUL, Passage, passages
from triage.extraction import Day, Finding
from triage.message import Tip

_GONE = re.compile(
    r"끊|두절|실종|사라[졌진]|행방|잠적|잠수|없어졌|먹통|꺼[져졌지]|답[이도은]?\s?(?:없|안)|무소식|안\s?돼요|안\s?됩니다"
    r"|없는\s?번호|lost (?:touch|contact)|contact (?:stopped|ended|lost)|missing|disappear|vanish|\bgone\b|silent|quiet"
    r"|\bdark\b|nothing|no (?:reply|answer|word|trace|sign)"
    r"|失踪|失联|不见|关机|停机|没消息|没音信|没回|不回|联系不上|mất tích|im (?:luôn|bặt|re)|tắt máy|หาย|เงียบ|ปิดเครื่อง"
    r"|ติดต่อไม่ได้|បាត់|បិទ",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(
    r"마지막|최종|최후|끝으로|끝이|끝입|끝예|끝(?=[.\s]|$)|이후|뒤로|이래로|부터|그\s?뒤|그\s?후|그러고|majimak|\blast\b"
    r"|\bfinal|\bsince\b|stopped|最后|最後|之后|之後|以后|以後|再也|再没"
    r"|打那|lần cuối|từ đó|từ hôm|cuối cùng|ครั้งสุดท้าย|ล่าสุด|ตั้งแต่|หลังจากนั้น|ចុងក្រោយ|តាំងពី|ក្រោយមក",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"¶|(?:게|것이|거|기|건)\s?(?:마지막|끝)|통화|연락|톡|카톡|문자|메시지|메세지|메일|디엠|\bdm\b|영통|귓말|귓속말|쪽지"
    r"|기별|한마디|인사|안부(?:를|\s)?[^.!?\n]{0,4}(?:보내|묻|물|전|나눈|문자)|알린|알려\s?[줬왔준]|전화|목소리|음성|답장"
    r"|소식|읽|접속|영상|사진|스토리|프사|송금"
    r"|입금|글이|글을|올린|올리고|보낸|보냈|보내\s?(?:왔|온|줬)"
    r"|날라왔|왔는데|왔어|왔고|왔습|왔대|온\s?거|온게|온\s?뒤|받았|들었|들은|안\s?봐|만났|봤|보였|뵀|보고|살려"
    r"|찍어\s?(?:줬|보내)|적어\s?(?:놓"
    r"|줬|주)|건네|말했|말하|말해\s?(?:본|봤|줬)|써서\s?[주줬건]|하더|했대|싸우|싸웠|얘기|뛰어\s?들|뛰쳐|발견|찾아왔"
    r"|tonghwa|yeonr?ak|yeollak|call|text|messag|heard|hear from|facetim|conversation|repl|answer|contact|wrote|write"
    r"|spoke|talk|seen|\bsaw\b"
    r"|\b(?:last )?msgs?\b|\brang\b|\brings?\b|\bring (?:me|us|her|his|mum|mom)|snapp|\bping|\bchats?\b|chatted|\btyped\b"
    r"|lines out|\bposts?\b|posted"
    r"|in touch|\blast one\b|pick(?:ed|s)? up|unread|watseo|watda|watne|bonae|sajin|museosik|sosik"
    r"|\bask(?:ed|s)?\b|online|\bword\b|katok|munja|jeonhwa|\bmet\b|phone"
    r"|told|said|says|sent|send|put him on|voice|video|clip|picture|photo|selfie|news|begged|whisper|note\b"
    r"|消息|电话|联系|联络|通话|微信|语音|打来|打给|报(?:了|过)?平安|视频|视讯|见|聊|留言|发来|发了|发给|发过|来信|音信"
    r"|红包|照片|回我|说"
    r"|塞给|写|发(?:了|过)?(?:个|条|张)?(?:定位|位置|短信)|定位|gọi|gửi|liên lạc|nhắn|điện thoại|gặp|nói|kể|\bgoi\b"
    r"|lien lac|\bnhan\b"
    r"|ติดต่อ|วิดีโอคอล|คอลกัน|โทร|เสียง|ไลน์มา|ทัก|ข้อความ|แช[ทต]|คุย|เจอ|เห็น|ส่ง|บอก|ទាក់ទង|ដំណឹង|ទូរស័ព្ទ|សារ|សរសេរ|ខលមក"
    r"|តេមក|ចុងក្រោយ|ជួប|ឆាត|និយាយ|ហៅ|សំឡេង|ប្រាប់"
    r"|ផ្ញើ|ឃើញ",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"출국|비행기|내려서|내렸|떠나|떠났|나갔|나간|들어갔|들어간|출발|갔는데|갔어요|갔습니다|간\s?뒤|갔다가|간지|간\s?지"
    r"|나온지|나온\s?지"
    r"|갇힌|감금|일한\s?지|취직|취업|입국|예약|티켓|그만뒀|그만두|사직"
    r"|flew|flight|\bleft\b|depart|gatneunde|gasseo|ganji|chulguk|tteonass|\bwent\b(?! (?:dark|silent|quiet|missing|off))"
    r"|joined|started|flying|boarded|landed|arrived"
    r"|飞|出发|去了|入职|bay sang|sang campuchia|\bđi\b|บิน|เดินทาง|ไปทำงาน|ទៅធ្វើ",
    re.IGNORECASE,
)
_THE_LAST = re.compile(r"마지막|최종|끝(?:이|입|예|[.,\s]|$)|\blast\b|最后|lần cuối|ครั้งสุดท้าย", re.IGNORECASE)
_LAST_TIME = re.compile(
    r"마지막(?:으로|에|[은이]\s|\s?(?:연락|영상|접촉|통화|톡|카톡|문자|목소리))|\b(?:the )?last (?:time|heard|saw|spoke"
    r"|message|call|contact)"
    r"|\blast\b[^.!?]{0,30}\b(?:heard|spoke|voice|wrote|message|call|conversation|msg|text|chat|ping|reply|contact|seen)"
    r"|最后一次|最後一次|lần cuối|ครั้งสุดท้าย|majimak",
    re.IGNORECASE,
)
_SINCE_LEFT = re.compile(r"(?<!안)(?<!안\s)(?:간|온|된|한|힌|운|둔)\s?지\s?(?:이제|벌써|약|거의)?\s?$")
_POINTS_BACK = re.compile(
    r"(?:\b(?:that|this|it)(?:'?s| was| is)?\s(?:sent |from |on |dated )*|그게|그거|그때가|이게|그날이|那是|这是|นั่นคือ"
    r"|đó là)\s?$",
    re.IGNORECASE,
)  # of what was said in the sentence before
_GOT_OUT = re.compile(r"나와|탈출|도망|빠져|풀려|got out|escaped|逃|出来", re.IGNORECASE)
_LEFT_BEHIND = re.compile(r"아직|남아|still (?:there|inside|in )|还在|里面还|còn ở", re.IGNORECASE)
_TOMORROW = re.compile(r"(?:내일|모레|tomorrow|明天)\s?$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?<=[요다고데서며함음임됨죠])\s|,\s|\s/\s|;|\s(?:and|but|after|before|when|while|then)\s|,"
    r"|\s(?=[\u0e01-\u0e4e\u1780-\u17d3])|(?<=[\u4e00-\u9fff])\s|(?<=neunde)\s"
)
_NOW = re.compile(r"오늘|지금|today|今天", re.IGNORECASE)
_COMING = re.compile(
    r"\s?(?:안에|안으로|내로|뒤에|후에|밤에\s?(?:나|출|비행)|\d{0,2}시?\s?비행기|出发前|之前(?:要|必须)|前(?:不|要))"
    r"|\s?(?:deadline|by\b(?!\s(?:an?|the|his|her|my|our|one|some|phone|text|message|him|them)\b))",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:by|due|deadline|coming|as of|paid until)\s(?:on\s|the\s)?$", re.IGNORECASE)
_NO_CONTACT = re.compile(
    r"연락|소식|기별|두절|꺼[져진졌]|먹통|카?톡|전화|답(?:이|도|장|은|변|\s?없|$)|읽|행방|실종|잠적|잠수|끊|못\s?(?:봤|들)"
    r"|폰|news|hear|word|contact"
    r"|repl|silen|quiet|missing|unread|nothing|message|gone|answer|respond|online|seen|shown|call"
    r"|联系|消息|音|关机|失联|没回|不回|liên lạc|tin|im (?:luôn|bặt|re)|mất|ติดต่อ|เงียบ|หาย|ข่าว|បាត់|ទាក់ទង|ដំណឹង"
    r"|museosik|yeonr?ak|yeollak|dap",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"(?:마지막|최근)[은이]?\s?(?:올해|작년|지난)?\s?$|(?:\blast|\bfinal)\b[^.!?,]{0,30}\s(?:was|is|on|came)\s?(?:on\s|the\s)?$",
    re.IGNORECASE,
)  # of the day that comes next
_LINK = re.compile(
    r"https?://\S+|(?<![A-Za-z0-9])[‘“「『\"'][^‘’“”「」『』\"'\n]{1,2}[’”」』\"'](?![A-Za-z])"
)  # or a nickname in quotes
_UNTIL = re.compile(r"\s?까지")
_STILL = re.compile(
    r"\s?(?:까지|도|은|하루\s?종일|하루|내내|온종일)?[^.!?\n]{0,14}(?:(?:연락|답|소식|전화|톡)[^.!?\n]{0,6}(?:안|없|못)"
    r"|꺼[져진]|먹통|안\s?(?:받|읽|돼))",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(
    r"보낸\s?(?:건|거|것)[은는도]?\s?[^.!?\n]{0,8}안\s?읽|안\s?읽(?:었|어|음|고)|읽지\s?않|답장?[이은도]?\s?없|unread"
    r"|not (?:picking|read|answered)|still (?:no|one tick)",
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
_TRADITIONAL = str.maketrans(
    "這個後還來時說話電視訊聯絡繫見過間發關機沒無對給號點週禮開點從帶進車門東馬國語錄寫讀麼邊裡裏問題離輛覺飛鐘當處長學樣經"
    "應該愛媽爺親",
    "这个后还来时说话电视讯联络系见过间发关机没无对给号点周礼开点从带进车门东马国语录写读么边里里问题离辆觉飞钟当处长学样经"
    "应该爱妈爷亲",
)
_BLANKED = re.compile("([¶¤])\\1+")
_ENOUGH = 2  # a contact word in the same sentence


def last_contact(tip: Tip, victim_is_sender: bool) -> Finding[Day] | None:
    """The last day in Seoul on which anyone heard from the victim, with its words; the day of writing where the victim writes.

    Days of departure, birthdays, deadlines and days inside words passed on are not taken; None where no day belongs to a contact.
    """
    language = language_of(tip)
    read = passages(tip)
    text = " ".join(passage.text for passage in read)
    if not victim_is_sender and is_sheltered(text):
        return day_of_writing(tip, "Whom the writer tells of is with the writer: the day of writing.")
    best, sentence = _best(read, text, language)
    if best is None and not victim_is_sender and is_in_touch(text):
        return day_of_writing(tip, "Calls or messages still come as it is told: the day of writing.")
    told_by_other = best is not None and reached_the_writer(sentence)
    inside = victim_is_sender or (best is not None and any(writes_from_inside(_masked(one.text)) for one in read))
    if inside and not told_by_other:
        return day_of_writing(tip, "The one who writes is the victim: the day of writing.")
    return best


def _best(read: Sequence[Passage], text: str, language: str) -> tuple[Finding[Day] | None, str]:
    """The day most surely that of the last contact, and the sentence that it stands in."""
    best: tuple[float, int, Finding[Day], str] | None = None
    before: Dated | None = None
    for passage in read:
        words = _masked(passage.text)
        named = dates(words, passage.at, language, before)
        before = named[-1] if named else before
        found = [one for one in named if one.lasting or not is_of_illness(words, *one.span)]
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


def _masked(text: str) -> str:
    """The text in simplified characters with words in quotation marks blanked by ¶, every offset kept."""
    words = _LINK.sub(lambda link: "¤" * len(link[0]), text.translate(_TRADITIONAL))
    for start, end in quotations(words):
        words = words[:start] + "¶" * (end - start) + words[end:]
    return words


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
    gone, heard = _GONE.search(near), _HEARD.search(near)
    score = 2.0 * bool(heard or gone) + 2.0 * bool(gone or (heard and _FROM_THEN.search(near)))
    score += 1.0 * bool(_FROM_THEN.search(after) or _GONE.search(after)) * bool(heard or gone)
    score += 1.0 * bool(_HEARD.search(after) or _GONE.search(after) or (dated.lasting and _HEARD.search(before[-26:])))
    score += 2.0 * bool(_THE_LAST.search(after[:18])) + 3.0 * bool(_LAST_TIME.search(before))
    if _POINTS_BACK.search(before) and _HEARD.search(text[max(0, start - 300) : start]):
        score += 3.0
    if _GOT_OUT.search(after[:14]) and _LEFT_BEHIND.search(tip):
        score += 3.0
    if left_behind(text, start, tip):
        score += 5.0
    if dated.lasting and not _NO_CONTACT.search(before[-26:] + " " + after[:34]):
        score -= 4.0
    if dated.lasting:
        score -= 0.5 + 3.0 * bool(_SINCE_LEFT.search(before) or _LEFT.search(after[:16]))
    elif _LEFT.search(_CLAUSE.split(before)[-1][-32:] + " " + _CLAUSE.split(after)[0][:16]):
        score -= 3.0
    if not dated.day.precise:
        score -= 0.5 + 2.0 * (dated.day.last != dated.day.first)
    if _STILL.match(text, end) and not dated.lasting and _NOW.match(text, start):
        score -= 6.0
    if not past and not dated.lasting and _UNANSWERED.search(after[:30]):
        score -= 3.0
    return score + 1.0 * bool(not heard and not gone and _HEARD.search(after))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a day, at most 60 and 110 characters, words passed on as a single ¶."""
    before = _SENTENCE.split(_BLANKED.sub(r"\1", text[max(0, start - 200) : start])[-60:])[-1] or ""
    after = _SENTENCE.split(_BLANKED.sub(r"\1", text[end : end + 300])[:110])[0] or ""
    return before, after
