"""The words around the name of a place that tell it from a word that is spelt alike."""

import re

#: Traditional characters of names to simplified ones.
SIMPLE = str.maketrans(
    "馬德貢國龍門東財雲運關園區網賭場緬邊揚裡貝鎮縣萬華蘭羅勝樂環亞順達寶興榮銀維納機際廈樓棟橋號臘勞點灣島鳳蘇聖薩濱濟",
    "马德贡国龙门东财云运关园区网赌场缅边扬里贝镇县万华兰罗胜乐环亚顺达宝兴荣银维纳机际厦楼栋桥号腊劳点湾岛凤苏圣萨滨济",
)

PARTICLE = re.compile(
    r"에|으?로|의|은|는|이|가|을|를|도|만|까지|부터|쪽|시\b|시내|시에|시로|주에|주로|행|발|국경|단지|카지노|호텔|산|라[고는]|인[데지]|근처|인근|옆|공항|"
    r"일[거지까]|입|였|랑|하고|와|과|서|외곽|교외|해변|항|지역|웬치|원구|빌딩|건물|쯤|여행|시장|요|임|간다|갔|온|왔|리조트|현지|거리|강변|시티|특구|공단|갇|잡|끌"
)
NEAR_AFTER = re.compile(
    r"\s?(?:에서|에\s?(?:있|갇|잡|감금|살|도착|온|왔|간|갔)|으?로\s?(?:가|간|갔|끌|옮|이동|보|데|출)|쪽|시에|시로|주에|주로|주(?![가-힣])|성에|"
    r"국경|해변|공항|섬|행\b|省|市|县|口岸|边境|那边|园区|港|岛|province|city|border|beach|town|island|district)",
    re.IGNORECASE,
)
NEAR_BEFORE = re.compile(
    r"(?:\b(?:in|to|at|near|from|around|ở|tại|đến)\s+|在|到|去|从|往|飞|ที่|ไป|នៅ|ខេត្ត|ក្រុង|จังหวัด)$", re.IGNORECASE
)
VILLAGE = re.compile(
    r"(?:ភូមិ|ឃុំ|សង្កាត់|phum\s|village of\s|khum\s|ấp\s|村庄)$|^\s?(?:마을|면\b|village|commune|村|ភូមិ)", re.IGNORECASE
)
_COUNTRIES = {
    "KH": re.compile(
        r"캄보디아|캄보쟈|크메르|cambodia|khmer|柬埔寨|高棉|campuchia|กัมพูชา|เขมร|កម្ពុជា|ខ្មែរ|프놈펜|시[하아]누크|金边|西港",
        re.IGNORECASE,
    ),
    "TH": re.compile(r"태국|타이\b|thai|泰国|泰國|thái lan|ไทย|ថៃ", re.IGNORECASE),
    "VN": re.compile(r"베트남|월남|viet\s?nam|越南|việt nam|เวียดนาม|វៀតណាម", re.IGNORECASE),
    "LA": re.compile(r"라오스|\blaos?\b|老挝|老撾|\blào\b|ลาว|ឡាវ", re.IGNORECASE),
    "MM": re.compile(r"미얀마|버마|myanmar|burma|缅甸|緬甸|miến điện|พม่า|เมียนมา|មីយ៉ាន់ម៉ា", re.IGNORECASE),
    "PH": re.compile(r"필리핀|philippine|菲律宾|菲律賓|ฟิลิปปินส์", re.IGNORECASE),
}
SITE_BEHIND = re.compile(r"[가-힣]{1,5}(?:단지|카지노|호텔|리조트|웬치|원구|빌딩)")


def countries_in(text: str) -> frozenset[str]:
    """The countries a text names, as two letters."""
    return frozenset(code for code, words in _COUNTRIES.items() if words.search(text))


def follows_country(text: str, start: int) -> bool:
    return (
        re.search(r"(?:캄보디아|태국|베트남|미얀마|라오스|필리핀|지금|그리고|에서|으로|까지)$", text[max(0, start - 5) : start])
        is not None
    )


#: Words that make what they stand with a way through a border, a road or an airport, and no site that bears the same name.
GATE_AFTER = re.compile(
    r"\s?(?:쪽\s?)?(?:국경|출입국|검문소|세관|공항|고속도로|국도|口岸|边境|邊境|关口|關口|海关|机场|機場|公路"
    r"|(?:international |border )?(?:border|gate|crossing"
    r"|checkpoint|airport|highway)\b)",
    re.IGNORECASE,
)
GATE_BEFORE = re.compile(
    r"(?:cửa khẩu|sân bay|ด่าน(?:ชายแดน|ถาวร)?|สนามบิน|ច្រក(?:ទ្វារ)?(?:ព្រំដែន)?|អាកាសយានដ្ឋាន|border (?:gate|crossing) (?:at|of)"
    r"|cross(?:ed|ing)?(?: over)?(?: the border)? (?:at|via))\s?$",
    re.IGNORECASE,
)
_NATIONS = re.compile(
    r"인도네시아|말레이시아|싱가포르|싱가폴|방글라데시|우즈베키스탄|카자흐스탄|에티오피아|나이지리아|인도|네팔|중국|대만|일본|홍콩|러시아|한국|북한|파키스탄|스리랑카|케냐|우간다|몽골"
    r"|\b(?:indonesian?|malaysian?|singapor(?:e|ean)|bangladeshi?|uzbek(?:istan)?|kazakh(?:stan)?|ethiopian?|nigerian?|indian?|nepal(?:i|ese)?|chin(?:a|ese)|taiwan(?:ese)?"
    r"|japan(?:ese)?|hong kong|russian?|korean?|pakistani?|sri lankan?|kenyan?|ugandan?|mongolian?)\b"
    r"|印度尼西亚|印尼|马来西亚|新加坡|孟加拉|印度|尼泊尔|中国|台湾|日本|香港|俄罗斯|韩国|朝鲜|巴基斯坦|蒙古",
    re.IGNORECASE,
)


def without_countries(text: str) -> str:
    """The text without names of countries and of those who come from them."""
    for words in (_NATIONS, *_COUNTRIES.values()):
        text = words.sub(" ", text)
    return text
