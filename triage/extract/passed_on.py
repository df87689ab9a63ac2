"""Words that were passed on: who speaks in them is somebody else than who sent them."""

from collections.abc import Iterator

from triage.extract.passages import Passage
from triage.extract.roles import demands_money, offers_work
from triage.extract.stance import Stance, stance_of
from triage.extract.urls import telegram_links
from triage.extraction import Finding, Identifier, IdentifierKind, Quote, Role

#: The note of an account that is named as the one who said it first.
FIRST_SAID = "desk-note-first-said"


def part_of_speaker(text: str) -> Role | None:
    """The part of whoever speaks in words that were passed on: held, holding, offering work; None where they do not show it."""
    if stance_of(text) is Stance.HELD:
        return Role.VICTIM
    if demands_money(text):
        return Role.CAPTOR
    return Role.RECRUITER if offers_work(text) else None


def first_accounts(passage: Passage) -> Iterator[Finding[Identifier]]:
    """The accounts by which the channel names who said a message first."""
    if not passage.passed_on:
        return
    for handle in passage.said_by.split("@")[1:]:
        for name, _ in telegram_links(f"t.me/{handle.rstrip(')')}"):
            account = Identifier(IdentifierKind.HANDLE, f"telegram:{name}", part_of_speaker(passage.text))
            yield Finding(account, Quote(passage.index, 0, 0, ""), note=FIRST_SAID)
