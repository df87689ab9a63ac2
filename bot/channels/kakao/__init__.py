"""KakaoTalk: a skill server that stores first, answers within a second from the store, and uses a callback once."""

from bot.channels.kakao.channel import Answers, KakaoChannel, KakaoSettings

__all__ = ["Answers", "KakaoChannel", "KakaoSettings"]
