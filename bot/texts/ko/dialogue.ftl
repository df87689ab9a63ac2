## Spoken before it is clear who writes. No word here may tell anything.
start = 안녕하세요. 편하게 적어 주세요. 순서나 맞춤법은 신경 쓰지 않으셔도 됩니다.
who-reads = 이 답은 자동으로 나가지만, 적어 주신 글은 사람이 읽습니다.
hello = 네, 맞게 오셨어요. 편하게 적어 주세요. 짧게 쓰셔도 됩니다.
other = 받았습니다. 하실 말씀이 있으면 언제든 편하게 적어 주세요.
thanks = 고맙습니다. 언제든 다시 적어 주세요.

## What happens with it now
now-critical = 받았습니다. 지금 바로 당직자를 부르고 있습니다.
now-high = 받았습니다. 지금 당직자에게 알리고 있습니다.
now-read = 알려 주셔서 고맙습니다. 적어 주신 글은 당직자가 읽습니다.
officer-reads = 받았습니다. 당직자가 이 일을 보고 있습니다.
reference = 접수번호는 { $reference }입니다.
ack = 네, 받았습니다.
ack-unknown = 모르셔도 괜찮습니다.
more = 네, 받았습니다. 앞서 주신 내용과 함께 당직자가 봅니다.
enough = 지금은 이만큼이면 됩니다. 더 떠오르는 것이 있으면 아무 때나 적어 주세요.
stopped = 네, 더 여쭙지 않겠습니다. 적어 주시는 글은 계속 사람이 읽습니다.
closed-again = 앞의 일은 마무리되었습니다. 새로 적어 주신 글도 사람이 읽습니다.

## To families and friends
family-worry = 많이 걱정되시지요. 잘 알려 주셨습니다.
advice-secret = 본인과 연락이 되더라도 여기에 알린 이야기는 하지 마세요. 그쪽에서 휴대전화를 볼 수 있습니다.
advice-public = 인터넷이나 단체 대화방에는 올리지 말아 주세요. 찾고 있다는 것을 그쪽이 알 수 있습니다.
advice-money = 데려와 주겠다는 사람에게 돈을 보내지 마세요. 저희는 어떤 경우에도 돈을 달라고 하지 않습니다.
advice-ransom = 돈을 보내라는 연락이 오면, 무엇이든 하기 전에 여기에 먼저 적어 주세요.
advice-verify = 담당자라며 연락이 오면, 맞는지 이 대화창에 물어보세요.
next-steps = 당직자가 읽고, 여쭐 것이 있으면 이 대화창에 적습니다. 언제든 더 적거나 그만두셔도 됩니다.
privacy = 적어 주신 글은 암호로 잠가 두고, 이 일을 맡은 사람만 봅니다.

## To witnesses, travellers and people who pass on a post
witness-thanks = 그냥 지나치지 않고 알려 주셔서 고맙습니다.
witness-safe = 더 알아보려고 가까이 가거나 묻고 다니지는 마세요. 지금 아시는 것만으로 충분합니다.
travel-wait = 아직 떠나기 전이라면, 당직자와 이야기할 때까지 출발을 미루는 것이 안전합니다.
travel-papers = 여권과 휴대전화는 누구에게도 맡기지 마세요.
lure-safe = 그쪽에 연락하거나 돈, 통장, 신분증을 보내지 마세요.

## Questions, one at a time
ask-place = 그분이 지금 어디에 있는지 아시는 만큼 알려 주세요. 도시 이름만이라도 괜찮습니다.
ask-place-again = 짐작만 가는 곳이라도 있으면 적어 주세요. 나라나 공항 이름도 괜찮습니다.
ask-place-travel = 언제 어디에서 출발하나요? 공항이나 터미널 이름을 적어 주세요.
ask-place-there = 그곳이 어디쯤인가요? 동네나 가까운 가게 이름, 지도 링크도 좋습니다.
ask-sign = 건물 이름이나 간판, 주변에 보이는 것을 들은 적이 있으신가요?
ask-sign-there = 건물 이름이나 간판, 층수처럼 기억나는 것이 있나요?
ask-who = 그분의 이름과 나이를 알려 주시겠어요?
ask-who-travel = 떠나려는 분의 이름과 나이를 알려 주시겠어요?
ask-name = 이름을 알려 주시겠어요?
ask-age = 나이나 태어난 해를 알려 주시겠어요?
ask-contact = 마지막으로 연락이 닿은 것은 언제인가요?
ask-recruiter = 일을 소개하거나 데려간 사람의 전화번호나 아이디를 아시나요?
ask-recruiter-post = 그 글의 링크나 연락처, 아이디가 있으면 적어 주세요.
ask-phone = 전화를 받으실 수 있는 번호를 남기고 싶으시면 적어 주세요. 싫으시면 그냥 두셔도 됩니다.
button-unknown = 잘 모르겠어요

## Where it stands
status-received = 잘 도착했습니다. 당직자가 아직 열어 보기 전입니다.
status-called = 잘 도착했습니다. 당직자를 계속 부르고 있고, 아직 열어 보기 전입니다.
status-seen = 당직자가 이 일을 보고 있습니다.
status-officer = 당직자가 직접 이 대화를 맡고 있습니다.
status-closed = 이 일은 마무리되었습니다. 새로운 일이 있으면 여기에 적어 주세요.

## Questions of the public
inquiry = 받았습니다. 적어 주신 글은 당직자가 읽습니다.
inquiry-phone = 급히 물어보실 것은 외교부 영사콜센터 { $phone }(24시간)에서 안내받으실 수 있습니다.

## The quiet voice: each may stand on a screen that somebody else reads. Short, no telling word, one digit answers.
quiet-safe = 지금 써도 돼요? 1 네 2 아니요
quiet-safe-again = 지금은요? 1 네 2 아니요
quiet-here = 읽고 있어요. 써도 돼요? 1 네 2 아니요
quiet-place = 어느 도시예요? 모르면 0
quiet-place-again = 근처에 아는 이름 있어요? 없으면 0
quiet-sign = 간판에 뭐라고 써 있어요? 없으면 0
quiet-floor = 몇 층 몇 호예요? 모르면 0
quiet-hurt = 아픈 데 있어요? 1 네 2 아니요
quiet-moving = 곧 어디 가요? 1 오늘 2 내일 3 아니요 0 몰라요
quiet-count = 모두 몇 명이에요? 모르면 0
quiet-received = 네, 왔어요.
quiet-seen = 네, 봤어요.
quiet-number = { $digits }

## What a short answer means, for the case and the officer
note-safe-yes = 지금 글을 써도 된다고 답함
note-safe-no = 지금은 글을 쓰면 안 된다고 답함
note-place-unknown = 어느 도시인지 모른다고 답함
note-sign-unknown = 보이는 간판이 없다고 답함
note-floor-number = { $value }층 또는 { $value }호라고 답함
note-floor-unknown = 몇 층인지 모른다고 답함
note-hurt-yes = 지금 아프거나 다친 사람이 있다고 답함
note-hurt-no = 지금 아프거나 다친 사람은 없다고 답함
note-moving-today = 오늘 다른 곳으로 옮겨진다고 답함
note-moving-tomorrow = 내일 다른 곳으로 옮겨진다고 답함
note-moving-no = 곧 옮겨지지는 않는다고 답함
note-moving-unknown = 언제 옮겨지는지 모른다고 답함
note-count-number = 모두 { $value }명이라고 답함
note-count-unknown = 몇 명인지 모른다고 답함
note-who-unknown = 이름과 나이를 모른다고 답함
note-contact-unknown = 마지막 연락이 언제인지 모른다고 답함
note-recruiter-unknown = 소개한 사람의 연락처를 모른다고 답함
note-phone-unknown = 전화번호를 남기지 않겠다고 답함
