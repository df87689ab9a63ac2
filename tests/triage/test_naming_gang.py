"""Those who hire, hold and run: their names, nicknames and parts in offers and in accounts of a place; everybody is made up."""

import pytest

from tests.triage.test_naming_more import OTHER, C, H, named

OFFERS = [
    ("[캄보디아 텔레마케터 모집] 월 700+인센 숙식제공, 문의 장실장 카톡 jjang77", {(H, "장실장")}),
    ("해외 고객센터 직원 구합니다 담당 유리 라인 yuri_job", {(H, "유리")}),
    ("고수익 알바라면서 '민팀장'이라는 사람이 자꾸 전화해요 010-2222-3333", {(H, "민팀장")}),
    ("텔레그램에서 자기를 벤이라고 소개한 사람이 월 천 준다고 캄보디아 오래요", {(H, "벤")}),
    ("오픈챗 방장 닉네임 '골든키위' 가 통장 있으면 300 준다고 합니다", {(H, "골든키위")}),
    ("면접관 이름은 추성일이고 여권 사진부터 보내래요 캄보디아 채팅 알바", {(H, "추성일")}),
    ("동네 후배들한테 해외 알바 권하는 사람 신고합니다. 이름 위건호, 29살, 텔레 @wgh29", {(H, "위건호")}),
    ("인스타 광고 보고 연락했더니 소피아 매니저라는 사람이 항공권 보내준다네요", {(H, "소피아 매니저")}),
    ("누가 당근에 올린 글인데 연락처는 황부장 010-3434-5656 해외 상담직 월 600", {(H, "황부장")}),
    ("saw a post: customer service in Sihanoukville, $2500, contact Manager Lin on WhatsApp", {(H, "Manager Lin")}),
    ("A recruiter named Chloe Reyes keeps adding me to groups about jobs in Bavet", {(H, "Chloe Reyes")}),
    ("Job ad for Korean speakers, ask for Kevin on telegram @kev_hr", {(H, "Kevin")}),
    ("招聘韩语客服 月薪三万 联系小美 微信 xm888", {(H, "小美")}),
    ("高薪招打字员去柬埔寨 找陈经理报名", {(H, "陈经理")}),
    ("朋友圈有人招人去西港 自称林总 包机票", {(H, "林总")}),
    ("tuyển nhân viên biết tiếng Hàn sang Bavet, liên hệ chị Ngân zalo 0901234567", {(H, "Ngân")}),
    ("รับสมัครแอดมินปอยเปต ติดต่อพี่หนุ่ย ไลน์ nui99", {(H, "พี่หนุ่ย")}),
    ("រើសបុគ្គលិកចេះភាសាកូរ៉េ ទាក់ទងអ្នកគ្រប់គ្រងឈ្មោះ វិចិត្រ", {(H, "វិចិត្រ")}),
]
ACCOUNTS = [
    (
        "두 달 전에 나온 사람입니다. 거기 팀장은 중국사람 아룡이고 한국인 관리자는 오실장이에요 매일 맞았습니다",
        {(C, "아룡"), (C, "오실장")},
    ),
    ("저는 작년에 풀려났고 지금 집입니다. 우리를 감시하던 놈은 별명이 까치, 본명은 모릅니다", {(C, "까치")}),
    ("거기서 사장을 '마 대표'라고 불렀어요. 저는 위약금 내고 나왔습니다", {(C, "마 대표")}),
    ("단지에서 나온지 석달 됐어요. 총괄은 '대머리', 채찍으로 때리던 건 강과장", {(C, "대머리"), (C, "강과장")}),
    ("I got home in March. Our floor boss was called Uncle Bo and he used the taser himself", {(C, "Uncle Bo")}),
    (
        "I escaped from there last year. Managers: one Chinese named Hao, one Korean everybody called Director Nam",
        {(C, "Hao"), (C, "Director Nam")},
    ),
    ("我逃出来了 现在在家 看管我们的叫刀疤 天天电人", {(C, "刀疤")}),
    ("Tôi về nhà rồi. Ở đó thằng quản lý tên Tài Đen hay đánh người", {(C, "Tài Đen")}),
]
KNOWN = [
    ("환전상 하는 정사장이 그 조직 돈 세탁해 줍니다 프놈펜 시내예요", {(OTHER, "정사장")}),
    ("국내 총책은 대구 사는 '꺽다리'입니다 통장 모아서 넘깁니다", {(OTHER, "꺽다리")}),
    ("그 건물 임대한 사람 이름이 석만호라고 부동산에서 들었어요 창문 다 막아놨어요", {(OTHER, "석만호")}),
    ("서버 관리하는 케빈이라는 사람이 사기 사이트를 만듭니다 저는 외주 개발자예요", {(OTHER, "케빈")}),
    ("园区的房东姓赵 人称赵总 把楼租给诈骗公司", {(OTHER, "赵总")}),
]


@pytest.mark.parametrize(("text", "expected"), [*OFFERS, *ACCOUNTS, *KNOWN])
def test_who_hires_holds_and_runs(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected
