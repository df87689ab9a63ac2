"""Who writes from inside and who tells of others, in tones that name no cell: jokes, thanks, understatement, secrecy."""

import pytest

from triage.extract.stance import Stance, stance_of

INSIDE = [
    "휴가 온 줄 알았는데 ㅋㅋ 문에 자물쇠가 밖에 달려있네요 밥은 하루 한번. 여기 바벳 4층",
    "사장님이 참 친절하셔서 여권도 대신 보관해주시고 문도 밖에서 잠가주십니다. 저희 여덟명이에요",
    "주소는 모르겠고 창문으로 카지노 간판 보여요. 실적 못 채워서 어제 전기봉 맞았어요",
    "이 글 보면 점 하나만 보내주세요 길게 말 못해요 옆에 관리자 있어요",
    "저는 괜찮은데 같은 방 동생이 열이 안 내려요 약을 안 줘요 나갈 수가 없어요",
    "두 달째 해를 못 봤습니다. 휴대폰은 새벽에만 줍니다. 집에 보내달라니 이천 내래요",
    "그동안 감사했습니다. 엄마한테 미안하다고 전해주세요. 여기선 더는 못 살겠어요 관리자가 또 와요",
    "나가고 싶다고 했더니 다른 회사로 넘긴대요. 이번주 금요일이래요. 제 이름은 반하늘",
    "택배 아저씨 번호 아닌거 알아요 그냥 들은 척 해주세요 지금 감시받고 있어요",
    "여기 오면 안되는 거였어요 하루 열여섯시간 채팅하고 벌금이 계속 붙어요 갚아야 나간대요",
    "배달음식 봉투 주소가 유일한 단서예요 스바이리엥. 밖에 개랑 총 든 사람. 못 나가요",
    "친구랑 둘이 속아서 왔는데 친구는 어제 끌려갔고 저만 남았어요",
    "고등학생인데요 알바인줄 알고 왔다가 기숙사에 갇혔어요 부모님은 수련회 간줄 알아요",
    "손님 받으라고 해요 싫다고 하면 약을 먹여요 혼자서는 아래층도 못 가요",
    "hey so funny story im in a building w barred windows in bokor n my passport is in the boss's safe lol. not allowed out",
    "please no phone. we are nine, one is sick, guards change at 2",
    "they moved us at night w bags on our heads. i dont know the city. room has 6 beds",
    "i can only write when the supervisor sleeps. they said i owe 8k before i leave",
    "我在这边出不去 手机是偷偷借的 不要打电话",
    "昨晚又有人被拖走 下一个可能是我 我们住六楼",
    "em bị nhốt trong phòng, đừng gọi, máy mượn lén",
    "หนูถูกล็อกอยู่ในห้อง แอบใช้มือถือ อย่าโทรกลับ",
    "ខ្ញុំលួចប្រើទូរស័ព្ទ គេមិនឲ្យខ្ញុំចេញទេ កុំខលមក",
    "yeogi mun i jamgyeo isseoyo. uri neseo ieyo. jeonhwa hajimaseyo",
]
OUTSIDE = [
    "남편이 문을 밖에서 잠그고 못 나간대요 저한테 전화하지 말래요",
    "아들이 하루 16시간 일한다고 하네요 벌금이 붙어서 못 나온답니다",
    "저 작년에 거기 있다가 나왔어요 그때 전기봉 맞았어요 지금은 부산입니다",
    "가게 앞에 매일 나오는 한국 청년이 있는데 경비가 따라다녀요. 저는 국수 파는 사람입니다",
    "옆 건물에서 비명이 들려요 저는 교민입니다 문에 경비가 있어요",
    "직장에서 실적 못 채우면 욕먹어요 그만두고 싶어요",
    "친구가 속아서 갔는데 친구만 남았대요 저는 먼저 돌아왔습니다",
    "군대 생활관에서 폰을 저녁에만 줘요 ㅋㅋ",
    "학교 기숙사 문이 열두시에 잠겨요 통금 어떻게 생각하세요",
    "우리 회사 사장님이 여권을 보관한다는데 불법인가요 프놈펜 한국 식당이에요",
    "my cousin says they locked the door and took his phone",
    "I work near the compound, guards have guns, I see Koreans at the window",
    "I got out in June. guards beat us daily back then. safe in Seoul now",
    "弟弟说手机是偷偷借的 让我不要打电话",
    "朋友被关在六楼 我在首尔",
    "Con trai tôi bị nhốt, nó bảo đừng gọi",
    "ลูกชายบอกว่าถูกล็อกอยู่ในห้อง อย่าโทรกลับ",
    "모집 공고에 숙소 제공 여권 보관이라고 되어 있어요 이상해서 신고합니다",
    "비자 연장하려는데 여권을 여행사에 맡겼어요 언제 나오나요",
    "게임하다가 감옥에 갇혔는데 탈출 어떻게 하나요",
    "휴대폰을 훔쳐간 사람을 신고하고 싶어요",
    "병원에 입원해서 못 나가요 보험 문의드립니다",
]


@pytest.mark.parametrize("text", INSIDE)
def test_conditions_told_as_plain_fact_are_the_writers_own(text: str) -> None:
    assert stance_of(text) is Stance.HELD


@pytest.mark.parametrize("text", OUTSIDE)
def test_conditions_of_others_or_of_ordinary_life_are_not(text: str) -> None:
    assert stance_of(text) is not Stance.HELD
