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
    r"(이랑|랑|하고|와|과)\s?(같이|함께|둘이)?\s?(왔(는데|어|다가)|들어왔|끌려왔|잡혀\s?(왔|있))",
    r"(저|나|날|우리|저희|절)(를|을|한테|에게)?\s?[^.!?\n]{0,6}(때려|때리|때렸|팔아|팔았|팔려|넘기|넘겼|넘긴|묶|가둬|가두|가뒀|죽이|죽인|협박|강간|건드)",
    r"(저|나|저희|우리)도?\s?(도|는)?\s?(죽을|맞아\s?죽|곧\s?죽)|다음은\s?(저|나|제\s?차례|내\s?차례)|(엄마|아빠|형|누나|오빠|언니|여보|자기야)[,!\s]{0,2}(나야|저예요|저에요)|(저|나)도\s?(무서|당할|맞|끌려)",
    r"\b(i am|i'?m|im|we are) (next|so scared|scared they)\b|(me|us) in front of\b|\bi want (to )?go (home|back)\b|(下一个|下一個|接下来|接下來)(就)?(是|轮到|輪到)我|我(想|要)回(家|国|國)",
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
    r"아들|딸(?!기)|남편|아내|와이프|신랑|집사람|동생|형(?=[이은을의]|님|부|수)|(누나|언니|오빠)(?![,!\s]{0,2}(살려|도와|구해|제발|나))|조카|사촌|삼촌|이모|고모|손자|손녀|사위|며느리|매형|처남|(아빠|아버지)(가|는|께서)",
    r"엄마(가|는)|어머니(가|는)|막내|남친|여친|남자친구|여자친구|친구|후배|선배|동기|제자|애인|우리\s?애|큰애|작은애|아이가|애가",
    r"\bmy\s+(\w+('s)?\s+)?(son|daughter|husband|wife|brother|sister|cousin|nephew|niece|uncle|aunt|father|dad|mother|mom|mum|friend|boyfriend"
    r"|girlfriend|fianc[eé]e?|child|kid|student|grandson|penpal|colleague|coworker)\b|\b\w+'s (son|daughter|husband|wife|brother|sister|friend|cousin|nephew|niece)\b",
    r"儿子|兒子|女儿|女兒|老公|丈夫|老婆|妻子|弟弟|哥哥|姐姐|妹妹|表弟|表哥|表妹|堂|侄|外甥|姐夫|妹夫|嫂|舅|叔叔|姑姑|阿姨|男朋友|女朋友|朋友|同学|同學|孩子|我爸|我妈|我媽",
    r"\b(adeul|adul|ttal|dongsaeng|nampyeon|chingu|hyung|oppa|nuna|namchin|yeochin)",
    r"កូន(ប្រុស|ស្រី|ខ្ញុំ)|ប្តីខ្ញុំ|ប្ដីខ្ញុំ|ប្រពន្ធ|បងប្រុស|បងស្រី|ប្អូន|មិត្ត|ក្មួយ",
    r"\b(con (trai|gái|gai|tôi|toi)|chồng|chong|vợ|em (trai|gái|gai)|anh trai|chị gái|chi gai|bạn (tôi|toi|em|trai|gái)|(bố|mẹ|cha|chú|bác|dì|bo|me) (em|tôi|mình|toi)|cháu)\b",
    r"ลูกชาย|ลูกสาว|สามี|ภรรยา|แฟน|น้องชาย|น้องสาว|พี่ชาย|พี่สาว|เพื่อน|หลาน|ลูกของ",
)

#: Speaks of a close relative, whom nobody has beside them in there as they may have a friend.
RELATIVE = any_of(
    r"아들|딸(?!기)|남편|아내|와이프|신랑|집사람|동생(이|은|을|의)|조카|사위|며느리|손자|손녀|우리\s?애|저희\s?애|큰애|작은애|막내(가|는)|아이가|애가",
    r"\bmy\s+(\w+('s)?\s+)?(son|daughter|husband|wife|brother|sister|nephew|niece|child|kid|grandson)\b",
    r"(我|我们|我們)?(儿子|兒子|女儿|女兒|老公|丈夫|老婆|妻子|弟弟|侄)|\b(adeul|ttal|nampyeon)(i|eun|eul)?\b",
    r"កូន(ប្រុស|ស្រី)ខ្ញុំ|ប្តីខ្ញុំ|\b(con (trai|gái|gai)|chồng|chong|vợ|em (trai|gái|gai)) (tôi|toi)\b|ลูกชาย|ลูกสาว|สามี|ภรรยา|น้องชาย|น้องสาว",
)

#: Speaks of somebody else as the one held, or tells what was heard or seen from outside.
OTHERS = any_of(
    r"(있|갇혔|갇혀있|잡혔|맞았|됐|됐었|뺏겼|끌려갔)(다|었)?(대요|답니다|다네요|다던데|다고\s?(해|하|합|들|했|요))",
    r"목격|이웃|옆\s?(집|건물)|지나가다|(배달|택시|기사|운전)[^\n]{0,6}(인데|입니다|하는|하다|중)|(저희|우리|제)\s?(동네|가게|식당|건물\s?앞)",
    r"(거래처|같은\s?(교회|회사|학교|반|동네|과))|직원(이|인데|분)|손님|쪽지|(식당|가게|카페)(입니다|인데|을?\s?하)|교민|교포",
    r"영상(을|이|에서)?\s?(봤|보았|올라|떴|돌)|(?<![가-힣])\w+(이래요|이랍니다)|청소부|경비원인데|그\s?(분|친구|애)(?!들)|연락이?\s?(안\s?(돼|되|닿|받)|두절|없)|아직(도)?\s?(거기|그곳|그\s?안)",
    r"\b(he|she)('s| is| was| has been)? (not |still |being |now )*(locked|held|trapped|missing|kidnapped|beaten|sold|tied|crying|cry|cried|can'?t|cannot)\b|\b(help|save|find|bring|beats?|hit|sold) (him|her)\b",
    r"\b(i|we) (saw|heard|witnessed|live (near|next|close|across))\b|\b(passing on|second[- ]hand|rumou?r|one of my|(student|friend|employee|relative|cousin) of (mine|ours)|former (student|colleague|worker)|classmate|ngo)\b|\b(customers?|guests?|note saying|our (employee|staff|worker|student)|(his|her|their) (family|mother|father|parents|wife|husband))\b|\bwitness\b|neighbou?r|\bdriver\b|\bdelivery\b|next door|passing by",
    r"听说|聽說|(看到|看见|看見)(有|一|几|幾|韩|韓)|(他|她)(被|说他|說她)|打(他|她)(?!们|們)|失联|失聯|联系不上|聯繫不上|邻居|鄰居|客人|顾客|顧客|纸条|紙條|员工|員工|司机|司機|路过|路過|隔壁|我是[^。！？\n]{0,6}(开店|開店|做生意|送外卖|外賣|司机)",
    r"(គាត់|នាង)ត្រូវ|ឃើញ(មាន|គេ|ជន|មនុស្ស)|ឮ(ថា|សំឡេង)|អ្នកជិតខាង",
    r"\b(anh ấy|anh ay|cô ấy|co ay) (bị|bi|đang|dang)\b|nghe nói|nghe noi|hàng xóm|hang xom|(thấy|thay) (có|co|một|mot)\b",
    r"(เขา|เธอ)ถูก|เห็น(คน|ผู้|มี)|ได้ยิน|เพื่อนบ้าน|คนขับ",
)

#: Speaks of a stranger.
SOMEBODY = any_of(
    r"(외국인|한국인|한국\s?(사람|남자|여자)|청년|학생|여자|남자)\s?(남자|여자)?(들)?(이|을|를)\s[^\n]{0,24}(봤|보였|끌려|들어가|붙잡|소리|갇|묶|맞)",
    r"\b(a|the|some|one|two|three|many) (korean|young)? ?(man|woman|girl|boy|guy|men|women|girls|people|persons?|koreans)\b|\bkorean (man|woman|girl|boy|guy)\b",
    r"有(一个|個|几个|幾個)?(韩|韓)国?人|ជនជាតិកូរ៉េ|(ប្រុស|ស្រី|មនុស្ស|បុរស|ស្ត្រី|នារី)កូរ៉េ|\b(người|nguoi|anh|chị|chi|cô|co) (hàn|han)\b|(คน|ผู้หญิง|ผู้ชาย|เด็ก|หนุ่ม|สาว)เกาหลี",
)

#: Places the writer with the people named; only news that came from elsewhere outweighs it.
HERE = any_of(
    r"여기(?!로|에(다|다가)?\s?(말|신고|글|적|물어|연락|상담|올)|가\s?(신고|상담|맞))|이곳|(?<![가-힣])이\s?(사람들|놈들?|새끼들?|건물|방|회사)|안\s?보내\s?줘|걷어\s?갔|내리자마자|같이\s?있",
    r"\bhere\b|\bwith me\b|in (this|our|my) (room|building|dorm|floor)",
    r"这里|這裡|這里|这边|這邊|我们(俩|都|全)|我們(倆|都|全)|ទីនេះ|ពួកយើង|ở đây|o day|bọn em|bon em|ที่นี่|ห้องนี้|ตึกนี้|พวกเรา",
)
NEWS = any_of(
    r"(대요|래요|답니다|랍니다|다네요|다던데|라네요)|전화|연락|문자|톡|디엠|메일|보냈|보낸|보내왔|받은|꺼졌|꺼져|영상|목소리|했다고|있다고|한다고|갔는데|갔다가|나갔",
    r"\b(told|called|calling|texted|messaged|wrote|sent|video|went to|asked me|heard from|phoned)\b",
    r"电话|電話|打来|打來|发来|發來|视频|視頻|消息|去了|ប្រាប់|ផ្ញើ|តេមក|ទៅ(ធ្វើការ|កម្ពុជា)|gọi (về|điện)|goi (ve|dien)|nhắn|(sang|qua|đi) (campuchia|làm|lam)|โทรมา|ส่ง|บอกว่า|ไป(ทำงาน|กัมพูชา|เขมร)",
)

#: What befalls the one spoken of, or is asked for them; a relative only missed or mourned shows nothing.
BEFALLS = any_of(
    r"갇|감금|잡혀|잡힌|붙잡|납치|억류|못\s?나|끌려|팔려|팔린|맞고|맞았|때려|때린|사라|실종|살려|구해|찾아|도와|꺼내|위험|몸값|뺏|다쳤|당하",
    r"\b(locked|held|trapped|kidnapped|missing|sold|cannot|can'?t|hostage|ransom|tied|beaten|beats?|escaped|captive|stuck|keeps?|kept|help|save|find|hiding|hides?|chained|handcuffed|screaming)\b",
    r"被(关|關|扣|绑|綁|抓|困|骗|騙|卖|賣|打|带|帶|电|電)|出不来|出不來|失踪|失蹤|赎金|贖金|救",
    r"ត្រូវគេ|ឃុំ|ជាប់|ជួយ|ចេញមិន|bị (nhốt|giam|bắt|giữ|lừa|đánh|bán|ép)|bi (nhot|giam|bat|giu|lua|danh)|cứu|cuu|chuộc|ถูก|ช่วย|ออกมาไม่ได้|จับตัว",
    r"gamgeum|gatchy|gatyeo|japhy|salyeo|sallyeo|dowa",
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

#: Says at the beginning to be somebody's mother, brother or friend; a captive calls out to them instead.
INTRODUCED = any_of(
    r"^\W*(안녕하(세요|십니까)\W*)?(저는|전|제가)?\s?(\S{1,6}\s)?(엄마|아빠|어머니|아버지|어미|애비|부모|누나|형|언니|오빠|동생|친구|아내|와이프|남편|삼촌|이모|고모|할머니|할아버지)\s?(예요|에요|이에요|이예요|입니다|인데|되는|됩니다)(?!\s?\?)",
    r"^\W*(안녕하(세요|십니까)\W*)?(밤늦게\s?|밤중에\s?)?(죄송\S*\s)?(우리|저희|제)\s?(아들|딸|남편|아내|동생|오빠|언니|누나|형|조카|삼촌|친구|남자친구|여자친구|남친|여친)(?!(이랑|랑|하고|와|과)\s?(같이|함께|저))",
    r"^\W*(hi|hello|dear \w+)?\W*(i am|i'm|im|this is) [^.!?\n]{0,16}\b(mother|mom|mum|father|dad|sister|brother|wife|husband|friend|aunt|uncle|cousin)\b",
    r"^\W*(你好|您好)?\W*我是(他|她|\S{1,6})的?(妈妈|媽媽|爸爸|母亲|母親|父亲|父親|姐姐|妹妹|哥哥|弟弟|妻子|老婆|丈夫|老公|朋友)",
    r"^\W*(xin chào)?\W*(tôi|em|con) là (mẹ|bố|ba|vợ|chồng|chị|anh|em|bạn) (của|gái|trai)|^\W*(xin chào\W*)?(chồng|vợ|con trai|con gái|em trai|em gái|anh trai|chị gái) tôi\b",
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
_QUOTED = re.compile(
    r"(?m:^\W*(?:전달|퍼옴|fwd|forwarded|转发|轉發)\W.*$)|\"[^\"\n]{1,80}\"|“[^”\n]{1,80}”|‘[^’\n]{1,80}’|「[^」\n]{1,80}」|(?<!\w)'[^'\n]{1,80}'(?![a-z])"
)
#: What somebody said on the phone, told without quotation marks: "전화가 와서 엄마 나 여기서 못 나가 하고 끊겼어요".
_REPORTED = re.compile(
    r"(전화|통화|연락|톡|문자|영상)[가이을를도만]?\s?[^.!?\n]{0,16}?(와서|왔는데|왔었는데|오더니|와가지고|왔고|왔어요?|걸려)"
    r"[^.!?\n]{1,60}?(하고|그러고|그리고|라고|카고|하더니|그러더니|라더니)\s?(는|나서)?\s?(끊|울|말|그러|그랬|했|하|꺼)"
)
#: Says of oneself to be back and safe; what was suffered is told of the past or of those left behind.
RETURNED = any_of(
    r"귀국(했|해서|하고\s?나서|한\s?(사람|지))|한국(에|으로|은)?\s?(돌아)?(왔|도착했)|집에\s?(돌아)?왔",
    r"\b(i am|i'?m|im|we are|got|came) (back )?(home|back in korea|safe)( now)?\b",
    r"我(之前|以前|曾经|曾經)在|(已经|已經)?(回国|回國|回家|回到韩国|回到韓國)了|về (nước|nhà|Hàn) rồi|กลับ(บ้าน|เกาหลี)แล้ว|មកដល់ផ្ទះវិញ",
)
#: News that "came": no person did.
_CAME = re.compile(r"(연락|문자|전화|톡|카톡|메시지|메세지|사진|영상|편지|메일)(이|가|도|만)?\s?[^\n]{0,8}?왔")
#: Who is in it together with the writer: they are not the ones spoken of.
_BESIDE = any_of(
    r"(친구|동생|형|누나|언니|오빠|후배|선배|가족|엄마|남친|여친|남편|아내|동기|사람|한국인|분)(들)?\s?\w{0,3}(이랑|랑|하고|와|과)\s?(같이|함께|둘이|셋이|연락|통화)?",
    r"같이\s?(온|왔던|있던|있는|일하던|일하는|지내던|잡혀\s?온|갇힌)\s?\w{1,5}|(삼촌|형|누나|언니|오빠|아빠|엄마)(이?라고|라는|이란)\s?\w{0,6}|(여자친구|남자친구|여친|남친|아내|남편|아들|딸|친구|동생|가족)(한테|에게)\s?(연락|전화|말)\s?(하고\s?싶|할\s?수|좀|도\s?못|못)",
    r"\b(me and my|with my|and my) \w+|\bmy \w+ and (me|i)\b",
    r"(跟|和|与|與)(我的?)?(朋友|弟弟|哥哥|姐姐|妹妹|男朋友|女朋友|同学|同學)(们|們)?(一起|一同)?",
    r"ជាមួយ(មិត្ត|បង|ប្អូន)\w*|(cùng|với|cung|voi) (bạn|ban|em|anh|chị|chi)\b|กับ(เพื่อน|น้อง|พี่|แฟน)",
)


def own_words(text: str) -> str:
    """The text without what it quotes, with quotation marks or after a call that came."""
    return _REPORTED.sub(" 전화 ", _QUOTED.sub(" ", text))


def speaks_of_others(words: str) -> bool:
    """Whether somebody else is spoken of as the one held or missing; company of the writer's own does not count."""
    if INTRODUCED.search(words):
        return True
    words = _BESIDE.sub(" ", words)
    if OTHERS.search(words) or RETURNED.search(words):
        return True
    named = KIN.search(words) or SOMEBODY.search(words)
    if named is None or NEWS.search(words):
        return named is not None
    return BEFALLS.search(words) is not None and HERE.search(words) is None


def tells_of_a_relative(words: str) -> bool:
    """Whether whoever writes is somebody's family at home: they say so, or a relative is spoken of of whom there was news."""
    if INTRODUCED.search(words):
        return True
    words = _BESIDE.sub(" ", words)
    return bool(RELATIVE.search(words) and NEWS.search(words)) and HERE.search(words) is None


def speaks_of_self(text: str) -> bool:
    """Whether the writer is the one who came, is hit, held, hiding or sold."""
    text = own_words(text)
    if RETURNED.search(text) or INTRODUCED.search(text):
        return False
    if MYSELF.search(_CAME.sub(" ", text)):
        return True
    text = _BESIDE.sub(" ", text)
    held = HELD_MYSELF.search(text)
    return held is not None and not speaks_of_others(text[max(0, held.start() - 30) : held.end()])
