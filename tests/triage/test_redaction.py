"""Nothing that names or reaches a person is left in what leaves the house, and the answer comes back whole."""

import pytest

from triage.extraction import Extraction, Finding, Person, Role
from triage.redaction import redact

SECRETS = [
    ("전화는 010-2345-6789 예요", "010-2345-6789"),
    ("전화 ０１０ ２３４５ ６７８９", "０１０ ２３４５ ６７８９"),
    ("call +855 12 345 678 pls", "+855 12 345 678"),
    ("여권 M12345678", "M12345678"),
    ("여권번호 m123A4567 입니다", "m123A4567"),
    ("주민번호 980101-*******", "980101"),
    ("생일 1998-01-02", "1998-01-02"),
    ("농협 302-1234-5678-91 로", "302-1234-5678-91"),
    ("텔레 @dark_wolf99", "dark_wolf99"),
    ("카톡 아이디 minsu_77 이에요", "minsu_77"),
    ("telegram: wolf.boss", "wolf.boss"),
    ("微信号: abc_2020", "abc_2020"),
    ("mail me a.b@example.org", "a.b@example.org"),
    ("https://maps.app.goo.gl/AbCdEf 여기", "AbCdEf"),
    ("t.me/joinwork123", "joinwork123"),
    ("여기 11.06832, 106.16731", "106.16731"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "52908400098527886E0F7030069857D2E4169EE7"),
    ("My name is Garam Kim and", "Garam"),
    ("제 이름은 가나라 입니다", "가나라"),
    ("他叫王测试在那里", "王测试"),
    ("ชื่อ สมทดสอบ", "สมทดสอบ"),
    ("with Park Testname there", "Testname"),
]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_a_secret_is_taken_out_and_comes_back(text: str, secret: str) -> None:
    (out,), redaction = redact([text], Extraction())
    assert secret not in out
    assert redaction.restore(out) == text


def test_a_known_name_goes_in_every_message_and_form() -> None:
    known = Extraction(people=(Finding(Person(Role.VICTIM, "김가람")),))
    out, redaction = redact(["김가람이 잡혔어요", "가람아 어디야, 김 가람!"], known)
    assert "가람" not in "".join(out)
    assert [redaction.restore(text) for text in out] == ["김가람이 잡혔어요", "가람아 어디야, 김 가람!"]


@pytest.mark.parametrize("text", ["바벳에서 3천만원을 내일까지", "2026-11-20 에 연락", "in Bavet, 26 years old", "5명이 있어요"])
def test_what_a_reader_needs_stays(text: str) -> None:
    assert redact([text], Extraction())[0] == [text]


def test_a_placeholder_that_somebody_wrote_is_left_alone() -> None:
    text = "[PHONE_1] 010-2345-6789"
    (out,), redaction = redact([text], Extraction())
    assert redaction.restore(out) == text
    assert out.count("[PHONE_1]") == 1
