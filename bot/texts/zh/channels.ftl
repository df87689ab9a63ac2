## The key that shares the phone's own position; a screen that somebody else reads may show it.
share-place = 发送位置
## The Telegram bot's description and menu, which a list of chats may show.
telegram-description = 想说什么就写什么，用自己的话就好。会有人看。
telegram-short = 用自己的话写就好。
telegram-command-status = 看看到哪一步了
## The key that shares the phone's own number, in the plain voice only.
share-number = 发送我的号码
