"""How much the words of a tip sound like somebody who is held where they write.

Korean and several other languages leave out who a sentence is about. Where conditions of captivity are told as plain fact, with
no relative, no hearsay and no bystander in the text, they are the writer's own; words for oneself, "here" and secrecy add to it.
"""

import re

_CONDITIONS = (
    # locked in
    r"(?:문|현관|방|창문)[^.!?\n]{0,10}(?:잠[가그겨긴궈갔]|용접|철창)|자물쇠|밖에서\s?잠|못\s?나[가갔감온올]|안\s?풀어"
    r"|풀어\s?[주줘]|나갈\s?수[가는]?\s?없|(?:안|못)\s?나가게|안\s?내보내|외출\s?(?:금지|불가)|혼자[^.!?\n]{0,12}못|쇠?창살"
    r"|철망|갇[혀혔히힌]|감금|해를\s?못"
    r"|\blocked\b|\bbarred\b|can(?:no|')?t (?:leave|go out|get out)|not allowed (?:out|to leave)|\btrapped\b|\bheld\b|出不去"
    r"|锁|鎖|铁门|关着|关在|nhốt|khóa|\bkhoa ngoai|không (?:được |cho )?ra|ล็อก|ขัง|ออก(?:ไป)?ไม่ได้|មិនឲ្យ\S{0,8}ចេញ|ចាក់សោ|ឃុំ"
    r"|\bjamg|\bgadh|\bmot naga|\bnagal su",
    # watched
    r"경비|감시|총\s?(?:든|들|찬|을)|권총|관리자|실장이|\bguards?\b|\bguns?\b|\bsupervisor|保安|看守|持枪|守着|bảo vệ|súng"
    r"|ยาม|ปืน|យាម|កាំភ្លើង|\bchong\b|\bgwallija|\bgyeongbi",
    # hurt
    r"맞(?:았|고|아서|으면|은)|때[리려린]|전기봉|각목|쇠파이프|지[져졌]|손톱|뽑|찔|끌려\s?[갔가]|끌고\s?[갔가]|실려\s?나"
    r"|약을?\s?먹[여이]|주사해|기절|고문|고열|쓰러[져졌]|(?:팔|다리|손|발|눈|갈비뼈?|허리)[이가]?\s?(?:안|못|부러|부어|퉁퉁)"
    r"|\b(?:beat|beaten|taser|shocked|dragged|tortur|bleeding)"
    r"|打我|被打|电棍|拖走|打断|đánh|chích điện|ตี|ช็อต|វាយ|ឆក់|bags? (?:on|over) (?:our|my) heads?|\bmot georeo|\bbakhyeo"
    r"|\bttaer|\bmajas|\bmajg|\bjeongi bong",
    # starved, ill, kept from sleep
    r"밥[^.!?\n]{0,8}(?:한\s?번|안|못)|물만|굶|약[을이은]?\s?(?:도\s?)?(?:안\s?[줘주]|떨어|못\s?먹)|잠[을도]?\s?(?:안"
    r"|못)\s?(?:재|자)|열이\s?(?:안|\d|펄펄|나)|병원[^.!?\n]{0,8}(?:안|못)|저녁을?\s?안\s?[줘주]|starv|no food|one meal"
    r"|\bsick\b|fever|没饭|不给饭|饿|đói|không cho ăn|อดข้าว|អត់បាយ|\bbap\s(?:eul|do)\s(?:mot|an)",
    # papers or phone taken
    r"여권[^.!?\n]{0,14}(?:뺏|압수|걷|가져|보관|금고|쥐고|갖고)|(?:폰|휴대폰|핸드폰|전화)[을은는도이]?\s?[^.!?\n]{0,12}(?:뺏"
    r"|걷|만\s?[줘주쓰줍준]|압수|검사)|passports?[^.!?\n]{0,24}(?:taken|took|safe\b|box|boss|keep|kept)"
    r"|took[^.!?\n]{0,12}(?:passport|phone)"
    r"|护照[^。\n]{0,8}(?:收|拿|扣|锁|交)|手机[^。\n]{0,6}(?:没收|收走|检查)|hộ chiếu[^.\n]{0,12}(?:lấy|giữ|thu)"
    r"|ยึด(?:พาสปอร์ต|หนังสือเดินทาง)|ដក\S{0,6}លិខិតឆ្លងដែន|\byeogwon\w*[^.\n]{0,12}(?:ppaet|gajy)",
    # owing
    r"벌금|위약금|갚[아으]|빚|할당|실적|목표액|(?:천|백|만)\s?(?:만\s?)?(?:원|불|달러)?[을를]?\s?내(?:래|라|야)|이자가|각서"
    r"|\bi owe\b|\bfines?\b|quota|missed target|pay[^.!?\n]{0,14}(?:leave|get out)|赔付|业绩|欠(?:了|他|公司)|phạt|\bnợ\b"
    r"|หนี้|ជំពាក់",
    # made to work
    r"채팅(?:하|을|일|시)|하루\s?\S{1,6}시간|리딩방|사기\s?(?:치|쳐|시[키켜])|손님\s?(?:을\s?)?받|hours a day|scam (?:people"
    r"|chat)|杀猪盘|逼我|bắt (?:tôi|em|làm)|บังคับ|បង្ខំ",
    # to be sold or moved
    r"넘긴[다대]|넘겨|팔[리려았린]|다른\s?회사|이송|옮긴[다대]|보낸대|명단에|\bsold\b|sell (?:me|us)|another company"
    r"|moved us|下一个|卖(?:到|给|去)|转卖|bán (?:qua|sang|tôi|em)|\bban qua\b|ขาย(?:ต่อ|หนู|ผม|ฉัน)|លក់ខ្ញុំ|\bneomg|\bpallyeo",
    # deceived to come, or in flight now
    r"속[아았]|알바인?\s?줄|인\s?줄\s?알고\s?왔|(?:라고|라서|이라)\s?[^.!?\n]{0,8}왔(?:는데|더니|어요|다가)|와\s?보니"
    r"|오면\s?안\s?되는|숨어|도망쳐?\s?(?:나|왔|서)|쫓아|담을?\s?넘|tricked|\bhiding\b|骗来|躲|lừa sang|หลอกมา|បោកមក|\bsumeo"
    r"|\bdomangch|\bdang bi",
)
_SELF = (
    r"(?<![가-힣])(?:저|나|전|난|제|내|저희|우리)(?:는|도|만|가|를|한테|보고|까지|랑|희|네|들)?\s|저희[는가도]"
    r"|(?<![가-힣])(?:제가|내가|저도|저만|나만|저보고)|한국인\s나|다음은\s?저|고등학생인데요|두\s?명이에요"
    r"|\b(?:i|i'm|im|ive|we|us|me|my|our)\b|我|\b(?:tôi|toi|em|mình|tui|bọn em)\b|หนู|ผม|ฉัน|พวกเรา|ខ្ញុំ|យើង|\b(?:jeo|na"
    r"|uri|je|jeoneun|jega|jeodo)\b"
)
_HERE = (
    r"여기|이\s?(?:건물|방|곳|층)|옆에|옆\s?방|같은\s?방|창문|밖에|위치는?|주소는?|지도|\bhere\b|\bthis (?:place|building"
    r"|room)|window|outside|这边|这里|隔壁|同(?:屋|一间)|ở đây|cửa sổ|ngoi canh|ที่นี่|ในห้อง|នៅទីនេះ|ក្នុងបន្ទប់|\byeogi|\byeop"
)
_HUSH = (
    r"(?:답장?|답변|전화|연락|문자)\s?(?:은|는|을|를)?\s?(?:절대\s?)?(?:금지|하지\s?(?:마|말)|걸지|주지\s?(?:마|말))"
    r"|전화\s?말고|말\s?걸지\s?(?:마|말)|(?:폰|핸드폰|휴대폰|전화기|기기)[^.!?\n]{0,14}(?:숨[겨기어긴]|몰래|훔[쳐친]|빌[려린])"
    r"|몰래\s?(?:쓰|보내|적|치|하)|(?:문자|톡|이거)\s?(?:바로\s)?지[우워울]|(?:아줌마|아주머니|직원|인도\s?사람"
    r"|경비)\s?(?:폰|핸드폰)|(?:길게|오래|더는?)\s?(?:말\s?)?못\s?(?:쓰|써|있|해)|쓸\s?수\s?있는\s?시간|끊을게|들은\s?척"
    r"|점\s?하나|읽었으면"
    r"|(?:새벽|밤|저녁)에만\s?(?:쓰|줍|줘|줘요|답)|\b(?:pon|haendeupon)\w*\s(?:eul\s)?(?:mollae|sumgy?e|billy)|\bmollae\b"
    r"|\bdap ?jang\w*\s?(?:eun\s)?hajima|\bjeonhwa\w*\s?hajima"
    r"|\b(?:don'?t|do not|dont|pls no|please no|never)\s(?:call|calls|reply|ring|phone|write|text|message)\b|\bno calls?\b"
    r"|\bdelet(?:e|ing) this\b|\bcan only write\b|\b(?:borrowed|stole|secret(?:ly)?)\b[^.!?\n]{0,16}\bphone\b"
    r"|\bphone\b[^.!?\n]{0,20}\b(?:hidden|under my|in my|not mine|not my)\b"
    r"|(?:不要|别|別|千万别)(?:再)?(?:打(?:电话|来|來|过来|给)|回(?:复|信|我)|說|说话)|先不[讲講说說]|(?:手机|電話"
    r"|电话)[^。\n]{0,8}(?:藏|偷|借|收在)|偷偷|不敢多说"
    r"|(?:đừng|dung)\s(?:gọi|goi|nhắn|nhan)|giấu|\bgiau\b|mượn lén|อย่าโทร|ห้ามโทร|แอบ(?:ใช้|พิมพ์|ส่ง)|ซ่อน(?:โทรศัพท์"
    r"|มือถือ)|កុំ(?:ទូរស័ព្ទ|តេ|ខល)|លួច(?:ប្រើ|ផ្ញើ)"
)
_CRY = (
    r"살려|구해\s?[주줘]|꺼내\s?[주줘]|도와\s?[주줘]|와\s?[주줘줄]|신고\s?(?:좀|해\s?[주줘])|sall?yeo|\bdowa|\bhelp\b"
    r"|\bsend (?:someone|police)\b|救|幫幫|帮帮|拜託|拜托|cứu|\bcuu\b|ช่วย|ជួយ|어떡|내릴까요"
)
_FAREWELL = (
    r"(?:가족|부모님?|엄마|아빠|집)(?:들)?(?:한테|에게|에)?(?:는|도)?\s?[^.!?\n]{0,14}(?:전해|알리지|말하지|미안|사랑"
    r"|아무것도\s?몰|줄\s?알)|tell my (?:mom|mum|mother|dad|family)|告诉我(?:妈|爸|家)"
)
_NAME = r"(?:이름은?|본명|저는|전)\s?[가-힣]{2,4}(?=$|[\s.,/])|(?:^|\n)\s?[가-힣]{3}\s(?:만\s)?(?:\d\d|남|여)"
_OTHERS: tuple[tuple[float, str], ...] = (
    # somebody told the writer what befalls them; what captors order (내래요, 넘긴대요) is no hearsay
    (
        1.5,
        r"(?:갇혔|갇혀\s?있|감금\S{0,3}|잡혔|잡혀\s?있|맞았|맞는|때린|못\s?나[온간]|안\s?준|일한|시킨|있|왔|아프|뺏겼|됐|한"
        r"|운|온|산)(?:대요|답니다|다네요|다고\s?(?:해|하|합|그|들|전|왔))|라고\s?(?:하더|했대|들었|전해)"
        r"|는\s?모양|것\s?같답|더라구?요|\b(?:he|she) (?:said|says|told|wrote|texted|called|messaged|is|was|has)\b|\bhis\b"
        r"|\bher\b|[他她](?:们)?(?:说|說|被|在)|(?:anh|cô|chị|nó|cháu) (?:ấy )?(?:nói|bảo|bị)|(?:ลูก|สามี|น้อง|พี่"
        r"|เขา)\S{0,6}บอก|គាត់(?:ថា|ប្រាប់)",
    ),
    # who the writer is: somebody who lives or works nearby, saw it, or is out of it
    (
        3.0,
        r"(?:사역|목회|장사|민박|숙소|게하|식당|가게|마트|미용실|주방|렌트카|택시|투어|관광\S?|통역|청소|배달"
        r"|국수)[을를]?\s?[^.!?\n]{0,6}(?:합니다|하는\s?사람|운영|하고\s?있|맡고|모는|몹니다|파는)"
        r"|(?:기사|교민|목사|선교사|집사|수녀|여행객|관광객|유학생|집주인|조교|간호사|변호사|기자)(?:입니다|예요|이에요|인데"
        r"|라고|로\s)|운영합니다|목격|지나가다|들려요|보였(?:어|습)|(?<!못\s)(?<!못)봤(?:어요|습니다)(?!더)"
        r"|(?:제|저희|우리)\s?(?:가게|식당|교회|택시|회사)(?:로|에|앞|를|으로|\s사장)|퇴사|귀국|송환|나온\s?(?:사람|지)"
        r"|나왔어요\s?그때|\d{1,2}월에\s?(?:나왔|돌아|귀국)|무사히|먼저\s?돌아|작년에[^.!?\n]{0,14}나왔|그때\s"
        r"|지금은\s?(?:부산|서울|한국|집)|출퇴근|연변사람|아직\s?거기"
        r"|\b(?:nawaseo|dorawa|gwiguk)\w*\s|\bi (?:saw|live|work|run|own|sell|drive|got out|was (?:inside|in)|am (?:a"
        r"|an) (?:tourist|driver|cook|teacher|pastor|cleaner|nurse|fisherman))\b|\b(?:i'?m|i am) (?:home|back|safe|out)\b"
        r"|\bsafe in\b|\bback then\b|\bcame back\b|\btourist\b"
        r"|我(?:是|係|在首尔)?[^。，\n]{0,8}(?:司机|老板娘|开店|回国|回來了|港人|邻居|路过|保安|首尔|首爾)|(?:ฉัน|ผม"
        r"|หนู)(?:เป็น|ขาย|ทำงานเป็น|เห็น)|ខ្ញុំ(?:ជា|លក់|អ្នក|ឃើញ)|(?:tôi|em|mình) (?:là|làm|bán|chạy|thấy)\s(?!người hàn)",
    ),
    # the place is elsewhere: "there", "that building", what is heard or seen of it from outside, Koreans as others
    (
        1.2,
        r"거기(?!서\s?도망)|그\s?(?:건물|회사|단지|곳|호텔|동네)(?![가-힣]{0,2}\s?지하에\s?있)|한국\s?(?:애들|사람들)"
        r"|한국인\s?(?:[가-힣\d]{1,4}명|들|직원)[^.!?\n]{0,10}(?:갇|있|보)|건물인데|정문에|비명|소리가?\s?(?:나|들)"
        r"|써\s?(?:붙|있)|손을\s?흔들"
        r"|\bthere(?:'s| is| are)\b|\bthe (?:hotel|building|compound|house) (?:behind|near|next|across|at|on)|\bformer\b"
        r"|\bkoreans? (?:inside|there|who)|里面有|那(?:里|边|栋)|园区门口|khu đó|ở đó|ตึกนั้น|ที่นั่น|កន្លែងនោះ",
    ),
    # it is over, it is hearsay of the public, nobody should go there
    (
        2.5,
        r"(?:내고|하고|있다가|갚고)\s?나왔|나왔(?:습니다|어요)|안\s?갔어요|가지\s?(?:마세요|마십)|다큐|뉴스|유튜브|면서요"
        r"|진짜인가요|\bafter paying\b|以前",
    ),
    # ordinary life, an offer, a question
    (
        2.0,
        r"복사해서|그대로\s?(?:올|옮|전)|캡[처쳐]|카톡\s?내용|\bforwarded\b|copied|(?:^|\n)\[[^\]\n]{1,8}\]|군대|생활관|통금"
        r"|학교\s?기숙사|게임|입원|보험|비자\s?연장|여행사|훔쳐간|직장에서|욕먹|불법인가|모집\s?공고|공고에|광고|신고합니다"
        r"|(?:사기|불법)\s?(?:인가|맞|일까)|가도\s?(?:되|돼)|탑승|공항\s?(?:이|에|인)|출국\s?(?:이|인|전|하려)|제보",
    ),
)
_WEIGHTS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in ((0.8, _SELF), (0.6, _HERE), (1.6, _HUSH), (0.7, _CRY), (0.8, _FAREWELL), (0.6, _NAME))
)
_TOLD = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CONDITIONS)
_AGAINST = tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in _OTHERS)
_CONDITION, _MOST = 0.9, 4
ENOUGH = 2.3
"""The weight from which the writer counts as held: two conditions and a word for oneself, or secrecy and one condition."""


def inside_weight(own: str) -> float:
    """The signs that whoever wrote these words is held or in flight, less the signs that they tell of others; about -6 to 9."""
    conditions = sum(bool(pattern.search(own)) for pattern in _TOLD)
    signs = _CONDITION * min(_MOST, conditions) + sum(weight for weight, pattern in _WEIGHTS if pattern.search(own))
    return signs - sum(weight * min(2, sum(1 for _ in pattern.finditer(own))) for weight, pattern in _AGAINST)
