"""The day of the last contact where a tip names several: dates that belong together, news by others, calls not made."""

from datetime import date, datetime

import pytest

from tests.triage.cases import tip
from triage.extract import lunar
from triage.extract.contact_writer import reached_the_writer, writes_from_inside
from triage.extract.dates import dates
from triage.extract.last_contact import last_contact
from triage.extract.passages import SEOUL

# Thursday, 15 January 2026, 21:00 in Seoul
CASES: list[tuple[str, str | None]] = [
    ("형이 1월 9일 금요일 밤에 톡 하나 보내고 그 뒤로 꺼져 있어요", "2026-01-09"),
    ("언니 마지막 통화 1/4(일) 저녁 8시", "2026-01-04"),
    ("My brother's last call was Tuesday, January 6", "2026-01-06"),
    ("He last wrote on Sat 10 Jan around noon", "2026-01-10"),
    ("弟弟1月8号星期四晚上打来最后一个电话", "2026-01-08"),
    ("아빠가 2주 전 화요일에 영상통화 하신 게 끝이에요", "2025-12-30"),
    ("she rang two weeks ago on Sunday and nothing since", "2026-01-04"),
    ("12월 마지막 날 밤에 통화한 게 마지막이에요 우리 아들", "2025-12-31"),
    ("동생이 지난달 말일에 보낸 문자가 끝입니다", "2025-12-31"),
    ("11월 둘째 주 토요일에 전화 왔고 그 후로 연락두절입니다 오빠가", "2025-11-08"),
    ("삼촌이 저저번주 목요일에 카톡하고 소식 없어요", "2026-01-01"),
    ("我哥元旦第二天还视频过 之后就没消息了", "2026-01-02"),
    ("남편이 12월 28일에 출국했고 도착하고 사흘 뒤에 전화 한 통 오고는 끝이에요", "2025-12-31"),
    ("딸이 1월 5일에 프놈펜 내렸고 이튿날 아침에 사진 보낸 게 마지막", "2026-01-06"),
    ("He flew on January 3. The next day he texted me from Phnom Penh, then nothing", "2026-01-04"),
    ("She left on Dec 20 and called us five days later. Since then her phone is off", "2025-12-25"),
    ("크리스마스 이틀 전에 형한테 전화 온 게 마지막이었어요", "2025-12-23"),
    ("two days after Christmas my son sent a voice note, silent since", "2025-12-27"),
    ("他12月20号走的 三天后给我发过一条语音 以后再没消息", "2025-12-23"),
    ("em trai tôi đi ngày 2/1, hôm sau còn gọi cho tôi rồi tắt máy luôn", "2026-01-03"),
    ("작년 추석에 통화하고 그 뒤로 소식이 없는 삼촌을 찾습니다", "2025-10-06"),
    ("재작년 설날에 세배 전화 온 게 마지막인 막내동생입니다", "2024-02-10"),
    ("2024년 성탄절에 카드 문자 주고받은 게 마지막인 친구예요", "2024-12-25"),
    ("去年中秋节跟我舅舅通过电话 之后失联", "2025-10-06"),
    ("시월 십오일에 전화 한 번 오고 그걸로 끝이라예 우리 손자가", "2025-10-15"),
    ("음력 동짓달 초하루에 목소리 들은 게 마지막이오 우리 영감", "2025-12-20"),
    ("섣달 초닷새가 내 생일인데 아들이 그날 전화한 기 끝이라", "2025-01-04"),
    ("十二月二十八号她还给我打过电话 现在关机", "2025-12-28"),
    ("그끄제 저녁까지는 오빠랑 톡이 됐어요", "2026-01-12"),
    ("할매요 어지께 밤에 손자가 전화해서 못 나온다 카데예", "2026-01-14"),
    ("형한테서 지난 토요일에 전화 왔고요, 어제 경찰서에 실종신고 했습니다", "2026-01-10"),
    ("아들이 1월 6일에 톡한 게 끝이고 12일에 통장에서 돈이 빠져나갔어요", "2026-01-06"),
    ("동생이 8일에 문자했고 어제는 모르는 남자가 전화해서 돈 보내래요", "2026-01-08"),
    ("My sister called on January 7. Yesterday her bank card was used in Bavet", "2026-01-07"),
    ("We spoke on Sunday. On Tuesday I reported it to the embassy", "2026-01-11"),
    ("弟弟上周五打过电话 昨天我去派出所报了案", "2026-01-09"),
    ("언니 목소리 들은 건 지난 월요일이에요. 수요일에 카톡이 왔는데 말투가 언니가 아니에요", "2026-01-12"),
    ("그저께 뉴스 보고 놀랐어요. 조카가 12월 30일에 연락한 게 마지막이거든요", "2025-12-30"),
    ("오늘 회사 동료한테 들었는데 남동생이 지난주 화요일까지 통화가 됐대요", "2026-01-06"),
    ("아빠가 매주 일요일 전화하시는데 이번 일요일엔 전화가 없었고 1월 4일이 마지막이에요", "2026-01-04"),
    ("she didn't call on Sunday, her last message was January 5", "2026-01-05"),
    ("설날에도 전화가 없고 12월 20일에 톡한 게 마지막입니다 오빠가", "2025-12-20"),
    ("오늘도 답이 없어요 어제 점심에 동생이 보낸 톡이 마지막", "2026-01-14"),
    ("today no answer again. My cousin wrote to me on Monday", "2026-01-12"),
    ("今天还是没消息 我妹前天晚上发过微信", "2026-01-13"),
    ("어제 아들이 전화해서 나흘 전부터 열이 나는데 약을 안 준대요", "2026-01-14"),
    ("My son called last night, he has had a fever since Sunday", "2026-01-14"),
    ("남편이 오늘 톡으로 그저께부터 밥을 못 먹었다고 해요", "2026-01-15"),
    ("지난 화요일까지 누나랑 통화했는데 수요일부터 전화기가 꺼져 있어요", "2026-01-13"),
    ("He replied every day until January 8, his phone has been off since the 10th", "2026-01-08"),
    ("12일까지는 사진도 보내고 했는데 13일부터 먹통이에요 우리 딸", "2026-01-12"),
    ("지난 토요일에 영상통화를 했는데 울고 있었어요. 그게 마지막이에요. 아들입니다", "2026-01-10"),
    ("She sent me a photo on January 2. That was the last I heard from her. On the 9th her landlord called me", "2026-01-02"),
    ("1월 3일에 동생이 톡을 했어요. 그 뒤로는 전화기가 꺼져 있고 11일에 소개한 사람도 번호를 없앴어요", "2026-01-03"),
    ("오빠가 1월 2일에 출국하고 1월 7일에 한 번 전화했어요", "2026-01-07"),
    ("아들이 11월 3일에 나갔어요. 12월 25일에 카톡 온 게 다예요", "2025-12-25"),
    ("My dad flew out Nov 30 and we last spoke Dec 24", "2025-12-24"),
    ("연락 끊긴 지 닷새입니다 우리 딸이요", "2026-01-10"),
    ("막내랑 연락이 안 된 지 열흘이 넘었어요", "2026-01-05"),
    ("Ten days without a word from my brother", "2026-01-05"),
    ("석 달째 월급을 못 받았다고 어제 형이 전화로 말했어요", "2026-01-14"),
    ("he has been locked in for three weeks, he whispered to me on the phone on Monday", "2026-01-12"),
    ("보름째 감금돼 있다고 방금 언니한테서 문자가 왔어요", "2026-01-15"),
    ("지금도 카톡은 되는데 밖으로는 못 나온대요 남편이요", "2026-01-15"),
    ("My son still texts me every day but he cannot leave the compound", "2026-01-15"),
    ("每天都还给我发微信 但是护照被收了 出不来 是我老公", "2026-01-15"),
    ("친구가 동생이랑 지난주 금요일에 통화했대요 갇혀 있다고", "2026-01-09"),
    ("제수씨한테 그제 아우가 전화해서 여권을 뺏겼다고 했답니다", "2026-01-13"),
    ("His roommate saw him on Saturday being dragged away", "2026-01-10"),
    ("저는 1월 8일에 나왔고 같은 방 형은 아직 거기 있어요", "2026-01-08"),
    ("몸값 내라는 놈이 오늘 낮에 전화해서 아들을 바꿔줬어요 살려달래요", "2026-01-15"),
    ("아들이 1월 10일에 귀국하기로 했는데 안 왔고 5일에 톡한 게 마지막이에요", "2026-01-05"),
    ("He was supposed to be home on January 12 but the last text came on January 6", "2026-01-06"),
    ("แฟนไลน์มาครั้งสุดท้ายเมื่อวันศุกร์ที่แล้ว หลังจากนั้นปิดเครื่อง", "2026-01-09"),
    ("ប្តីខ្ញុំផ្ញើសារចុងក្រោយថ្ងៃទី ១០ ខែមករា ក្រោយមកបិទទូរស័ព្ទ", "2026-01-10"),
    ("Chủ nhật vừa rồi chị tôi gọi, khóc và nói bị nhốt", "2026-01-11"),
    ("형이 1월 20일에 나간대요 말려주세요", None),
    ("아들이 1월 3일에 캄보디아로 갔고 주소는 몰라요", None),
    ("제 조카가 어제 낮 한 시쯤 인스타 디엠으로 살려달라고 했어요", "2026-01-14"),
    ("우리 애가 지난 주말에는 연락이 됐는데 이번 주 들어서는 답이 없어요", "2026-01-11"),
    ("남편한테 6일 새벽에 문자가 왔고 그게 다예요", "2026-01-06"),
    ("아내가 마지막으로 통화한 날이 12월 19일입니다", "2025-12-19"),
    ("최근에 소식 들은 건 1월 2일이고 그때 건강했어요 큰아들입니다", "2026-01-02"),
    ("동생 프로필이 어제 바뀌었는데 통화는 12월 20일이 마지막이에요", "2025-12-20"),
    ("형이 12월 1일 입사했고 1월 5일에 저한테 메일을 보냈어요 나가게 해달라고", "2026-01-05"),
    ("어머니가 그저께 꿈을 꾸셨대요. 누나는 1월 3일에 전화하고 연락이 없어요", "2026-01-03"),
    ("딸이 성탄 전날 밤에 보이스톡을 했는데 바로 끊겼어요", "2025-12-24"),
    ("친구가 12월 24일 크리스마스이브에 전화 왔었고 지금은 없는 번호래요", "2025-12-24"),
    ("1월 13일 화요일 오후 2시에 온 문자가 마지막이고 14일부터 읽지 않아요 아들입니다", "2026-01-13"),
    ("아빠랑 연락 안 된 지 2주 됐어요", "2026-01-01"),
    ("일주일 넘게 소식이 없어요 우리 손녀", "2026-01-08"),
    ("형이 나흘 전에 '잘 지낸다' 하고는 읽씹이에요 캄보디아에 있는데", "2026-01-11"),
    ("어제 새벽 두 시에 부재중이 찍혀 있었고 통화는 그저께 했어요 남동생이랑", "2026-01-13"),
    ("언니가 오늘 아침 7시에 '나 옮겨진대' 하고 톡 보냈어요", "2026-01-15"),
    ("월요일에 대사관에 전화했더니 기다리래요. 아들은 지난 금요일에 목소리 들은 게 끝이에요", "2026-01-09"),
    ("삼촌 카톡 마지막 접속이 어제예요. 통화는 12월 30일에 했고요", "2025-12-30"),
    ("누나가 1월 1일 새해 인사 톡 보낸 뒤로 감감무소식이에요", "2026-01-01"),
    ("아들 휴대폰이 10일부터 꺼졌고 마지막 톡은 9일 밤이었어요", "2026-01-09"),
    ("제 사촌 형은 12/27 출국, 12/30 도착 사진, 1/4 영상통화, 1/8 카드 결제 문자", "2026-01-04"),
    ("I got one last call from my dad on the evening of January 7, the police report was filed on the 10th", "2026-01-07"),
    ("The last time we heard her voice was New Year's Day; a stranger texted from her number on the 6th", "2026-01-01"),
    ("My fiance landed on Jan 4, sent a pic the next morning and went dark", "2026-01-05"),
    ("Haven't heard a thing from Jin since Friday before last", "2026-01-02"),
    ("He used to call every Sunday. The last one came on December 28.", "2025-12-28"),
    ("It's been eleven days since my nephew's last message", "2026-01-04"),
    ("Her husband spoke to her yesterday at 5 am, she was crying", "2026-01-14"),
    ("my roommate left for Cambodia in November and messaged me three days ago asking for money", "2026-01-12"),
    ("We got a voice note from my son this morning: they took my passport", "2026-01-15"),
    ("No reply from my brother as of this morning, he last texted Jan 11", "2026-01-11"),
    ("She phoned her mother the day before yesterday and said she would be sold on Saturday", "2026-01-13"),
    ("they want $10,000 by Sunday or they will hurt my cousin, we heard his voice on Tuesday", "2026-01-13"),
    ("He went to Bavet on Dec 1 and the company took his phone on Dec 3, he borrowed a phone to call me on Jan 9", "2026-01-09"),
    ("my husband's whatsapp shows last seen Jan 12 but we last talked on the 8th", "2026-01-08"),
    ("Two nights back my sister rang from a strange number", "2026-01-13"),
    ("Our daughter wrote us on Christmas Eve; her phone has been switched off from Christmas onwards", "2025-12-24"),
    ("我儿子12月15号去的柬埔寨 1月3号打过一次电话 说出不来", "2026-01-03"),
    ("最后一次跟我老公说话是上个星期六", "2026-01-10"),
    ("我表弟已经九天没有消息了 之前一直在西港", "2026-01-06"),
    ("昨天有个陌生人用我姐手机打来要钱 我姐本人最后一次联系是1月6号", "2026-01-06"),
    ("她昨晚十一点发微信说被锁在房间里", "2026-01-14"),
    ("冬至那天我爸还打来视频 后来手机就关机了", "2025-12-22"),
    ("大前天中午我弟给我妈发语音 说护照被收了", "2026-01-12"),
    ("从上周日起我哥就联系不上了", "2026-01-11"),
    ("Chồng em gọi lần cuối hôm 8/1, từ đó tới nay không liên lạc được", "2026-01-08"),
    ("Anh trai tôi đi Campuchia ngày 20/12, ngày 5/1 có nhắn tin cầu cứu", "2026-01-05"),
    ("น้องชายโทรมาเมื่อคืนตอนสามทุ่ม บอกว่าโดนยึดพาสปอร์ต", "2026-01-14"),
    ("ติดต่อพี่สาวไม่ได้ตั้งแต่วันที่ 10 มกราคม", "2026-01-10"),
    ("កូនខ្ញុំទូរស័ព្ទមកយប់មិញ ថាគេចាក់សោ", "2026-01-14"),
    ("majimak katok eun geujeokke bam ieyo. dongsaeng", "2026-01-13"),
    ("eonni ga ilju il jeon e munja bonaego yeonrak i kkeunkyeosseoyo", "2026-01-08"),
    ("할아버지 생신이 1월 12일인데 그날도 삼촌 전화가 없었어요. 12월 31일 밤에 한 통화가 마지막", "2025-12-31"),
    ("동생이 어제 출국했는데 방금 도착했다고 톡 왔어요 근데 여권을 걷어갔대요", "2026-01-15"),
    ("어제 공항에서 배웅했고 오늘 낮에 문자 하나 오고 꺼졌어요 우리 딸", "2026-01-15"),
    ("저희 형은 1월 11일까지 매일 아침 안부를 보내던 사람입니다. 12일부터 뚝 끊겼어요", "2026-01-11"),
    ("사흘 전 저녁에 온 전화가 마지막이었고 이틀 전에는 그쪽 팀장이란 사람이 대신 받았어요 남편 전화인데", "2026-01-12"),
    ("아들이 여권을 뺏긴 게 12월 10일이고 저한테 알린 건 어제예요", "2026-01-14"),
    (
        "동생 이름은 나도윤. 한국 나이 스물다섯. 크리스마스 때 집에 못 온다고 전화했고 1월"
        " 첫날 새해 복 문자도 왔어요. 그런데 5일에 회사에서 짐 빼라고 연락이 왔어요 기숙사에서요",
        "2026-01-01",
    ),
    ("캄보디아 간 지 두 달. 열흘 전까지는 저녁마다 영상통화. 그 뒤로는 카톡 사진만 바뀌고 답이 없음. 조카 최은성", "2026-01-05"),
    ("어제 남편 회사라는 데서 월급 밀렸다고 문자 왔고 남편이 직접 톡한 건 월요일 아침이에요", "2026-01-12"),
    ("저번 달 20일경에 통화한 게 마지막이에요 우리 큰애", "2025-12-20"),
    ("딸이 7일날 밤에 카톡으로 위치를 찍어 보냈는데 그 다음날 보니 탈퇴했더라고요", "2026-01-07"),
    ("3일 전 새벽 4시경 아들 번호로 전화가 왔는데 숨소리만 들렸고 말은 2일에 한 게 끝", "2026-01-02"),
    ("우리 아저씨가 그저께 저녁상 물릴 때 전화해서 살려달라 했어요", "2026-01-13"),
    ("작년 말에 나갔는데 올해 들어 처음 연락 온 게 어제예요 친구가 갇혀있다네요", "2026-01-14"),
    ("언니가 매일 밤 자기 전에 전화했는데 그게 일요일이 마지막이었어요", "2026-01-11"),
    ("손자한테서 성탄절 지나 이틀 만에 문자가 왔고 그 후론 깜깜", "2025-12-27"),
    ("한 시간 전에 형이랑 통화했어요 지금 창고에 갇혀 있대요", "2026-01-15"),
    ("어젯밤 11시 50분쯤 여동생이 음성메시지를 남겼는데 오늘 아침에야 들었어요", "2026-01-14"),
    ("오빠랑 마지막으로 얼굴 본 건 11월 30일 공항이고 목소리는 1월 6일에 들었어요", "2026-01-06"),
    (
        "처남이 1월 8일에 제 아내에게 '누나 나 못 나가' 라고 보냈고,"
        " 9일에 저희가 외교부에 신고했고, 10일에 처남 계좌에서 돈이 빠졌습니다",
        "2026-01-08",
    ),
    ("bro hasnt replied since jan 3 phone dead", "2026-01-03"),
    ("My uncle rang me at 3am this morning from a Cambodian number and begged me to pay", "2026-01-15"),
    ("Dad's last WhatsApp: 'battery low, talk tomorrow', sent Monday 12 Jan 22:14. Nothing after.", "2026-01-12"),
    ("He spoke with our mother four nights ago; I myself haven't talked to him since Christmas", "2026-01-11"),
    ("She missed our call on Wednesday. Last proper conversation: Sunday evening.", "2026-01-11"),
    (
        "My nephew was heard from on January 5, when he called his grandmother. The company says he resigned on January 8.",
        "2026-01-05",
    ),
    ("We lost touch with our daughter on January 9th", "2026-01-09"),
    ("contact stopped 8 Jan. victim: Kang Minjae, 27", "2026-01-08"),
    ("哥哥1月2号给嫂子转了五百块 说在这边出不去 然后就没声音了", "2026-01-02"),
    ("我女儿最后上线是昨天 但最后跟我说话是1月8日", "2026-01-08"),
    ("他上个月底出发 这个月5号报过平安 之后手机停机", "2026-01-05"),
    ("我朋友今早七点给我发了定位和求救", "2026-01-15"),
    ("弟弟失联第五天了", "2026-01-10"),
    ("自1月7日起联系不上我丈夫", "2026-01-07"),
    ("oppa ga 1wol 10il e majimak katok bonaesseoyo geu dwiro yeonrak eopseo", "2026-01-10"),
    ("namdongsaeng i eoje bam jeonhwa haeseo ulmyeonseo sallyeodallago", "2026-01-14"),
    ("Con trai tôi gọi về tối 12/1, nói bị đánh, rồi mất liên lạc", "2026-01-12"),
    ("Từ hôm thứ bảy đến giờ không liên lạc được với anh trai tôi", "2026-01-10"),
    ("ลูกสาวโทรมาเมื่อสามวันก่อน แล้วก็หายไปเลย", "2026-01-12"),
    ("สามีส่งข้อความล่าสุดวันที่ 9 มกราคม", "2026-01-09"),
    ("បងប្រុសខ្ញុំបាត់ដំណឹង ៥ ថ្ងៃហើយ", "2026-01-10"),
    ("사위가 출근 첫날인 12월 8일에 여권을 냈대요. 딸한테 마지막으로 연락한 날은 1월 9일입니다", "2026-01-09"),
    ("설날 전에는 온다던 애가 1월 6일 통화를 끝으로 소식이 없네요 막내아들", "2026-01-06"),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_the_last_day_of_several(text: str, day: str | None) -> None:
    found = last_contact(tip(text), victim_is_sender=False)
    assert (found.value.last.isoformat() if found else None) == day


# 00:40 on Thursday, 15 January 2026
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("오늘 밤 11시 20분에 언니가 전화해서 갇혔다고 했어요", "2026-01-14"),
        ("아까 저녁 여덟시쯤 아들이 톡을 보냈어요", "2026-01-14"),
        ("밤 열한시 반쯤 남편이 음성을 남겼어요", "2026-01-14"),
        ("오늘 밤 열두 시 조금 넘어서 딸한테서 전화가 왔어요", "2026-01-15"),
        ("방금 동생한테서 문자가 왔어요", "2026-01-15"),
        ("我妹今晚九点半发语音说出不来", "2026-01-14"),
        ("9 giờ tối nay anh tôi nhắn là bị nhốt", "2026-01-14"),
        ("this evening my son called me crying", "2026-01-14"),
    ],
)
def test_an_evening_told_after_midnight_was_the_day_before(text: str, day: str) -> None:
    found = last_contact(tip(text, at="2026-01-15T00:40:00+09:00"), victim_is_sender=False)
    assert found is not None
    assert found.value.last.isoformat() == day


def test_the_next_day_counts_from_a_day_of_the_message_before() -> None:
    found = last_contact(tip("오빠가 1월 4일에 나갔어요", "다음날 저녁에 톡 하나 보낸 게 끝이에요"), victim_is_sender=False)
    assert found is not None
    assert found.value.last == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("11월 3일 월요일", "2025-11-03"),
        ("Monday, Oct 13", "2025-10-13"),
        ("chủ nhật 2/11", "2025-11-02"),
        ("12/31 밤 11시", "2025-12-31"),
        ("부활절(4월 20일)", "2025-04-20"),
        ("2주 전 화요일", "2025-12-30"),
        ("a week ago Monday", "2026-01-05"),
        ("the Friday before last", "2026-01-02"),
        ("저저번주 금요일", "2026-01-02"),
        ("9월 셋째주 토요일", "2025-09-20"),
        ("지지난달 말일", "2025-11-30"),
        ("시월 이십일", "2025-10-20"),
        ("구월 스무하룻날", "2025-09-21"),
        ("十二月二十三号", "2025-12-23"),
        ("음력 구월 보름날", "2025-11-04"),
        ("섣달 그믐", "2025-01-28"),
        ("大年初二", "2025-01-30"),
        ("국경절 말고 추석 사흘 전", "2025-10-03"),
        ("three days after Christmas", "2025-12-28"),
        ("그그저께", "2026-01-12"),
        ("어지께", "2026-01-14"),
        ("동짓날", "2025-12-22"),
        ("작년 어버이날", "2025-05-08"),
        ("재작년 크리스마스", "2024-12-25"),
    ],
)
def test_words_that_belong_together_are_one_day(words: str, day: str) -> None:
    language = "vi" if "chủ" in words else "ko"
    found = dates(words, datetime.fromisoformat("2026-01-15T21:00:00+09:00"), language)
    assert [one.day.last.isoformat() for one in found] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "매주 일요일",
        "일요일마다",
        "every Friday",
        "each Sunday",
        "每周五",
        "一天八十桶",
        "几天就回来",
        "on Sung-il",
        "on Monivong",
        "다음 주 추석",
    ],
)
def test_days_of_each_week_and_words_like_days_are_none(words: str) -> None:
    assert dates(words, datetime(2026, 1, 15, 21, tzinfo=SEOUL)) == ()


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2025, 1, 1, "2025-01-29"),
        (2025, 6, 30, "2025-07-24"),
        (2025, 7, 1, "2025-08-23"),
        (2025, 8, 15, "2025-10-06"),
        (2026, 4, 8, "2026-05-24"),
        (2028, 6, 1, "2028-07-22"),
    ],
)
def test_lunar_days_fall_where_the_calendar_of_korea_has_them(year: int, month: int, day: int, expected: str) -> None:
    found = lunar.solar(year, month, day)
    assert found is not None
    assert found.isoformat() == expected


def test_a_lunar_year_that_is_not_known_gives_no_day() -> None:
    assert lunar.solar(2050, 1, 1) is None
    assert lunar.solar(2026, 1, 31) is None


@pytest.mark.parametrize(
    "words", ["언니한테서 전화가 왔어요", "he called me on Friday", "他给我发过语音", "문자 한 통 오고는 꺼졌어요"]
)
def test_whoever_was_called_is_not_missed(words: str) -> None:
    assert reached_the_writer(words)


@pytest.mark.parametrize("words", ["엄마한테 마지막으로 톡한 게 지난주", "last talk with my mom was Friday"])
def test_who_tells_of_calling_home_was_not_called(words: str) -> None:
    assert not reached_the_writer(words)


@pytest.mark.parametrize(
    "words", ["이불 속에서 몰래 쓰는 중", "guards hit my back, pls no call", "다음은 제 차례래요", "只能打字 他们逼我骗人"]
)
def test_words_of_one_who_is_held(words: str) -> None:
    assert writes_from_inside(words)
