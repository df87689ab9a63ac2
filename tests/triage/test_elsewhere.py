"""Places that are named and are not where somebody is, in every language; "" where nothing may be claimed."""

from datetime import UTC, datetime

import pytest

from knowledge.gazetteer import load_gazetteer
from triage.assessment import Band, Candidate
from triage.extract.places import places, with_compound
from triage.extraction import NOT_THERE, PASSED, Extraction
from triage.message import Kind, Message, Pin, Tip

FIND = load_gazetteer().find


def read(text: str, *more: Message) -> Extraction:
    tip = Tip("t", datetime(2026, 1, 5, tzinfo=UTC), (*(Message(part) for part in text.split(" // ")), *more))
    return Extraction(places=places(tip, FIND))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # said not to be it, or only believed
        ("", "시아누크빌은 아니라고만 하고 끊었어요"),
        ("", "시아누크빌 쪽은 아니래요"),
        ("", "포이펫에 있는 건 아니래요"),
        ("", "바벳은 절대 아니랬어요"),
        ("", "시아누크빌도 아니고 프놈펜도 아니래요"),
        ("", "프놈펜에는 없대요"),
        ("", "바벳이 아닌 건 확실합니다"),
        ("Kampot", "시아누크빌 말고 캄폿이래요"),
        ("Sihanoukville", "시아누크빌 말고는 들은 게 없어요"),
        ("Poipet", "포이펫 아닌가 싶어요"),
        ("Poipet", "포이펫 아니에요? 국경 카지노라던데"),
        ("Bavet", "바벳이라더니 바벳이 맞대요"),
        ("", "프놈펜이라고 했는데 거짓말이었어요"),
        ("Poipet", "프놈펜에 있는 줄 알았는데 포이펫이라네요"),
        ("", "시아누크빌인 줄 알았는데 아니래요"),
        ("", "가족들은 제가 다낭 여행 간 줄 알아요"),
        ("", "시아누크빌은커녕 캄보디아도 안 갔대요"),
        ("", "he said it's not Sihanoukville and hung up"),
        ("", "He is not in Phnom Penh anymore, that is all we know"),
        ("", "neither Poipet nor Bavet, he said"),
        ("Kampot", "we thought he was in Sihanoukville but it's Kampot"),
        ("", "My parents think I'm in Da Nang on holiday"),
        ("Poipet", "I'm not sure but I think he is in Poipet"),
        ("Poipet", "it's not far from Poipet, he is locked in a room"),
        ("", "他说不是西港"),
        ("", "不在金边 也不在西港 他不肯说"),
        ("Poipet", "以为他在金边 其实在波贝"),
        ("", "nó nói không phải ở Bavet"),
        ("Kampot", "không phải Sihanoukville mà ở Kampot"),
        ("", "เขาบอกว่าไม่ใช่ปอยเปต"),
        ("", "គាត់ថាមិនមែននៅប៉ោយប៉ែតទេ"),
        ("", "sihanoukville-eun anirae yo"),
        # only compared with
        ("", "시아누크빌 같은 무서운 데 아니고 안전하다고 했어요"),
        ("", "시아누크빌이나 포이펫 같은 곳이면 어떡해요"),
        ("", "시아누크빌처럼 위험한 데는 아니라고 했대요"),
        ("", "프놈펜보다 월급이 세다고 했어요"),
        ("", "포이펫 같은 데로 팔려가면 어쩌죠"),
        ("Sihanoukville", "시아누크빌 같은데 확실하진 않아요"),
        ("Poipet", "포이펫인 것 같아요"),
        ("", "places like Sihanoukville scare us, he won't say where"),
        ("", "much safer than Poipet, the recruiter said"),
        ("", "不是像西港那种地方 他说很安全"),
        ("", "không giống mấy chỗ như Bavet đâu"),
        # asked, and confirmed or not
        ("", "시아누크빌이냐고 물었더니 대답을 안 해요"),
        ("", "바벳이냐 물으니까 웃기만 하더래요"),
        ("Poipet", "포이펫이냐고 물었더니 맞대요"),
        ("", "I asked if he was in Poipet and he just cried"),
        ("Poipet", "I asked if he was in Poipet and he said yes"),
        ("", "我问是不是在西港 他不说话"),
        ("Bavet", "我问是不是在巴域 他说是"),
        # of the news
        ("", "뉴스에 시아누크빌 얘기 나오길래 무서워서 씁니다. 동생이 캄보디아에 간 뒤로 연락이 없어요"),
        ("", "시아누크빌 사건 보고 혹시 우리 아들도 그런가 싶어서요"),
        ("", "유튜브에서 프놈펜 납치 영상 보고 걱정돼요"),
        ("Sihanoukville", "뉴스에 나온 시아누크빌 그 호텔에 제 동생이 있어요"),
        ("Sihanoukville", "뉴스에 시아누크빌 얘기 나오던데 우리 형이 거기 있어요"),
        ("", "I saw the Sihanoukville raid on the news and now I am scared for my brother"),
        # of another trip
        ("", "작년에 푸켓 여행 갔을 때도 일주일 연락이 없었어요"),
        ("", "3년 전에 다낭에서 놀다 온 적이 있어요. 이번엔 어디로 갔는지 말을 안 했어요"),
        ("", "방콕 파타야 혼자서 자주 다니던 애예요"),
        ("", "재작년 프놈펜 출장 때 찍은 사진이에요"),
        ("", "last year's trip to Phuket was the same, he forgot to call"),
        ("", "去年去曼谷旅游也这样"),
        ("Bokor", "작년에 보코산 갔다가 살아 돌아왔어요"),
        ("Poipet", "작년 여름에 포이펫에서 감금됐다가 나왔어요"),
        # passed through while nobody knows the country or town
        ("", "방콕 공항에서 환승한 것까지만 알고 어느 나라인지도 몰라요"),
        ("", "방콕에 내려서 차로 갔다는데 어느 도시인지 모르겠어요"),
        ("", "프놈펜 공항에 내려서 봉고차를 탔고 거기가 어디였는지 아직도 몰라요"),
        ("", "호치민 경유라는 것만 알아요. 캄보디아 어느 도시인지 말을 안 해요"),
        ("Phnom Penh", "프놈펜인데 호텔 이름은 몰라요"),
        ("Sihanoukville", "시아누크빌 어딘지는 몰라요 17층이래요"),
        ("Bavet", "바벳에서 도망쳤어요 여기가 어딘지 모르겠어요"),
        ("", "She flew through Bangkok and we have no idea which country she is in"),
        ("", "他在曼谷转机 现在不知道在哪个国家"),
        ("", "bay qua Bangkok rồi không biết ở nước nào"),
        ("", "บินไปกรุงเทพแล้วไม่รู้ว่าอยู่ประเทศไหน"),
        ("", "프놈펜이었다가 지금은 어디인지 모릅니다"),
        ("", "모집책이 방콕에 있대요. 동생이 어느 나라에 있는지는 모릅니다"),
        # one says this, one says that
        ("", "언니는 포이펫이라 하고 엄마는 바벳이라 하는데 어느 쪽인지 모르겠어요"),
        ("", "포이펫이라는 말도 있고 바벳이라는 말도 있어서 말이 다 달라요"),
        ("", "He said Poipet, his friend said Bavet, not sure which one is right"),
        # where the teller is, and where the other is
        ("Poipet", "프놈펜 대사관에 신고했는데 동생은 포이펫에 있어요"),
        ("Kampot", "씨엠립 가이드입니다. 캄폿 쪽 창고에 한국 사람이 갇혀 있다고 들었어요"),
        ("Poipet", "I'm a teacher in Siem Reap. My cousin says Poipet"),
        ("Poipet", "我在金边开超市 听说波贝有个新楼关了韩国人"),
        ("Kep", "ខ្ញុំរស់នៅខេត្តស្វាយរៀង។ មានជនជាតិកូរ៉េ ២០ នាក់នៅខេត្តកែប"),
        ("Poipet", "ប្អូនខ្ញុំនៅប៉ោយប៉ែត"),
        ("Poipet", "Em đang ở Đà Nẵng. Chồng em làm ở Poipet, bị giữ hộ chiếu"),
        ("Sihanoukville", "저는 시아누크빌에 갇혀 있어요 살려주세요 프놈펜 대사관에 말해주세요"),
        # seen off, passed on the way, across the river
        ("", "아들을 인천공항에서 배웅한 게 마지막이에요"),
        ("", "인천공항 출국장 사진이 왔고 그 뒤로 꺼져 있어요"),
        ("Incheon", "지금 인천공항 출국장이에요 무서워요"),
        ("Sihanoukville", "내일 아침 인천공항이에요 시아누크빌로 간대요"),
        ("Poipet", "씨엠립 내려서 포이펫으로 간다고 했어요"),
        ("Chrey Thom", "先到金边再去菜通 做翻译"),
        ("Mondul", "프놈펜 들어가서 몬돌키리 학교 짓는 데 있답니다"),
        ("Chrey Thom", "베트남 안장성 건너편 쯔라이톰이라는 동네예요"),
        ("Bavet", "인천-호치민 표를 끊었고 바벳에서 일한대요"),
        ("Kampong Trach", "Hồi trước bọn này thuê nhà bên Bavet, nay dời về Kampong Trach"),
        # no place at all
        ("", "단골 손님이 캄보디아 갔다 온 뒤로 이상해요"),
        ("", "코끼리 동상이 있는 카지노예요"),
    ],
)
def test_where_somebody_is_not(name: str, text: str) -> None:
    found = read(text).location
    assert (found is not None and found.value.name.startswith(name)) if name else found is None, found


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("시아누크빌은 아니래요", NOT_THERE),
        ("방콕에 내려서 차로 갔다는데 어느 나라인지 모르겠어요", PASSED),
    ],
)
def test_what_is_not_it_stays_in_sight_with_its_reason(text: str, note: str) -> None:
    found = read(text)
    assert [place.note for place in found.places] == [note]
    assert found.location is None


def test_a_place_that_may_be_it_stands_before_one_that_is_denied() -> None:
    found = read("시아누크빌은 아니고 캄폿이래요")
    assert [place.value.name for place in found.places] == ["Kampot", "Sihanoukville"]


def test_a_pin_at_home_stands_before_a_place_that_is_denied() -> None:
    found = read("포이펫은 아니래요", Message(kind=Kind.LOCATION, pin=Pin(37.55, 126.98)))
    assert found.location is not None
    assert found.location.value.lat == 37.55


def test_a_known_compound_is_not_held_against_a_denied_town() -> None:
    known = Candidate("kk-park", "KK Park", 0.95, Band.MATCHES, (), 16.65, 98.52, 1.0)
    found = Extraction(places=with_compound(read("시아누크빌은 아니래요").places, [known]))
    assert found.location is not None
    assert found.location.value.place_id == "kk-park"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Poipet", "포이펫에 있대요 돈이 없대요"),
        ("Sihanoukville", "시아누크빌 호텔은 아니고 아파트래요"),
        ("Bavet", "바벳이 아닐까 합니다"),
        ("Bavet", "바벳 아니면 갈 데가 없다고 했어요"),
        ("Poipet", "포이펫에 있는데 걸어 나갈 수 있는 게 아니래요"),
        ("Sihanoukville", "시아누크빌이래요. 프놈펜에서 차로 네 시간이라고 했어요"),
        ("Phnom Penh", "프놈펜에 도착한 줄 알고 있습니다"),
        ("Sihanoukville", "시아누크빌 갔을 줄은 꿈에도 몰랐어요"),
        ("Poipet", "형이 포이펫 간 줄 몰랐어요 어제 알았어요"),
        ("Bavet", "바벳인지 확실히는 몰라도 바벳 같아요"),
        ("Sihanoukville", "작년 여행 때 알게 된 사람이 시아누크빌로 오라고 해서 갔고 지금 연락이 없어요"),
        ("Sihanoukville", "시아누크빌에 놀러 간다더니 감금됐어요"),
        ("Siem Reap", "씨엠립 여행 간 동생이 연락이 안 돼요"),
        ("Phnom Penh", "지난달 프놈펜 출장 간 남편이 연락이 끊겼어요"),
        ("Phuket", "지난주 푸켓 여행 간 아내가 연락이 없어요"),
        ("Poipet", "뉴스에서 본 포이펫 단지에 친구가 있어요"),
        ("Sihanoukville", "유튜브 보고 시아누크빌에 간 동생이 갇혔어요"),
        ("Poipet", "방송에 나온 곳이 포이펫이고 제 조카가 거기서 일해요"),
        ("Bavet", "어느 나라 사람인지 모르는 남자들이 바벳 건물을 지켜요"),
        ("Poipet", "포이펫인데 어느 건물인지는 몰라요"),
        ("Phnom Penh", "어디 있는지 모르겠는데 마지막 위치는 프놈펜이에요"),
        ("Sihanoukville", "호치민에서 차를 탔고 시아누크빌에 있대요 정확히 어딘지는 몰라요"),
        ("Bangkok", "방콕 호텔에 잡혀 있어요 어느 나라로 보낼지 모른대요"),
        ("Suvarnabhumi", "지금 수완나품 공항이에요 여권을 뺏겼어요 어디로 가는지 몰라요"),
        ("Poipet", "not sure which building but he is in Poipet"),
        ("Poipet", "He isn't allowed out. He's in Poipet"),
        ("Poipet", "He is in Poipet. He is not hurt"),
        ("Poipet", "he's in poipet but not hurt"),
        ("Sihanoukville", "She never came back from Sihanoukville"),
        ("Sihanoukville", "It is not a hotel, it is a compound in Sihanoukville"),
        ("Kampot", "I asked my brother and he is in Kampot"),
        ("Poipet", "I work in a casino in Poipet and they took my passport, before that I was in Phnom Penh"),
        ("Bavet", "I am a Korean worker in Bavet, locked in. They said we go to Poipet tomorrow"),
        ("Sihanoukville", "他不是自愿的 被关在西港"),
        ("Sihanoukville", "是不是去了西港就回不来了 我弟在西港"),
        ("Poipet", "不知道他在波贝哪个楼"),
        ("Sihanoukville", "我在西港打工 护照被扣 之前在金边"),
        ("Bavet", "Em đang bị giữ ở Bavet, trước đây ở Phnom Penh"),
        ("Poipet", "ผมอยู่ปอยเปต โดนขัง ก่อนหน้านี้อยู่พนมเปญ"),
        ("Poipet", "ខ្ញុំជាប់នៅប៉ោយប៉ែត ពីមុននៅភ្នំពេញ"),
        ("Poipet", "저 포이펫에 갇혀 있어요 전에는 프놈펜에 있었고요 살려주세요"),
        ("Sihanoukville", "엄마는 시아누크빌 쪽은 아니길 빌었는데 시아누크빌이래요"),
        ("Poipet", "포이펫 건너편 태국에서 신호가 잡혀요 형은 포이펫 카지노에 있어요"),
        ("Bavet", "국경 건너 바벳에 갇혀 있대요"),
        ("Phnom Penh", "프놈펜 공항에 내려서 30분 거리 빌라예요 어딘지는 몰라요"),
        ("Incheon", "인천공항이에요 지금 탑승해요"),
        ("Phnom Penh", "무사히 프놈펜에 도착했다는 카톡이 마지막이에요"),
        ("Sihanoukville", "시아누크빌에 잘 지낸다던 애가 갑자기 살려달래요"),
        ("Poipet", "포이펫 사는 친구가 갇혔대요"),
        ("Battambang", "바탐방 지인 집에 간다던 아버지가 연락이 없어요"),
    ],
)
def test_words_that_only_look_like_a_denial_take_no_place_away(name: str, text: str) -> None:
    found = read(text).location
    assert found is not None
    assert found.value.name.startswith(name), found
