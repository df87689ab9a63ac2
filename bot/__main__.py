"""`python -m bot` is `tipline`."""

import sys

from bot.child import head_start

if sys.argv[1:2] == ["serve"] and len(sys.argv) == 2:
    head_start.take()  # before the second that the import below takes

from bot.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
