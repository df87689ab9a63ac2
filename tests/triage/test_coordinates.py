"""Positions are read as written, in every shape that people and map services use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.extract.coordinates import Town, coordinates, repaired, unresolved_links

NEAR = 0.0005


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("여기 11.5561, 104.9082", 11.5561, 104.9082),
        ("10.6612N 103.5409E", 10.6612, 103.5409),
        ("坐标10.6118 103.5256", 10.6118, 103.5256),
        ("104.9082, 11.5561", 11.5561, 104.9082),
        ("위도 13.6398 경도 102.6011", 13.6398, 102.6011),
        ("북위 11.5도 동경 104.9도", 11.5, 104.9),
        ("북위 10도 37분 26.8초 동경 104도 1분 17.8초", 10.62411, 104.02161),
        ("10°37'26.8\"N 104°01'17.8\"E", 10.62411, 104.02161),
        ("10°41.30'N 103°33.20'E", 10.68833, 103.55333),
        ("N 10°37'26.8\" E 104°01'17.8\"", 10.62411, 104.02161),
        ("១១.១០៥៣, ១០៤.៧៩១២", 11.1053, 104.7912),
        ("geo:10.61,103.52?z=17", 10.61, 103.52),
        ("https://www.google.com/maps/@10.5633,103.5871,18z", 10.5633, 103.5871),
        ("https://maps.google.com/maps?q=10.6124,103.5247", 10.6124, 103.5247),
        ("https://maps.google.com/?q=loc:10.6124,103.5247", 10.6124, 103.5247),
        ("https://www.google.com/maps/search/?api=1&query=12.1786%2C102.7118", 12.1786, 102.7118),
        ("https://www.google.com/maps/place/x/@11.6109,102.9898,17z/data=!3m1!4b1!8m2!3d11.6102!4d102.9921", 11.6102, 102.9921),
        ("https://www.google.com/maps/dir//x/@11.1,102.9,17z/data=!1m1!1d103.5247!2d10.6124", 10.6124, 103.5247),
        ("https://www.google.com/maps/place/11%C2%B036'36.7%22N+102%C2%B059'31.6%22E/", 11.61019, 102.99211),
        ("https://maps.apple.com/?ll=10.6143,103.5041&q=Police", 10.6143, 103.5041),
        ("https://maps.apple.com/place?coordinate=10.6143,103.5041&name=x", 10.6143, 103.5041),
        ("https://www.openstreetmap.org/?mlat=12.8351&mlon=102.5902#map=18/12.8/102.5", 12.8351, 102.5902),
        ("https://www.openstreetmap.org/#map=18/12.8351/102.5902", 12.8351, 102.5902),
        ("https://map.kakao.com/link/map/숙소,13.6431,102.5902", 13.6431, 102.5902),
        ("https://map.kakao.com/link/to/13.6431,102.5902", 13.6431, 102.5902),
        ("https://uri.amap.com/marker?position=103.5488,10.6605&name=这里", 10.6605, 103.5488),
        ("https://api.map.baidu.com/marker?location=10.6605,103.5488&title=x", 10.6605, 103.5488),
        ("7P367M5C+JW", 11.259, 104.672),
        ("office 11.5561, 104.9082. site", 11.5561, 104.9082),
        ("11,5561 104,9082", 11.5561, 104.9082),
        ("lat=11.5561 lng=104.9082", 11.5561, 104.9082),
        ("경도 104.9082 위도 11.5561", 11.5561, 104.9082),
        ("E104.9082 N11.5561", 11.5561, 104.9082),
        ("11.5561°N, 104.9082°E", 11.5561, 104.9082),
        ("위도: 11.5561\n경도: 104.9082", 11.5561, 104.9082),
        ("北纬10度37分26.8秒 东经104度1分17.8秒", 10.62411, 104.02161),
        ("https://www.bing.com/maps?cp=11.5561~104.9082&lvl=16", 11.5561, 104.9082),
        ("https://apis.map.qq.com/uri/v1/marker?marker=coord:11.5561,104.9082;title:x", 11.5561, 104.9082),
        ("https://yandex.com/maps/?ll=104.9082%2C11.5561&z=16", 11.5561, 104.9082),
        ("https://waze.com/ul?ll=11.5561%2C104.9082&navigate=yes", 11.5561, 104.9082),
        ("https://map.naver.com/v5/?lng=104.9082&lat=11.5561", 11.5561, 104.9082),
        ("kakaomap://look?p=11.5561,104.9082", 11.5561, 104.9082),
        ("친구위치https://maps.google.com/?q=11.5561,104.9082이거예요", 11.5561, 104.9082),
    ],
)
def test_position_is_read(text: str, lat: float, lon: float) -> None:
    (found,) = coordinates(_in_figures(text))
    assert found.value.lat == pytest.approx(lat, abs=NEAR)
    assert found.value.lon == pytest.approx(lon, abs=NEAR)


def _in_figures(text: str) -> str:
    return text.translate({ord("០") + digit: str(digit) for digit in range(10)})


@pytest.mark.parametrize(
    "text",
    [
        "2025.10.18 14.30 에 만나요",
        "계좌 352-1029-3847-13",
        "버전 1.234.567",
        "3.5, 4.5 점",
        "기온 30도 25도",
        "90% 95%",
        "0.0000, 0.0000",
        "99.123, 999.456",
        "lương 15.000 105.000 một ngày",
        "192.168.100.101 서버",
        "0.1234, 0.5678 이더",
        "1.000.000, 2.000.000",
    ],
)
def test_other_figures_are_no_position(text: str) -> None:
    assert coordinates(text) == ()


def test_short_plus_code_counts_from_a_town() -> None:
    (found,) = coordinates("GWQG+JG Phnom Penh", Town(11.573, 104.858))
    assert (round(found.value.lat, 3), round(found.value.lon, 3)) == (11.539, 104.926)
    assert coordinates("GWQG+JG somewhere") == ()


def test_place_outside_cambodia_is_not_swapped() -> None:
    assert repaired(37.46, 126.44) == (37.46, 126.44)
    assert repaired(103.5, 10.6) == (10.6, 103.5)
    assert repaired(100.0, 200.0) is None


def test_short_link_is_left_unresolved() -> None:
    text = "https://maps.app.goo.gl/AbC123 여기요"
    assert coordinates(text) == ()
    assert unresolved_links(text) == ("https://maps.app.goo.gl/AbC123",)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["https://www.google.com/maps/@", "11.5561", ",", "104.9", "°", "'", "N", "+", "7P36", "!3d", "%2C", "geo:", "\n"]
            ),
            st.text(max_size=4),
        ),
        max_size=16,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_breaking(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in coordinates(text, Town(11.573, 104.858)):
        assert found.quote is not None
        assert text[found.quote.start : found.quote.end] == found.quote.text
        assert -90 <= found.value.lat <= 90
        assert -180 <= found.value.lon <= 180


@pytest.mark.parametrize("piece", ["11.5561", "11.5561°", "10°", "N ", "lat ", "https://www.amap.com/?position="])
@pytest.mark.timeout(5)
def test_long_gaps_and_repeats_are_read_in_time(piece: str) -> None:
    for text in (piece + " " * 12_000, piece * 1_000, (piece + " " * 50) * 200):
        coordinates(text)
