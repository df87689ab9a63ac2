### 당직자에게 알리는 경고. 상황판 위에 뜨고, 누가 확인하면 사라진다.

warning-poison = 읽지 못한 메시지가 { $times }건 들어왔습니다. 사건에서 받은 그대로 열어 확인하세요.
warning-track-silent = 실시간 위치가 { $time }부터 오지 않습니다.
warning-track-ended = { $how ->
    [stopped] 보낸 쪽에서 실시간 위치 공유를 { $time }에 멈췄습니다.
   *[run_out] 실시간 위치 공유 시간이 { $time }에 끝났습니다.
 }
warning-track-jumped = 실시간 위치가 { $time }에 { $km }km를 차로 갈 수 없는 빠르기로 건너뛰었습니다. 다른 기기이거나 가짜 위치일 수 있습니다.
warning-hook-moved = 텔레그램 봇 { $subject }의 메시지가 우리 것이 아닌 주소로 가고 있습니다. 봇 토큰이 새어 나갔을 수 있습니다. 책임자는 바로 토큰을 바꾸세요.
warning-other-poller = 다른 곳에서 텔레그램 봇 { $subject }의 메시지를 가져가고 있습니다. 봇 토큰이 새어 나갔을 수 있습니다. 책임자는 바로 확인하세요.
warning-hook-failing = 텔레그램에 봇 { $subject }의 메시지 { $pending }건이 밀려 있습니다. 우리 쪽으로 전달되지 않습니다: { $error }
warning-room-stranger = 등록된 당직자가 아닌 사람이 당직방에 있습니다(텔레그램 번호 { $subject }). 호출 내용을 볼 수 있습니다.
warning-room-left = { $name } 당직자가 당직방에서 나갔습니다. 방에서 울리는 호출을 받지 못합니다.
warning-room-shut = 봇이 당직방에 글을 쓸 수 없습니다. 호출이 상황판에서만 울립니다.
