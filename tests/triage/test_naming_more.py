"""Names and parts in tips of many kinds of writers; everybody is made up."""

import pytest

from tests.triage.cases import persons

V, R, C, H, OTHER = "victim", "reporter", "captor", "recruiter", "other"


def named(*texts: str) -> set[tuple[str, str | None]]:
    """The parts and names that a tip gives."""
    return {(role, name) for role, name, _, _ in persons(*texts) if name}


RELATIVES = [
    ("큰조카 염다솔이 캄보디아에서 연락이 끊긴지 나흘째예요 고모 되는 사람입니다", {(V, "염다솔")}),
    ("우리집 막내 길한결이가 태국 간다더니 소식이 없심더", {(V, "길한결")}),
    ("제 약혼자는 국서준이고 서른넷, 시아누크빌에서 못 나오고 있습니다", {(V, "국서준")}),
    ("외손주 방은찬이 올해 스물하나인데 캄보디아로 갔다가 전화가 꺼졌습니다", {(V, "방은찬")}),
    ("친구 셋이 갔는데 심로운, 도가람, 변하랑 이렇게 셋 다 연락이 안 됩니다", {(V, "심로운"), (V, "도가람"), (V, "변하랑")}),
    ("옥재민 금도훈 둘 다 같은 과 동기예요 단지에 갇혔다고 톡이 왔어요", {(V, "옥재민"), (V, "금도훈")}),
    ("저는 채민경이고요 남동생은 채민석. 바벳에 감금돼 있대요", {(R, "채민경"), (V, "채민석")}),
    ("신고자 어머니 노영순, 실종자 아들 탁건우 (27)", {(R, "노영순"), (V, "탁건우")}),
    ("보호자 누나 함지수 / 대상자 함지훈 / 11월 출국 후 두절", {(R, "함지수"), (V, "함지훈")}),
    ("통영 사는 애비 표영길이올시다. 아들 표수한이 끌려갔소", {(R, "표영길"), (V, "표수한")}),
]
CALLED = [
    ("거기 갇힌 사람 중에 지훈이라는 애가 있어요 살려달래요", {(V, "지훈")}),
    ("같은 층에 하율이란 친구도 맞아서 못 걸어요 저도 갇혀 있어요", {(V, "하율")}),
    ("도윤이라고 스물여섯 된 청년이 단지에서 도망쳐 우리 가게로 왔습니다", {(V, "도윤")}),
    ("동생이 텔레로 연락하던 레오라는 사람 아이디가 leo_hr 예요. 동생은 어제 출국했어요", {(H, "레오")}),
    ("아들을 데려간 건 마이클 킴이라는 놈입니다. 카톡으로 꼬드겼어요", {(H, "마이클 킴")}),
    ("누나가 갇혀있는데 제이슨이라는 남자가 매일 때린대요", {(C, "제이슨")}),
    ("한국 언니 이름 하린, 시장에 올 때 경비가 따라와요 여권도 없대요", {(V, "하린")}),
]
POSTS = [
    ("캄보디아 사는 교민 곽동현이라고 합니다. 길에서 맨발로 뛰어온 청년을 데리고 있어요 감금됐었대요", {(R, "곽동현")}),
    ("새빛교회 민정화 권사입니다. 우리 청년 원지호(25)가 거기서 못 나온다고 합니다", {(R, "민정화"), (V, "원지호")}),
    ("선교사 우상진입니다 바벳에서 도망친 한국 청년이 우리집에 있습니다", {(R, "우상진")}),
    ("저희 회사 편도진 과장(39)이 출장 중 프놈펜에서 연락이 끊겼습니다", {(V, "편도진")}),
    ("영업팀 석나연 대리가 휴가로 태국 갔다가 실종됐습니다", {(V, "석나연")}),
]
DEALERS = [
    ("전여친이 사람을 모아서 보내요. 이름 봉서희 전화 010-2345-1111", {(H, "봉서희")}),
    ("사촌형이 캄보디아 모집책이에요 이름은 어진석입니다 벌써 셋 보냈어요", {(H, "어진석")}),
    ("학교 선배가 소개비 받고 애들을 넘긴답니다. 선배 이름 탁민재", {(H, "탁민재")}),
    ("황팀장이 비행기표 보내준다고 내일 공항으로 오래요 이거 괜찮은 건가요", {(H, "황팀장")}),
    ("단지 나와서 집에 왔습니다. 거기 관리하던 조선족 실장 별명이 '도끼'였고 매일 때렸어요", {(C, "도끼")}),
    ("여기 갇혀 있어요 관리하는 사람은 미나언니라고 불러요 살려주세요", {(C, "미나언니")}),
    ("리딩방 돌리는 마사장 제보합니다 텔레 @ma_boss_1", {(OTHER, "마사장")}),
]
SELVES = [
    ("저 국하진 지금 화장실에 숨어서 써요 문 밖에 경비 있어요 살려주세요", {(V, "국하진")}),
    ("저는 어도경. 옆방 형은 이름 몰라요 둘 다 맞아서 못 걸어요 전화하지 마세요", {(V, "어도경")}),
    ("제 이름 Lucas Gil 이에요 한글 느려요 건물에 갇혔어요 help", {(V, "Lucas Gil")}),
    ("내일 새벽 출국하는데 저희 둘이 같이 가요(저 설태오, 맹주원). 월 800 준다는데 사기인가요", {(V, "설태오"), (V, "맹주원")}),
    ("jeo bong taemin, 28sal. gamgeum dwaesseoyo sallyeojuseyo", {(V, "bong taemin")}),
    ("na seol dain imnida yeogi mot nagayo dap jang hajimaseyo", {(V, "seol dain")}),
]
LATIN = [
    ("Two Korean boys in my building, Jun-seo and Dae Hyun, boss take their passport", {(V, "Jun-seo"), (V, "Dae Hyun")}),
    ("Hajun is locked in room 5, they hit him every night. I clean there", {(V, "Hajun")}),
    ("sohyun said they took her passport and she cant leave the ktv", {(V, "sohyun")}),
    ("the sign in the passport reads TAK HYUNSEO, he went for a job and never came back", {(V, "TAK HYUNSEO")}),
    (
        "My coworker Nari Gil stopped answering after the Bavet interview.\nRegards, Owen Clarke",
        {(V, "Nari Gil"), (R, "Owen Clarke")},
    ),
    ("Got a mail from 'Mia Torres, Senior Recruiter' offering 6k in Poipet", {(H, "Mia Torres")}),
    ("I was inside for three months and got out. The guy in charge went by Tiger, he beat people", {(C, "Tiger")}),
    ("contact is some lady named Kelly on telegram, my friend flies tomorrow for the job", {(H, "Kelly")}),
]
HAN = [
    ("前夫卞相宇 四十岁 去西港以后电话关机", {(V, "卞相宇")}),
    ("我孙女蔡恩雅被骗到金边 出不来", {(V, "蔡恩雅")}),
    ("我朋友被一个叫龙哥的人骗去园区", {(H, "龙哥")}),
    ("窗口是一个叫 Coco 的女生 她叫我女友明天飞金边", {(H, "Coco")}),
    ("那栋楼叫金海湾 里面有韩国人被关", set()),
    ("園區帶頭的叫「阿昌」 天天打人 我逃回台灣了", {(C, "阿昌")}),
    ("她叫Minji 韩国人 被打得走不动 我们躲在一起", {(V, "Minji")}),
]
MEKONG = [
    ("Con gái tôi, cháu tên Seo Bảo An, 19 tuổi, bị giữ ở Bavet", {(V, "Seo Bảo An")}),
    ("chị Thảo nào đó rủ bạn mình sang Campuchia làm, bạn mình tên Yoon Seol", {(H, "Thảo"), (V, "Yoon Seol")}),
    ("มีผู้ชายเกาหลีชื่อ ยุนโฮ โดนขังอยู่ชั้นห้า", {(V, "ยุนโฮ")}),
    ("ประกาศหาคนไปทำงานปอยเปต รายได้ดี สนใจติดต่อเฮียกวง", {(H, "เฮียกวง")}),
    ("ប្តីខ្ញុំជាជនជាតិកូរ៉េឈ្មោះ ប៉ាក មីនហូ ត្រូវគេឃុំ", {(V, "ប៉ាក មីនហូ")}),
    ("ចុះឈ្មោះរៀនភាសាកូរ៉េនៅឯណា", set()),
]
NOBODY = [
    ("저희 학교 앞에 해외취업 전단지가 붙어 있어요 카톡 abc123", set()),
    ("여직원 모집 광고에 고수익이라고 되어 있던데 신고합니다", set()),
    ("집사람이 지도를 보내왔어요 주차장 쪽 건물이래요 감금됐대요", set()),
    ("저 여기서 공사장 일하다가 여권을 뺏겼어요", set()),
    ("예약이 취소됐는데 환불은 언제 되나요 진작에 물어볼걸", set()),
    ("친구가 저한테 먼저 얘기해서 알았어요 감금됐다고요", set()),
    ("남편이 추가하라고 한 카톡이 수상해요", set()),
    ("Our team stays at Blue Lotus Suites in Siem Reap, is it a scam?", set()),
    ("POIPET CALL CENTER HIRING KOREAN CHAT STAFF 3000 USD", set()),
    ("저 신림동 살아요 아들이 연락이 안돼요", set()),
    ("그 단지라는 곳에 친구가 갇혔대요", set()),
    ("현장 반장 모집 일당 이십 숙소 제공", set()),
]


EVERYWHERE = [
    ("my friend jihoon hasnt replied since he flew to phnom penh", {(V, "jihoon")}),
    ("hes called minsu, my flatmate, they have him in sihanoukville", {(V, "minsu")}),
    ("jun kim here. im in a room w 6 guys in bavet they took our passports", {(V, "jun kim")}),
    ("this is Haneul Woo, I'm locked on the 4th floor, don't call", {(V, "Haneul Woo")}),
    ("Her name: Da-in Cheon (F, 26). Last seen at the airport.", {(V, "Da-in Cheon")}),
    ("The missing man is Mr Park Jinho, 45, a guest at my guesthouse, he never came back", {(V, "Park Jinho")}),
    ("Pls find Oh Minjae!! he went for a job & his phone is off", {(V, "Oh Minjae")}),
    ("My husband Lee Taeyang and his colleague Bae Sungho are both held there", {(V, "Lee Taeyang"), (V, "Bae Sungho")}),
    ("a girl from my class, Yuna, got tricked into going to Poipet. her mom is crying", {(V, "Yuna")}),
    ("제 동생 이름은 한글로 제임스 윤이고 미국 시민권자예요 바벳에 잡혀있어요", {(V, "제임스 윤")}),
    ("우리 반 애 중에 하린이가 캄보디아 갔다가 연락이 안 돼요", {(V, "하린")}),
    ("여친 다온이 캄보디아에서 여권을 뺏겼대요", {(V, "다온")}),
    ("손님 중에 표씨 성 가진 분이 이틀째 안 들어오십니다 표종수님 (55)", {(V, "표종수")}),
    ("같이 온 형 둘은 나진태 곽두환, 저는 옥민호입니다 셋 다 갇혀있어요", {(V, "나진태"), (V, "곽두환"), (V, "옥민호")}),
    ("내 이름은 적지 말아주세요. 친구 어하진이 위험해요 맞고 있대요", {(V, "어하진")}),
    (
        "그집 아들 맹지후도 같이 갔대요 우리 아들은 편도훈이에요 둘다 연락이 안돼요",
        {(V, "맹지후"), (V, "편도훈")},
    ),
    ("안녕하세요 해병대 후임 차동근 찾습니다 전역하고 태국 간다 그랬는데 소식이 없어요", {(V, "차동근")}),
    ("성은 마이고 이름은 태석, 서른넷 남자가 저희 식당에 도망쳐 왔어요", {(V, "태석")}),
    ("우리 삼촌 천기범이 사기당해서 캄보디아에 억류됐대요 숙모가 전화받았대요", {(V, "천기범")}),
    ("전남편 우성재가 양육비 번다고 가서 갇혔대요", {(V, "우성재")}),
    ("여기 한국분 두 분 계신데 한 분은 설재윤 씨, 다른 분은 모릅니다 창고에 숨어 계세요", {(V, "설재윤")}),
    ("我同事叫河俊英 韩国人 上周去了西港就没消息", {(V, "河俊英")}),
    ("她是我学生 名字是尹瑞雅 19岁 被骗到园区", {(V, "尹瑞雅")}),
    ("姓朴 叫朴在勋 四十多岁 在里面出不来", {(V, "朴在勋")}),
    ("Bạn thân mình là Park Min Ho bị lừa sang Campuchia, mất liên lạc rồi", {(V, "Park Min Ho")}),
    ("เพื่อนชื่อ ซอจุน หายไปสามวัน เขาไปทำงานปอยเปต", {(V, "ซอจุน")}),
    ("มิน่า เพื่อนเกาหลีของหนู ถูกขังที่ปอยเปต ชื่อจริง คัง มินา", {(V, "คัง มินา")}),
    ("មិត្តខ្ញុំឈ្មោះ ជុងហូ បាត់ដំណឹង ៣ ថ្ងៃ", {(V, "ជុងហូ")}),
    ("uri oppa ireumi pyo sanghun ieyo kambodia eseo yeollak kkeunkyeosseoyo", {(V, "pyo sanghun")}),
    ("nae jokarang yeollak an dwaeyo, seo dahye 24sal poipet gatdae yo", {(V, "seo dahye")}),
    ("감자탕집 사장님이 캄보디아 여행 간다고 문 닫았네요 ㅋㅋ", set()),
    ("캄보디아 봉사단 모집합니다 신청은 한국대학생봉사회", set()),
    ("장염 걸렸는데 프놈펜 병원 추천 좀요", set()),
    ("Minor question: does Korean Air fly to Siem Reap on Sunday?", set()),
    ("In Sokha hotel they said my booking is gone, help", set()),
    ("南方航空航班被取消了 可以退款吗", set()),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*RELATIVES, *CALLED, *POSTS, *DEALERS, *SELVES, *LATIN, *HAN, *MEKONG, *NOBODY, *EVERYWHERE],
)
def test_who_is_named_in_tips_of_many_writers(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected
