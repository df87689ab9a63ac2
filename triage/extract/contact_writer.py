"""Whether it is the missed person who writes, by the words around a day of contact, where the stance is not sure."""

import re

REACHED_ME = re.compile(
    r"(?:전화|통화|문자|톡|카톡|연락|디엠|메시지|음성|영상|이런\s?게|이런\s?톡)(?:이|가|은|는)?\s?(?:한\s?(?:통|번"
    r"|줄)\s?)?(?:왔|와서|와가|온\s|옴|온\s?[게거건]|오고|오더니|걸려)"
    r"|전화(?:를)?\s?(?:해서|하더니|해가|와서)\s[^.!?\n]{0,24}(?:했어요|하더|했습니다|카데|그러|했고|하네)"
    r"|(?:전화|통화|문자|톡|연락)(?:를|을)?\s?(?:한|했던|하신|주신)\s?(?:게|것이|거|기)\s?(?:마지막|끝)"
    r"|보낸\s?(?:톡|카톡|문자|디엠|음성|사진|영상|메시지)|(?:톡|카톡|문자|디엠|전화"
    r"|통화)[은이가]\s?[^.!?\n]{0,16}(?:마지막|끝)|안부[^.!?\n]{0,8}(?:게|것이)\s?(?:마지막|끝)"
    r"|(?:동료|친구|지인|가족|부모|엄마|아빠|형|누나|언니|동생)[이가]\s?(?:직접\s)?통화했|(?:보내"
    r"|부쳐)\s?[^.!?\n]{0,3}오고|¶\s?(?:이러고|하고|라고)"
    r"|\b(?:call|called|calls|text|texted|messaged|message|wrote|told|rang|phoned|sent|voice) (?:to )?(?:me|us)\b|to call me"
    r"|(?:给|跟|和)我(?:们)?[^。\n]{0,4}(?:发|打|说|讲|联系|视频|语音)|(?:gọi|nhắn)[^.\n]{0,8}(?:cho )?(?:tôi|em|mình|con)"
    r"|(?:โทร|ไลน์|ทัก)(?:มา|หา)"
    r"|(?:ប្រាប់|សរសេរ|ផ្ញើ|ទុក)[^។\n]{0,14}(?:ខ្ញុំ|ក្រដាស)",
    re.IGNORECASE,
)
_TO_OWN = re.compile(
    r"(?:엄마|아빠|어머니|아버지|부모님|친구|가족|집|누나|형|언니|동생|아내|남편|딸|아들)(?:들)?(?:(?:한테|에게|께)(?!서)|랑|이랑"
    r"|하고|과|와|에)\s?(?:마지막으로\s)?"
    r"[^.!?\n]{0,8}(?:톡|전화|연락|통화|문자)|(?:with|to|called|call) (?:my )?(?:mom|mum|dad|wife|family|friend|brother|sister)",
    re.IGNORECASE,
)
_FROM_INSIDE = re.compile(
    r"몰래\s?(?:쓰|씁|적)|숨어서\s?(?:쓰|씁)|이불\s?속에?서|감시[가이]?[^.!?\n]{0,14}(?:씁니다|써요|쓰는)"
    r"|폰\s?(?:잠깐\s)?(?:빌려\s?줬|훔[쳐친])|형\s?꺼\s?훔친"
    r"|(?<![가-힣])(?:저는|저도|나도|나는|제가|내가|우리는|저희는)\s[^.!?\n]{0,18}(?:못\s?나가(?:요|고|$)|못\s?나갑니다"
    r"|갇혀\s?있(?:어|습)|물만\s?줍)"
    r"|(?:제|내|저도?\s?이제)\s?차례|다음은\s?(?:저|제)|폰은?\s?다시\s?[^.!?\n]{0,10}넣|도망\s?나왔습니다"
    r"|나하고\s[^.!?\n]{0,10}둘"
    r"|온\s?지\s?[^.!?\n]{0,6}(?:째고|째인데|됐나)|(?:엄마|아빠|딸|아들|아내|마누라|가족)(?:한테"
    r"|에게)\s?[^.!?\n]{0,20}(?:전해\s?[주달줘]|살아\s?있다고)"
    r"|\b(?:hit|beat|beats|kick(?:ed)?|shock(?:ed)?|punch(?:ed)?|tased?) (?:me|my (?:back|head|leg|face|arm)s?)\b"
    r"|pls no calls?\b|no call pls"
    r"|只能打字|(?:叫|逼|让)我(?:骗|去骗|打)|(?:打|电|关)(?:了)?我",
    re.IGNORECASE,
)


def reached_the_writer(sentence: str) -> bool:
    """Whether somebody called or wrote to whoever wrote these words, so that it is not the writer who is missed."""
    return bool(REACHED_ME.search(sentence)) and not _TO_OWN.search(sentence)


def writes_from_inside(own: str) -> bool:
    """Whether words of the writer's own (others' blanked) are plainly of one who is held or in flight."""
    return bool(_FROM_INSIDE.search(own))
