"""`python -m bot` is `tipline`."""

import sys

from bot.cli import main

sys.exit(main())
