"""Names in Chinese sentences, simplified and traditional."""

import re
from collections.abc import Iterator
from dataclasses import replace

from triage.extract.named import SENDER, STRANGER, Named
from triage.extraction import Role

HAN_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧"
    "许許傅沈曾彭吕蘇苏卢盧蒋蔣蔡贾丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭廖邹熊金陆陸郝孔白崔康毛"
    "邱秦江史顾侯邵孟龙龍万萬段雷钱汤尹黎易常武乔贺赖龚文朴全安南洪裴申车車池柳权權严嚴元千辛吉玄表明奇"
    "樸潭卞成河具禹卓郁鱼睦陶玉殷诸牟皮片都宣薜咸延"
)
_DOUBLE = "南宫|南宮|皇甫|欧阳|歐陽|司马|司馬|诸葛|諸葛|独孤|鲜于|鮮于|司空|西门|東方|东方|先于|上官"
_STOP = (
    "是在被说說和的了他她我你去从從今昨明前后後男女岁歲年来來到就还還也都有没沒不现現正已给給把跟与與同"
    "上下於于吗嗎呢啊吧快救请請因为以经經只很两三四五六七八九十个個位名人号號说让讓叫向对對做想要会會能"
    "可最这這那里裡边邊打发發联聯失护護手电電于又再才刚剛目当當每天月日时時点點先曾一二零"
)
_NEVER = "是被说說的了他她我你去从來来到就还也都有没不已给把跟与两个位"
_NAME = re.compile(
    rf"(?:(?:{_DOUBLE})[一-鿿]{{1,2}}|[{HAN_SURNAMES}][一-鿿]{{1,2}}"
    rf"|[阿小大老][{HAN_SURNAMES}勇明强军华伟杰龙虎豹飞鹏峰刚辉平兵波涛斌磊亮东红哥姐妹弟]|阿[一-鿿]|[^\W\d_我你他她的]哥|[一-鿿]总)"
)
_GIVEN = re.compile(r"(?P<name>[一-鿿]{2,3})(?=[\s,，.。(（'\"”」]|$)")
_CALLED = re.compile(r"(?:名字|姓名|名叫|本名|真名|叫做|叫作|叫|名为|昵称|外号|绰号|自称|人称)(?:是|叫做?|为|：|:)?\s?['\"“‘「]?")
_KIN = re.compile(
    r"(?:前夫|前妻|前男友|前女友|未婚夫|未婚妻|太太|先生|媳妇|女婿|孙子|孫子|孙女|孫女|闺女|闺蜜|闺密|徒弟|老乡|小孩|孩子"
    r"|儿子|兒子|女儿|女兒|弟弟|表弟|堂弟|哥哥|表哥|堂哥|老公|丈夫|老婆|妻子|爸爸|父亲|妈妈|媽媽|母亲|姐姐|表姐"
    r"|堂姐|妹妹|表妹|堂妹|叔叔|舅舅|阿姨|姑姑|朋友|同学|同學|同事|室友|男友|女友|男朋友|女朋友|侄子|侄女|外甥"
    r"|[一-鿿]{2}(?:西亚|加坡)人|(?:韩|韓|中|台|臺|香)[国國湾灣港]人|韩国籍|韓國籍|大姐|大哥|受害者|受害人|人质|失踪者|弟|妹"
    r"|我是|我叫|本人)"
    r"\s?(?:是|叫|：|:|，|,|\()?\s?"
)
_AGE = re.compile(
    r"\s?[(,，:]?\s?(?:今年)?\s?[1-9]\d\s?(?:[岁歲]|[)男女,，\s]|$|韩国|韓國)|\s?[(,]?\s?(?:19|20)?\d\d\s?年"
    r"|\s?[男女](?![一-鿿])"
)
_SELF = re.compile(
    r"(?:我是|我叫|我的名字是?|本人是?|我名叫)(?:他|她|其)?(?:的)?(?:妈妈|媽媽|爸爸|母亲|父亲|姐姐|哥哥|弟弟|妹妹"
    r"|老婆|妻子|丈夫|老公|朋友|女友|男友|韩国籍|韓國籍|韩国人|韓國人|中国人)?\s?[,，:]?\s?"
)


_PLACE_BEFORE = re.compile(
    r"(?:这边|這邊|那边|那邊|这里|這裡|那里|那裡|这儿|那儿|地方|园区|園區|公司|酒店|赌场|大楼|大樓|那栋|那棟|这栋|这棟"
    r"|[栋棟楼樓城镇村群店]|平台|网站|app)(?:就|也|好像|是|的)?$",
    re.IGNORECASE,
)  # before 叫: what bears the name is no person
_QUOTED = re.compile(r"[「『“‘'\"](?P<name>[^「」『』“”‘’'\"\n]{1,8})[」』”’'\"](?=[嘅的]?(?:人|男|女|家伙|傢伙)|[，,。\s]|$)")
_LATIN = re.compile(r"\s?(?P<name>[A-Z][A-Za-z]+(?:[ -][A-Z]?[a-z]+){0,2})(?![A-Za-z@_])")
_NICK_OF = re.compile(
    r"(?P<name>[一-鿿]{1,2}[哥姐总總]|[老阿小大][一-鿿A-Z])(?=的(?:人|男|女|家伙|给|把|介|骗|騙|带|帶|拉|招|忽|老乡|朋友))"
)
_LURES = re.compile(r"的?(?:人|男的|女的|男人|女人)?(?:给|把|介绍|介紹|骗|騙|带|帶|拉|招|忽悠)")
_CALLING = "总|總|经理|經理|主管|老板|老闆|队长|隊長|组长|組長|代表|哥|姐|姨|叔"
_ASK_FOR = re.compile(
    rf"(?:联系人?|聯繫人?|找|咨询|諮詢|对接|請找|请找|加)(?:是|:|:)?\s?(?P<name>[阿小老大][一-鿿]"
    rf"|[{HAN_SURNAMES}](?:{_CALLING}))(?=$|[\s,，.。微电電qv报報加]|[A-Za-z0-9])",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"(?<![一-鿿])(?P<name>[{HAN_SURNAMES}](?:总|總|经理|經理|主管|老板|老闆|队长|隊長|组长|組長))(?=$|[^一-鿿]|[是在说說让讓把的])"
)
_NAMES_SELF = re.compile(
    rf"(?:自称|自稱|人称|人稱|外号|外號|都叫他?|叫做?)\s?(?P<name>[{HAN_SURNAMES}一-鿿](?:{_CALLING}))(?=$|[^一-鿿]|[的把包说說在])"
)
_DEALER = re.compile(r"[【\[](?P<name>[老阿小][A-Z一-鿿])(?:人力|招聘|劳务|中介|国际)")


def han_people(text: str) -> Iterator[Named]:
    """Names that Chinese words give: after 叫, after kinship, before an age; 我是 names who writes."""
    yield from _hirers(text)
    for match in _SELF.finditer(text):
        if (named := _han_at(text, match.end(), SENDER)) and named.name[0] not in "阿小大老":
            others = text[named.span[1] : named.span[1] + 1] == "的"  # 我是X的姐姐: X is the one told of
            yield replace(named, hint=None) if others else named
    for match in _CALLED.finditer(text):
        if not _PLACE_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
            yield from _called(text, match)
    for match in _KIN.finditer(text):
        if (named := _han_at(text, match.end(), None)) and named.name[0] not in "小大老在有和":
            yield named
            yield from _han_listed(text, named)
    for match in _NAME.finditer(text):
        named = _han_at(text, match.start(), None)
        before = text[match.start() - 1 : match.start()]
        if named and len(named.name) > 2 and _AGE.match(text, named.span[1]) and not re.match("[一-鿿]", before):
            yield named


def _hirers(text: str) -> Iterator[Named]:
    """Those whom an offer says to ask for, and surnames with a title: 联系小美, 找陈经理, 自称林总."""
    for match in (*_ASK_FOR.finditer(text), *_DEALER.finditer(text)):
        yield Named(match["name"], match.span("name"), Role.RECRUITER)
    for match in (*_NAMES_SELF.finditer(text), *_TITLED.finditer(text)):
        yield Named(match["name"], match.span("name"), Role.RECRUITER if _LURES.match(text, match.end()) else Role.OTHER)


def _called(text: str, match: re.Match[str]) -> Iterator[Named]:
    """The name behind 叫: in quotation marks, in Latin letters, a nickname, or a Chinese name."""
    hint = SENDER if text[max(0, match.start() - 2) : match.start()].endswith(("我", "我的")) else None
    if quoted := _QUOTED.match(text, match.end()) or _QUOTED.match(text, match.end() - 1):
        yield Named(quoted["name"], quoted.span("name"), Role.OTHER)
    elif latin := _LATIN.match(text, match.end()):
        yield Named(latin["name"], latin.span("name"), hint)
    elif nick := _NICK_OF.match(text, match.end()):
        yield Named(nick["name"], nick.span("name"), Role.RECRUITER if _LURES.match(text, nick.end()) else STRANGER)
    elif named := _han_at(text, match.end(), hint):
        yield named
        yield from _han_listed(text, named)
    elif (given := _GIVEN.match(text, match.end())) and not re.search(f"[{_NEVER}]", given["name"]):
        yield Named(given["name"], given.span("name"), hint)


def _han_at(text: str, start: int, hint: Role | str | None) -> Named | None:
    """The Chinese name at a place, ending before a word that can be none of it."""
    match = _NAME.match(text, start)
    if match is None:
        return None
    name = match[0]
    surname = 2 if re.match(_DOUBLE, name) else 1
    given = re.match(f"[^{_STOP}]*", name[surname:])
    run = re.match("[一-鿿]+", text[start : start + 6])
    whole = run is not None and len(run[0]) == 3 and surname == 1 and not any(char in _NEVER for char in run[0])
    kept = run[0] if run and whole else name[: surname + (given.end() if given else 0)]
    if len(kept) <= surname or re.match(
        "韩国|韓國|金边|金邊|金贝|金贝|西港|车牌|明天|高薪|全部|白天|万元|石头|成都|文件|任务|马上|何时|安全|江苏"
        "|广东|方法|高棉|全家|都是|马来|元旦|金额|金三|龙哥岛|毛病|雷达|池塘|文化|黄金|白色|安排|田地|常常",
        kept,
    ):
        return None
    return Named(kept, (start, start + len(kept)), hint)


def _han_listed(text: str, named: Named) -> Iterator[Named]:
    join = re.compile(r"\s?(?:和|、|，|,|与|跟|还有)\s?").match(text, named.span[1])
    if join and (more := _han_at(text, join.end(), named.hint)) and len(more.name) > 2:
        yield more
