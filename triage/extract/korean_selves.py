"""Writers who say their own name in Korean, and what behind a word shows that it is a name."""

import re
from collections.abc import Iterator

from triage.extract.ages import age_beside
from triage.extract.korean_names import is_ordinary, name_at
from triage.extract.named import SENDER, Named
from triage.extract.spans import Span

PLACE_ENDS = frozenset("역동시군구점장실집소방항산강길층")  # a last word of these is where, not who
_SELF = re.compile(
    r"(?<![가-힣])(?P<self>저는|제가|나는|저의(?=\s)|(?:저|전|난|나)(?=\s)|본인은?|신고자는?|제보자는?"
    r"|글쓴이는?)\s?(?:이름은?|성함은?)?\s?[:,]?\s?(?P<kin>(?:그|걔|얘)?\s?(?:의\s?)?(?:큰|작은|막내|외|사촌"
    r"|친)?\s?(?:누나|언니|누이|형수|매형|매제|조카|처남|처제|처형|제부|남자친구|여자친구|신랑|친?누나|친?언니|친?형"
    r"|친?오빠|엄마|아빠|어머니|아버지|어매|어무이|엄니|아부지|애비|에미|아범|어멈|할머니|할아버지|할매|할배|부친|모친|장모"
    r"|장인|며느리|사위"
    r"|딸|아들|동생|남편|아내|이모부?|삼촌|고모부?|숙모|친구|배우자|와이프|집사람|룸메|동기|선배|후배|동료)\s)?"
    r"(?:[가-힣]{1,6}(?:에서|에)?\s(?:사는|온|있는|끌려온|일하는|다니는)\s)?(?:어매|어무이|엄마|아빠|아버지|어머니|누나|언니"
    r"|형|오빠)?\s?"
    r"(?:(?:만\s?)?\d\d\s?[살세]?\s?(?:남자|여자|남|여)?\s)?"
)
_CALLED_SELF = re.compile(
    r"(?P<name>[가-힣]{2,4}?)(?:이?라고\s?(?:합니다|해요|하는데|함|하고|카면|합니더|해)|입니다|이에요|예요"
    r"|이라\s?(?:카면|합니다))"
)
AGE_WORD = re.compile(
    r"(?:이?고요?|이?구요?|이?[는은]|[이가]|이가|인데|이요|이며|씨|님|군"
    r"|양)?\s?[,(:/]?\s?(?:(?:갓|올해|이제|막|현재|지금|나이는?|당시"
    r"|한국\s?나이로?)\s)?(?:만\s?)?(?:\d{2,4}\s?년\s?(?:\d{1,2}월\s?)?생|\d{2,4}\s?년생|\d{1,2}\s?(?:세|살)"
    r"|[1-9]\d\s?[)\]]|스물|스무|서른|마흔|쉰|예순|일흔|열[일여아하두세네다]|[이삼사오육칠]십[일이삼사오육칠팔구]?\s?[세살]"
    r"|남자?(?![가-힣])|여자?(?![가-힣])|남성|여성|[1-9]\d(?=\s?[,.)]?(?:\s|$|남|여)))"
)
_NO_KIN_BEHIND = re.compile(
    r"[.,/]|$|\s(?!엄마|아빠|어머니|아버지|부모|누나|언니|형|오빠|동생|이모|삼촌|고모|친구|남편|아내|와이프|보호자|가족"
    r"|여자친구|남자친구)"
)
_WHOSE = re.compile(
    r"(?P<self>(?<![가-힣])(?:저는|저|전|제가|여기)\s)(?P<name>[가-힣]{2,4})(?:의)?\s(?:엄마|아빠|어머니|아버지|부모|누나"
    r"|언니|형|오빠|동생|이모|삼촌|고모"
    r"|친구|남편|아내|와이프|여자친구|남자친구|보호자|가족)(?:인데|입니|이에|예요|되는|됩니|이고)"
)  # "저 X 엄마인데요": X is the one told of
_ITS_ME = re.compile(r"(?<![가-힣])(?:나야|저예요|저에요)[\s,]{1,2}(?P<name>[가-힣]{2,3})(?:이)?(?=[.!?,\s]|$)")


def senders(text: str) -> Iterator[Named]:
    """Writers who give their name, and those named as theirs: "저 X 엄마인데요"."""
    for match in _SELF.finditer(text):
        span = name_at(text, match.end(), known=True)
        if span and (match["kin"] or tells_more(text, span) or _stands_alone(text, match, span)):
            yield Named(text[slice(*span)], span, SENDER)
    for match in _WHOSE.finditer(text):
        if (span := name_at(text, match.end("self"), known=True)) and span == match.span("name"):
            yield Named(match["name"], span)
    for match in _ITS_ME.finditer(text):
        if not is_ordinary(match["name"]):
            yield Named(match["name"], match.span("name"), SENDER)
    for match in _CALLED_SELF.finditer(text):
        if match.start() and "가" <= text[match.start() - 1] <= "힣":
            continue
        span = name_at(text, match.start("name"))
        if span and span[1] <= match.end() and (span[1] - span[0] > 2 or "라고" in match[0]):
            formal = re.match(r"이?라고|이라\s?카", text[span[1] :])
            yield Named(text[slice(*span)], span, SENDER if formal else None, sure=bool(formal))


def _stands_alone(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether a whole word behind 저 or 저는 is a full name with no particle: "저 국하진 …"; a place of that shape is none."""
    apart = match.end() > match.end("self") and span[1] - span[0] == 3
    return apart and text[span[1] - 1] not in PLACE_ENDS and bool(_NO_KIN_BEHIND.match(text, span[1]))


def tells_more(text: str, span: Span) -> bool:
    """Whether what follows a word after 저 shows that it is a name: an age, a copula, the end."""
    after = text[span[1] : span[1] + 14]
    return bool(
        AGE_WORD.match(after)
        or re.match(
            r"\s?(?:씨(?=[입이예는가를]|\s|$|[,.])|입니이에요|예요|이?라고|인데|이고|,|\(|\.|$|\n|이라|이?야(?![가-힣])"
            r"|임(?![가-힣])"
            r"|이여|입니더)",
            after,
        )
        or age_beside(text, span[1])
    )
