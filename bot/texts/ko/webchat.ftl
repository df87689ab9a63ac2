# 웹 채팅 화면. 곁에서 누가 화면을 볼 수 있으므로 무엇을 하는 곳인지 드러내는 말은 쓰지 않습니다.

share-place = 내 위치 보내기

webchat-title = 채팅
webchat-heading = 여기에 적어 주세요
webchat-intro = 무슨 일인지 편하게 적어 주세요. 짧아도, 순서가 없어도 괜찮습니다.
webchat-intro-who = 담당자가 읽습니다. 답은 이 화면에 나타납니다. 이름은 적지 않아도 됩니다.
webchat-message = 메시지
webchat-send = 보내기
webchat-leave = 나가기
webchat-switch = English
webchat-place-sent = 위치를 보냄
webchat-place-hint = 있는 곳은 지도 앱에서 ‘공유’한 링크를 붙여 넣어도 됩니다.
webchat-place-failed = 위치를 알아내지 못했습니다. 주소나 근처 간판 이름을 적어 주세요.
webchat-place-looking = 위치를 찾고 있습니다…
webchat-me = 나
webchat-them = 답장
webchat-waiting = 보내는 중
webchat-conversation = 대화
webchat-look = 답장 보기

webchat-file = 사진·파일
webchat-camera = 촬영
webchat-voice = 음성
webchat-place = 위치
webchat-file-hint = 파일은 하나에 20 MB, 한 번에 다섯 개까지 보낼 수 있습니다.
webchat-chosen = 고른 파일
webchat-away = 빼기
webchat-photo = 사진
webchat-video = 영상
webchat-other = 파일
webchat-photo-sent = 사진을 보냄
webchat-video-sent = 영상을 보냄
webchat-file-sent = 파일을 보냄
webchat-voice-sent = 음성 { $seconds }초를 보냄
webchat-going = 보내는 중 { $percent }%

webchat-recording = 녹음 중 { $seconds }초
webchat-recorded = 음성 { $seconds }초, 아직 보내지 않았습니다.
webchat-stop = 멈추기
webchat-hear = 들어 보기
webchat-drop = 버리기
webchat-voice-send = 음성 보내기
webchat-voice-failed = 마이크를 쓸 수 없습니다. 글로 적어 주세요.

webchat-too-large = 20 MB가 넘는 파일은 보낼 수 없습니다.
webchat-too-many = 한 번에 다섯 개까지 고를 수 있습니다.
webchat-file-large = 20 MB가 넘는 파일은 보내지 못했습니다. 적은 글과 다른 파일은 전해졌습니다.
webchat-file-many = 한 번에 파일 다섯 개까지 보낼 수 있습니다. 다섯 개와 적은 글은 전해졌습니다. 나머지는 다시 골라 주세요.
webchat-file-memory = 지금은 파일이 전해지지 않습니다. 적은 글은 전해졌습니다. 조금 뒤에 파일을 다시 골라 주세요.
webchat-file-later = 파일이 다 전해지지 않았습니다. 적은 글은 전해졌습니다. 파일을 다시 골라 주세요.
webchat-file-again = 고른 파일은 아직 보내지 않았습니다. 다시 골라 주세요.
webchat-try-again-files = 방금 글과 파일이 아직 전해지지 않았습니다. 파일을 다시 고르고 ‘보내기’를 눌러 주세요. 적은 글은 아래에 그대로 있습니다.
webchat-busy = 아직 전해지지 않았습니다. 이 창을 닫지 마세요. 저절로 다시 보냅니다.
webchat-escape = Esc 키를 한 번 더 누르면 나갑니다.

webchat-code-summary = 다시 들어오는 번호
webchat-code = 창을 닫은 뒤나 다른 휴대폰에서도 이 번호로 이 대화에 다시 들어올 수 있습니다. 다른 사람에게는 보여 주지 마세요.
webchat-return-summary = 전에 쓰던 대화로 돌아가기
webchat-return-label = 다시 들어오는 번호
webchat-return = 들어가기
webchat-return-unknown = 그런 번호의 대화를 찾지 못했습니다. 글자 하나하나를 다시 봐 주세요. 새로 적으셔도 됩니다.

webchat-about-summary = 이 화면에 대하여
webchat-about-kept = 적은 글과 보낸 파일은 안전하게 보관하고 담당자만 봅니다. 사진에는 찍은 때와 곳이 들어 있을 수 있습니다. 언제든 그만 쓰셔도 됩니다.
webchat-about-leave = ‘나가기’를 누르거나 Esc 키를 두 번 누르면 이 기기에서 대화가 닫힙니다. 다시 보려면 번호가 있어야 합니다. 인터넷 방문 기록에는 이 주소가 남을 수 있습니다.

webchat-too-long = 글이 너무 길어 보내지 못했습니다. 몇 번에 나누어 보내 주세요. 적은 글은 아래에 그대로 있습니다.
webchat-too-long-gone = 글이 너무 길어 보내지 못했습니다. 몇 번에 나누어 보내 주세요.
webchat-try-again = 방금 글이 아직 전해지지 않았습니다. ‘보내기’를 한 번 더 눌러 주세요. 적은 글은 아래에 그대로 있습니다.
webchat-elsewhere = 확인을 위해 ‘보내기’를 한 번 더 눌러 주세요.
webchat-unreadable = 보낸 내용을 화면에 보여 드리지 못합니다. 글로 다시 적어 주세요.
webchat-not-shown = 지금은 지난 대화를 보여 드리지 못합니다. 글은 계속 보내실 수 있습니다.
webchat-offline = 연결이 끊겼습니다. 이 창을 닫지 마세요. 연결되면 저절로 보냅니다.
