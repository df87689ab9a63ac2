"""Which of several places somebody is at, in turns of phrase of every language; "" where nothing may be claimed."""

from datetime import UTC, datetime

import pytest

from knowledge.gazetteer import load_gazetteer
from triage.extract.places import places
from triage.message import Message, Tip

FIND = load_gazetteer().find


def _first(text: str) -> str:
    found = places(Tip("t", datetime(2026, 1, 5, tzinfo=UTC), tuple(Message(part) for part in text.split(" // "))), FIND)
    return found[0].value.name if found else ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # on the way: where the journey leads, not where one changes
        ("Sihanoukville", "하노이 공항에서 환승 대기중이에요 시하누크빌로 일하러 가요"),
        ("Phnom Penh", "I'm at Da Nang airport in transit, my flight to Phnom Penh leaves in an hour for the job"),
        ("Poipet", "지금 방콕 수완나품 공항이고 저녁에 차로 포이펫 넘어가서 일 시작한대요"),
        ("Poipet", "bangkok gonghang dochak haesseoyo bamcha ro poipet ganda haeyo"),
        ("Bavet", "đang quá cảnh ở sân bay Tân Sơn Nhất, chiều nay xe đón qua Bavet làm việc"),
        ("Suvarnabhumi", "지금 수완나품 공항 게이트인데 캄보디아로 간대요 어느 도시인지는 몰라요"),
        # told as left, sold from, moved from
        ("Myawaddy", "포이펫에서 팔려서 지금은 미야와디에 있어요"),
        ("Koh Kong", "바벳에서 빠져나와서 코콩으로 왔습니다"),
        ("Bokor", "지금은 보코산 빌라에 있고 내일 코콩 쪽으로 옮긴답니다"),
        ("Sihanoukville", "시하누크빌에 잡혀 있는데 새벽에 코콩으로 이동시킨다고 합니다"),
        ("Bavet", "바벳 건물에 있습니다. 오늘 밤 포이펫으로 넘깁니다"),
        ("Poipet", "he was first in Kampot, after a month they sold him to Poipet"),
        ("Sihanoukville", "人从金边被拉到西港 护照没了"),
        ("Poipet", "ย้ายจากสีหนุวิลล์ไปปอยเปตแล้ว"),
        ("Bavet", "ពួកគេបានដឹកប្អូនខ្ញុំពីភ្នំពេញទៅបាវិត"),
        # who got out tells of who is still inside
        ("Poipet", "上周我从波贝逃出来了 现在在曼谷 里面还有两个韩国人没出来"),
        ("Poipet", "저는 포이펫에서 나와서 지금 방콕에 있어요. 같이 있던 형은 아직 거기 있습니다"),
        ("Sihanoukville", "I escaped from Sihanoukville and I am in Bangkok now. My friend is still inside"),
        # not the writer's, recruiter's or captor's place
        ("Poipet", "모집한 사람은 마닐라에 있고 동생은 포이펫에 있어요"),
        ("Sihanoukville", "프놈펜에서 식당 하는 사람입니다. 시하누크빌에 갇힌 한국인 얘기를 들었어요"),
        ("Bavet", "Writing from Manila. My brother is kept in Bavet"),
        ("Kampot", "the recruiter is in Bangkok but my son is in Kampot"),
        ("Poipet", "我在曼谷做生意 朋友被关在波贝"),
        ("", "익산에서 원룸 임대하는 사람입니다 세입자가 캄보디아 간다고 하고 연락이 끊겼어요"),
        ("", "부천에서 학원 운영하는데요 제자가 캄보디아에서 연락이 안 돼요"),
        # the place itself, however it is pointed at
        ("Aeon Mall Phnom Penh", "프놈펜 이온몰1 맞은편 건물 9층에 갇혀 있어요"),
        ("Steung Hav", "배달봉투에 스텅하브 라고 써있어요"),
        ("Prek Chak", "prek chak gukgyeong dwi changgo e sumeo itseoyo"),
        ("O'Smach", "오쓰맛 국경 카지노에서 일해요"),
        ("Golden Triangle", "황금삼각지대에 있는 카지노예요"),
        ("Myawaddy", "被卖到苗瓦底了"),
        ("Mae Sot", "现在人在美索"),
        ("Laukkaing", "在果敢老街被关"),
        # one of many, or none
        ("", "환전 바로 됩니다 시하누크빌 프놈펜 포이펫 전 지점 영업"),
        ("", "西港金边波贝均有门店"),
        ("", "branches in Sihanoukville, Bavet, Poipet"),
        ("", "방학 동안 돈 많이 준다고 해서 갔어요"),
        ("", "한 거 제발 지워줘 오후에 시간 있어"),
        ("", "don't have any number of them"),
    ],
)
def test_where_somebody_is(name: str, text: str) -> None:
    found = _first(text)
    assert found.startswith(name) if name else not found, found
