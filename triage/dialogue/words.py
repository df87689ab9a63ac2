# ruff: noqa: E501 - one line a language reads better than wrapped patterns
"""Words by which people steer a conversation, in the six languages and romanised Korean.

They only choose how the line speaks; how urgent a tip is, is never decided here.
"""

import re
import unicodedata

#: Longest message, in characters, that counts as terse: Hangul and Han say more in one character than an alphabet does.
TERSE_DENSE = 16
TERSE_ALPHABET = 32
#: Characters of a message that are read for steering words.
LONGEST = 4000


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches where any of these does, in either case."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: Asks for no answer, or says that the phone is looked through. "Do not call" is not among them: writing is then wanted.
NO_REPLY = any_of(
    r"(답장|답변|답|회신|대답|연락|문자|메시지|톡)\s?(은|을|도)?\s?(절대\s?)?(하지|보내지|주지)\s?(마|말)",
    r"답장\s?(ㄴㄴ|금지|노노)",
    r"(폰|핸드폰|휴대폰|휴대전화|전화기|카톡|텔레그램?)\s?(을|를|도)?\s?(자꾸\s?|매일\s?|수시로\s?)?(검사|뒤져|뒤진|확인해요|감시|훔쳐)",
    r"\b(do not|don'?t|dont|no|never|stop)\s+(reply|replies|replying|answer|answering|respond|text|write|message|msg)\b",
    r"\b(check|checks|checking|search|searches|watch|watches|watching|look at|read|reads)\s+(my|our|the|every)?\s?(phone|phones|chat|chats)\b",
    r"(不要|别|別|勿|不用)再?(回复|回復|回覆|回信|回我|发消息|發訊息|发信息|联系我|聯繫我)|(查|检查|檢查|翻|看)(我|我们|我們)?的?手机|(查|檢查|翻)我?的?手機",
    r"(dapjang|dabjang)\s?(haji|ha ji)\s?ma",
    r"កុំ(ឆ្លើយ|តប|ផ្ញើ|ឆ្លើយតប)|(ឆែក|ពិនិត្យ)(មើល)?(ទូរស័ព្ទ|ទូរសព្ទ)",
    r"(đừng|dung|không cần|khong can)\s+(trả lời|tra loi|nhắn|nhan|phản hồi|phan hoi)|(kiểm tra|kiem tra|xem|soi)\s+(điện thoại|dien thoai)",
    r"(ไม่ต้อง|อย่า|ห้าม)(ตอบ|ส่งข้อความ|ทัก)|(เช็ค|เช็ก|ตรวจ|ดู)(มือถือ|โทรศัพท์)",
)

#: Wants no more questions.
ENOUGH = any_of(
    r"^/stop\b|^\W*(그만|stop|停止|停|ឈប់|dừng lại|หยุด)\W*$|그만\s?(보내|하)\s?(세요|주세요|자)",
)

#: Says that this is no moment to write: somebody comes, looks on, or has the phone.
NOT_NOW = any_of(
    r"지금\s?(은\s?)?(못|안\s?(돼|되|됨|대)|곤란|어려)|^\W*(나중에|이따가?|있다가|잠깐(만)?|잠시(만)?|쉿|조용히|안돼|안\s?돼|못\s?써|그만)(요)?\W*$|나중에\s?(쓸|연락|다시|보낼|할)",
    r"(사람|누가|누군가|그놈|관리자|팀장|걔|경비)?\s?(온다|와요|오고\s?있|왔어요?|옴)\W*$|(폰|핸드폰|전화기)\s?(을|를)?\s?(뺏|빼앗|걷|가져\s?(가|갔))|(말|얘기|이야기)\s?(하지|걸지)\s?마|(삭제|지워)\s?(해|하|줘|주)",
    r"전화\s?(는|은)?\s?(절대\s?)?(하지\s?마|안\s?돼|걸지\s?마)|그만\s?(보내|해|말)",
    r"\b(not now|later|wait|shh+|quiet|someone('s| is)? (coming|here)|they('re| are)? (coming|here)|cant (write|talk|text)|can'?t (write|talk|text)|don'?t call|delete (this|it))\b",
    r"^\W*(等等|等一下|待会|待會|不方便|现在不行|現在不行|嘘|噓)\W*|有人来|有人來|别打电话|別打電話|删掉|刪掉|手机被(收|拿)",
    r"(để sau|lát nữa|de sau|lat nua|đừng gọi|dung goi|có người đến|co nguoi den)|(เดี๋ยวก่อน|ทีหลัง|อย่าโทร|มีคนมา)|(ចាំមើល|កុំតេ|មានគេមក)|(najunge|jamkkan|sarami wayo)",
)

#: Asks what this is or who reads: more likely whoever took the phone than its owner.
STRANGER = any_of(
    r"(이거|이게|이건|여기|이\s?채팅|이\s?방)\s?(뭐|뭔|무슨|어디)|^\W*(뭐야|뭐냐|뭔데|누구(야|냐|세요|니|임)?|누군데)\W*$|(누구|어디)(한테|에게|에다?|로)\s?(보낸|보냈|쓴|썼|연락|톡)|(너|당신|니)\s?(누구|뭐)|(경찰|짭새|형사|신고)\s?(이?냐|이?야|이?니|한\s?거|했(냐|어|니))",
    r"\b(who (are|r) (you|u)|who is (this|that|it)|what is (this|that)|whats this|are you (the )?(police|cops?))\b",
    r"(这|這)是(什么|什麼|啥|谁|誰)|你是(谁|誰)|(谁|誰)啊|(警察|公安)(吗|嗎|\?|？)",
    r"\b(ai đấy|ai đó|mày là ai|cái gì đây|gi day|ai day)\b|(ใครอ่ะ|นี่ใคร|นี่อะไร|มึงเป็นใคร)|(នរណា|អ្នកណា|នេះអី)",
)

#: Says that answers are welcome again.
WELCOME = any_of(
    r"(이제|지금은?|다시).{0,6}(괜찮|돼요|됩니다|가능|안전)|답장\s?(해도|주세요|해\s?주|부탁|가능)|(써도|보내도)\s?(돼|괜찮)",
    r"\b(ok|okay|safe|fine|you can (write|reply|answer|text)|please (reply|answer))\b.{0,12}\b(now|again|me)\b",
    r"(现在|現在)(可以|安全|方便)|可以回(复|復|覆)?",
    r"ឥឡូវ(បាន|អាច)|អាចឆ្លើយ",
    r"(bây giờ|bay gio|giờ|gio)\s.{0,8}(được|duoc|an toàn|an toan)|có thể trả lời",
    r"ตอนนี้(ได้|ปลอดภัย)|ตอบได้",
)

#: Asks where the case stands; only a short message counts.
STATUS = any_of(
    r"^/status\b",
    r"진행\s?(상황|상태)|어떻게\s?(되고|돼\s?가|됐나|되었나|진행)|(읽|보|확인|접수)(으?셨|하셨|됐|되었)(나요|어요|습니까|나)",
    r"^(상태|현황)\s?[?？.!]*$",
    r"\b(status|any (news|update)|did (you|anyone) (see|read|get))\b",
    r"进度|進度|状态|狀態|(看到|收到)(了)?(吗|嗎)",
    r"ស្ថានភាព|បានទទួល(ហើយ)?ទេ",
    r"tình trạng|tinh trang|tiến độ|tien do|(đã|da) (nhận|nhan|xem).{0,12}chưa",
    r"สถานะ|ได้รับ(แล้ว)?(ไหม|หรือยัง)",
)

#: Asks whether anybody is there or what is being done; only a short message counts.
ANYONE = any_of(
    r"거기\s?(누구?|사람)\s?(있|계)|누구?\s?(있|계|보고|읽고)[^\n]{0,8}[?？]|(보고|읽고|듣고|찾고)\s?(있|계)[^\n]{0,10}[?？]"
    r"|(뭐|뭘|무엇을)\s?(하시|하고|하는)[^\n]{0,10}[?？]|왜\s?(답|대답|아무\s?말)|(봤|보셨|읽었|읽으셨|받았|받으셨)(어|나|습니까|는지).{0,3}[?？]",
    r"\b(is )?any(one|body) (there|here|reading)\b|\bare you (there|looking|searching|reading)\b|what are you doing|^\W*hello\W*\?",
    r"有人(吗|嗎|在)|在(吗|嗎)|你们在(干|做)什么|你們在(幹|做)什麼",
    r"មាននរណា|នៅទីនោះទេ|có ai (không|ở|đó)|co ai (khong|o|do)|มีใคร(อยู่)?(ไหม|มั้ย)|มีคนอ่าน(ไหม|มั้ย)",
)

#: Asks whether a machine answers; only a short message counts.
MACHINE = any_of(
    r"(로봇|챗봇|봇|기계|자동\s?(응답|답변)|AI|에이아이|인공지능).{0,10}(인가|이에|이야|예요|죠|\?|맞)|(진짜\s?)?사람(이|인|이랑|하고)?\s?(맞|인가|이에|이세|답|읽)",
    r"\b(are you|is this|am i talking to)\b.{0,16}\b(bot|robot|human|real|person|machine|ai|automatic)\b|\bhuman or\b|\bor (a )?(robot|bot)\b",
    r"(机器人|機器人|真人|人工).{0,6}(吗|嗎|还是|還是|\?|？)|(មនុស្ស|រ៉ូបូត).{0,8}(ឬ|ទេ)|(người thật|nguoi that|robot|máy).{0,8}(không|khong|à|hay)|(คนจริง|บอท|หุ่นยนต์).{0,6}(ไหม|มั้ย|หรือ)",
)

#: Asks for the number of the case; only a short message counts.
NUMBER = any_of(
    r"^/number\b|(접수|사건)\s?번호|^번호\s?(가|는|좀)?\s?(뭐|알려|몇)?\w{0,4}\s?[?？.!]*$",
    r"\b(reference|case|ref)( number| no)?\s?[?？]*$",
    r"编号|編號|លេខ(សំណុំ|យោង|ទទួល)|mã số|ma so|เลขที่(รับ)?เรื่อง|หมายเลขเรื่อง",
)

#: Thanks or a good-bye and nothing else.
THANKS = any_of(
    r"^\W*(네|예|넵|아|정말|너무|그래도|도)?\W*(감사|고맙|수고|안녕히)[^\n]{0,14}$",
    r"^\W*(ok(ay)?\W+)?(thanks|thank you|thx|ty|bye)[^\n]{0,14}$",
    r"^\W*(谢谢|謝謝|多谢|多謝|再见|再見)[^\n]{0,6}$",
    r"^\W*(អរគុណ|cảm ơn|cam on|cám ơn|ขอบคุณ)[^\n]{0,14}$",
)

#: Says that the answer is not known.
UNKNOWN = any_of(
    r"모르|몰라|모름|글쎄|기억이?\s?(안|없)",
    r"\b(no idea|not sure|unknown|(do not|don'?t|dont) (know|remember))\b",
    r"不知道|不清楚|不晓得|不曉得|不记得|不記得",
    r"មិនដឹង|អត់ដឹង|\b(không|khong|ko) (biết|biet|rõ|ro)\b|ไม่(รู้|ทราบ|แน่ใจ)|moreu|molla",
)

#: Says unasked that the place is not known; only then is it not asked.
PLACE_UNKNOWN = any_of(
    r"(어디|어느\s?(도시|동네|곳)|위치|주소|여기가?\s?어)[^\n]{0,10}(모르|몰라|모름)",
    r"\b(no idea|(do not|don'?t|dont) know|not sure) (where|which (city|town|place))\b",
    r"不知道(这|這|我|自己)?(里|裡|儿)?(是|在)?(哪|什么地方|什麼地方)",
    r"មិនដឹង(ថា)?(នៅ)?(ឯណា|ទីណា)|(không|khong|ko) (biết|biet) (đang )?(ở đâu|o dau)|ไม่รู้(ว่า)?(อยู่)?ที่ไหน",
    r"eodinji (moreu|molla)",
)

YES = re.compile(
    r"(네+|넵|예|응|어|ㅇㅇ|ㅇ|괜찮아요|돼요|됩니다|yes|yeah|yep|y|ok|okay|是|好|可以|បាទ|ចាស|បាន|có|co|vâng|được|ใช่|ได้|ne|ye)",
    re.IGNORECASE,
)
NO = re.compile(
    r"(아니요?|아뇨|안\s?돼요?|안\s?됩니다|ㄴㄴ|ㄴ|노|no|nope|n|不|不是|不行|没有|沒有|ទេ|អត់|không|khong|ko|ไม่|ไม่ได้|ไม่ใช่|ani|aniyo)",
    re.IGNORECASE,
)

FLOOR_TOLD = any_of(
    r"\d\s?(층|호실?|동)",
    r"\b(floor|room)\b",
    r"[楼樓层層]|房间|房間|号房",
    r"ជាន់|បន្ទប់",
    r"\b(tầng|tang|phòng|phong)\b",
    r"ชั้น|ห้อง",
)
COUNT_TOLD = any_of(
    r"(\d|한|두|세|네|둘|셋|넷|몇|여러|다섯|여섯|일곱|여덟|아홉|열)\s?(명|사람|분)|둘이|셋이|넷이|혼자|여자\s?(둘|셋|넷|다섯)",
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|many) (\w+ )?(people|persons?|of us|koreans?|men|women|girls?|guys)\b|\balone\b",
    r"[\d一二两兩三四五六七八九十几幾]+\s?(个|個|名|位)?人",
    r"[\d០-៩]+\s?នាក់|\d+ người|\d+ nguoi|\d+\s?คน",
)


def plain_form(text: str) -> str:
    """The text with full-width and other compatibility forms made ordinary and invisible characters dropped.

    Of a very long text the beginning and the end remain: how to speak to somebody shows there.
    """
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if unicodedata.category(char) != "Cf").strip()


def is_terse(text: str, times: int = 1) -> bool:
    """Whether the text is too short to show who writes, or at most so many `times` as long."""
    dense = any(char >= "\u3000" for char in text)
    return len(text) <= times * (TERSE_DENSE if dense else TERSE_ALPHABET)
