## The key that shares the phone's own position; a screen that somebody else reads may show it.
share-place = ផ្ញើទីតាំង
## The Telegram bot's description and menu, which a list of chats may show.
telegram-description = សរសេរអ្វីដែលអ្នកចង់និយាយ តាមពាក្យរបស់អ្នក។ មានមនុស្សអាន។
telegram-short = សរសេរតាមពាក្យរបស់អ្នក។
telegram-command-status = មើលថាដល់ណាហើយ
## The key that shares the phone's own number, in the plain voice only.
share-number = ផ្ញើលេខរបស់ខ្ញុំ
