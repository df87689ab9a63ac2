# The Telegram bot's description and menu. Somebody may see them on a locked screen or in a list of chats.

telegram-description = Write what you want to say, in your own words. A person reads it.
telegram-short = Write in your own words.
telegram-command-status = See how it stands
## The key that shares the phone's own number, in the plain voice only.
share-number = Send my number
