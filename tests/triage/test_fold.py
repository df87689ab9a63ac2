"""The phonetic fold: one spelling for the sound of a name in any script."""

import pytest

from triage.fold import best_window, fold, folded


@pytest.mark.parametrize("spelling", ["진베이", "찐베이", "Jinbei", "JINBEI", "ｊｉｎｂｅｉ", "金贝", "金貝", "jin-bei"])
def test_spellings_of_one_name_sound_alike(spelling: str) -> None:
    assert fold(spelling).replace(" ", "") == "cinpei"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("뚤꼭", "툴콕"),
        ("프놈펜", "프놈팬"),
        ("바벳", "Bavet"),
        ("바벳", "បាវិត"),
        ("포이펫", "뽀이뻿"),
        ("ㅅㅏㄹ려", "살려"),
        ("꼬꽁", "코콩"),
    ],
)
def test_near_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_apart() -> None:
    names = ["바벳", "바탐방", "캄폿", "캄퐁참", "코콩", "코롱", "프놈펜", "파일린"]
    assert len({fold(name) for name in names}) == len(names)


def test_every_letter_leads_back_to_the_words() -> None:
    text = "여기 찐베이4 단지, 西港。"
    found = folded(text)
    assert [text[slice(*found.span(i, i + 1))] for i in range(len(found.text))][:2] == ["여", "여"]
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(found.text[begin] != " " for begin in found.begins)


def test_a_name_is_found_with_its_particle_and_a_slip() -> None:
    text = "동생이 시아누크빌에서 찐뻬이단지로 갔대요"
    for written, found in (("시하누크빌", "시아누크빌"), ("진베이", "찐뻬이")):
        score, start, end = best_window(fold(written), folded(text))
        assert score > 0.9
        assert text[start:end].startswith(found)


def test_a_name_inside_unparted_chinese_is_found() -> None:
    text = "举报西港金贝6号楼"
    score, start, end = best_window(fold("진베이"), folded(text))
    assert (score, text[start:end]) == (1.0, "金贝")


@pytest.mark.parametrize("text", ["", "   ", "🆘🆘", "!!!"])
def test_nothing_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""
    assert best_window("cinpei", folded(text)) == (0.0, 0, 0)


def test_sounds_do_not_reach_over_characters() -> None:
    assert folded("皇冠").text in folded("西港皇冠").text
