"""Telegram: one bot account, with its own intake (stored first, acknowledged after) and its own mouth."""

from bot.channels.telegram.channel import TelegramChannel, TelegramSettings

__all__ = ["TelegramChannel", "TelegramSettings"]
