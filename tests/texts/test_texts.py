# ruff: noqa: E501 - one line a language reads better than wrapped patterns
"""The texts are whole in every language, and none of them can hurt the person who reads it."""

import re
from collections import Counter

import pytest

from bot.texts import HERE, TextError, catalogue, languages, say
from triage.dialogue import telling_words

FILE = "dialogue.ftl"
#: Said before it is clear who writes, so they keep the rule of the quiet voice about telling words.
UNDECIDED = ("start", "who-reads", "hello", "other", "thanks", "button-unknown")
#: Things nobody is ever asked for, in any voice: documents, faces, films, deeds, debts, reasons, proof, a call.
NEVER_ASKED = {
    "ko": r"주민|여권\s?(사진|번호)|셀카|얼굴|영상|동영상|전화\s?(해|주세요|가능)|통화|왜|빚|증거|녹음|사진을|신분증\s?(사진|번호)|무슨\s?짓|다른\s?사람\s?이름|실시간",
    "en": r"passport (number|photo)|selfie|\bface\b|video|call (us|me)|\bwhy\b|\bdebt|\bproof|evidence|record|photo|live location|their names",
    "zh": r"护照(号|照)|自拍|人脸|视频|给我们打电话|为什么|欠|证据|录音|照片|实时",
    "km": r"វីដេអូ|រូបថត|ហេតុអ្វី|បំណុល|ភស្តុតាង|ថតសំឡេង",
    "vi": r"ảnh|video|gọi cho (tôi|chúng)|tại sao|vì sao|\bnợ\b|bằng chứng|ghi âm|số hộ chiếu",
    "th": r"วิดีโอ|รูปถ่าย|เซลฟี่|ทำไม|หนี้|หลักฐาน|อัดเสียง",
}
#: Promises of rescue or of a time, blame, and advice to flee, fight, pay or record.
NEVER_SAID = {
    "ko": r"구하러|구해\s?드|데리러|곧\s?(도착|갑니다|해결)|분\s?(안에|내)|시간\s?(안에|내)|반드시|꼭\s?(찾|구)|도망|탈출하|신고하셨어야|잘못",
    "en": r"rescue you|will (find|save|rescue)|on (the|their) way|within \d|soon be|run away|escape|promise|your fault|should have",
    "zh": r"救你|马上就到|分钟内|小时内|一定会|保证|快逃|应该早",
    "km": r"សន្យា|នឹងសង្គ្រោះ|រត់|ក្នុងរយៈពេល",
    "vi": r"sẽ cứu|đang đến|trong vòng|chắc chắn sẽ|bỏ trốn|lẽ ra",
    "th": r"จะช่วยออก|กำลังไป|ภายใน|แน่นอนว่าจะ|หนี|สัญญา",
}


def spoken(language: str) -> dict[str, str]:
    """Every text of the dialogue that a sender may read, with sample values."""
    values = {"reference": "TL-2611-0042", "phone": "+82-2-3210-0404", "digits": "26110042", "value": "3"}
    found = catalogue(language, FILE)
    return {name: say(language, name, **{key: values[key] for key in keys}) for name, keys in found.items()}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    assert catalogue(language, FILE) == catalogue("ko", FILE)


@pytest.mark.parametrize("language", languages())
def test_no_name_stands_twice_in_a_language(language: str) -> None:
    files = sorted((HERE / language).glob("*.ftl"))
    names = Counter(name for path in files for name in catalogue(language, path.name))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("language", languages())
def test_nothing_telling_reaches_a_quiet_or_undecided_screen(language: str) -> None:
    shown = {n: t for n, t in spoken(language).items() if n.startswith("quiet-") or n in UNDECIDED}
    assert {n: telling_words(t) for n, t in shown.items() if telling_words(t)} == {}


@pytest.mark.parametrize("language", languages())
def test_the_keys_that_share_a_place_or_a_number_tell_nothing(language: str) -> None:
    assert telling_words(say(language, "share-place")) == telling_words(say(language, "share-number")) == ()


#: What Telegram takes of each, in characters.
INTRODUCTION = {"telegram-description": 512, "telegram-short": 120, "telegram-command-status": 256}


@pytest.mark.parametrize("language", languages())
def test_the_bot_introduces_itself_in_every_language_and_tells_nothing(language: str) -> None:
    assert set(INTRODUCTION) <= set(catalogue(language))
    shown = {name: say(language, name) for name in INTRODUCTION}
    assert {name: telling_words(text) for name, text in shown.items() if telling_words(text)} == {}
    assert {name: len(text) for name, text in shown.items() if len(text) > INTRODUCTION[name]} == {}


@pytest.mark.parametrize("file", ["webchat.ftl", "kakao.ftl", "channels.ftl"])
@pytest.mark.parametrize("language", languages())
def test_nothing_telling_stands_around_a_conversation(language: str, file: str) -> None:
    shown = {n: say(language, n, **dict.fromkeys(keys, "3")) for n, keys in catalogue(language, file).items()}
    assert {n: telling_words(t) for n, t in shown.items() if telling_words(t)} == {}


@pytest.mark.parametrize("file", ["webchat.ftl", "kakao.ftl"])
def test_korean_and_english_have_the_same_words_around_a_conversation(file: str) -> None:
    assert catalogue("en", file) == catalogue("ko", file)


@pytest.mark.parametrize("language", languages())
def test_nobody_is_asked_what_may_never_be_asked(language: str) -> None:
    asked = {n: t for n, t in spoken(language).items() if n.startswith(("ask-", "quiet-"))}
    assert {n: t for n, t in asked.items() if re.search(NEVER_ASKED[language], t, re.I)} == {}


@pytest.mark.parametrize("language", languages())
def test_nothing_is_promised_and_nobody_is_blamed(language: str) -> None:
    said = {n: t for n, t in spoken(language).items() if not n.startswith("note-")}
    assert {n: t for n, t in said.items() if re.search(NEVER_SAID[language], t, re.I)} == {}


@pytest.mark.parametrize("language", languages())
def test_every_quiet_question_can_be_answered_with_one_digit(language: str) -> None:
    texts = spoken(language)
    for name in ("quiet-safe", "quiet-safe-again", "quiet-here", "quiet-hurt"):
        assert re.findall(r"\d", texts[name]) == ["1", "2"], name
    for name in ("quiet-place", "quiet-place-again", "quiet-sign", "quiet-floor", "quiet-count"):
        assert re.findall(r"\d", texts[name]) == ["0"], name
    assert re.findall(r"\d", texts["quiet-moving"]) == ["1", "2", "3", "0"]


def test_quiet_korean_is_short() -> None:
    texts = spoken("ko")
    for name in ("quiet-safe", "quiet-safe-again", "quiet-here"):
        assert len(texts[name]) <= 25
    assert all(len(text) <= 36 for name, text in texts.items() if name.startswith("quiet-"))


@pytest.mark.parametrize("language", languages())
def test_a_paragraph_is_read_in_one_breath(language: str) -> None:
    longest = {"ko": 70, "zh": 50}.get(language, 150)
    assert {n: len(t) for n, t in spoken(language).items() if len(t) > longest} == {}


def test_telling_words_are_found_in_every_language() -> None:
    for text in ("경찰에 신고", "the POLICE", "中国大使馆", "ប៉ូលិស", "cảnh sát", "ตำรวจ", "call 112", "singo haejuseyo"):
        assert telling_words(text), text
    assert telling_words("helpful caseworkers 1123") == ()


def test_a_language_without_a_text_falls_back_to_english_then_korean() -> None:
    assert say("ja", "quiet-received") == say("en", "quiet-received")
    assert say("ko-KR", "quiet-received") == say("ko", "quiet-received")
    assert say("", "quiet-received") == say("en", "quiet-received")


def test_a_missing_text_or_value_is_a_clear_error() -> None:
    with pytest.raises(TextError, match="no text 'not-there' for 'ko'"):
        say("ko", "not-there")
    with pytest.raises(TextError, match="reference"):
        say("ko", "reference")


def test_values_are_put_in_without_marks() -> None:
    assert say("en", "quiet-number", digits="26110042") == "26110042"
    assert say("ko", "reference", reference="TL-1") == "접수번호는 TL-1입니다."
