"""Links as written."""

import pytest

from tests.triage.cases import values
from triage.extraction import IdentifierKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/view/1", "https://a.example/view/1"),
        ("https://a.example/view/1.", "https://a.example/view/1"),
        ("https://a.example/view/88213이요", "https://a.example/view/88213"),
        ("https://a.example에서 봤어요", "https://a.example"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("[링크](https://a.example/b_(c))", "https://a.example/b_(c)"),
        ("'https://a.example/b'라고", "https://a.example/b"),
        ("https://a.example/b，请看", "https://a.example/b"),
        ("https://map.example/map/숙소,13.6431,102.5902 이거고", "https://map.example/map/숙소,13.6431,102.5902"),
        ("https://uri.example/marker?position=103.5,10.6&name=这里", "https://uri.example/marker?position=103.5,10.6&name=这里"),
        (
            "https://www.google.com/maps/place/11%C2%B036'36.7%22N/@11.6,102.9,17z/data=!3m1!4b1 여기",
            "https://www.google.com/maps/place/11%C2%B036'36.7%22N/@11.6,102.9,17z/data=!3m1!4b1",
        ),
        ("HTTP://A.example", "HTTP://A.example"),
        ("www.kh-intern.example.net 인데", "www.kh-intern.example.net"),
        ("maps.app.goo.gl/abcDEF.", "maps.app.goo.gl/abcDEF"),
        ("링크 kh-intern.net 인데", "kh-intern.net"),
        ("t.me/+AbCdEf123", "t.me/+AbCdEf123"),
        ("https://t.me/joinchat/AAAA_b", "https://t.me/joinchat/AAAA_b"),
        ("https://instagram.com/dream_/", "https://instagram.com/dream_/"),
    ],
)
def test_one_link(text: str, expected: str) -> None:
    assert values(IdentifierKind.URL, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "t.me/abc_job",
        "https://t.me/abc_job",
        "abc.kim@gmail.com",
        "인스타 global.talent.com_x",
        "끝.com",
        "3.5k/mo",
        "kh-intern.net",
        "U.S.A/Korea",
    ],
)
def test_no_link(text: str) -> None:
    assert values(IdentifierKind.URL, text) == []


def test_two_links_in_one_line() -> None:
    assert values(IdentifierKind.URL, "https://a.example/1, https://b.example/2!") == [
        "https://a.example/1",
        "https://b.example/2",
    ]
