"""Where somebody is said to be, in many tongues and turns of phrase; messages are parted by a stroke, "" means nowhere known."""

from datetime import UTC, datetime

import pytest

from knowledge.gazetteer import load_gazetteer
from triage.extract.places import places
from triage.message import Message, Tip

FIND = load_gazetteer().find


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Suvarnabhumi", "지금 방콕 수완나품 공항 도착해서 픽업차 기다린대요 두시간 뒤에 캄보디아 국경 넘어간다고"),
        ("Poipet", "처음에 시하누크빌로 갔다가 두달 뒤에 포이펫으로 팔려갔어요"),
        ("Poipet", "시하누크빌에서 포이펫으로 끌려갔대요"),
        ("Bavet", "호치민에서 버스 타고 바벳으로 넘어왔어요 지금 갇혀있습니다"),
        ("Bavet", "호치민 공항 내려서 차타고 바벳 왔는데 여권 뺏겼어요"),
        ("Sihanoukville", "인천에서 프놈펜 거쳐 시하누크빌로 갔고 지금 연락두절입니다"),
        ("Sihanoukville", "프놈펜 공항에서 픽업해서 시하누크빌까지 데려갔대요"),
        ("Koh Kong", "저는 대전 사는 누나예요. 동생이 코콩에 있대요"),
        ("Phnom Penh", "부산에서 프놈펜 가는 비행기 탔어요. 그 뒤로 연락이 없어요"),
        ("Phnom Penh", "프놈펜에 잡혀있는데 내일 미얀마 미야와디로 보낸대요"),
        ("Bavet", "바벳 단지에 있는데 오늘밤 포이펫으로 옮긴대요 빨리요"),
        ("Bavet", "바벳 카지노에 갇혀있어요. 돈 안내면 미얀마로 판대요"),
        ("Poipet", "태국 국경 건너 포이펫에 있어요"),
        ("Chrey Thom", "쯔라이톰 강 건너 베트남이 보여요 여기 갇혀있어요"),
        ("Phnom Penh", "제 친구가 프놈펜에서 감금됐다고 카톡이 왔어요 저는 서울에 있어요"),
        ("Sihanoukville", "시하누크빌에서 탈출했어요 숨어있어요"),
        ("Phnom Penh", "시하누크빌에서 도망쳐서 프놈펜으로 왔어요 모텔에 숨어있어요"),
        ("Phnom Penh", "시하누크빌에서 탈출해서 지금 프놈펜에 있습니다"),
        ("Poipet", "내일 포이펫으로 일하러 간다는데 말려주세요"),
        ("Sihanoukville", "동생이 시하누크빌행 비행기표를 받았대요"),
        ("Incheon", "지금 인천공항 게이트 앞인데 시하누크빌로 일하러 가요 무서워요"),
        ("Phnom Penh", "인천공항에서 프놈펜행 비행기를 탔고 그 후 연락이 끊겼어요"),
        ("", "인천공항으로 귀국했습니다 감사합니다 서울 집이에요"),
        ("", "포이펫인지 바벳인지 모르겠어요"),
        ("", "바벳이나 포이펫 둘 중 하나래요"),
        ("", "it is either Poipet or Bavet, he doesn't know"),
        ("", "不知道是西港还是波贝"),
        ("", "ở Bavet hay Poipet tôi không biết"),
        ("", "부산 사는 김철수입니다 문의드려요"),
        ("", "한국으로 돌아가고 싶어요 대구가 집이에요"),
        ("Sihanoukville", "was in Poipet for two months, then they sold me to Sihanoukville"),
        ("Sihanoukville", "i'm held in sihanoukville, they say they will sell me to Myawaddy tomorrow"),
        ("Bavet", "He flew from Incheon to Ho Chi Minh and then crossed to Bavet by car"),
        ("Poipet", "My brother went to Bangkok, then a driver took him to Poipet"),
        ("Poipet", "I live in Manila. My cousin is trapped in Poipet"),
        ("Siem Reap", "She was last seen in Siem Reap, and planned to go to Battambang"),
        ("Phnom Penh", "landed in Phnom Penh yesterday and no contact since"),
        ("Sihanoukville", "我弟弟被关在西港 他们说明天要转到缅甸妙瓦底"),
        ("Poipet", "从曼谷坐车到波贝 现在手机关机了"),
        ("Myawaddy", "他们把我们从西港转卖到妙瓦底了"),
        ("Phnom Penh", "我人在金边 被公司扣了护照"),
        ("Sihanoukville", "我在北京 我哥在西港被扣"),
        ("Bavet", "Em tôi từ Sài Gòn sang Bavet làm việc rồi mất liên lạc"),
        ("Bavet", "Chồng tôi bị giam ở Bavet, bọn nó dọa bán sang Myawaddy"),
        ("Poipet", "เพื่อนถูกขังที่ปอยเปต เขาจะขายไปเมียวดีพรุ่งนี้"),
        ("Poipet", "น้องสาวเดินทางจากกรุงเทพไปปอยเปตแล้วติดต่อไม่ได้"),
        ("Sihanoukville", "ប្អូនខ្ញុំត្រូវគេឃុំនៅក្រុងព្រះសីហនុ គេនឹងលក់ទៅប៉ោយប៉ែត"),
        ("Phnom Penh", "ខ្ញុំនៅភ្នំពេញ មានគេឃុំខ្ញុំ"),
        ("Otres", "시아누크빌 오트레스 근처 하얀 건물이에요"),
        ("Bokor", "보코산 꼭대기 호텔에 갇혔어요 캄폿에서 올라왔어요"),
        ("Tuol Kouk", "프놈펜 뚤꼭 13층 건물 11층"),
        ("Koh Pich", "프놈펜 꺼삑 아파트 32층에 감금"),
        ("Bavet-Moc Bai", "바벳 국경 바로 옆 카지노 5층"),
        ("Poipet-Aran", "포이펫 국경 앞 25층 건물"),
        ("Mae Sot", "매솟에 도착했다는 문자가 마지막이에요"),
        ("KK Park", "매솟에서 강건너 KK파크로 넘어갔어요"),
        ("Golden", "라오스 골든트라이앵글에 있어요"),
        ("O'Smach", "오스맛 카지노에 잡혀있어요"),
        ("O'Smach", "태국 수린에서 오스막으로 넘어갔어요"),
        ("Sihanoukville", "sihanoukville-e gamgeum dwaesseoyo"),
        ("Phnom Penh", "프놈펜에서 북쪽으로 30키로 떨어진 공장이에요"),
        ("Battambang", "바탐방에서 일한다던 사촌이 연락이 없어요"),
        ("Kampot", "캄폿 강변 게스트하우스 3층"),
        ("Phnom Penh", "친구 김수린이 프놈펜 간 뒤로 연락이 안돼요"),
        ("Sihanoukville", "동생이캄보디아시하누크빌에서일한다고했는데연락이안돼요"),
        ("Bavet", "엄마나바벳에있어살려줘"),
        ("Phnom Penh", "오빠가 프놈펜에서 만난 여자 때문에 빚이 생겨서 아직 거기 잡혀있대요"),
        ("Sihanoukville", "시하누크빌 // 호텔 이름은 몰라요 // 살려주세요"),
        ("Koh Kong", "바벳에 있던 조직이 코콩으로 옮겼어요"),
        ("Poipet", "포이펫에 있습니다. 전에는 시하누크빌에 있었어요"),
        ("Poipet", "지금 포이펫이에요 어제까지 시하누크빌이었어요"),
        ("Sihanoukville", "시하누크빌이라고만 알아요"),
        ("Sihanoukville", "제주도에서 만난 사람이 시하누크빌로 오라고 해서 갔어요"),
        ("Bangkok", "방콕 카오산에서 실종됐어요"),
        ("", "방콕 갔다가 캄보디아로 넘어갔대요"),
        ("Phnom Penh", "베트남 다낭 여행중에 만난 사람이 프놈펜으로 데려갔어요"),
        ("Busan", "부산 해운대 모텔에 감금돼 있어요 살려주세요"),
        ("Poipet", "뽀이뻿 들어가셨어요"),
        ("Phnom Penh", "프놈펜 국제공항에 도착했다고 했는데 픽업 차를 탄 뒤 연락두절"),
        ("Techo", "지금 테초공항이에요 데리러 온 사람이 이상해요"),
        ("Sihanoukville", "시하누크빌에서 전화왔어요 '포이펫으로 팔아버린다'고"),
    ],
)
def test_the_place_where_they_are_comes_first(name: str, text: str) -> None:
    tip = Tip("t", datetime(2026, 1, 5, tzinfo=UTC), tuple(Message(part) for part in text.split(" // ")))
    found = places(tip, FIND)
    assert found[0].value.name.startswith(name) if name else not found, found
