"""Words for sites and houses, which say that a name is one of theirs and never whose."""

import re

_WORDS = (
    *(
        "단지",
        "원구",
        "웬치",
        "웬구",
        "위엔취",
        "산업단지",
        "산업공단",
        "카지노",
        "호텔",
        "리조트",
        "빌딩",
        "건물",
        "타워",
        "파크",
    ),
    *("파크", "그룹", "콤플렉스", "콘도", "아파트", "빌라", "지역", "구역", "공단", "국경", "본사", "사무실"),
    *("compound", "compounds", "danji", "geonmul", "casino", "hotel", "resort", "park", "complex", "building", "tower", "group"),
    *("industrial", "zone", "area", "border", "apartments", "condo", "villa", "office"),
    *("园区", "園區", "酒店", "赌场", "賭場", "娱乐城", "集团", "大厦", "度假村", "产业园", "工业园", "公寓"),
    *("bạc", "sạn", "សណ្ឋាគារ", "កាស៊ីណូ", "បរិវេណ", "តំបន់", "โรงแรม", "คาสิโน", "รีสอร์ท", "khu phức hợp", "tòa nhà"),
)
#: Words for a place of this kind, which say nothing about which one it is.
GENERIC = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)), re.IGNORECASE)
#: Words for a walled site, beside which even the name of a town or an everyday word is the name of a site.
SITE = re.compile(
    r"단지|웬치|웬구|위엔취|원구|파크|공단|园|區|区|compound|complex|\bpark\b|danji|បរិវេណ|khu phức hợp|คอมปาวด์|นิคม", re.IGNORECASE
)
#: Words for a house that make the name of a town that of a site, and those that say no more than where it lies.
HOUSES = frozenset(("카지노", "casino", "赌场", "娱乐城", "คาสิโน", "កាស៊ីណូ", "sòng bạc"))
REGIONS = frozenset(("지역", "구역", "국경", "본사", "사무실", "zone", "area", "border", "office", "តំបន់", "group", "그룹"))
#: What may be left of a description used as a name, and tells no place from another.
UNTELLING = re.compile(
    r"(?:\d{1,4}(?:층|동|f|명)?|feb|dec|feb2025|dec2024|floors?|storeys?|storey|three|sites?|hubs?|pogo|street|new|large|multi|es|minium|near|in|on|at|the|of|and|s|with"
    r"|walleds?|tv|chosun|fortified|former|international|commercial|satellite|city|unnamed|outskirts|koreans?|task|force|raid"
    r"|거리|산|분|역|신축|외곽|범죄|급습|위성도시|상업|\s)+",
    re.IGNORECASE,
)
