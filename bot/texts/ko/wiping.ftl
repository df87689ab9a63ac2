# Notes for officers on a chat that its sender cleared off the phone.

wiping-done = 보낸 사람이 대화를 지웠습니다. 휴대폰에서 메시지 { $count }개를 지웠고, 48시간이 지난 { $old }개는 남았습니다. 사건 기록은 그대로입니다. 다시 쓰기 전에는 말을 걸지 마십시오.
wiping-failed = 보낸 사람이 대화를 지우려 했으나 다 지우지 못했습니다. 휴대폰에 메시지가 남아 있을 수 있습니다. 사건 기록은 그대로입니다.
wiping-page = 보낸 사람이 대화를 지웠습니다. 그 브라우저에서 화면을 비우고 번호를 잊었습니다. 사건 기록은 그대로입니다.
wiping-never = 보낸 사람이 대화를 지우려 했으나 이 채널은 휴대폰의 메시지를 지우지 못합니다. 사건 기록은 그대로입니다.
