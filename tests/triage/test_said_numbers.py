"""Numbers said in words, split over messages or hidden behind addresses; all numbers are made up."""

import pytest

from tests.triage.cases import values
from triage.extraction import IdentifierKind

P, A, U = IdentifierKind.PHONE, IdentifierKind.HANDLE, IdentifierKind.URL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("뜬 번호는 플러스 팔오오 일이 구팔칠 육오사 이거예요", "+85512987654"),
        ("플러스팔이 일공 이삼사오 육칠팔구로 왔어요", "+821023456789"),
        ("전화는 +팔오오 일이 삼사오 육칠팔 이에요", "+85512345678"),
        ("제 번호 공일공 이삼사오 육칠팔구입니다", "+821023456789"),
        ("call me zero one zero, two three four five, six seven eight nine", "+821023456789"),
        ("number is plus eight five five one two three four five six seven eight", "+85512345678"),
        ("zero one zero double two three four double five six seven", "+821022345567"),
        ("eomma beonho gong il gong i sam sa o yuk chil pal gu", "+821023456789"),
        ("캄보디아 번호 공일이 삼사오 육칠팔 입니다", "+85512345678"),
        ("số không chín không một hai ba bốn năm sáu bảy", "+84901234567"),
        ("wa.me/85512345678 로 연락하래요", "+85512345678"),
        ("https://wa.me/85512345678", "+85512345678"),
        ("api.whatsapp.com/send?phone=85512345678", "+85512345678"),
    ],
)
def test_a_number_however_it_is_said(text: str, number: str) -> None:
    assert values(P, text) == [number]


@pytest.mark.parametrize(
    "messages",
    [
        ("제 번호 010-2345", "6789"),
        ("엄마 전화 010", "2345-6789 입니다"),
        ("+82 10 2345-", "-6789"),
        ("연락처는 010 2345..", "6789요"),
    ],
)
def test_a_number_over_two_messages(messages: tuple[str, str]) -> None:
    assert values(P, *messages) == ["+821023456789"]


@pytest.mark.parametrize(
    "messages",
    [
        ("공이 일 이 삼 사 오 층",),
        ("일이삼사오육칠",),
        ("2층이고 010", "3명이 있어요"),
        ("제 번호는 010-2345-6789", "1234"),
        ("one two three four, help me now"),
        ("i sa ram i o nal sam il jeon e watda",),
    ],
)
def test_other_figures_are_no_number_more(messages: tuple[str, ...]) -> None:
    assert values(P, *messages) in ([], ["+821023456789"])


@pytest.mark.parametrize(
    ("text", "handle", "url"),
    [
        ("글쓴이 fb.com/job.agent.kh 입니다", ["facebook:job.agent.kh"], []),
        ("posted at instagram.com/dream_jobs77", ["instagram:dream_jobs77"], []),
        ("m.me/happywork.kr", ["facebook:happywork.kr"], []),
        ("틱톡 tiktok.com/@golden_job 여기요", ["tiktok:golden_job"], []),
        ("line.me/ti/p/~goldjob77", ["line:goldjob77"], []),
        ("https://www.facebook.com/groups/12345", [], ["https://www.facebook.com/groups/12345"]),
        ("fb.com/groups/987", [], ["fb.com/groups/987"]),
        ("majimak katok 12wol 23il", [], []),
        ("카톡 15sal 때부터", [], []),
        ("telegram 10pm에 연락옴", [], []),
    ],
)
def test_addresses_of_profiles_and_what_is_no_handle(text: str, handle: list[str], url: list[str]) -> None:
    assert values(A, text) == handle
    assert values(U, text) == url
