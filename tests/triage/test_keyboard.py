"""Korean typed on a keyboard that was set to English is read as Korean; everything else stays as it is."""

import pytest

from triage.extract.keyboard import retyped
from triage.extract.normal import normalise


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tkffuwntpdy", "살려주세요"),
        ("TKFFUWNTPDY", "살려주세요"),
        ("durl ansdl wkarudlTdjdy 7cmd", "여기 문이 잠겨있어요 7층"),
        ("rhoscksgdkdy djqtdjdy", "괜찮아요 없어요"),
        ("dhQk? Ehrqkfh!", "오빠? 똑바로!"),
        ("한글이 안 돼요 rkarmaekdgoTdjdy tkffuwnj", "한글이 안 돼요 감금당했어요 살려줘"),
        ("tkffuwntpdy \u200b🙏", "살려주세요 🙏"),
        ("010-1234-5678 dusfkrwntpdy", "010-1234-5678 연락주세요"),
    ],
)
def test_reads_what_was_meant(written: str, meant: str) -> None:
    assert normalise(written).text == meant


@pytest.mark.parametrize(
    "written",
    [
        "please help me i am locked in the room",
        "sal ryeo juseyo yeogi kambodia",
        "work so that we rest",
        "thx brb",
        "Dkseho sorry",
        "텔레그램 tkfkdgo 입니다",
        "텔레그램 @tkfkdgody 카톡 gksrnrdls",
        "kkk zzz",
        "https://t.me/gksrnrdlsdlqslek",
        "tkffu help me please",
        "toi bi nhot o day cuu voi",
        "살려주세요",
        "",
    ],
)
def test_leaves_other_words_as_they_are(written: str) -> None:
    assert retyped(written) is None


def test_the_way_leads_back_to_the_keys() -> None:
    written = "wjsms\u200b tkffuwntpdy 010"
    normal = normalise(written)
    at = normal.text.index("살려")
    start, end = normal.span(at, at + 2)
    assert written[start:end] == "tkffu"
    start, end = normal.span(normal.text.index("010"), normal.text.index("010") + 3)
    assert written[start:end] == "010"
