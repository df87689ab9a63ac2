"""What Hypothesis makes for each entry: bytes that come near to what is expected there, and bytes that do not."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bench.quality import HELD_OUT, TIPS, read_rows
from bot.config import Settings
from tests.files.made import SIHANOUKVILLE, exif, heic, photo
from tests.fuzz.entries import PARTED

#: Pieces of what people write, and of what trips readers.
PIECES = (
    *(
        "살려주세요",
        "감금당했어요",
        "제 동생 김민수(27)",
        "남편이",
        "시아누크빌",
        "프놈펜에서",
        "진베이4",
        "웬치",
        "여권 뺏기고",
        "연락이 끊겼",
    ),
    *("help me", "locked", "my son John Smith, 24", "被关在", "救命", "Cứu em", "ช่วยด้วย", "ជួយ", "sallyeojuseyo", "ㅅㅏㄹ려"),
    *(
        "010-1234-5678",
        "+855 96 123 4567",
        "공일공 일이삼사",
        "@boss_kh",
        "t.me/abc",
        "카톡 아이디 abc123",
        "110-234-567890",
        "wa.me/84912345678",
    ),
    *(
        "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
        "900101-1234567",
        "https://maps.app.goo.gl/abc",
        "11.5564, 104.9282",
        "7P6QHW4M+2X",
        "HW4M+2X",
    ),
    *(
        "10°36'45\"N 103°31'22\"E",
        "https://maps.google.com/?q=10.6,103.5",
        "geo:11.5,104.9",
        "위도 11.0853 경도 106.1104",
        "N11 33.5 E104 55",
    ),
    *(
        "어제",
        "2월 29일",
        "9999-12-31",
        "0000-00-00",
        "3일 전",
        "1000000일 전",
        "99999년 전",
        "지난주 금요일",
        "2026.1.5",
        "yesterday",
        "昨天",
    ),
    *("설날", "추석에", "last Christmas", "13월 32일", "오후 25시", "三天前", "hôm qua", "เมื่อวาน", "ម្សិលមិញ", "내일", "오늘 밤"),
    *(
        "ㅋㅋㅋ",
        "영화",
        "뉴스",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u115f",
        "́" * 20,
        "①②③",
        "٣٤٥",
        "០១២",
        "๐๑๒",
        "９９９",
        "İ",
        "ß",
        "ﷺ",
        "ﬃ",
        "\u2028",
    ),
    *(
        "1" * 40,
        "9" * 400,
        "-",
        ".",
        ",",
        "/",
        ":",
        "(",
        ")",
        "\n",
        "\t",
        "?",
        "!",
        "~",
        "*",
        "[",
        "{",
        '"',
        "%",
        "@",
        "#",
        "+",
        "°",
        "시",
        "명",
        "세",
    ),
    *("👨‍👩‍👧‍👦", "🆘", "\ud800", "가" * 60, "a" * 60, " " * 60, "\U000e0041", PARTED, PARTED),
)

words = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).flatmap(
    lambda pieces: st.sampled_from(["", " ", " ", "\n", ", "]).map(lambda between: between.join(pieces))
)
written = words.map(lambda text: text.encode("utf-8", "surrogatepass"))
utf8 = words.map(lambda text: text.encode("utf-8", "replace"))

_NUMBERS = st.integers() | st.floats() | st.sampled_from([10**400, -(10**400), 2**63, 1e308, float("nan"), float("inf"), 0, -1])


def documents(*names: str) -> SearchStrategy[Any]:
    """JSON values whose objects use these names."""
    return st.recursive(
        st.none()
        | st.booleans()
        | _NUMBERS
        | words
        | st.sampled_from(["", "1", "-1", "nan", "1e999", "2026-01-01T00:00:00+09:00"]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(names), inner, max_size=6),
        max_leaves=25,
    )


def as_json(value: Any) -> bytes:
    """The value as JSON, half surrogates escaped."""
    return json.dumps(value).encode()


def changed(example: Any, *names: str) -> SearchStrategy[bytes]:
    """The example with one or a few of its values replaced by anything."""

    def paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [way] * bool(way) + [path for key, one in inner for path in paths(one, (*way, key))]

    def put(edits: list[tuple[tuple[Any, ...], Any]]) -> bytes:
        made = json.loads(json.dumps(example))
        for way, value in edits:
            at = made
            try:
                for key in way[:-1]:
                    at = at[key]
                at[way[-1]] = value
            except (KeyError, IndexError, TypeError):
                continue
        return as_json(made)

    edit = st.tuples(st.sampled_from(paths(example)), documents(*names))
    return st.lists(edit, min_size=0, max_size=3).map(put)


def spliced(bodies: tuple[bytes, ...]) -> SearchStrategy[bytes]:
    """One of the files with some of its bytes overwritten, cut out or doubled."""

    def splice(body: bytes, edits: list[tuple[int, bytes, int]]) -> bytes:
        for at, piece, skip in edits:
            at %= len(body) + 1
            body = body[:at] + piece + body[at + skip :]
        return body

    edits = st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=8), st.integers(0, 12)), max_size=6)
    return st.builds(splice, st.sampled_from(bodies), edits)


_WHO = {"id": 5, "is_bot": False, "first_name": "가", "username": "someone", "language_code": "ko"}
_UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 7,
        "date": 1_768_000_000,
        "edit_date": 1_768_000_009,
        "chat": {"id": 5, "type": "private"},
        "from": _WHO,
        "text": "살려주세요",
        "caption": "사진",
        "entities": [{"type": "url", "offset": 0, "length": 3}],
        "location": {"latitude": 11.5, "longitude": 104.9, "horizontal_accuracy": 30, "live_period": 900},
        "venue": {"location": {"latitude": 11.5, "longitude": 104.9}, "title": "호텔", "address": "길"},
        "contact": {"phone_number": "821012345678", "first_name": "나", "user_id": 5},
        "photo": [{"file_id": "a", "file_unique_id": "b", "file_size": 9, "width": 3, "height": 3}],
        "voice": {"file_id": "a", "duration": 3, "mime_type": "audio/ogg"},
        "media_group_id": "77",
        "forward_origin": {"type": "user", "date": 1, "sender_user": _WHO},
        "reply_to_message": {"message_id": 3, "text": "어디세요?"},
        "quote": {"text": "어디"},
    },
    "edited_message": {"message_id": 7, "date": 1, "chat": {"id": 5}, "text": "아니요"},
    "callback_query": {"id": "1", "from": _WHO, "data": "place:x", "message": {"message_id": 7, "chat": {"id": -1009}}},
    "my_chat_member": {"chat": {"id": 5}, "from": _WHO, "new_chat_member": {"status": "kicked", "user": _WHO}},
    "message_reaction": {"chat": {"id": 5}, "message_id": 7, "new_reaction": [{"type": "emoji", "emoji": "👍"}]},
}
_TELEGRAM = (*_UPDATE, *_UPDATE["message"], "id", "type", "first_name", "latitude", "file_id")  # type: ignore[misc]
_SKILL = {
    "userRequest": {
        "utterance": "살려주세요",
        "user": {"id": "u1", "type": "botUserKey", "properties": {"plusfriendUserKey": "p"}},
        "chat": {"id": "r1", "type": "botGroupKey", "properties": {"botGroupKey": "g1"}},
        "params": {"media": {"type": "image", "url": "https://talk.kakaocdn.net/a.jpg"}, "surface": "BuilderBotTest"},
        "callbackUrl": "https://bot-api.kakao.com/callback/1",
        "lang": "ko",
    },
    "bot": {"id": "b1", "name": "x"},
    "action": {"params": {"secureimage": '{"secureUrls":"List(https://a/1, https://a/2)"}'}, "clientExtra": {"press": "1"}},
}
_KAKAO = (*_SKILL, *_SKILL["userRequest"], "id", "type", "url", "properties", "origin", "value", "secureUrls")
_TIP = {
    "id": "a",
    "received_at": "2026-01-15T21:00:00+09:00",
    "messages": [
        {"text": "살려주세요 어제 시아누크빌", "at": "2026-01-15T21:00:00+09:00"},
        {"location": {"lat": 11.5, "lon": 104.9, "accuracy_m": 30}, "forwarded": True, "said_by": "x", "answers": "hurt:yes"},
    ],
    "label": {
        "urgency": "critical",
        "category": "confinement",
        "language": "ko",
        "people": [{"role": "victim", "name": "김민수", "age": 27, "sex": "m"}],
        "phones": ["+821012345678"],
        "location": {"lat": 11.5, "lon": 104.9, "radius_km": 5},
        "compound": None,
        "last_contact": "2026-01-14",
        "indicators": ["weapon"],
    },
    "right": {"phones": ["+821012345678"]},
    "wrong": {"people": ["x"]},
}
_LABELLED = (*_TIP, *_TIP["label"], "text", "at", "lat", "lon", "radius_km", "role", "name", "age")  # type: ignore[misc]
_SPOT = {
    "id": "kh-x",
    "kind": "village",
    "country": "KH",
    "name": "X",
    "names": {"en": ["X", "Y"]},
    "lat": 11.0,
    "lon": 104.0,
    "radius_km": 2,
    "parent": "kh-y",
    "ambiguous": ["X"],
    "course": [[11, 104], [12, 105]],
}
_COMPOUND = {
    "id": "x-park",
    "name_en": "X Park",
    "country": "KH",
    "lat": 11.0,
    "lon": 104.0,
    "precision": "building",
    "status": "active",
    "features": ["wall"],
    "aliases": {"ko": ["엑스"], "zh": ["园区"]},
    "search_variants": ["x"],
    "description": "a wall",
}
_RUNS = {"given.jsonl": {"at": "2026-01-01", "tips": {"a": {"urgency": "right"}}}}
_CSV = b"name,names,lat,lon,kind,country\r\nChhuk,\xec\xb4\x88\xec\xad\x89;Chhouk,10.8,104.4,village,KH\r\n"
_GEONAMES = b"1821306\tChhuk\tChhuk\tChhouk,Srok\t10.83\t104.45\tP\tPPL\tKH\t\t\t\t\t\t0\t\t9\tAsia/Phnom_Penh\t2020-01-01\n"
_PART = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
_FIELDS = (b"text", b"press", b"label", b"lat", b"lon", b"accuracy", b"id", b"code", b"album", b"seconds", b"do")
_UPLOAD = b'--b\r\nContent-Disposition: form-data; name="voice"; filename="a.ogg"\r\nContent-Type: audio/ogg\r\n\r\nOggS\r\n'
_TESSERACT = (
    b"\xec\x82\xb4\xeb\xa0\xa4 help\n\n"
    b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    b"5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.0\thelp\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t12.5\tme\n"
)
_ANSWER = {
    "why": "",
    "width": 3,
    "height": 2,
    "pin": [11.5, 104.9, 3.0],
    "taken": "2026:01:09",
    "at": "2026-01-09T21:30:00+07:00",
}


@lru_cache(maxsize=1)
def pictures() -> tuple[bytes, ...]:
    """Small honest pictures with what a camera writes."""
    told: dict[str, str] = {"taken": "2026:01:09 21:30:00", "offset": "+07:00", "utc": "2026:01:09 14:30:00"}
    made = [photo(SIHANOUKVILLE, form, **told) for form in ("JPEG", "PNG", "WEBP")]
    return (*made, photo(None, "GIF"), heic(exif(SIHANOUKVILLE, **told)))


def _forms() -> SearchStrategy[bytes]:
    value = st.sampled_from([b"", b"11.5", b"nan", b"1e999", b"-200"]) | utf8
    fields = st.lists(st.tuples(st.sampled_from(_FIELDS), value), max_size=6)
    parts = fields.map(lambda given: b"".join(_PART % one for one in given))
    multipart = st.tuples(parts, st.sampled_from([b"", _UPLOAD, _UPLOAD * 7]), st.sampled_from([b"--b--\r\n", b"", b"--b"]))
    plain = fields.map(lambda given: b"&".join(b"=".join(one) for one in given))
    return multipart.map(lambda three: b"\0" + b"".join(three)) | plain.map(lambda body: b"\xff" + body)


def _lines(one: SearchStrategy[bytes]) -> SearchStrategy[bytes]:
    return st.lists(one | st.binary(max_size=20), max_size=4).map(b"\n".join)


def _settings() -> SearchStrategy[bytes]:
    accounts = [{"account": "family", "token": "1:a", "webhook_secret": "x" * 20, "voice": "plain", "skill_secret": "y" * 20}]
    value = (
        utf8
        | changed(accounts, "account", "token", "token_file", "voice")
        | st.sampled_from(
            [b"duty 60, all 120", b"duty nan", b"all inf", b"duty -1", b"duty 1e308", b"true", b"0", b"99999999999", b"[[[", b"'"]
        )
    )
    return st.tuples(st.integers(0, len(Settings.model_fields) - 1).map(lambda number: bytes([number])), value).map(b"".join)


SHAPES: Mapping[str, SearchStrategy[bytes]] = {
    "text": written | st.binary(max_size=60),
    "dates": st.tuples(st.binary(min_size=4, max_size=4), utf8).map(b"".join),
    "positions": utf8 | st.text("0123456789.,-°'\"NSEW+ 북동위경도/:?=&qhtpsmaglocQRXVWJ", max_size=60).map(str.encode),
    "masking": utf8 | st.text("0123456789-– .한\u200b", max_size=40).map(lambda text: text.encode()),
    "telegram_update": changed(_UPDATE, *_TELEGRAM) | changed({**_UPDATE, "message": None}, *_TELEGRAM) | st.binary(max_size=80),
    "kakao_request": changed(_SKILL, *_KAKAO) | st.binary(max_size=80),
    "webchat_form": _forms() | st.binary(max_size=120),
    "webchat_payload": documents("text", "press", "label", "lat", "lon", "accuracy", "file", "size", "seconds", "id", "chat").map(
        as_json
    ),
    "picture": spliced(pictures()),
    "childs_answer": st.tuples(
        changed({**_ANSWER, "lengths": [3, 2]}, *_ANSWER, "lengths"),
        st.binary(max_size=12).map(lambda rest: b"\n\xff\xd8\xff" + rest),
    ).map(b"".join)
    | st.binary(max_size=80),
    "tesseracts_answer": spliced((_TESSERACT,)) | utf8,
    "places_file": spliced((_CSV, _GEONAMES, b"\xef\xbb\xbf" + _CSV)) | st.binary(max_size=80),
    "spots_file": changed({"places": [_SPOT, _SPOT]}, *_SPOT) | st.binary(max_size=80),
    "compounds_file": changed({"compounds": [_COMPOUND]}, *_COMPOUND, "compounds") | st.binary(max_size=80),
    "weights_file": documents("meaning", "called", "x").map(as_json) | st.binary(max_size=40),
    "triage_lines": _lines(changed(_TIP, *_LABELLED)),
    "match_line": utf8 | changed({"text": "시아누크빌 진베이4", "lat": 10.6, "lon": 103.5}, "text", "lat", "lon"),
    "labelled_file": st.tuples(
        _lines(changed(_TIP, *_LABELLED)), st.just(PARTED.encode()), changed(_RUNS, "at", "tips", "given.jsonl", "a")
    ).map(b"".join),
    "settings": _settings(),
}


def seeds(name: str) -> list[bytes]:
    """Whole and good inputs from which a guided search sets out."""
    said = [PARTED.join(one["text"] for one in row["messages"] if one.get("text")).encode() for row in read_rows(HELD_OUT)[::4]]
    said += [line.encode() for line in (TIPS / "urgent.txt").read_text(encoding="utf-8").splitlines()[::8]]
    found: dict[str, list[bytes]] = {
        "text": said,
        "dates": [b"\x00\x38\x20\x09" + one for one in said],
        "positions": [piece.encode("utf-8", "replace") for piece in PIECES] + said,
        "masking": [b"900101-1234567", *said],
        "telegram_update": [as_json(_UPDATE), *(as_json({"update_id": 1, name: value}) for name, value in _UPDATE.items())],
        "kakao_request": [as_json(_SKILL)],
        "webchat_form": [
            b"\0" + b"".join(_PART % (name, b"11.5") for name in _FIELDS) + _UPLOAD + b"--b--\r\n",
            b"\xfftext=a&lat=1&lon=2",
        ],
        "webchat_payload": [
            b'{"text": "a", "lat": "1", "lon": "2", "accuracy": "3", "file": "photo", "size": "3", "seconds": "4"}'
        ],
        "picture": list(pictures()),
        "childs_answer": [as_json({**_ANSWER, "lengths": [3, 2]}) + b"\n\xff\xd8\xffab"],
        "tesseracts_answer": [_TESSERACT],
        "places_file": [_CSV, _GEONAMES],
        "spots_file": [as_json({"places": [_SPOT]})],
        "compounds_file": [as_json({"compounds": [_COMPOUND]})],
        "weights_file": [b'{"meaning": 1.5}'],
        "triage_lines": [as_json(_TIP)],
        "match_line": [b'{"text": "a", "lat": 1, "lon": 2}', *said[:20]],
        "labelled_file": [as_json(_TIP) + PARTED.encode() + as_json(_RUNS)],
        "settings": [bytes([number]) + b"duty 60, all 120" for number in range(len(Settings.model_fields))],
    }
    return found[name]
