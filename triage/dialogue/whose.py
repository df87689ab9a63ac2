# ruff: noqa: E501 - one line a language reads better than wrapped patterns
"""Words that show whether people write of themselves or of somebody else, in the six languages and romanised Korean.

People inside name others too: the friend who brought them, the man who beats them. What decides is who came, who is hit and who is
sold, not who is named.
"""

import re

from triage.dialogue.words import any_of

#: Says of oneself to have come or been brought, to be hit or sold, or to want a word carried home. Nobody else says this.
MYSELF = any_of(
    # "-왔는데" is said by who is there; "a message came" is taken out before by `own_words`.
    r"(따라|끌려|잡혀|속아|팔려|들어|해서|소개로|하러|하려고|라고|라길래|대서|보고)\s?(왔(?!다\s?(해|하|고|는|갔|나))|와서|와\s?보니|온\s?지)|(여기|이곳)(에|로|까지)?\s?(왔|온\s?지|와\s?보니|와서|들어왔)|(와\s?보니|왔더니|와서\s?보니)",
    r"(저|나|날|우리|저희|절)(를|을|한테|에게)?\s?[^.!?\n]{0,6}(때려|때리|때렸|팔아|팔았|팔려|넘기|넘겼|넘긴|묶|가둬|가두|가뒀|죽이|죽인|협박|강간|건드)",
    r"(저|나|저희|우리)도?\s?(도|는)?\s?(죽을|맞아\s?죽|곧\s?죽)",
    r"(엄마|어머니|아빠|아버지|부모님?|가족|아내|와이프|남편|집|동생|누나|형)(들)?(한테|에게|께)(는|도)?\s[^\n]{0,16}(전해|말하지|알리지|말씀|얘기하지|미안|사랑)",
    r"\b(beats?|beating|hits?|hit|sells?|sold|kills?|hurts?|shocks?|rapes?|raped|torture[ds]?|threaten(s|ed)?|moves?|moving|tricked|lured|locks?|locked|trapped|tied) (me|us)\b",
    r"\b(brought|took|send|sent|drove|flew) (me|us) (here|there|to)\b|\b(i|we) (came|arrived|am|are|was brought|were brought|got) (in |over )?here\b",
    r"\b(me|i) and my \w+ (are|were|is|got|hide|hid|ran)\b|\btell my (mom|mum|mother|dad|father|family|wife|husband|parents|kids?)\b",
    r"(打|卖|賣|骗|騙|杀|殺|绑|綁|强奸|電|电|关|關)(掉|死|了)?(我|我们|我們)(?!(的?(弟|哥|姐|妹|儿|兒|女|老|朋|爸|妈|孩)))|(我|我们|我們)被(?!(告知|问))[^。！？\n]{0,8}(骗|騙|卖|賣|打|关|關|绑|綁|抓|困)",
    r"(骗|騙|带|帶)(我|我们|我們)(来|來|过来|過來|到)|(告诉|告訴|跟)我(妈|媽|爸|家|老婆|父母)",
    r"(វាយ|លក់|បោក|នាំ|ចាក់សោ|សម្លាប់|គំរាម)(ខ្ញុំ|យើង)(?!(ប្រុស|ស្រី))|ប្រាប់(ម៉ាក់|ម្តាយ|ឪពុក)ខ្ញុំ",
    r"\b(đánh|bán|lừa|nhốt|giết|đưa|danh|ban|lua|nhot|giet) (tôi|em|mình|bọn em|chúng tôi|toi|chung toi)\b(?! (trai|gái|gai))|nói với (mẹ|bố|má|ba|gia đình)|noi voi (me|bo|ma)",
    r"(ตี|ขาย|หลอก|ขัง|พา|ทำร้าย|ฆ่า)(ผม|ฉัน|หนู|เรา|พวกเรา)|บอก(แม่|พ่อ|ครอบครัว)(ผม|ฉัน|หนู)?",
    r"(haeseo|ragu|raseo|ttara|sogaero) ?(wat|wass)\w*",
)

#: Speaks of a relative or a friend.
KIN = any_of(
    r"아들|딸(?!기)|남편|아내|와이프|신랑|집사람|동생|(?<![혐])형(?=[이은을님의 ,.]|부|수|$)|누나|언니|오빠|조카|사촌|삼촌|이모|고모|손자|손녀|사위|며느리|매형|처남|아빠|아버지",
    r"엄마(가|는)|어머니(가|는)|막내|남친|여친|남자친구|여자친구|친구|후배|선배|동기|제자|룸메|애인|우리\s?애|큰애|작은애|아이가|애가",
    r"\bmy\s+(\w+\s+)?(son|daughter|husband|wife|brother|sister|cousin|nephew|niece|uncle|aunt|father|dad|mother|mom|mum|friend|boyfriend"
    r"|girlfriend|fianc[eé]e?|child|kid|student|roommate|grandson|penpal|colleague|coworker)\b",
    r"儿子|兒子|女儿|女兒|老公|丈夫|老婆|妻子|弟弟|哥哥|姐姐|妹妹|表弟|表哥|侄|外甥|男朋友|女朋友|朋友|同学|同學|孩子|我爸|我妈|我媽",
    r"\b(adeul|adul|ttal|dongsaeng|nampyeon|chingu|hyung|oppa|nuna|namchin|yeochin)",
    r"កូន(ប្រុស|ស្រី|ខ្ញុំ)|ប្តីខ្ញុំ|ប្ដីខ្ញុំ|ប្រពន្ធ|បងប្រុស|បងស្រី|ប្អូន|មិត្ត|ក្មួយ",
    r"\b(con (trai|gái|gai|tôi|toi)|chồng|chong|vợ|em (trai|gái|gai)|anh trai|chị gái|chi gai|bạn (tôi|toi|em|trai|gái)|cháu)\b",
    r"ลูกชาย|ลูกสาว|สามี|ภรรยา|แฟน|น้องชาย|น้องสาว|พี่ชาย|พี่สาว|เพื่อน|หลาน|ลูกของ",
)

#: Speaks of somebody else as the one held, or tells what was heard or seen from outside.
OTHERS = any_of(
    r"(있|갇혔|갇혀있|잡혔|맞았|됐|됐었|뺏겼|끌려갔)(다|었)?(대요|답니다|다네요|다던데|다고\s?(해|하|합|들|했|요))",
    r"목격|이웃|옆\s?(집|건물)|지나가다|(배달|택시|기사|운전)[^\n]{0,6}(인데|입니다|하는|하다|중)|(저희|우리|제)\s?(동네|가게|식당|건물\s?앞)",
    r"(외국인|한국인|한국\s?(사람|남자|여자)|청년|학생)\s?(남자|여자|들)?(이|을|를)\s[^\n]{0,24}(봤|보였|끌려|들어가|붙잡|소리)|그\s?(분|친구|애)(?!들)|연락이?\s?(안\s?(돼|되|닿|받)|두절|없)|아직(도)?\s?(거기|그곳|그\s?안)",
    r"\b(he|she)('s| is| was| has been)? (not |still |being |now )*(locked|held|trapped|missing|kidnapped|beaten|sold|tied|crying|cry|cried|can'?t|cannot)\b|\b(help|save|find|bring|beats?|hit|sold) (him|her)\b",
    r"\b(a|the|some|one|two|three|many) (korean|young)? ?(man|woman|girl|boy|guy|men|women|girls|people|persons?|koreans)\b|\bkorean (man|woman|girl|boy|guy)\b",
    r"\b(i|we) (saw|heard|witnessed|live (near|next|close|across))\b|\b(passing on|second[- ]hand|rumou?r|one of my|former (student|colleague|worker)|classmate|ngo)\b|\bwitness\b|neighbou?r|\bdriver\b|\bdelivery\b|next door|passing by",
    r"听说|聽說|(看到|看见|看見)(有|一|几|幾|韩|韓)|(他|她)(被|说他|說她)|打(他|她)(?!们|們)|有(一个|個|几个|幾個)?(韩|韓)国?人|失联|失聯|联系不上|聯繫不上|邻居|鄰居|司机|司機|路过|路過|隔壁",
    r"(គាត់|នាង)ត្រូវ|ឃើញ(មាន|គេ|ជន|មនុស្ស)|ឮ(ថា|សំឡេង)|ជនជាតិកូរ៉េ|(ប្រុស|ស្រី|មនុស្ស)កូរ៉េ|អ្នកជិតខាង",
    r"\b(anh ấy|anh ay|cô ấy|co ay) (bị|bi|đang|dang)\b|nghe nói|nghe noi|hàng xóm|hang xom|\b(người|nguoi|anh|chị|chi|cô|co) (hàn|han)\b|(thấy|thay) (có|co|một|mot)\b",
    r"(เขา|เธอ)ถูก|เห็น(คน|ผู้|มี)|ได้ยิน|เพื่อนบ้าน|คนขับ|(คน|ผู้หญิง|ผู้ชาย|เด็ก|หนุ่ม|สาว)เกาหลี",
)

#: Says of oneself to be held, hiding or on the run; a relative named close by may be the one who is meant.
HELD_MYSELF = any_of(
    r"(저|제가|나|내|내가|저희|저는|저도|나는|난|우린|저흰)(는|도|를|만)?\s[^.!?\n]{0,14}?(갇|감금|잡혀|붙잡|묶|못\s?나|안\s?보내|숨어|숨었|맞고|팔려|팔릴|도망|탈출|끌려)",
    r"여기(서|에|가|는)?\s[^.!?\n]{0,10}?(갇|감금|어딘지\s?(모|몰)|못\s?나|나가고\s?싶|나갈\s?수가?\s?없|잡혀\s?있)",
    r"(저|나|내|우리|저희)\s?(좀|를|을)\s?(살려|구해|꺼내|데려가)",
    r"(숨어서|숨어가|숨어\s?있|몰래\s?(쓰|보내|숨)|화장실에서\s?(쓰|보내))|(도망|탈출)(쳐서|해서|하는\s?중|중이)",
    r"\b(i|i'?m|im|i am|we|we'?re|we are)\b[^.!?\n]{0,24}\b(locked|trapped|held|captive|imprisoned|hid(e|ing)|kidnapped|cannot (leave|go out|get out)"
    r"|can'?t (leave|go out|get out|escape)|cant (leave|go out)|not allowed to leave|escap(ed|ing)|ran away|running away)\b",
    r"(我|我们|我們)[^。！？\n]{0,12}(被关|被關|被困|被绑|被綁|被骗到|逃|出不去|不让走|不讓走|躲|被抓)",
    r"\b(jeo|na|naega|jega)\b.{0,30}\b(gamgeum|gatchy|gatyeo|katchy)",
    r"(ខ្ញុំ|យើង).{0,16}(ជាប់|ឃុំ|ចេញមិន|លាក់|រត់|បង្ខំ)",
    r"\b(tôi|toi|em|mình|chúng tôi|con)\b.{0,20}(bị (nhốt|giam|bắt|giữ)|bi (nhot|giam|bat|giu)|trốn|không ra được|khong ra duoc)",
    r"(ผม|ฉัน|หนู|เรา|พวกเรา).{0,16}(ถูก(ขัง|กัก|จับ)|ติดอยู่|หนี|ซ่อน|ออกไม่ได้)",
)

#: A cry to be brought out; a mother may cry it for her son, so it counts only where nobody else is spoken of.
CRY = any_of(
    r"살려\s?(주|줘|달)|구해\s?(주|줘)|꺼내\s?(주|줘)|ㅅㅏㄹ려|ㅅㅏㄹㄹㅕ|\b(sallyeo|salryeo|salyeo)\w*",
    r"\b(save|rescue|help) (me|us)\b|\blet (me|us) (out|go)\b",
    r"(救|帮|幫)(救)?(我|我们|我們)|救命",
    r"ជួយ(ខ្ញុំ|យើង)|សង្គ្រោះខ្ញុំ|cứu (tôi|em|con|với)|cuu (toi|em|voi)|ช่วย(ผม|ฉัน|หนู|เรา|ด้วย)",
)

#: A bare cry or one word of it, as the beginning of a message.
PLEA = any_of(
    r"^\W*(살려|제발|도와|구해|구조|갇혔|갇힘|감금|ㅅㄹ|sos)",
    r"^\W*(help|pls|please|save|trapped|救命|救我|求救|帮我|幫我|ជួយ|cứu|cuu|giúp|ช่วย)",
)

#: Words in quotation marks are somebody else's: "'엄마 살려줘' 다섯 글자가 왔어요".
_QUOTED = re.compile(r"\"[^\"\n]{1,80}\"|“[^”\n]{1,80}”|‘[^’\n]{1,80}’|「[^」\n]{1,80}」|(?<!\w)'[^'\n]{1,80}'(?![a-z])")
#: Who is in it together with the writer, and messages that came: neither is the one held.
_BESIDE = any_of(
    r"(친구|동생|형|누나|언니|오빠|후배|선배|가족|엄마|남친|여친|남편|아내|동기|사람|한국인|분)(들)?\s?\w{0,3}(이랑|랑|하고|와|과)\s?(같이|함께|둘이|셋이|연락|통화)?",
    r"(연락|문자|전화|톡|카톡|메시지|메세지|사진|영상|편지|메일)(이|가|도|만)?\s?[^\n]{0,8}?왔",
    r"\b(me and my|with my|and my) \w+",
    r"(跟|和|与|與)(我的?)?(朋友|弟弟|哥哥|姐姐|妹妹|男朋友|女朋友|同学|同學)(们|們)?(一起|一同)?",
    r"ជាមួយ(មិត្ត|បង|ប្អូន)\w*|(cùng|với|cung|voi) (bạn|ban|em|anh|chị|chi)\b|กับ(เพื่อน|น้อง|พี่|แฟน)",
)


def own_words(text: str) -> str:
    """The text without what it quotes."""
    return _QUOTED.sub(" ", text)


def speaks_of_others(words: str) -> bool:
    """Whether somebody else is spoken of as the one held or missing; company of the writer's own does not count."""
    words = _BESIDE.sub(" ", words)
    return bool(KIN.search(words) or OTHERS.search(words))


def speaks_of_self(text: str) -> bool:
    """Whether the writer is the one who came, is hit, held, hiding or sold."""
    text = _BESIDE.sub(" ", own_words(text))
    told = MYSELF.search(text)
    if told is not None:
        return True
    held = HELD_MYSELF.search(text)
    return held is not None and not speaks_of_others(text[max(0, held.start() - 30) : held.end()])
