"""The web chat: a page that works with and without scripts, and the conversations behind it."""

from bot.channels.webchat.channel import WebChat
from bot.channels.webchat.transcript import Line, Transcript, kind_of

__all__ = ["Line", "Transcript", "WebChat", "kind_of"]
