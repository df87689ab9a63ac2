# 텔레그램 봇의 소개와 메뉴. 잠긴 화면이나 대화 목록에서 누가 볼 수 있습니다.

telegram-description = 하고 싶은 말을 편하게 적어 주세요. 사람이 읽습니다.
telegram-short = 편하게 적어 주세요.
telegram-command-status = 어디까지 되었는지 보기
## The key that shares the phone's own number, in the plain voice only.
share-number = 내 번호 보내기
