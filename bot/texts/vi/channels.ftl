## The key that shares the phone's own position; a screen that somebody else reads may show it.
share-place = Gửi vị trí
## The Telegram bot's description and menu, which a list of chats may show.
telegram-description = Bạn cứ viết điều muốn nói, bằng lời của mình. Có người đọc.
telegram-short = Cứ viết bằng lời của bạn.
telegram-command-status = Xem đã đến đâu
## The key that shares the phone's own number, in the plain voice only.
share-number = Gửi số của tôi
