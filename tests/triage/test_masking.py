"""Registration and passport numbers are hidden; nothing else is."""

import pytest

from tests.stalling import no_stalling
from triage.masking import mask_rrn


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("주민번호 980101-1234567 입니다", "주민번호 980101-******* 입니다"),
        ("980101 1234567", "980101 *******"),
        ("9801011234567", "980101*******"),
        ("９８０１０１－１２３４５６７", "９８０１０１－*******"),
        ("980101 - 2234567이요", "980101 - *******이요"),
        ("980101–4234567", "980101–*******"),
        ("9 8 0 1 0 1 - 1 2 3 4 5 6 7", "9 8 0 1 0 1 - * * * * * * *"),
        ("외국인등록번호 850315-5678901", "외국인등록번호 850315-*******"),
        ("980101-1\u200b234567", "980101-*\u200b******"),
        ("아들980101-1234567딸010203-4234567", "아들980101-*******딸010203-*******"),
        ("980101.1234567", "980101.*******"),
    ],
)
def test_hides_registration_numbers(written: str, masked: str) -> None:
    text, count = mask_rrn(written)
    assert text == masked
    assert len(text) == len(written)
    assert count == masked.count("*") // 7


@pytest.mark.parametrize(
    "text",
    [
        "010-1234-5678",
        "01012345678 01098765432",
        "+82 10 1234 5678",
        "농협 352-1029-3847-13",
        "계좌 3521029384713",
        "카카오뱅크 3333192048811",
        "국민은행 9801012345673",
        "980101-1",
        "생년월일 980101 전화 010-1234-5678",
        "981301-1234567",
        "980132-1234567",
        "980101-9234567",
        "12980101-1234567",
        "980101-12345678",
        "970101 1588 1234",
        "TRACWR5LLdAbPRjf1mn3qk26sXLeZJL9mp",
        "11.556101, 104.928212",
        "2025-10-15 11:30",
        "",
    ],
)
def test_leaves_other_numbers(text: str) -> None:
    assert mask_rrn(text) == (text, 0)


@pytest.mark.parametrize("letter", ["1", "9", " ", "1 ", "980101-", "980101", "\u200b", "가"])
def test_takes_linear_time(letter: str) -> None:
    text = letter * (100_000 // len(letter))
    with no_stalling():
        mask_rrn(text)
