"""Who comes and goes in the duty room: whoever is in it reads every page."""

from bot.channels.contract import RoomNews
from bot.channels.telegram.fields import Fields, inner, rows, text_of

_OUT = ("left", "kicked")


def room_news(update: Fields) -> RoomNews | None:
    """What an update of the duty room tells of its members; None where it tells nothing of them."""
    if ours := inner(update, "my_chat_member"):
        return RoomNews(shut=not _may_write(inner(ours, "new_chat_member")))
    if changed := inner(update, "chat_member"):
        return _changed(inner(changed, "new_chat_member"))
    said = inner(update, "message")
    came = tuple(_person(one) for one in rows(said, "new_chat_members") if one.get("is_bot") is not True)
    gone = inner(said, "left_chat_member")
    went = (_person(gone),) if gone and gone.get("is_bot") is not True else ()
    news = RoomNews(tuple(filter(None, came)), tuple(filter(None, went)))
    return news if news.came or news.went else None


def _changed(member: Fields) -> RoomNews | None:
    who = inner(member, "user")
    if not _person(who) or who.get("is_bot") is True:
        return None
    out = member.get("status") in _OUT or (member.get("status") == "restricted" and member.get("is_member") is False)
    return RoomNews(went=(_person(who),)) if out else RoomNews(came=(_person(who),))


def _may_write(member: Fields) -> bool:
    status = member.get("status")
    return status in ("member", "administrator", "creator") or (
        status == "restricted" and member.get("can_send_messages") is True
    )


def _person(user: Fields) -> str:
    return text_of(user.get("id"))[:32]
