"""Letters of Hangul and the syllables they make (Unicode, chapter 3.12)."""

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""What may close a syllable, by number; the first stands for nothing."""


def syllable(lead: str, vowel: str, tail: str = " ") -> str:
    """The syllable of these letters. Raises `ValueError` for letters that make none."""
    return chr(0xAC00 + (LEADS.index(lead) * len(VOWELS) + VOWELS.index(vowel)) * len(TAILS) + TAILS.index(tail))


def is_closed(char: str) -> bool:
    """Whether a syllable ends in a consonant."""
    return (ord(char) - 0xAC00) % len(TAILS) != 0
