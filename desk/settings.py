"""What can be set about the desk, and what it is handed from elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storage.sessions import Limits

#: `say(language, text_id, **values)`; raises LookupError where no language has the text.
Say = Callable[..., str]

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk runs. `assets` is the folder of npm packages; without it the pages work, but do not redraw themselves.

    `compounds_file` is the file of known sites where it is not the project's own.
    """

    secure_cookies: bool = False
    idle_seconds: int = 15 * 60
    absolute_seconds: int = 12 * 3600
    assets: Path | None = None
    demo: bool = False
    compounds_file: Path | None = None

    @property
    def limits(self) -> Limits:
        """How long a session lives."""
        return Limits(timedelta(seconds=self.idle_seconds), timedelta(seconds=self.absolute_seconds))

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; the prefix ties it to this host and to TLS."""
        return "__Host-desk" if self.secure_cookies else "desk"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A point drawn on every map: a town of the gazetteer ("town") or a known site ("compound"). WGS 84 degrees."""

    name: str
    kind: str
    lat: float
    lon: float
