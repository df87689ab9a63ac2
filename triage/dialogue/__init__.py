"""What to say next: a pure step from (state, message, understanding) to (state, reply). Holds no sentence; `bot/texts/` does."""

from triage.dialogue.answers import Answer, meaning_of
from triage.dialogue.contract import Facts, Reply, Slot, State, Voice
from triage.dialogue.step import step
from triage.dialogue.telling import telling_words

__all__ = ["Answer", "Facts", "Reply", "Slot", "State", "Voice", "meaning_of", "step", "telling_words"]
