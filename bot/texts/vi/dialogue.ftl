## Spoken before it is clear who writes. No word here may tell anything.
start = Xin chào. Bạn cứ viết tự nhiên, thứ tự hay chính tả thế nào cũng được.
who-reads = Tin này được gửi tự động, nhưng có người đọc những gì bạn viết.
hello = Vâng, bạn tìm đúng chỗ rồi. Bạn cứ viết, vài chữ cũng được.
other = Đã nhận. Nếu muốn nói điều gì, bạn cứ viết vào đây bất cứ lúc nào.
thanks = Cảm ơn bạn. Bạn có thể viết lại bất cứ lúc nào.

## What happens with it now
now-critical = Đã nhận. Chúng tôi đang gọi cán bộ trực ngay bây giờ.
now-high = Đã nhận. Chúng tôi đang báo cho cán bộ trực.
now-read = Cảm ơn bạn đã cho biết. Cán bộ trực sẽ đọc những gì bạn viết.
officer-reads = Đã nhận. Cán bộ trực đang xem việc này.
reference = Mã tiếp nhận là { $reference }.
ack = Vâng, đã nhận.
ack-unknown = Không biết cũng không sao.
more = Vâng, đã nhận. Cán bộ trực sẽ xem cùng với những gì bạn gửi trước đó.
enough = Bây giờ như vậy là đủ. Nếu nhớ thêm điều gì, bạn cứ viết bất cứ lúc nào.
stopped = Vâng, chúng tôi sẽ không hỏi thêm. Những gì bạn viết vẫn có người đọc.
closed-again = Việc trước đã kết thúc. Những gì bạn vừa viết cũng có người đọc.

## To families and friends
family-worry = Chắc bạn đang rất lo. Bạn viết cho chúng tôi là đúng.
advice-secret = Nếu liên lạc được với người đó, xin đừng nhắc đến việc bạn đã viết ở đây. Người khác có thể xem điện thoại của họ.
advice-public = Xin đừng đăng lên mạng hay vào nhóm chat. Bên kia có thể biết là có người đang tìm.
advice-money = Xin đừng đưa tiền cho ai hứa sẽ đưa người đó về. Chúng tôi không bao giờ đòi tiền.
advice-ransom = Nếu họ đòi tiền, xin viết ở đây trước khi làm bất cứ điều gì.
advice-verify = Nếu có ai tự xưng là người của chúng tôi, xin hỏi lại ở đây xem có đúng không.
next-steps = Cán bộ trực đọc và nếu cần hỏi thêm sẽ viết ở đây. Bạn có thể viết thêm hoặc dừng bất cứ lúc nào.
privacy = Những gì bạn viết được mã hóa, chỉ người phụ trách việc này mới xem.

## To witnesses, travellers and people who pass on a post
witness-thanks = Cảm ơn bạn đã không làm ngơ.
witness-safe = Xin đừng đến gần hay dò hỏi thêm. Những gì bạn biết bây giờ là đủ.
travel-wait = Nếu chưa lên đường, hãy đợi nói chuyện với cán bộ trực trước thì an toàn hơn.
travel-papers = Đừng giao hộ chiếu và điện thoại cho bất cứ ai.
lure-safe = Xin đừng liên lạc với họ, cũng đừng gửi tiền, thẻ ngân hàng hay giấy tờ.

## Questions, one at a time
ask-place = Theo bạn biết thì người đó đang ở đâu? Chỉ tên thành phố cũng được.
ask-place-again = Phỏng đoán cũng được: tên nước, sân bay, hay một địa danh từng nghe.
ask-place-travel = Khi nào và từ đâu sẽ đi? Xin ghi tên sân bay hoặc bến xe.
ask-place-there = Chỗ đó ở khoảng nào? Tên đường, cửa hàng gần đó hay liên kết bản đồ đều được.
ask-sign = Bạn có nghe nói đến tên tòa nhà, biển hiệu hay thứ gì nhìn thấy xung quanh không?
ask-sign-there = Bạn có nhớ tên tòa nhà, biển hiệu hay số tầng không?
ask-who = Người đó tên gì, bao nhiêu tuổi?
ask-who-travel = Người sắp đi tên gì, bao nhiêu tuổi?
ask-name = Cho chúng tôi biết tên được không?
ask-age = Cho chúng tôi biết tuổi hoặc năm sinh được không?
ask-contact = Lần cuối liên lạc được là khi nào?
ask-recruiter = Bạn có biết số điện thoại hay tài khoản của người giới thiệu việc hoặc đưa đi không?
ask-recruiter-post = Nếu có liên kết, số điện thoại hay tài khoản trong bài đăng, xin ghi ở đây.
ask-phone = Nếu muốn, bạn có thể để lại số điện thoại liên lạc được. Không để cũng không sao.
button-unknown = Tôi không rõ

## Where it stands
status-received = Đã nhận được. Cán bộ trực chưa mở xem.
status-called = Đã nhận được. Chúng tôi vẫn đang gọi cán bộ trực, cán bộ chưa mở xem.
status-seen = Cán bộ trực đang xem việc này.
status-officer = Cán bộ trực đang trực tiếp phụ trách cuộc trò chuyện này.
status-closed = Việc này đã kết thúc. Nếu có chuyện mới, xin viết ở đây.

## Questions of the public
inquiry = Đã nhận. Cán bộ trực sẽ đọc những gì bạn viết.
inquiry-phone = Việc gấp có thể gọi tổng đài lãnh sự Hàn Quốc { $phone } (24 giờ).

## The quiet voice: each may stand on a screen that somebody else reads. Short, no telling word, one digit answers.
quiet-safe = Nhắn giờ tiện không? 1 có 2 không
quiet-safe-again = Còn lúc này? 1 có 2 không
quiet-here = Đang đọc nè. Nhắn tiện không? 1 có 2 không
quiet-place = Thành phố nào? Không rõ thì 0
quiet-place-again = Gần đó có tên gì? Không có thì 0
quiet-sign = Trên biển ghi gì? Không có thì 0
quiet-floor = Tầng mấy, số mấy? Không rõ thì 0
quiet-hurt = Có mệt hay đau không? 1 có 2 không
quiet-moving = Sắp đi chỗ khác à? 1 hôm nay 2 ngày mai 3 không 0 không rõ
quiet-count = Tất cả mấy người? Không rõ thì 0
quiet-received = Ừ, nhận rồi.
quiet-seen = Ừ, đọc rồi.
quiet-number = { $digits }

## What a short answer means, for the case and the officer
note-safe-yes = Trả lời: bây giờ viết được
note-safe-no = Trả lời: bây giờ không tiện viết
note-place-unknown = Trả lời: không biết thành phố nào
note-sign-unknown = Trả lời: không thấy biển hiệu nào
note-floor-number = Trả lời: tầng hoặc phòng { $value }
note-floor-unknown = Trả lời: không biết tầng mấy
note-hurt-yes = Trả lời: hiện có người bị thương hoặc ốm
note-hurt-no = Trả lời: hiện không ai bị thương hay ốm
note-moving-today = Trả lời: hôm nay sẽ bị chuyển đi nơi khác
note-moving-tomorrow = Trả lời: ngày mai sẽ bị chuyển đi nơi khác
note-moving-no = Trả lời: sắp tới không bị chuyển đi
note-moving-unknown = Trả lời: không biết khi nào bị chuyển đi
note-count-number = Trả lời: tất cả { $value } người
note-count-unknown = Trả lời: không biết bao nhiêu người
note-who-unknown = Trả lời: không biết tên và tuổi
note-contact-unknown = Trả lời: không biết lần liên lạc cuối là khi nào
note-recruiter-unknown = Trả lời: không biết cách liên lạc với người giới thiệu
note-phone-unknown = Trả lời: không để lại số
