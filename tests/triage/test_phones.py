"""Telephone numbers, as people write and say them."""

from datetime import datetime

import pytest

from tests.triage.cases import WHEN, tip, values
from triage.extract.identifiers import identifiers
from triage.extraction import IdentifierKind, Role
from triage.message import Kind, Message, Tip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("010-1234-5678", "+821012345678"),
        ("연락처01012345678입니다", "+821012345678"),
        ("０１０－１２３４－５６７８", "+821012345678"),
        ("공일공 일이삼사 오육칠팔", "+821012345678"),
        ("공일공에 일이삼사에 오육칠팔입니다", "+821012345678"),
        ("공일공1234오육칠팔", "+821012345678"),
        ("O1O-1234-5678", "+821012345678"),
        ("olo 1234 5678", "+821012345678"),
        ("010.1234.5678이요", "+821012345678"),
        ("010 - 1234 - 5678", "+821012345678"),
        ("(010)1234-5678", "+821012345678"),
        ("零一零 一二三四 五六七八", "+821012345678"),
        ("+82 10 1234 5678", "+821012345678"),
        ("+82(0)10-1234-5678", "+821012345678"),
        ("0082 10 1234 5678", "+821012345678"),
        ("82-10-1234-5678로", "+821012345678"),
        ("016-234-5678", "+82162345678"),
        ("집 02-3456-7890", "+82234567890"),
        ("사무실 031)345-6789", "+82313456789"),
        ("070 7123 4567", "+827071234567"),
        ("고객센터 1588-1234", "+8215881234"),
        ("+855 96 000 12 84", "+855960001284"),
        ("855 96 000 1284 이 번호로 왔어요", "+855960001284"),
        ("00855960001284", "+855960001284"),
        ("캄보디아 번호 097 018 8227", "+855970188227"),
        ("my phone 015 019 228 phnom penh", "+85515019228"),
        ("លេខខ្ញុំ ០១២ ០១៩ ៤៤៧", "+85512019447"),
        ("Số tôi là 090 113 8274 gọi gấp", "+84901138274"),
        ("베트남 전화 090-113-8274", "+84901138274"),
        ("เบอร์ 081-234-5678 ค่ะ ช่วยด้วย", "+66812345678"),
        ("我的手机 13800138000 请联系", "+8613800138000"),
        ("我电话 010-1266-9045 他被关在西港", "+821012669045"),
        ("whatsapp +66 81 234 5678", "+66812345678"),
        ("wa.me 대신 왓츠앱 +1 213 373 4253", "+12133734253"),
    ],
)
def test_numbers_in_e164(text: str, expected: str) -> None:
    assert values(IdentifierKind.PHONE, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "국민은행 448201-04-192837",
        "기업 010-119204-01-018",
        "11.556112, 104.928233",
        "10°41.30'N 103°33.20'E",
        "2025-10-15 11:30 에 도착",
        "2025.10.15 ~ 2025.10.20",
        "몸값 20000000원",
        "3000000 VND",
        "여권 M12345678",
        "TRACWR5LLdAbPRjf1mn3qk26sXLeZJL9mp",
        "https://x.example/view/01012345678",
        "telegram @user01012345678",
        "980101-1234567",
        "일이 이렇게 됐어요 오육일 쯤 걸려요",
        "방 1204호 12층",
        "18:00-19:30 19시",
        "응급 119 112",
    ],
)
def test_other_numbers_are_no_phones(text: str) -> None:
    assert values(IdentifierKind.PHONE, text) == []


def test_several_numbers_keep_their_order_and_owners() -> None:
    found = identifiers(
        tip("알선한 사람 010-1111-2222", "제 번호는 010-3333-4444 이고", "협박범이 보내래요 전화 +855 96 000 1284")
    )
    assert [(item.value.value, item.value.owner) for item in found] == [
        ("+821011112222", Role.RECRUITER),
        ("+821033334444", Role.REPORTER),
        ("+855960001284", Role.CAPTOR),
    ]


def test_quotes_hold_the_words_as_written() -> None:
    written = tip("안녕하세요", "제 번호 ０１０－１２３４－５６７８ 입니다")
    (found,) = identifiers(written)
    assert found.quote is not None
    assert (found.quote.message, found.quote.text) == (1, "０１０－１２３４－５６７８")
    assert written.messages[1].text[found.quote.start : found.quote.end] == found.quote.text


@pytest.mark.parametrize(("label", "owner"), [("own", Role.REPORTER), ("", None)])
def test_a_shared_card_is_the_senders_only_where_it_is_their_own(label: str, owner: Role | None) -> None:
    card = Message("+821011112222 홍길순", Kind.CONTACT, label=label)
    (found,) = identifiers(Tip("t", datetime.fromisoformat(WHEN), (card,)))
    assert (found.value.value, found.value.owner) == ("+821011112222", owner)
