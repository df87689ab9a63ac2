"""Files that people send: whether words in pictures are read, and who writes recordings down."""

import shlex
import shutil

from bot.config import Settings
from bot.doctor.finding import Finding
from bot.files.words import LANGUAGES, Reader, find_reader


def examine(settings: Settings) -> list[Finding]:
    """Whether Tesseract has our languages and the transcriber can be started. To do without either is no fault."""
    return [reading(find_reader()), _transcriber(settings.transcriber)]


def reading(reader: Reader) -> Finding:
    """What of our languages can be read in pictures."""
    missing = [language for language in LANGUAGES if language not in reader.languages]
    if not reader:
        return Finding("words in pictures", True, "are not read: there is no Tesseract; `make tesseract` installs it")
    if missing:
        package = f"tesseract-ocr-{missing[0].replace('_', '-')}"
        says = f"are read in {', '.join(reader.languages)}, not in {', '.join(missing)}: install {package}"
        return Finding("words in pictures", False, says)
    return Finding("words in pictures", True, f"are read in {', '.join(reader.languages)}")


def _transcriber(command: str) -> Finding:
    if not command:
        return Finding("recordings", True, "are heard by officers; nothing writes them down (TIPLINE_TRANSCRIBER)")
    try:
        program = shlex.split(command)[0]
    except (ValueError, IndexError):
        return Finding("recordings", False, "TIPLINE_TRANSCRIBER is no command: see to its quotes")
    if shutil.which(program) is None:
        return Finding("recordings", False, "the program of TIPLINE_TRANSCRIBER is not there: set its full path, or drop it")
    return Finding("recordings", True, "are written down by a program of yours")
