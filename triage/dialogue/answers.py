"""What a short answer means next to the question before it."""

import re
import unicodedata
from dataclasses import dataclass

from triage.dialogue.contract import Slot, State
from triage.dialogue.words import NO, UNKNOWN, YES, plain_form

#: The button under a plain question for who does not know.
DO_NOT_KNOW = "button-unknown"

_YES_NO = {"1": "yes", "2": "no"}
_CHOICES: dict[Slot, dict[str, str]] = {
    Slot.SAFE: _YES_NO,
    Slot.HURT: _YES_NO,
    Slot.MOVING: {"1": "today", "2": "tomorrow", "3": "no", "0": "unknown"},
}
#: Questions that a bare number answers by its value; nothing is built or filled higher than this.
_NUMBERS: dict[Slot, int] = {Slot.FLOOR: 9999, Slot.COUNT: 999}
#: What people put around a digit: "1번", "1)", "1!!".
_MARKS = re.compile(r"^[\s(]+|[\s.,!?。、~)번]+$")
_ZERO_IS_UNKNOWN = (Slot.PLACE, Slot.SIGN, Slot.FLOOR, Slot.COUNT)


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer read in the light of its question. `value` is a choice ("yes", "today", "unknown") or a number."""

    slot: Slot
    value: str

    @property
    def text_id(self) -> str:
        """The name of the sentence in `bot/texts/` that states the answer for the case; it may use `$value`."""
        return f"note-{self.slot.value}-{'number' if self.value.isdigit() else self.value}"


def meaning_of(state: State, text: str) -> Answer | None:
    """What `text`, typed or the `action` of a button, answers to the question that waits; None where it is no short answer."""
    slot = state.waiting
    if slot is None:
        return None
    if text == DO_NOT_KNOW:
        return Answer(slot, "unknown")
    said = _MARKS.sub("", plain_form(text))
    digit = _digits(said)
    if digit:
        return _by_number(slot, digit)
    if slot in (Slot.SAFE, Slot.HURT, Slot.MOVING) and len(said) <= 12:
        return _by_word(slot, said)
    if len(said) <= 20 and UNKNOWN.search(said) and slot is not Slot.SAFE:
        return Answer(slot, "unknown") if slot is not Slot.HURT else None
    return None


def _digits(said: str) -> str:
    """The number `said` consists of in ASCII digits, whatever script it is written in; "" where it is more than a number."""
    if not said or len(said) > 4 or not all(char.isdecimal() for char in said):
        return ""
    return "".join(str(unicodedata.decimal(char)) for char in said)


def _by_number(slot: Slot, digit: str) -> Answer | None:
    if slot in _CHOICES:
        value = _CHOICES[slot].get(digit)
        return Answer(slot, value) if value else None
    if slot in _ZERO_IS_UNKNOWN and not digit.strip("0"):
        return Answer(slot, "unknown")
    if slot in _NUMBERS and int(digit) <= _NUMBERS[slot]:
        return Answer(slot, str(int(digit)))
    return None


def _by_word(slot: Slot, said: str) -> Answer | None:
    if NO.fullmatch(said):
        return Answer(slot, "no")
    if slot is not Slot.MOVING and YES.fullmatch(said):
        return Answer(slot, "yes")
    if slot is Slot.MOVING and UNKNOWN.search(said):
        return Answer(slot, "unknown")
    return None
