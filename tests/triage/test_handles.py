"""Names on chat services, however they are written around."""

import pytest

from tests.triage.cases import values
from triage.extraction import IdentifierKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("텔 ID : jangju_no1 .", "telegram:jangju_no1"),
        ("텔레만 가능 @k_ms991", "telegram:k_ms991"),
        ("텔레그램 아이디는 Boss_KR 입니다", "telegram:boss_kr"),
        ("텔그 abc_123", "telegram:abc_123"),
        ("텔레bosskim77로 연락", "telegram:bosskim77"),
        ("텔레 bosskim 으로", "telegram:bosskim"),
        ("tg: hr_leo", "telegram:hr_leo"),
        ("his tele is boss_leo99", "telegram:boss_leo99"),
        ("https://t.me/abc_job", "telegram:abc_job"),
        ("t.me/abc_job/123", "telegram:abc_job"),
        ("telegram.me/abc_job", "telegram:abc_job"),
        ("tg://resolve?domain=abc_job", "telegram:abc_job"),
        ("모집책 @only_at_name 조심", "telegram:only_at_name"),
        ("골뱅이 boss 언더바 hk0815", "telegram:boss_hk0815"),
        ("텔레 j a n g j u _ n o 1", "telegram:jangju_no1"),
        ("飞机号 @jinbian_hr88", "telegram:jinbian_hr88"),
        ("电报：abc_8899", "telegram:abc_8899"),
        ("តេឡេក្រាម @kohkong_hr88", "telegram:kohkong_hr88"),
        ("카톡아이디 dragon77kh,", "kakao:dragon77kh"),
        ("카톡 아이디는 minsu.kim이고", "kakao:minsu.kim"),
        ("카카오톡ID:love-job", "kakao:love-job"),
        ("까톡 happyjob77 로", "kakao:happyjob77"),
        ("kakao talk id: minsu88", "kakao:minsu88"),
        ("라인 choi_bj_vn 썼습니다", "line:choi_bj_vn"),
        ("라인 id choi.sj_0419 추가해요", "line:choi.sj_0419"),
        ("LINE ID huang_8866", "line:huang_8866"),
        ("ไลน์ admin.poipet88", "line:admin.poipet88"),
        ("微信号 hh_caiwu168 账户", "wechat:hh_caiwu168"),
        ("加微信：kb-hr2025", "wechat:kb-hr2025"),
        ("v信 abc88899", "wechat:abc88899"),
        ("위챗 wq_cfo88 이에요", "wechat:wq_cfo88"),
        ("인스타 @dream_overseas_ 에서", "instagram:dream_overseas_"),
        ("Recruiter's IG: global.talent.seoul", "instagram:global.talent.seoul"),
        ("subin.oh_22 (인스타)", "instagram:subin.oh_22"),
        ("abc_99 라는 텔레 계정", "telegram:abc_99"),
        ("facebook: sunrise.hr.vn", "facebook:sunrise.hr.vn"),
        ("페북 sunrise.hr.vn 에서 봤어요", "facebook:sunrise.hr.vn"),
    ],
)
def test_one_handle(text: str, expected: str) -> None:
    assert values(IdentifierKind.HANDLE, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "온라인 abc_def 회사",
        "호텔 crown_77 앞",
        "my line manager took it",
        "we talked on telegram and whatsapp only",
        "카톡으로 OTP 보내라고 했어요",
        "메일은 abc.kim@gmail.com 입니다",
        "whatsapp +855 12 345 678",
        "인스타 디엠으로 연락이 왔어요",
        "텔레비전 tv5 에서",
        "https://t.me/+AbCdEf123",
        "라인업 good99",
        "telegram group with korean people",
    ],
)
def test_no_handle(text: str) -> None:
    assert values(IdentifierKind.HANDLE, text) == []


def test_services_are_inherited() -> None:
    assert values(IdentifierKind.HANDLE, "라인으로 연락했는데", "아이디가 @choi_77 이에요") == ["line:choi_77"]
    assert values(IdentifierKind.HANDLE, "카톡 아이디는 minsu.kim 이고 텔레는 @minsu_k") == [
        "kakao:minsu.kim",
        "telegram:minsu_k",
    ]
    assert values(IdentifierKind.HANDLE, "텔레그램으로 연락왔고 아이디는 hello_77 입니다") == ["telegram:hello_77"]


def test_a_handle_is_named_once() -> None:
    assert values(IdentifierKind.HANDLE, "텔레 @abc_77", "t.me/abc_77", "@ABC_77") == ["telegram:abc_77"]
