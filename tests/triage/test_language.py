"""Which language a tip is in."""

import pytest

from tests.triage.cases import tip
from triage.extract.language import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ko", "살려주세요"),
        ("ko", "ㅅㅏㄹ려주세요"),
        ("ko", "ㅠㅠ"),
        ("ko", "친구가 telegram 으로 연락왔어요 boss says no"),
        ("ko", "sallyeojuseyo yeogi sihanoukville"),
        ("ko", "jeoneun hanguk saramieyo. gamgeum danghaesseoyo"),
        ("ko", "dowajuseyo"),
        ("ko", "eomma na yeogi isseo jeonhwa hajima"),
        ("ko", "위치 https://www.google.com/maps/place/somewhere/very/long/english/path/indeed?entry=ttu 여기요"),
        ("ko", "텔레 @very_long_english_handle_name 조심하세요"),
        ("en", "help"),
        ("en", "my brother 김민수 is missing since last week in Cambodia"),
        ("en", "I am locked in a casino in Bavet, they took my passport"),
        ("en", "is my oppa ok? he went to Poipet for a job and never called"),
        ("en", "pls help korean girl cry every nite"),
        ("en", "TEST"),
        ("zh", "救命"),
        ("zh", "我在西港被關起來了，護照被沒收"),
        ("zh", "老板 telegram @abc_boss 说要卖掉"),
        ("zh", "我朋友在KK园区 他的名字叫 Kim Minsu"),
        ("km", "ជួយខ្ញុំផង"),
        ("km", "លេខ 012 345 678 Telegram @abcdef ជួយផង"),
        ("vi", "Cứu tôi với"),
        ("vi", "cuu toi voi, toi bi nhot o Bavet, ho danh toi moi ngay"),
        ("vi", "ban toi nguoi Han Quoc bi giam trong casino"),
        ("th", "ช่วยด้วย"),
        ("th", "เพื่อนทำงานที่ปอยเปต ติดต่อไม่ได้"),
        ("ja", "助けてください、カンボジアにいます"),
        ("und", ""),
        ("und", "11.5561, 104.9282"),
        ("und", "🆘🆘"),
    ],
)
def test_main_language(code: str, text: str) -> None:
    assert language_of(tip(text)) == code


def test_language_of_several_messages_is_that_of_most_words() -> None:
    assert language_of(tip("hello", "저 지금 갇혀 있어요 도와주세요", "please")) == "ko"
