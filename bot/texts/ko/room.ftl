### 당직방(텔레그램 단체방)에서 쓰는 말. 신고자가 쓴 글은 절대 넣지 않는다.

room-title = { $grade ->
    [critical] 🔴
   *[other] 🟠
 } 코드 { $code } · { $level }
room-case = 사건 { $reference } · { $time } 접수
room-place = 장소: { $place }
room-open = ⏰ { $step }차 호출 · { $audience } — 아직 아무도 받지 않았습니다
room-acked = ✅ { $officer } 님이 받았습니다
room-stood-down = ⬇️ 긴급 아님 — { $officer } 님 판단
room-superseded = ⤴️ 더 급한 단계로 다시 울립니다
room-moved = ↓ 사건 { $reference } 호출은 아래 새 메시지에 있습니다
room-crowd = 🔴 아직 아무도 받지 않은 경보 { $count }건이 울리고 있습니다
room-crowd-levels = 코드 0 { $critical }건 · 코드 1 { $high }건 · { $time }부터
room-crowd-newest = 최근: { $references }
room-crowd-desk = 경보가 몰려 한 번에 알립니다. 상황판에서 받아 주세요.
room-ack = ✅ 확인
room-take = 🙋 내가 맡음
room-not-urgent = ⬇️ 긴급 아님
audience-duty = 당직자
audience-second = 두 번째 당직자
audience-all = 전원
audience-supervisors = 책임자
level-critical = 생명 위험·시간 급함
level-high = 감금·인신매매 의심
level-medium = 조치할 내용 있음
level-low = 문의·기타
press-done = 처리했습니다.
press-already = 이미 { $officer } 님이 받았습니다.
press-second-needed = 코드 0은 두 사람이 '긴급 아님'을 눌러야 멈춥니다. 한 명 더 필요합니다.
press-gone = 이 사건에는 울리고 있는 호출이 없습니다.
press-unknown-officer = 등록된 당직자가 아닙니다. 책임자에게 텔레그램 번호 등록을 요청하세요.
press-unknown-button = 알 수 없는 버튼입니다. 데스크에서 확인해 주세요.
room-position = 정확한 위치 있음 (상황판에서 확인)
