"""Identifiers in turns of phrase that nobody wrote a rule for: other orders, spelt signs, foreign numbers; all are made up."""

import pytest

from tests.triage.cases import values
from triage.extraction import IdentifierKind

P, H, A, W, U = (
    IdentifierKind.PHONE,
    IdentifierKind.HANDLE,
    IdentifierKind.ACCOUNT,
    IdentifierKind.WALLET,
    IdentifierKind.URL,
)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("텔레아이디밖에 몰라요 job_bridge77", "telegram:job_bridge77"),
        ("소개한 사람은 텔레 아이디만 있어요. mekong_joy88", "telegram:mekong_joy88"),
        ("카톡은 프로필에 sunny.day_09 라고 되어 있어요", "kakao:sunny.day_09"),
        ("ray_mentor99 이 텔레그램 계정으로 지시했어요", "telegram:ray_mentor99"),
        ("dream.high_77 카톡 추가하라고", "kakao:dream.high_77"),
        ("golden_kim88 텔레예요", "telegram:golden_kim88"),
        ("위챗 id가 lao_wang168 이었습니다", "wechat:lao_wang168"),
        ("텔레 골뱅이 white 언더바 fox77", "telegram:white_fox77"),
        ("카톡 아이디 moon 점 rise88 이요", "kakao:moon.rise88"),
        ("텔레그램 아이디 blue 하이픈 sky77", "telegram:blue-sky77"),
        ("telegram id is red underscore panda88", "telegram:red_panda88"),
        ("line id: kim dot boss99", "line:kim.boss99"),
        ("LINE 是 ah_fai 點 777", "line:ah_fai.777"),
        ("微信 xiao 下划线 ming88", "wechat:xiao_ming88"),
        ("加V：dahai_8899", "wechat:dahai_8899"),
        ("绿泡泡 huanle_666", "wechat:huanle_666"),
        ("他的TG是 jade_hr2024", "telegram:jade_hr2024"),
        ("ไลน์ไอดี pim จุด work99", "line:pim.work99"),
        ("ไอดีไลน์ nong_job77", "line:nong_job77"),
        ("face là tuyen.dung.vip", "facebook:tuyen.dung.vip"),
        ("fb page 'hanoi.travel.jobs' posts every day", "facebook:hanoi.travel.jobs"),
        ("his zalo: lan.hr_99", "zalo:lan.hr_99"),
        ("DM'd me on IG as @seoul.glow.jobs", "instagram:seoul.glow.jobs"),
        ("He wrote 'come now please' on Telegram. His ID tae_min0309", "telegram:tae_min0309"),
        ("Telegram: 'bro I am scared tonight', his id is kim_ray77", "telegram:kim_ray77"),
        ("텔레 방장 닉은 @night_owl_kr", "telegram:night_owl_kr"),
        ("1️⃣ 텔레 @five_star88", "telegram:five_star88"),
        ("ig는 young_min.00 이고", "instagram:young_min.00"),
        ("kakao id neun sora_7788 ieyo", "kakao:sora_7788"),
        ("인스타계정 k.daily_job", "instagram:k.daily_job"),
        ("QQ 123456789", "qq:123456789"),
    ],
)
def test_a_handle_in_other_words(text: str, handle: str) -> None:
    assert values(H, text) == [handle]


@pytest.mark.parametrize(
    "text",
    [
        "텔레그램으로 받은 KE689 항공권",
        "카톡으로 report_final.pdf 를 보내왔어요",
        "텔레로 사진 받음. 방 번호 B1204 이고 3E-0918 차량",
        "Telegram: please come quick they hit us",
        "he said on telegram 'mom I love you'",
        "카카오톡에 아무것도 안 떠요",
        "she posts on facebook every day",
        "line up at gate B27 please",
        "카톡 프로필이 2024년 사진이에요",
        "wechat 里 他说 nihao 而已",
        "FB: Sok Dara, he posts jobs",
    ],
)
def test_ordinary_words_are_no_handle(text: str) -> None:
    assert values(H, text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("찍힌 번호가 공공 팔오오 일이 삼사오 육칠팔 입니다", "+85512345678"),
        ("+44 7700 900123 on whatsapp", "+447700900123"),
        ("whatsapp +855 81 555 0123 sent it", "+855815550123"),
        ("writing from Penang, my hp 012-555 0147", "+60125550147"),
        ("我是台灣人 手機 0912-345-678", "+886912345678"),
        ("Call me in Sydney 0412 345 678, I am in Australia", "+61412345678"),
        ("일본 사는데 제 번호 090-1234-5678 이에요", "+819012345678"),
        ("I'm in Jakarta, Indonesia. phone 0812 3456 7890", "+6281234567890"),
        ("📞 0️⃣1️⃣0️⃣ 2️⃣3️⃣4️⃣5️⃣ 6️⃣7️⃣8️⃣9️⃣", "+821023456789"),
        ("➊ 번호 010 ②③④⑤ ⑥⑦⑧⑨", "+821023456789"),
        ("010 ★ 2345 ★ 6789", "+821023456789"),
        ("010_2345_6789", "+821023456789"),
        ("공 일 공 이 삼 사 오 육 칠 팔 구", "+821023456789"),
        ("tel: 0082-10-2345-6789", "+821023456789"),
        ("เบอร์ ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด", "+66812345678"),
        ("លេខ ០៩៧ ១២៣ ៤៥៦៧", "+855971234567"),
        ("柬埔寨电话 096 123 4567", "+855961234567"),
        ("010 – 2345 – 6789 (엄마)", "+821023456789"),
        ("+82)10-2345-6789", "+821023456789"),
        ("my singapore number +65 9123 4567", "+6591234567"),
        ("微信:13812345678", "+8613812345678"),
        ("번호가 855 81 555 0123 이었어요", "+855815550123"),
        ("캄보디아 번호 081 555 0123", "+855815550123"),
        ("공하나공 둘셋넷다섯 여섯칠팔아홉", "+821023456789"),
        ("공하나공에 둘셋넷다섯에 여섯일곱여덟아홉이요", "+821023456789"),
        ("010 빼고 2345 6789", "+821023456789"),
        ("010 다음에 2345 그리고 6789", "+821023456789"),
        ("공일공으로 시작하고 이삼사오 육칠팔구", "+821023456789"),
        ("010:2345:6789", "+821023456789"),
        ("ㅇ1ㅇ-2345-6789", "+821023456789"),
        ("캄보디아 번호로 096에 123에 4567", "+855961234567"),
        ("팔오오 구육 일이삼 사오육칠", "+855961234567"),
        ("+855 구육 일이삼 사오육칠", "+855961234567"),
        ("gong il gong e i sam sa o e yuk chil pal gu", "+821023456789"),
        ("캄보디아 번호 012 345 678 이 번호로", "+85512345678"),
        ("전화번호 010ㅡ2345ㅡ6789", "+821023456789"),
        ("ring me on 070-2345-6789", "+827023456789"),
    ],
)
def test_a_number_in_other_words(text: str, number: str) -> None:
    assert values(P, text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "여권번호 M70123456 발급 2019-04-11",
        "편명 KE689 좌석 34A",
        "RM40000 by Friday",
        "+5000 달러 더 달래요",
        "2024 12 05 13 20 출발",
        "id 880101",
        "방 012-3 호",
        "점수 9 8 7 6 5 4 3 2",
    ],
)
def test_other_figures_are_no_number(text: str) -> None:
    assert values(P, text) == []


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("國泰世華 0605-0188-2734 戶名王", "060501882734"),
        ("中國信託 822 1234 5678 9012", "822123456789012"),
        ("玉山銀行 0989-979-123456", "0989979123456"),
        ("HSBC Hong Kong 123-456789-833", "123456789833"),
        ("Maybank 1141 2345 6789", "114123456789"),
        ("BCA 1234567890 a/n Budi", "1234567890"),
        ("입금은 110-234-567890 신한 홍길동", "110234567890"),
        ("352-1029-3847-13 홍길동 농협으로 보내래요", "3521029384713"),
        ("예금주 홍길동 우리은행 1002-345-678901", "1002345678901"),
        ("국민(홍길동) 448201-04-192837", "44820104192837"),
        ("수협 홍길동 2020-1234-5678", "202012345678"),
        ("송금할 계좌 : 케이뱅크 100-123-456789", "100123456789"),
        ("ngân hàng MB 0987654321012 chủ tk Lan", "0987654321012"),
        ("ACB số tài khoản 123456789", "123456789"),
        ("โอนเข้าไทยพาณิชย์ 123-456789-0", "1234567890"),
        ("ธนาคารกสิกรไทย เลขที่ 048-3-55512-7", "0483555127"),
        ("收款 招商银行 6214 8301 2345 6789 张三", "6214830123456789"),
        ("Wing account 00123456", "00123456"),
    ],
)
def test_an_account_in_other_words(text: str, account: str) -> None:
    assert values(A, text) == [account]
    assert values(P, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "입금 15000000원",
        "송금하면 2025-11-02 까지 풀어준대요",
        "우체국 앞 010-2345-6789",
        "은행 창구 번호 0123",
        "하나 둘 셋 12345678",
    ],
)
def test_other_figures_are_no_account(text: str) -> None:
    assert values(A, text) == []


@pytest.mark.parametrize(
    ("text", "wallet"),
    [
        ("도지 DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L 로", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"),
        ("LTC LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"),
        (
            "ada addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
            "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
        ),
        ("send USDC to wallet 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"),
        ("리플 rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh 태그 12", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
    ],
)
def test_a_wallet_of_another_chain(text: str, wallet: str) -> None:
    assert values(W, text) == [wallet]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("페이스북 fb page 'hanoi.travel.jobs' 에서", []),
        ("apply at http://bokor-staff.example/apply or text", ["http://bokor-staff.example/apply"]),
        ("지도 https://maps.app.goo.gl/AbC123def 이쪽", ["https://maps.app.goo.gl/AbC123def"]),
        ("kko.to/AbC123 여기", ["kko.to/AbC123"]),
        ("naver.me/xYz12 눌러보세요", ["naver.me/xYz12"]),
        ("open.kakao.com/o/gAbCdEf 로 들어오래요", ["open.kakao.com/o/gAbCdEf"]),
        ("https://t.me/+Ab1Cd2Ef3", ["https://t.me/+Ab1Cd2Ef3"]),
    ],
)
def test_links_and_names_that_look_like_one(text: str, urls: list[str]) -> None:
    assert values(U, text) == urls
