"""Words of contact and of silence, and how a message is read for them, in the languages of the line."""

import re

from triage.extract.kinship import quotations

GONE = re.compile(
    r"끊|두절|실종|사라[졌진]|행방|잠적|잠수|없어졌|먹통|꺼[져졌지]|답[이도은]?\s?(?:없|안)|무소식|안\s?돼요|안\s?됩니다"
    r"|없는\s?번호|lost (?:touch|contact)|contact (?:stopped|ended|lost)|missing|disappear|vanish|\bgone\b|silent|quiet"
    r"|\bdark\b|nothing|no (?:reply|answer|word|trace|sign)"
    r"|失踪|失联|不见|关机|停机|没消息|没音信|没回|不回|联系不上|mất tích|im (?:luôn|bặt|re)|tắt máy|หาย|เงียบ|ปิดเครื่อง"
    r"|ติดต่อไม่ได้|បាត់|បិទ",
    re.IGNORECASE,
)
FROM_THEN = re.compile(
    r"마지막|최종|최후|끝으로|끝이|끝입|끝예|끝(?=[.\s]|$)|이후|뒤로|이래로|부터|그\s?뒤|그\s?후|그러고|majimak|\blast\b"
    r"|\bfinal|\bsince\b|stopped|最后|最後|之后|之後|以后|以後|再也|再没"
    r"|打那|lần cuối|từ đó|từ hôm|cuối cùng|ครั้งสุดท้าย|ล่าสุด|ตั้งแต่|หลังจากนั้น|ចុងក្រោយ|តាំងពី|ក្រោយមក",
    re.IGNORECASE,
)
HEARD = re.compile(
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
LEFT = re.compile(
    r"출국|비행기|내려서|내렸|떠나|떠났|나갔|나간|들어갔|들어간|출발|갔는데|갔어요|갔습니다|간\s?뒤|갔다가|간지|간\s?지"
    r"|나온지|나온\s?지"
    r"|갇힌|감금|일한\s?지|취직|취업|입국|예약|티켓|그만뒀|그만두|사직"
    r"|flew|flight|\bleft\b|depart|gatneunde|gasseo|ganji|chulguk|tteonass|\bwent\b(?! (?:dark|silent|quiet|missing|off))"
    r"|joined|started|flying|boarded|landed|arrived"
    r"|飞|出发|去了|入职|bay sang|sang campuchia|\bđi\b|บิน|เดินทาง|ไปทำงาน|ទៅធ្វើ",
    re.IGNORECASE,
)
LAST_TIME = re.compile(
    r"마지막(?:으로|에|[은이]\s|\s?(?:연락|영상|접촉|통화|톡|카톡|문자|목소리))|\b(?:the )?last (?:time|heard|saw|spoke"
    r"|message|call|contact)"
    r"|\blast\b[^.!?]{0,30}\b(?:heard|spoke|voice|wrote|message|call|conversation|msg|text|chat|ping|reply|contact|seen)"
    r"|最后一次|最後一次|lần cuối|ครั้งสุดท้าย|majimak",
    re.IGNORECASE,
)
NO_CONTACT = re.compile(
    r"연락|소식|기별|두절|꺼[져진졌]|먹통|카?톡|전화|답(?:이|도|장|은|변|\s?없|$)|읽|행방|실종|잠적|잠수|끊|못\s?(?:봤|들)"
    r"|폰|news|hear|word|contact"
    r"|repl|silen|quiet|missing|unread|nothing|message|gone|answer|respond|online|seen|shown|call"
    r"|联系|消息|音|关机|失联|没回|不回|liên lạc|tin|im (?:luôn|bặt|re)|mất|ติดต่อ|เงียบ|หาย|ข่าว|បាត់|ទាក់ទង|ដំណឹង"
    r"|museosik|yeonr?ak|yeollak|dap",
    re.IGNORECASE,
)
UNANSWERED = re.compile(
    r"보낸\s?(?:건|거|것)[은는도]?\s?[^.!?\n]{0,8}안\s?읽|안\s?읽(?:었|어|음|고)|읽지\s?않|답장?[이은도]?\s?없|unread"
    r"|not (?:picking|read|answered)|still (?:no|one tick)",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"(?<=[요다고데서며함음임됨죠])\s|,\s|\s/\s|;|\s(?:and|but|after|before|when|while|then)\s|,"
    r"|\s(?=[\u0e01-\u0e4e\u1780-\u17d3])|(?<=[\u4e00-\u9fff])\s|(?<=neunde)\s"
)
_LINK = re.compile(
    r"https?://\S+|(?<![A-Za-z0-9])[‘“「『\"'][^‘’“”「」『』\"'\n]{1,2}[’”」』\"'](?![A-Za-z])"
)  # or a nickname in quotes
_TRADITIONAL = str.maketrans(
    "這個後還來時說話電視訊聯絡繫見過間發關機沒無對給號點週禮開點從帶進車門東馬國語錄寫讀麼邊裡裏問題離輛覺飛鐘當處長學樣經"
    "應該愛媽爺親",
    "这个后还来时说话电视讯联络系见过间发关机没无对给号点周礼开点从带进车门东马国语录写读么边里里问题离辆觉飞钟当处长学样经"
    "应该爱妈爷亲",
)
BLANKED = re.compile("([¶¤])\\1+")


def masked(text: str) -> str:
    """The text in simplified characters with words in quotation marks blanked by ¶, every offset kept."""
    words = _LINK.sub(lambda link: "¤" * len(link[0]), text.translate(_TRADITIONAL))
    for start, end in quotations(words):
        words = words[:start] + "¶" * (end - start) + words[end:]
    return words
