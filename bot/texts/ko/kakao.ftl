# 카카오톡에서 답이 아직 없을 때의 짧은 말. 누가 곁에서 볼 수 있습니다.

kakao-received = 받았습니다. 답은 다음에 쓰실 때나 ‘답 보기’를 누르면 보입니다.
kakao-try-again = 방금 글이 전해지지 않았습니다. 한 번 더 보내 주세요.
kakao-look = 답 보기
kakao-nothing-yet = 아직 새 답이 없습니다.
