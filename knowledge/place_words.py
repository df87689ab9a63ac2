"""The words around the name of a place that tell it from a word that is spelt alike."""

import re

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
