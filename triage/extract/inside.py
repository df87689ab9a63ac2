"""How much the words of a tip sound like somebody who is held where they write: several faint signs weighed together."""

import re

_SIGNS: tuple[tuple[float, str], ...] = (
    # nobody may see that this is being written
    (
        2.0,
        r"(?:답장?|답변|전화|연락|문자)\s?(?:은|는|을|를)?\s?(?:절대\s?)?(?:금지|하지\s?(?:마|말)|걸지|주지\s?(?:마|말)|ㄴㄴ|X\b)"
        r"|말\s?걸지\s?(?:마|말)|(?:폰|핸드폰|휴대폰|전화기|기기|노트북|컴퓨터|피씨)[^.!?\n]{0,14}(?:숨[겨기어긴]|몰래|훔[쳐친]|빌[려린]|뺏기기)"
        r"|몰래\s?(?:쓰|보내|적|치|하)|(?:문자|톡|이거|글)\s?(?:바로\s)?지[우워울]|(?:아줌마|아주머니|직원|사람|경비|동료|기사)\s?(?:폰|핸드폰|전화)"
        r"|(?:길게|오래|더)\s?(?:못\s?쓰|쓸\s?수\s?없|못\s?있)|끊을게|이만\s?(?:쓰|끊)|(?:시간|배터리)[이가]?\s?(?:얼마\s?)?(?:없|안\s?남)"
        r"|\b(?:pon|haendeupon|jeonhwa)\w*\s(?:eul\s)?(?:mollae|sumgy?e|billy)|\bmollae\s(?:sseu|bonae)|\bdap ?jang\w*\s?(?:eun\s)?(?:hajima|geumji)"
        r"|\b(?:don'?t|do not|dont|pls no|never)\s(?:call|reply|ring|phone|write|text|message)\b|\bno calls?\b"
        r"|\b(?:delet(?:e|ing)) this\b|\b(?:borrowed|hidden|hiding (?:my|the|this)|stole|secret(?:ly)?)\b[^.!?\n]{0,16}\bphone\b"
        r"|\bphone\b[^.!?\n]{0,20}\b(?:hidden|under my|in my (?:sock|shoe|bra|underwear|pants)|is not mine|not my)\b"
        r"|(?:不要|别|別|千万别|勿)(?:再)?(?:打(?:电话|來|来|过来|给)|回(?:复|信|我|电)|說|说话)|先不[讲講说說]|(?:手机|電話|电话)[^。\n]{0,8}(?:藏|偷|借)"
        r"|(?:đừng|dung|không được)\s(?:gọi|goi|nhắn|nhan|trả lời)|(?:giấu|giau)\s|(?:điện thoại|dien thoai|máy)[^.\n]{0,12}(?:mượn|lén|giấu|giau)"
        r"|อย่าโทร|ห้ามโทร|อย่าตอบ|แอบ(?:ใช้|พิมพ์|ส่ง)|ซ่อน(?:โทรศัพท์|มือถือ)|កុំ(?:ទូរស័ព្ទ|តេ|ឆ្លើយ|ខល)|លួច(?:ប្រើ|ផ្ញើ|សរសេរ)",
    ),
    # what befalls the writer
    (
        1.5,
        r"맞아서|지져서|묶여서|굶어서|아파서|다쳐서|(?:팔|다리|손|발|눈|귀|갈비|등|허리|발목)[이가은도]?\s?(?:안|못|너무|부어|부러|퉁퉁|아파|저[려리]|다쳐)"
        r"|안\s?올라가|쓰러졌(?:습|어|고)|못\s?(?:걷|걸|버티|먹었|자고|뛰)|며칠째\s?못|(?:밥|물|잠|약)[을은도]?\s?(?:도\s)?(?:안\s?(?:줘|주|재|먹)|못\s?(?:먹|자)|떨어)"
        r"|\bmajaseo\b|\bmaj(?:go|ayo|asseo)|\bttaery|\bttaerim|\bbap\s(?:eul|do)\s(?:mot|an)|\bgadh?yeo|\bmot\s?(?:naga|georeo|ja)|\bnagal su ga eop"
        r"|\b(?:they|he|boss|guards?)\s(?:beat|hit|hurt|starve|shock|taser?|lock)\w*\s(?:me|us)\b|\bmy (?:arm|leg|hand|foot|ribs?|back|eye|fingers?)\b"
        r"|打我|电我|饿我|把我|关我|\b(?:đánh|trói|nhốt|bán) (?:tôi|em|mình|tui|tụi)|dang bi (?:cho|nhot|giam|danh|ban)|bán (?:qua|sang)|ban qua"
        r"|(?:ตี|ขัง|ช็อต|ขาย)(?:หนู|ผม|ฉัน|เรา|พวกเรา)|(?:វាយ|ឃុំ|លក់)ខ្ញុំ",
    ),
    # the writer and those around, in that place
    (
        1.5,
        r"(?<![가-힣])(?:저|나)\s?(?:포함|혼자|하나|빼고|말고도)|저보고|다음은\s?저|(?<![가-힣])(?:제|내|우리|저희)\s?(?:여권|몸값|폰|휴대폰|방|층|차례)"
        r"|(?:우리|저희)\s?(?:둘|셋|넷|다섯|[두세네]\s?명|\d+\s?명)|여기(?:요|예요|에요|입니다|서|엔|는|에)(?![가-힣])|여기\s?(?:있|사람|감금|갇|위치|층|건물)"
        r"|명단\s?[^.!?\n]{0,8}(?:저|제)|저한테\s?(?:현상금|각서|돈)|데리고\s?나가(?:요|야|려|ㄹ)|담\s?넘(?:을|어\s?(?:갈|가려|왔))"
        r"|\byeogi\b|\bjeodo\b|\buri(?:neun|ga|reul)?\s(?:dul|set|chat|jap|bang)|\bdul iseo\b|\bin here\b|\b(?:our|my) (?:passports?|room|floor)\b|\bthis (?:place|compound|building|room)\b"
        r"|我们?(?:在|现在|現在|这|這)|跟我(?:一起|同)|同一[间間]房|\b(?:chỗ|cho) (?:em|tôi|mình)\b|\bngoi canh (?:em|toi)|ที่นี่|ตรงนี้|ទីនេះ",
    ),
    (1.0, r"같은\s?방|옆\s?방|옆\s?(?:자리|침대)|같이\s?(?:있는|온|잡힌|갇힌)\s|\byeop ?bang|\bgat(?:eun|i) (?:bang|inneun)|\broommates?\b[^.\n]{0,30}\b(?:here|too)\b|隔壁|同屋"),
    # a cry, a request of now
    (
        1.0,
        r"살려|구해\s?[주줘]|꺼내\s?[주줘]|도와\s?[주줘]|(?:차|경찰|사람)[^.!?\n]{0,12}(?:와\s?[주줘줄]|보내\s?[주줘줄])|(?:신고|알려|전해)\s?(?:좀\s?)?(?:해\s?)?(?:주세요|줘|주십)"
        r"|어떡|어디로\s?(?:가|뛰)|내릴까요|sall?yeo|\bdowa|\bppalli\b|\beodiro\b|\bhelp\b|\bsend (?:someone|police|help)\b|救|幫幫|帮帮|拜託|拜托|cứu|\bcuu\b|ช่วย|ជួយ",
    ),
    # locked, guarded, in flight
    (
        1.0,
        r"잠[가궈겨그]|잠겼|못\s?나가|안\s?내보내|경비|관리자|철망|철창|감시|실장|할당|실적|목표액|(?:숨어|숨었|쫓|도망)|기절|실려\s?나|\bjamg|\bgwallija|\bchong\b|\bsumeo|\bdomangch|\bchat(?:neun|go)\b"
        r"|\blocked\b|\bguards?\b|\bguns?\b|\bcan'?t leave\b|躲|鎖|锁|出不去|守着|cua khoa|khóa|khoa ngoai|bảo vệ|ล็อก|ขัง|ยาม|ចាក់សោ|យាម",
    ),
    (0.8, r"(?:가족|부모님?|엄마|아빠|집)(?:한테|에게|에)?(?:는|도)?\s?[^.!?\n]{0,12}(?:전해|알리지|말하지|아무것도\s?몰|알려)"),
    # a name and nothing more, as one signs for oneself
    (0.8, r"(?<![가-힣])(?:제?\s?이름|본명|저는|전|jeo(?:neun)?|na(?:neun)?)\s?(?:은|는)?\s?[:]?\s?[가-힣]{2,4}(?=$|[\s.,/])|(?:^|\n|\s/\s)[가-힣]{3}\s(?:만\s)?(?:\d\d|남|여)"),
)
_AGAINST: tuple[tuple[float, str], ...] = (
    # somebody told the writer
    (
        1.5,
        r"(?:대요|래요|답니다|랍니다|다네요|댔어요|다더라|라더라|[다라]고\s?(?:해서|하네|하더|합니다|했어|했습|해요|하십|들었|왔)|는\s?모양|것\s?같답|것\s?같다고|더라구?요)"
        r"|\b(?:he|she|they) (?:said|says|told|wrote|texted|called|messaged)\b|(?:他|她)(?:们)?(?:说|說)|(?:anh|cô|chị|nó|cháu) (?:ấy )?(?:nói|bảo)",
    ),
    # who the writer is: somebody who lives or works nearby, saw it, or is out of it
    (
        3.0,
        r"(?:사역|목회|장사|민박|숙소|게하|게스트하우스|식당|가게|마트|미용실|주방|렌트카|택시|투어|관광|통역|청소|배달)[을를]?\s?[^.!?\n]{0,6}(?:합니다|하는\s?사람|운영|하고\s?있|맡고|모는|몹니다)"
        r"|(?:기사|교민|목사|선교사|집사|수녀|스님|여행객|관광객|유학생|직원|집주인|조교|간호사|의사|변호사|기자)(?:입니다|예요|이에요|인데|라고|로\s)|운영합니다|목격|지나가다"
        r"|(?:제|저희)\s?(?:가게|식당|숙소|집|교회|택시|차)(?:로|에|앞|를|으로)|(?:퇴사|귀국|출소|송환)|나온\s?(?:사람|지)|\d{1,2}월에\s?(?:나왔|돌아|들어왔다가|귀국)|무사히|한국에?\s?(?:와|왔|들어왔)|(?:저는|나는)\s?(?:출퇴근|연변|교포|베트남|캄보디아\s?사람)"
        r"|\b(?:nawaseo|dorawa|gwiguk)\w*\s[^.\n]{0,20}(?:isseoyo|ieyo)|\bi (?:saw|live|work|run|own|sell|drive|am (?:a|an) (?:tourist|driver|cook|teacher|pastor|cleaner|guard|nurse|fisherman))\b"
        r"|\b(?:i'?m|i am) (?:home|back|safe|out)\b|\bcame back\b|\btourist here\b|我(?:是|係|系)?[^。，\n]{0,8}(?:司机|老板|开店|出来的|回国|港人|邻居|路过)|(?:ฉัน|ผม|หนู)(?:เป็น|ขาย|ทำงานเป็น)|ខ្ញុំ(?:ជា|លក់|អ្នក)|(?:tôi|em|mình) (?:là|làm|bán|chạy)\s(?!người hàn)",
    ),
    # not yet there, or asking
    (1.5, r"공고|모집|알바\s?(?:글|인가)|사기\s?(?:인가|맞|일까)|(?:가도|괜찮)\s?(?:되|돼|을까|나요|은가)|탑승|공항\s?(?:이|에|인)|출국\s?(?:이|인|전|하려)"),
)
_WEIGHED = tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in _SIGNS)
_HELD_AGAINST = tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in _AGAINST)
ENOUGH = 3.0
"""The weight from which the writer counts as held: three signs of different kinds, or two strong ones."""


def inside_weight(own: str) -> float:
    """The signs that whoever wrote these words is held or in flight, less the signs that they tell of others; about -6 to 10."""
    signs = sum(weight for weight, pattern in _WEIGHED if pattern.search(own))
    return signs - sum(weight * min(2, len(pattern.findall(own))) for weight, pattern in _HELD_AGAINST)
