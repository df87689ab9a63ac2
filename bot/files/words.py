"""Words in pictures, read by Tesseract where it is installed; what it is unsure of is left out."""

import itertools
import logging
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.files.pictures import CHILD
from bot.files.walls import Died, run

log = logging.getLogger("tipline.files")

#: Wanted in this order; those that are not installed are done without.
LANGUAGES = ("kor", "eng", "chi_sim", "khm")
PATIENCE = 40.0
#: Pictures in a row over which it hung, after which it is left alone for so many seconds: places in pictures must not wait.
HUNG, REST = 2, 300.0
MOST_SAID = 4 * 1024 * 1024
#: Tesseract's own confidence, of 100, from which on a word is believed.
SURE = 60.0
LONGEST = 4000  #: characters kept of one picture
_CELLS = 12  #: of a row of Tesseract's table
Word = tuple[int, float]  #: letters and digits, and how sure


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read, with its letters and digits in words that are believed, and in all its words."""

    text: str
    certain: int
    letters: int


@dataclass(frozen=True, slots=True)
class Words:
    """What was read in one picture."""

    lines: tuple[Line, ...] = ()

    @property
    def certain(self) -> int:
        """Letters and digits that are believed."""
        return sum(line.certain for line in self.lines)

    @property
    def doubtful(self) -> bool:
        """Whether most of it is not to be believed, so that a larger picture may say more."""
        return self.certain * 2 <= sum(line.letters for line in self.lines)

    @property
    def text(self) -> str:
        """The lines of which at least a third is believed; "" where there are none."""
        text = "\n".join(line.text for line in self.lines if line.certain and line.certain * 3 >= line.letters)[:LONGEST]
        return text if _letters(text) >= 2 else ""


@dataclass(slots=True)
class Rest:
    """Whether a program that hangs is left alone just now."""

    now: Callable[[], float] = time.monotonic
    hung: int = 0
    until: float = 0.0

    @property
    def resting(self) -> bool:
        """Whether it is not to be asked."""
        return self.hung >= HUNG and self.now() < self.until

    def heard(self, slow: bool) -> None:
        """Keeps whether it hung."""
        self.hung = self.hung + 1 if slow else 0
        if slow:
            self.until = self.now() + REST
            log.warning("action=read_words problem=slow times=%d", self.hung)


@dataclass(frozen=True, slots=True)
class Reader:
    """A Tesseract with its languages; none where it is not installed."""

    program: str = ""
    languages: tuple[str, ...] = field(default=())
    patience: float = PATIENCE  #: seconds one picture may take
    rest: Rest = field(default_factory=Rest)

    def __bool__(self) -> bool:
        return bool(self.program and self.languages)

    async def read(self, greys: Sequence[bytes]) -> str:
        """The words of a picture, of which there may be a larger one for a second try; "" where none can be read."""
        best = Words()
        for grey in greys:
            if self.rest.resting:
                break
            slow = False
            try:
                best = max(best, await self._read(grey), key=lambda words: words.certain)
            except Died as died:
                slow = str(died) == "slow"
            self.rest.heard(slow)
            if slow or not best.doubtful:
                break
        return best.text

    async def _read(self, grey: bytes) -> Words:
        """What is read in one picture. Raises `Died`."""
        asked = (self.program, "stdin", "stdout", "-l", "+".join(self.languages), "--psm", "6", "txt", "tsv")
        try:
            said = await run((*CHILD, "bound", *asked), grey, self.patience, MOST_SAID)
            return Words(tuple(_lines(said.decode("utf-8", "replace"))))
        except ValueError:
            return Words()


def find_reader() -> Reader:
    """The Tesseract on the path with those of our languages that it has. Asks it once; takes some 20 ms."""
    program = shutil.which("tesseract") or ""
    if not program:
        return Reader()
    try:
        asked = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)  # noqa: S603  # a path we found
    except (OSError, subprocess.SubprocessError):
        return Reader()
    has = asked.stdout.decode("utf-8", "replace").split()
    return Reader(program, tuple(language for language in LANGUAGES if language in has))


def _lines(said: str) -> Iterator[Line]:
    """Tesseract's lines beside its own table of words: the lines have the right spaces, the table knows how sure it is."""
    rows = said.splitlines()
    texts = [row.strip() for row in rows if row.count("\t") != _CELLS - 1 and row.strip()]
    words: dict[tuple[str, ...], list[Word]] = {}
    for row in rows:
        cells = row.split("\t")
        if len(cells) == _CELLS and cells[0] == "5" and cells[11].strip():
            words.setdefault(tuple(cells[1:5]), []).append((_letters(cells[11]), float(cells[10])))
    for text, line in itertools.zip_longest(texts, words.values(), fillvalue=None):
        if text and line:
            plain = "".join(sign for sign in text if sign.isprintable())
            yield Line(plain, sum(size for size, sure in line if sure >= SURE), sum(size for size, _ in line))


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)
