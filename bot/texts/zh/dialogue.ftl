## Spoken before it is clear who writes. No word here may tell anything.
start = 您好。请随意写，顺序和错别字都没关系。
who-reads = 这条回复是自动的，但您写的内容有人会看。
hello = 是这里，没错。请随意写，几个字也可以。
other = 收到了。想说什么，随时写在这里就好。
thanks = 谢谢您。随时可以再写。

## What happens with it now
now-critical = 收到了。正在马上联系值班人员。
now-high = 收到了。正在通知值班人员。
now-read = 谢谢您告诉我们。您写的内容，值班人员会看。
officer-reads = 收到了。值班人员正在看这件事。
reference = 受理编号是 { $reference }。
ack = 好的，收到了。
ack-unknown = 不知道也没关系。
more = 好的，收到了。值班人员会和前面的内容一起看。
enough = 现在这些就够了。想起别的，随时可以再写。
stopped = 好的，不再问了。您写的内容仍然有人会看。
closed-again = 之前的事已经办结。您新写的内容也有人会看。

## To families and friends
family-worry = 您一定很担心。您能写来，做得对。
advice-secret = 如果和本人联系上了，请不要提起在这里说过的事。对方可能会看他的手机。
advice-public = 请不要发到网上或群里。对方可能会发现有人在找。
advice-money = 有人说可以把人带回来，也请不要给钱。我们在任何情况下都不会要钱。
advice-ransom = 如果对方向您要钱，请先写在这里，再决定怎么做。
advice-verify = 如果有人自称是我们的人联系您，请在这里问一下是不是真的。
next-steps = 值班人员看过后，如有要问的，会写在这里。您随时可以补充，也可以停下。
privacy = 您写的内容会加密保存，只有负责这件事的人能看。

## To witnesses, travellers and people who pass on a post
witness-thanks = 谢谢您没有当作没看见。
witness-safe = 请不要为了弄清情况而靠近或到处打听。您现在知道的就够了。
travel-wait = 如果还没出发，先等值班人员和您谈过再走会更安全。
travel-papers = 护照和手机不要交给任何人。
lure-safe = 请不要联系对方，也不要给钱、银行卡或证件。

## Questions, one at a time
ask-place = 人现在在哪里？知道多少写多少，只写城市名也可以。
ask-place-again = 猜测也可以：国家、机场，或者听到过的地名。
ask-place-travel = 什么时候、从哪里出发？请写机场或航站楼的名字。
ask-place-there = 那个地方大概在哪里？街道、附近的店名或地图链接都可以。
ask-sign = 有没有听说过楼名、招牌，或者周围能看到什么？
ask-sign-there = 还记得楼名、招牌或楼层吗？
ask-who = 请问当事人的姓名和年龄？
ask-who-travel = 请问要出发的人的姓名和年龄？
ask-name = 请问姓名？
ask-age = 请问年龄或出生年份？
ask-contact = 最后一次联系上是什么时候？
ask-recruiter = 介绍工作或把人带走的人，您知道电话或账号吗？
ask-recruiter-post = 如果有那条信息的链接、电话或账号，请写在这里。
ask-phone = 如果愿意，请留下能联系到您的电话号码。不留也可以。
button-unknown = 不太清楚

## Where it stands
status-received = 已经收到。值班人员还没有打开看。
status-called = 已经收到。正在继续联系值班人员，目前还没有打开看。
status-seen = 值班人员正在看这件事。
status-officer = 值班人员正在亲自负责这个对话。
status-closed = 这件事已经办结。如有新的情况，请写在这里。

## Questions of the public
inquiry = 收到了。您写的内容，值班人员会看。
inquiry-phone = 急事可以打韩国外交部领事呼叫中心 { $phone }（24小时）询问。

## The quiet voice: each may stand on a screen that somebody else reads. Short, no telling word, one digit answers.
quiet-safe = 方便聊吗？1 是 2 否
quiet-safe-again = 这会儿呢？1 是 2 否
quiet-here = 我在看。方便聊吗？1 是 2 否
quiet-place = 哪个城市？不清楚回 0
quiet-place-again = 附近叫什么？没有回 0
quiet-sign = 牌子上写什么？没有回 0
quiet-floor = 几层几号？不清楚回 0
quiet-hurt = 身体不舒服吗？1 是 2 否
quiet-moving = 最近要换地方吗？1 今天 2 明天 3 不 0 不清楚
quiet-count = 一共几位？不清楚回 0
quiet-received = 嗯，到了。
quiet-seen = 嗯，看了。
quiet-number = { $digits }

## What a short answer means, for the case and the officer
note-safe-yes = 回答：现在可以写
note-safe-no = 回答：现在不方便写
note-place-unknown = 回答：不知道是哪个城市
note-sign-unknown = 回答：看不到招牌
note-floor-number = 回答：{ $value } 层或 { $value } 号
note-floor-unknown = 回答：不知道几楼
note-hurt-yes = 回答：现在有人受伤或生病
note-hurt-no = 回答：现在没有人受伤或生病
note-moving-today = 回答：今天会被转移到别处
note-moving-tomorrow = 回答：明天会被转移到别处
note-moving-no = 回答：近期不会被转移
note-moving-unknown = 回答：不知道什么时候会被转移
note-count-number = 回答：一共 { $value } 人
note-count-unknown = 回答：不知道有多少人
note-who-unknown = 回答：不知道姓名和年龄
note-contact-unknown = 回答：不知道最后一次联系是什么时候
note-recruiter-unknown = 回答：不知道介绍人的联系方式
note-phone-unknown = 回答：不留电话号码
