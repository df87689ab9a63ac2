"""Whether the program is there that reads words in pictures; `python -m tests.tesseract` tells by its exit code."""

import sys

from bot.files.words import LANGUAGES, find_reader

if __name__ == "__main__":
    sys.exit(0 if find_reader().languages == LANGUAGES else 1)
