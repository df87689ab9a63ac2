"""Phones, handles, accounts, wallets and links of a tip, each read once: what one rule took, the next does not see."""

import re
from collections.abc import Iterator
from itertools import pairwise

from triage.extract.accounts import accounts
from triage.extract.handles import handles
from triage.extract.language import language_of
from triage.extract.passages import Passage, passages
from triage.extract.passed_on import first_accounts, part_of_speaker
from triage.extract.phones import dialled, phones
from triage.extract.spans import Span
from triage.extract.urls import links, phone_links, profile_links, telegram_links
from triage.extract.wallets import wallets
from triage.extraction import Finding, Identifier, IdentifierKind, Role
from triage.message import Tip

_OWN = re.compile(
    r"(?:(?<![가-힣])(?:제|내|저의|저는|본인|우리)\s?(?:꺼|것|번호|전화|폰|연락처|핸드폰|휴대폰|텔|카톡|아이디|라인"
    r"|위챗|인스타)?|(?<![a-z])my(?![a-z])|\bme\b|我的|我|số tôi|của tôi|លេខខ្ញុំ|ខ្ញុំ|ของหนู"
    r"|ของฉัน|ของผม|ติดต่อหนู)[^.!?\n]{0,14}$",
    re.IGNORECASE,
)
_VICTIM = re.compile(
    r"(?:아들|딸|동생|남편|친구|형|오빠|누나|언니|걔|애|조카|인스타)\s?(?:의|꺼)?\s?(?:번호|폰|전화|카톡|인스타"
    r"|아이디|톡)[^.!?\n]{0,10}$"
)
_CAPTOR = re.compile(
    r"(?:총책|보스|두목|협박|몸값|보내래|보내라|입금|넣으라|세탁|요구|납치|전화\s?온|걸려온|그놈|그\s?새끼|captor"
    r"|boss|ransom|kidnap|demand|对方|對方|他们|赎金|老板|勒索|អ្នកទារ|ទារ)"
    r"[^!?\n]{0,40}$",
    re.IGNORECASE,
)
_RECRUITER = re.compile(
    r"(?:소개|알선|모집|담당|구인|면접|채용|문의|상담|실장|부장|팀장|인사|발신|에이전시|브로커|매니저|recruit|agent"
    r"|agency|hr\b|interview|招聘|介绍|中介|môi giới|คนชวน)[^!?\n]{0,40}$",
    re.IGNORECASE,
)


_BEGUN = re.compile(r"(?:\+\d{1,3}|\b0\d{1,2})(?:[\s.-]{0,2}\d{2,4}){0,3}[\s.…-]*$", re.ASCII)
_REST = re.compile(r"\s*[-.…]*\s*\d{3,4}(?:[\s.-]{0,2}\d{3,4})?(?![\d.:/%]|\s?(?:원|만|명|층|시|일|호|월|년|개))", re.ASCII)


def identifiers(tip: Tip, sender: Role = Role.REPORTER) -> tuple[Finding[Identifier], ...]:
    """Every identifier of a tip in the order written, each value once; `sender` is who writes, for "my number"."""
    language = language_of(tip)
    read = passages(tip)
    around = " \n".join(passage.text for passage in read)
    found: list[Finding[Identifier]] = []
    for passage, value in _over_two_messages(read):
        number = Identifier(IdentifierKind.PHONE, value, None)
        found.append(passage.finding(number, 0, len(passage.text), "The number runs on into the next message."))
    for at, passage in enumerate(read):
        earlier = [before.text for before in read[:at]]
        speaker = part_of_speaker(passage.text) if passage.passed_on else sender
        for kind, value, span in _in_passage(passage, earlier, language, around):
            owner = _owner(passage.text, span, speaker)
            owner = sender if passage.own_card and owner is None else owner
            if owner is None and passage.passed_on and speaker is Role.RECRUITER:
                owner = speaker  # a number in an offer that was passed on is where one is to apply
            found.append(passage.finding(Identifier(kind, value, owner), *span))
        found += first_accounts(passage)
    first: dict[tuple[IdentifierKind, str], Finding[Identifier]] = {}
    for finding in found:
        first.setdefault((finding.value.kind, finding.value.value), finding)
    return tuple(first.values())


def _over_two_messages(read: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    """Telephone numbers whose beginning ends one message and whose rest begins the next."""
    for first, second in pairwise(read):
        tail, head = _BEGUN.search(first.text), _REST.match(second.text)
        if tail and head and not phones(tail[0]):
            (*_, last) = phones(f"{tail[0].strip(' -')}-{head[0].strip(' -')}") or (None,)
            if last:
                yield first, last.value


_Read = tuple[IdentifierKind, str, Span]


def _in_passage(passage: Passage, earlier: list[str], language: str, around: str) -> list[_Read]:
    """What one message holds; each reader sees the text with what was read before it blanked."""
    found: list[_Read] = []
    for name, span in telegram_links(passage.text):
        found.append((IdentifierKind.HANDLE, f"telegram:{name}", span))
    for profile, span in profile_links(passage.text):
        found.append((IdentifierKind.HANDLE, profile, span))
    behind_links = [
        (IdentifierKind.PHONE, number, span, schemed)
        for said, span, schemed in phone_links(passage.text)
        if (number := dialled(said, ("VN",)))
    ]
    found += [(kind, number, span) for kind, number, span, schemed in behind_links if not schemed]
    passage = _blank(passage, found)
    found += [(kind, number, span) for kind, number, span, schemed in behind_links if schemed]
    for link, span in links(passage.text):
        found.append((IdentifierKind.URL, link, span))
    passage = _blank(passage, found)
    for wallet, span in wallets(passage.text):
        found.append((IdentifierKind.WALLET, wallet, span))
    passage = _blank(passage, found)
    for handle in handles(passage.text, earlier):
        found.append((IdentifierKind.HANDLE, handle.value, handle.span))
    passage = _blank(passage, found)
    for account, span in accounts(passage.text):
        found.append((IdentifierKind.ACCOUNT, account, span))
    passage = _blank(passage, found)
    for phone in phones(passage.text, language, around):
        found.append((IdentifierKind.PHONE, phone.value, phone.span))
    return sorted(found, key=lambda read: read[2])


def _blank(passage: Passage, found: list[_Read]) -> Passage:
    return passage.without([span for _, _, span in found]) if found else passage


def _owner(text: str, span: Span, sender: Role | None) -> Role | None:
    """Whose identifier it is, by the words just before it; None where they do not tell."""
    before = text[max(0, span[0] - 48) : span[0]]
    clause = re.split(r"[.!?。\n]\s", before)[-1]
    if _OWN.search(clause[-22:]):
        return sender
    if _VICTIM.search(clause):
        return Role.VICTIM
    if _RECRUITER.search(clause):
        return Role.RECRUITER
    return Role.CAPTOR if _CAPTOR.search(clause) else None
