"""The words by which people speak of a chat service, in the languages of the line."""

import re

_KO = "(?<![가-힣])"
_ASCII = "(?<![A-Za-z0-9_@.])"
_END = "(?![A-Za-z0-9_])"
PLATFORMS: tuple[tuple[str, str], ...] = (
    (
        "telegram",
        rf"텔레그[램렘]|텔레(?!비|마케|콤|파시|뱅|토)|{_KO}텔(?:그[램렘]?|방|아이디|챗)?(?=\s|[:;=(@'\"]|로|은|는|만"
        rf"|$|[a-zA-Z])|{_KO}테레그램"
        rf"|telegram|{_ASCII}(?:tele|tg|teleg|tlg|tgram){_END}|纸飞机|紙飛機|飞机号?|飛機|电报|電報|เทเลแกรม|เทเล"
        rf"|តេឡេក្រាម|តេលេក្រាម|㉠텔",
    ),
    (
        "kakao",
        rf"카카오\s?톡|[카까깨]톡|{_KO}카카오(?!뱅|페이|맵|택시)|{_KO}톡\s?(?=아이디|id)|{_KO}[카톡]디(?=는|가|로|:|\s)|ㅋㅌ"
        rf"|kakao\s?talk|{_ASCII}(?:kakao|katalk|katok|kkt){_END}|可可(?:talk)?|ឃាកាវ|คาเคา",
    ),
    ("line", rf"{_KO}라인(?!업|댄스|드)|{_ASCII}line(?:\s?id|\s?app)?{_END}|连我|ไลน์|ឡាញ"),
    (
        "wechat",
        rf"[위웨][챗쳇챝]|웨이신|we\s?chat|wei\s?xin|{_ASCII}(?:wx|vx|v信){_END}|微信号?|薇信|威信|v信|วีแชท|វីឆាត"
        r"|绿泡泡|綠泡泡|(?:加|➕)\s?v(?=\s?[:：]|\s|信|$)",
    ),
    ("whatsapp", rf"[왓와][츠쯔쓰]?\s?[앱챕]|whats\s?app|{_ASCII}(?:wa|wsp|wapp){_END}|วอทส์แอป"),
    (
        "instagram",
        rf"인스타(?:그램)?(?:\s?(?:dm|디엠))?|인별(?:그램)?|{_ASCII}(?:instagram|insta|ig|ins){_END}|ไอจี|อินสตาแกรม|អ៊ីនស្តា",
    ),
    (
        "facebook",
        rf"페이스북|페북|페메|{_ASCII}(?:facebook|fb|messenger){_END}|{_ASCII}face(?=\s(?:là|la|tên)\s|\s?:)"
        r"|脸书|臉書|เฟซบุ๊ก|เฟสบุ๊ค|เฟซ|ហ្វេសប៊ុក|ហ្វេសបុក",
    ),
    ("tiktok", rf"틱톡|{_ASCII}(?:tiktok|tik\s?tok){_END}|抖音"),
    ("twitter", rf"트위터|{_ASCII}(?:twitter){_END}|推特"),
    ("discord", rf"디스코드|디코|{_ASCII}discord{_END}"),
    ("zalo", rf"잘로|{_ASCII}zalo{_END}"),
    ("qq", rf"{_ASCII}qq号?{_END}"),
    ("signal", rf"{_ASCII}signal(?=\s?(?:id|@|:))"),
)
CUE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in PLATFORMS), re.IGNORECASE)
UNNAMED_CUE = re.sub(r"[(][?]P<[a-z]+>", "(?:", CUE.pattern)


def platform(words: str) -> str | None:
    """The service that some words name first."""
    cue = CUE.search(words)
    return cue.lastgroup if cue else None
