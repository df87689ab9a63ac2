## The key that shares the phone's own position; a screen that somebody else reads may show it.
share-place = ส่งตำแหน่ง
## The Telegram bot's description and menu, which a list of chats may show.
telegram-description = เขียนสิ่งที่อยากพูดด้วยคำของคุณเอง มีคนอ่าน
telegram-short = เขียนด้วยคำของคุณเอง
telegram-command-status = ดูว่าถึงไหนแล้ว
## The key that shares the phone's own number, in the plain voice only.
share-number = ส่งเบอร์ของฉัน
