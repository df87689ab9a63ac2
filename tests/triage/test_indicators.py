"""Indicators are shown by words, and taken back by denials, stories and the past."""

import pytest

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.extraction import Indicator
from triage.indicators import indicators

CUES = load_cues()


def shown(*texts: str) -> set[str]:
    return {found.value.value for found in indicators(tip(*texts), CUES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("캄보디아 숙소에 갇혀서 못 나가요", "restriction_of_movement"),
        ("ㅅㅏㄹ려주세요 갇혀잇어요 바벳", "restriction_of_movement"),
        ("실적 못 채우면 각목으로 때려요", "physical_and_sexual_violence"),
        ("여권은 도착하자마자 뺏겼어요", "retention_of_identity_documents"),
        ("they keep my passport in the office safe", "retention_of_identity_documents"),
        ("护照被主管收走了", "retention_of_identity_documents"),
        ("họ tịch thu hộ chiếu của em", "retention_of_identity_documents"),
        ("안 보내면 손가락을 자른대요", "intimidation_and_threats"),
        ("나가려면 위약금 1500 내놓으래요", "debt_bondage"),
        ("하루 16시간씩 전화 돌려요", "excessive_overtime"),
        ("월급은 한 번도 못 받았어요", "withholding_of_wages"),
        ("경비가 권총 차고 있어요", "weapon"),
        ("오빠가 캄보디아 간 뒤로 연락이 안 돼요", "contact_lost"),
        ("ช่วยด้วย หนูโดนขัง", "restriction_of_movement"),
        ("ខ្ញុំត្រូវគេឃុំឃាំង", "restriction_of_movement"),
        ("내일 새벽에 다른 데로 판대요", "imminent_transfer"),
    ],
)
def test_words_show_an_indicator(text: str, expected: str) -> None:
    assert expected in shown(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("감금은 아니에요 캄보디아 식당 일이에요", "restriction_of_movement"),
        ("폭행 그런건 전혀 없고 잘 지내요", "physical_and_sexual_violence"),
        ("아직 맞거나 그러진 않았고 잘 있대요", "physical_and_sexual_violence"),
        ("감금폭행 절대없음 텔레 문의", "restriction_of_movement"),
        ("he was not beaten", "physical_and_sexual_violence"),
        ("没有被打 只是想回家", "physical_and_sexual_violence"),
        ("không bị đánh", "physical_and_sexual_violence"),
        ("어제 영화 봤는데 주인공이 감금당하고 전기고문 당함", "physical_and_sexual_violence"),
    ],
)
def test_denied_and_invented_things_show_nothing(text: str, denied: str) -> None:
    assert denied not in shown(text)


def test_a_finding_carries_the_words_of_its_message() -> None:
    found = next(
        one for one in indicators(tip("안녕하세요", "저 갇혀있어요"), CUES) if one.value is Indicator.RESTRICTION_OF_MOVEMENT
    )
    assert found.quote is not None
    assert (found.quote.message, found.quote.text) == (1, "갇혀")


def test_a_holiday_is_no_departure_for_a_job() -> None:
    assert "about_to_travel" not in shown("내일 비행기로 캄보디아 여행 가요")
    assert "about_to_travel" in shown("내일 비행기로 캄보디아 상담원 알바 하러 가요")
