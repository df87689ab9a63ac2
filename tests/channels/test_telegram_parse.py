"""Telegram updates of every kind become messages, and nothing is thrown away or raised."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.contract import Incoming, RoomNews
from bot.channels.telegram.parse import parse
from triage.message import Attachment, Kind, Message, Pin

CHAT = {"id": 77, "type": "private", "first_name": "Test"}
WHO = {"id": 77, "is_bot": False, "first_name": "Test", "language_code": "ko-KR"}
AT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
ENVELOPE = {"message_id": 12, "from": WHO, "chat": CHAT, "date": int(AT.timestamp())}
ROOM = "-100500"


def read(update: dict[str, Any], number: int = 1) -> Incoming:
    (incoming,) = parse(json.dumps({"update_id": number, **update}).encode(), "family", {ROOM})
    return incoming


def said(**content: Any) -> Message:
    return read({"message": {**ENVELOPE, **content}}).message


def edited(**content: Any) -> Message:
    return read({"edited_message": {**ENVELOPE, "edit_date": ENVELOPE["date"], **content}}).message


def test_words_come_with_their_chat_time_language_and_raw_payload() -> None:
    raw = json.dumps({"update_id": 5, "message": {**ENVELOPE, "text": "살려 주세요"}}).encode()
    (incoming,) = parse(raw, "family")
    assert incoming.message == Message("살려 주세요", Kind.TEXT, AT)
    assert (incoming.chat, incoming.message_id, incoming.language, incoming.raw) == ("77", "12", "ko", raw)
    assert incoming.external_id.startswith("5-")


FIVE = {"latitude": 11.5, "longitude": 104.9}
SMALL = {"file_id": "small", "width": 90, "height": 67}
LARGE = {"file_id": "large", "width": 1280, "height": 960}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"location": FIVE}, Message("", Kind.LOCATION, AT, Pin(11.5, 104.9))),
        ({"location": FIVE | {"horizontal_accuracy": 65}}, Message("", Kind.LOCATION, AT, Pin(11.5, 104.9, 65.0))),
        (
            {"location": FIVE | {"live_period": 900}},
            Message("", Kind.LIVE_LOCATION, AT, Pin(11.5, 104.9), until=AT + timedelta(seconds=900)),
        ),
        ({"location": FIVE | {"live_period": 0x7FFFFFFF}}, Message("", Kind.LIVE_LOCATION, AT, Pin(11.5, 104.9))),
        (
            {"venue": {"location": FIVE, "title": "Hotel Test", "address": "Road 1"}, "location": FIVE},
            Message("Hotel Test, Road 1", Kind.LOCATION, AT, Pin(11.5, 104.9), label="venue"),
        ),
        (
            {"contact": {"phone_number": "+821000000000", "first_name": "Tester", "user_id": 1}},
            Message("+821000000000 Tester", Kind.CONTACT, AT),
        ),
        (
            {"contact": {"phone_number": "+821000000000", "first_name": "Tester", "user_id": 77}},
            Message("+821000000000 Tester", Kind.CONTACT, AT, label="own"),
        ),
        (
            {"photo": [{"file_id": "x"}], "caption": "이 건물"},
            Message("이 건물", Kind.MEDIA, AT, label="photo", files=(Attachment("photo", remote="x"),)),
        ),
        (
            {"animation": {"file_id": "x"}, "document": {"file_id": "x"}},
            Message("", Kind.MEDIA, AT, label="animation", files=(Attachment("animation", remote="x"),)),
        ),
        ({"voice": {"file_id": "x"}}, Message("", Kind.MEDIA, AT, label="voice", files=(Attachment("voice", remote="x"),))),
        (
            {"sticker": {"file_id": "x", "emoji": "😭"}},
            Message("😭", Kind.MEDIA, AT, label="sticker", files=(Attachment("sticker", remote="x"),)),
        ),
        (
            {"photo": [SMALL, LARGE | {"file_size": 90}, SMALL], "media_group_id": "1399"},
            Message("", Kind.MEDIA, AT, label="photo", files=(Attachment("photo", size=90, remote="large"),), album="1399"),
        ),
        (
            {"document": {"file_id": "d", "file_name": "a\0b.jpg", "mime_type": "image/jpeg", "file_size": -1}},
            Message("", Kind.MEDIA, AT, label="document", files=(Attachment("document", "ab.jpg", "image/jpeg", None, "d"),)),
        ),
        ({"document": {"file_id": 7}, "media_group_id": []}, Message("", Kind.MEDIA, AT, label="document")),
        ({"poll": {"id": "1"}, "reply_to_message": {}}, Message("", Kind.OTHER, AT, label="poll")),
        ({"tomorrows_thing": {"a": 1}}, Message("", Kind.OTHER, AT, label="tomorrows_thing")),
        ({"text": "/start"}, Message("", Kind.START, AT)),
        ({"text": "/start@some_bot poster_1"}, Message("", Kind.START, AT, action="poster_1")),
        ({"text": "/start help"}, Message("help", Kind.TEXT, AT)),
        ({"text": "/start 살려 주세요"}, Message("살려 주세요", Kind.TEXT, AT)),
        ({"text": "/status"}, Message("/status", Kind.TEXT, AT)),
        (
            {"text": "월 500 보장", "forward_origin": {"type": "hidden_user"}},
            Message("월 500 보장", Kind.TEXT, AT, forwarded=True),
        ),
        ({"text": "x", "forward_date": 1}, Message("x", Kind.TEXT, AT, forwarded=True)),
        ({"location": {"latitude": 900, "longitude": "x"}}, Message("", Kind.LOCATION, AT)),
    ],
)
def test_each_kind_of_message(content: dict[str, Any], message: Message) -> None:
    assert said(**content) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"text": "새 주소"}, Message("새 주소", Kind.EDIT, AT, replaces="12")),
        (
            {"caption": "고침", "photo": [LARGE], "media_group_id": "1399"},
            Message(
                "고침", Kind.EDIT, AT, replaces="12", label="photo", files=(Attachment("photo", remote="large"),), album="1399"
            ),
        ),
        ({"caption": "고침", "photo": [{}]}, Message("고침", Kind.EDIT, AT, replaces="12", label="photo")),
        (
            {"location": FIVE | {"live_period": 900, "heading": 3}},
            Message("", Kind.LIVE_LOCATION, AT, Pin(11.5, 104.9), replaces="12", until=AT + timedelta(seconds=900)),
        ),
        ({"location": FIVE}, Message("", Kind.LIVE_LOCATION, AT, Pin(11.5, 104.9), replaces="12", label="live_end")),
    ],
)
def test_edits_name_what_they_replace(content: dict[str, Any], message: Message) -> None:
    assert edited(**content) == message


USER = {"id": 5, "is_bot": False, "first_name": "Kim", "last_name": "Manager", "username": "job_kh"}
CHANNEL = {"id": -1001, "type": "channel", "title": "고수익 해외 취업", "username": "job_channel"}


@pytest.mark.parametrize(
    ("given", "who"),
    [
        ({"forward_origin": {"type": "user", "sender_user": USER, "date": 1}}, "Kim Manager (@job_kh)"),
        ({"forward_origin": {"type": "hidden_user", "sender_user_name": "김실장", "date": 1}}, "김실장"),
        ({"forward_origin": {"type": "chat", "sender_chat": CHANNEL | {"type": "group"}}}, "고수익 해외 취업 (@job_channel)"),
        (
            {"forward_origin": {"type": "channel", "chat": CHANNEL, "message_id": 3, "author_signature": "부장"}},
            "고수익 해외 취업 · 부장 (@job_channel)",
        ),
        ({"forward_from": USER, "forward_date": 1}, "Kim Manager (@job_kh)"),
        ({"forward_from_chat": CHANNEL, "forward_signature": "부장"}, "고수익 해외 취업 · 부장 (@job_channel)"),
        ({"forward_sender_name": "김실장", "forward_date": 1}, "김실장"),
        ({"forward_origin": {"type": "of tomorrow"}}, ""),
        ({"forward_origin": 5, "forward_date": 1}, ""),
    ],
)
def test_what_is_passed_on_names_who_said_it_first(given: dict[str, Any], who: str) -> None:
    message = said(text="월 500 보장", **given)
    assert (message.forwarded, message.said_by) == (True, who)


def test_who_passes_on_their_own_words_says_them_once_more() -> None:
    message = said(text="살려줘", forward_origin={"type": "user", "sender_user": WHO, "date": 1})
    assert (message.forwarded, message.said_by) == (False, "")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reply_to_message": {"message_id": 7, "text": "어디에\n있나요?"}}, "어디에 있나요?"),
        ({"reply_to_message": {"message_id": 7, "text": "긴 글 전체"}, "quote": {"text": "긴 글"}}, "긴 글"),
        ({"reply_to_message": {"message_id": 7, "photo": [], "caption": "이 건물"}}, "이 건물"),
        ({"reply_to_message": {"message_id": 7, "text": "가" * 300}}, "가" * 119 + "…"),
        ({"reply_to_message": {"message_id": 7, "dice": {}}}, ""),
    ],
)
def test_an_answer_tells_what_it_answers_in_a_few_words(given: dict[str, Any], words: str) -> None:
    message = said(text="네", **given)
    assert (message.text, message.reply_to, message.reply_words) == ("네", "7", words.replace("\\n", " "))


def test_an_answer_to_another_chat_tells_whose_words_it_answers() -> None:
    origin = {"type": "user", "sender_user": USER, "date": 1}
    message = said(text="이 사람이에요", external_reply={"origin": origin}, quote={"text": "면접 보러 오세요"})
    assert message.reply_words == "Kim Manager (@job_kh): 면접 보러 오세요"


@pytest.mark.parametrize(
    ("new", "label"),
    [([{"type": "emoji", "emoji": "👍"}], "reaction 👍"), ([{"type": "custom_emoji", "custom_emoji_id": "1"}], "reaction ✱")],
)
def test_a_reaction_says_nothing(new: list[dict[str, str]], label: str) -> None:
    incoming = read({"message_reaction": {"chat": CHAT, "user": WHO, "message_id": 7, "date": 1, "new_reaction": new}})
    message = incoming.message
    assert (message.kind, message.text, message.label, message.reply_to) == (Kind.SERVICE, "", label, "7")
    gone = read({"message_reaction": {"chat": CHAT, "user": WHO, "message_id": 7, "old_reaction": new, "new_reaction": []}})
    assert (gone.message.kind, gone.message.label) == (Kind.SERVICE, "reaction")


def test_a_note_of_telegram_itself_is_none_of_the_persons_words() -> None:
    message = said(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    assert (message.kind, message.label) == (Kind.SERVICE, "message_auto_delete_timer_changed")
    assert said(pinned_message={"message_id": 4, "text": "살려"}).kind is Kind.SERVICE


def test_being_let_in_again_is_told() -> None:
    change = {"chat": CHAT, "from": WHO, "old_chat_member": {"status": "kicked"}, "new_chat_member": {"status": "member"}}
    assert (read({"my_chat_member": change}).message.kind, read({"my_chat_member": change}).message.label) == (
        *(Kind.SERVICE, "unblocked"),
    )


def room_update(**content: Any) -> dict[str, Any]:
    return {"chat": {"id": int(ROOM), "type": "supergroup"}, "from": WHO, "date": 1, **content}


@pytest.mark.parametrize(
    ("update", "news"),
    [
        ({"chat_member": room_update(new_chat_member={"status": "member", "user": USER})}, RoomNews(came=("5",))),
        ({"chat_member": room_update(new_chat_member={"status": "left", "user": USER})}, RoomNews(went=("5",))),
        ({"message": room_update(message_id=3, new_chat_members=[USER, {"id": 6, "is_bot": True}])}, RoomNews(came=("5",))),
        ({"message": room_update(message_id=3, left_chat_member=USER)}, RoomNews(went=("5",))),
        ({"my_chat_member": room_update(new_chat_member={"status": "kicked"})}, RoomNews(shut=True)),
        ({"my_chat_member": room_update(new_chat_member={"status": "administrator"})}, RoomNews(shut=False)),
    ],
)
def test_who_comes_and_goes_in_the_duty_room_is_told(update: dict[str, Any], news: RoomNews) -> None:
    assert read(update).room_news == news


def test_a_member_of_another_group_is_no_news_of_the_room() -> None:
    update = {"chat_member": {**room_update(new_chat_member={"status": "member", "user": USER}), "chat": CHAT}}
    assert (read(update).room_news, read(update).message.kind) == (None, Kind.SERVICE)


@pytest.mark.parametrize("broken", [{"new_reaction": 5}, {"new_reaction": [5, None]}, {"new_reaction": {"a": 1}}])
def test_a_broken_reaction_is_one_all_the_same(broken: dict[str, Any]) -> None:
    assert read({"message_reaction": {"chat": CHAT, "message_id": 7, **broken}}).message.kind is Kind.SERVICE


def test_words_of_an_unknown_kind_of_update_are_read_all_the_same() -> None:
    incoming = read({"levitated_message": {"chat": CHAT, "text": "살려 주세요"}})
    assert (incoming.message.text, incoming.message.kind, incoming.chat) == ("살려 주세요", Kind.OTHER, "77")


def pressed(chat: int) -> dict[str, Any]:
    keys = [[{"text": "네", "callback_data": "yes:1"}]]
    under = {"message_id": 40, "chat": {"id": chat, "type": "group"}, "date": 1, "reply_markup": {"inline_keyboard": keys}}
    return {"callback_query": {"id": "991", "from": WHO, "message": under, "data": "yes:1", "chat_instance": "1"}}


def test_a_press_carries_its_value_and_its_label() -> None:
    incoming = read(pressed(77))
    assert incoming.message == Message("", Kind.BUTTON, action="yes:1", label="네")
    assert (incoming.chat, incoming.answer_id, incoming.officer_press) == ("77", "991", None)


def test_a_press_in_the_duty_room_is_an_officers() -> None:
    press = read(pressed(int(ROOM))).officer_press
    assert press is not None
    assert (press.user, press.action, press.answer_id, press.room, press.message_id) == ("77", "yes:1", "991", ROOM, "40")


def test_a_press_under_a_message_telegram_no_longer_shows_is_the_senders() -> None:
    assert read({"callback_query": {"id": "1", "from": WHO, "data": "no"}}).chat == "77"


@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_talk_in_the_duty_room_is_no_tip(kind: str) -> None:
    update = {"update_id": 1, kind: {**ENVELOPE, "chat": {"id": int(ROOM), "type": "group"}, "text": "교대합니다"}}
    assert parse(json.dumps(update).encode(), "family", {ROOM}) == ()


@pytest.mark.parametrize(
    ("status", "kind"), [("kicked", Kind.STOP), ("left", Kind.STOP), ("member", Kind.SERVICE), ("restricted", Kind.SERVICE)]
)
def test_blocking_the_bot_stops_the_conversation(status: str, kind: Kind) -> None:
    incoming = read({"my_chat_member": {"chat": CHAT, "from": WHO, "date": 1, "new_chat_member": {"status": status}}})
    assert (incoming.message.kind, incoming.chat) == (kind, "77")


def test_an_update_type_of_tomorrow_is_kept_with_its_chat() -> None:
    incoming = read({"levitated_message": {"chat": CHAT, "from": WHO}})
    assert (incoming.message.kind, incoming.message.label, incoming.chat) == (Kind.OTHER, "levitated_message", "77")


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"null", b"[]", b"{", b"\xff\xfe", b'"text"', b"[" * 100_000, b"1" * 5000),
        *(
            b'{"update_id": true}',
            b'{"update_id": 1e400, "message": {}}',
            b'{"message": 5}',
            b'{"message": {"chat": 7, "text": 9}}',
        ),
    ],
)
def test_what_cannot_be_read_goes_to_a_person_as_it_came(raw: bytes) -> None:
    (incoming,) = parse(raw, "family")
    assert (incoming.message.kind, incoming.raw) == (Kind.OTHER, raw)
    assert incoming.external_id


def test_the_same_update_has_the_same_id_however_it_is_written() -> None:
    update = {"update_id": 9, "message": {**ENVELOPE, "text": "ㅅㅏㄹ려"}}
    turned = dict(reversed(update.items()))
    (one,), (two,) = (
        parse(json.dumps(update).encode(), "a"),
        parse(json.dumps(turned, ensure_ascii=False, indent=1).encode(), "a"),
    )
    assert one.external_id == two.external_id


def test_a_number_used_again_for_something_else_is_not_a_repeat() -> None:
    assert read({"message": {**ENVELOPE, "text": "a"}}).external_id != read({"message": {**ENVELOPE, "text": "b"}}).external_id


def test_text_no_store_can_hold_is_made_storable() -> None:
    (incoming,) = parse(b'{"update_id":1,"message":{"chat":{"id":1},"text":"a\\ud800\\u0000b"}}', "family")
    assert incoming.message.text == "a?b"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*ENVELOPE, "text", "location", "contact", "venue", "reply_markup", "x"]), inner, max_size=5
        )
    ),
    max_leaves=20,
)
updates = st.dictionaries(
    st.sampled_from(["update_id", "message", "edited_message", "callback_query", "my_chat_member", "message_reaction", "poll"]),
    anything,
    max_size=3,
)


@settings(deadline=None)  # a busy machine is no finding
@given(updates | anything)
def test_parsing_never_raises(update: Any) -> None:
    raw = json.dumps(update).encode()
    (incoming,) = parse(raw, "family")
    incoming.message.text.encode()
    assert incoming.raw == raw


@settings(deadline=None)  # a busy machine is no finding
@given(st.binary(max_size=200))
def test_bytes_never_raise(raw: bytes) -> None:
    assert len(parse(raw, "family")) == 1
