"""An officer says of candidates and fields what is right, and why; the page shows it."""

from storage import judgements
from tests.desk.conftest import Client, Shift


async def test_an_officer_says_this_is_it_not_it_and_why(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.mother}"
    page = (await kim.get(case)).text
    assert page.count('name="compound"') == 3
    await kim.post(f"{case}/match", compound="e-1", verdict="wrong")
    answer = await kim.post(f"{case}/match", compound="e-1", verdict="wrong", reason="다른 층수")
    assert "표시했습니다" in answer.text
    assert "다른 층수" in answer.text
    await kim.post(f"{case}/match", compound="e-2", verdict="right")
    with shift.store.read() as tx:
        said = {one.value: (one.verdict, one.reason) for one in judgements.of_case(tx, shift.mother)}
    assert said == {"e-1": ("wrong", "다른 층수"), "e-2": ("right", "")}


async def test_none_of_the_known_sites_takes_back_the_one_that_was(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.mother}"
    await kim.get(case)
    await kim.post(f"{case}/match", compound="e-2", verdict="right")
    await kim.post(f"{case}/match", compound="", verdict="right")
    with shift.store.read() as tx:
        (lesson,) = judgements.labelled(tx)
    assert lesson["label"] == {"compound": None}


async def test_what_is_no_candidate_of_the_case_is_refused(kim: Client, shift: Shift) -> None:
    await kim.get(f"/cases/{shift.mother}")
    for given in ({"compound": "elsewhere", "verdict": "right"}, {"compound": "e-1", "verdict": "perhaps"}, {"verdict": "wrong"}):
        answer = await kim.post(f"/cases/{shift.mother}/match", **given)
        assert "처리할 대상이 없습니다" in answer.text
    with shift.store.read() as tx:
        assert judgements.labelled(tx) == []


async def test_a_field_keeps_the_reason_it_was_refused_for(kim: Client, shift: Shift) -> None:
    case = f"/cases/{shift.mother}"
    await kim.get(case)
    with shift.store.read() as tx:
        assert judgements.of_case(tx, shift.mother) == []
    page = (await kim.get(case)).text
    key = page.partition(f"{case}/fields/")[2].partition('"')[0]
    answer = await kim.post(f"{case}/fields/{key}", verdict="wrong", reason="가족이 아니라고 함")
    assert "가족이 아니라고 함" in answer.text
