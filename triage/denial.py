"""Whether words that would show something are denied where they stand ("감금은 아니에요", "没有被打", "not locked")."""

import re

from triage.cues import bare

_REACH = 40

# 감금이나 폭행 그런 건 전혀 아니고: only nouns, particles and fillers may stand between the word and its denial.
_FILLER = (
    r"(?:당하|되|하|돼|된|한|당한|이나|거나|든지|등|같은|그런|이런|저런|것|건|거|게|걸|은|는|이|가|도|을|를|의|지|진|질|적|일|말|다|고|뭐|따로|별로|아직|다행히|딱히|전혀|절대|전부|아예|"
    r"폭행|감금|협박|고문|납치|구타|때리|때린|맞은|맞거나|맞|묶|강제|강압|폭력|행위|징후|느낌|상황|분위기|소리|여권|압수|무슨|그러|그랬|있|었|본|들|[\s,·/~:])"
)
_KOREAN_AFTER = re.compile(
    _FILLER + r"{0,16}?(?:아니(?!면)|아닌|아닙|아녀|아님|없(?!이|어졌|애)|업슴|않"
    r"|안\s?(?:당|했|해요|됐|하고|함|한다|한대|때리|맞)|못\s?(?:봤|들었|본)|절대\s?x|노노|ㄴㄴ)"
)
_KOREAN_BEFORE = re.compile(r"(?<![가-힣])[안못]\s{0,2}$")
_LATIN_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|nobody|none|without|no one|neither|nor|[a-z]+n't)\b|n't)"
    r"(?:\s+(?!and\b|but\b|because\b|so\b|they\b|he\b|she\b)[\w'/-]+){0,4}\s*$"
)
_CHINESE_BEFORE = re.compile(r"(?:没有|没|不是|并未|未|没人|并没有|没被|不|无|没有被|没有人)(?:人|被|有|任何|说)?$")
_VIETNAMESE_BEFORE = re.compile(r"\b(?:khong|chua|chang|ko|khong he|chua tung)(?:\s+(?:bi|co|ai|he|phai|duoc|tung))?\s*$")
_THAI_BEFORE = re.compile(r"(?:ไม่ได้ถูก|ไม่ได้โดน|ไม่ได้|ไม่มีใคร|ไม่มี|ไม่เคย|ไม่|ยังไม่โดน|ยังไม่)(?:ถูก|โดน|มี)?$")
_KHMER_BEFORE = re.compile(r"(?:មិនបាន|មិនមាន|គ្មាន|មិន|អត់|អត់មាន|គ្មានគេ|គ្មាននរណា|មិនត្រូវ)(?:គេ|ត្រូវ|ការ|នរណា)?$")

_BEFORE = {
    "ko": _KOREAN_BEFORE,
    "en": _LATIN_BEFORE,
    "ko-latn": _LATIN_BEFORE,
    "zh": _CHINESE_BEFORE,
    "vi": _VIETNAMESE_BEFORE,
    "th": _THAI_BEFORE,
    "km": _KHMER_BEFORE,
}
_OPEN_VERB = re.compile(r"(?:[요다죠음함임네까]|니다|는데|었고|였고|했고|됐고|와서|해서|혀|돼)$")


def is_denied(form: str, start: int, end: int, language: str) -> bool:
    """Whether the words [start, end) of a text in cue form are denied by what stands right before or after them."""
    before = _BEFORE[language]
    said = form[max(0, start - _REACH) : start]
    if before.search(bare(said) if language == "vi" else said):
        return True
    return language == "ko" and not _OPEN_VERB.search(form[start:end]) and bool(_KOREAN_AFTER.match(form[end : end + _REACH]))


_MADE_THEM_WRITE = re.compile(
    r"\S{0,4}\s?(?:보고|보다가|보니까?|봤는데|나오길래|나와서|떠서|접하고|듣고)\s?(?:나서\s?)?"
    r"(?:혹시|설마|연락|글\s?(?:남|올|씁|써)|신고|제보|문의|용기|걱정|불안|겁|무서|놀라|놀래|여기|이리|찾아|생각|바로|급하|상담|저희도|우리도)"
    r"|\S{0,6}\s(?:and|so)\s(?:i'm |i am |i |we )?(?:thought|writ|wrote|contact|got scared|worr|wonder)"
    r"|(?:后|后来|才|就)?[^。\n]{0,4}(?:才想到|才敢|来报|来求|来问|联系你们)"
)


def made_them_write(form: str, end: int) -> bool:
    """Whether the news ending at `end` of a text in cue form are only why somebody writes, and not what they write about."""
    return _MADE_THEM_WRITE.match(form[end : end + _REACH]) is not None
