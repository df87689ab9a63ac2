"""What is wrong with an installation, in words: settings, store, key, clock, rota, channels, knowledge and files."""

from collections.abc import Callable, Sequence

from bot.config import Settings
from bot.doctor import embeddings, files, machine, records, telegram, world
from bot.doctor.embeddings import OpenEmbedder
from bot.doctor.finding import Finding
from storage.store import Clock

__all__ = ["Finding", "examine"]


def examine(settings: Settings, clock: Clock, open_embedder: OpenEmbedder) -> list[Finding]:
    """Every finding, in the order in which to repair. Changes nothing; waits 3 s at the most for each server."""
    clocks = machine.Clocks(clock)
    parts: Sequence[tuple[str, Callable[[], list[Finding]]]] = (
        ("settings", lambda: machine.settings(settings)),
        ("data directory", lambda: machine.data_dir(settings)),
        ("database", lambda: records.examine(settings, clocks, clock)),
        ("ladders", lambda: machine.ladders(settings)),
        ("telegram", lambda: telegram.examine(settings)),
        ("knowledge", lambda: world.files(settings)),
        ("index", lambda: [world.index(settings)]),
        ("embeddings", lambda: embeddings.examine(settings, open_embedder)),
        ("files", lambda: files.examine(settings)),
    )
    return [finding for what, look in parts for finding in looked_at(what, look)]


def looked_at(what: str, look: Callable[[], list[Finding]]) -> list[Finding]:
    """What a part found; where it fails itself, that is the finding, and the other parts are still looked at."""
    try:
        return look()
    except Exception as problem:  # boundary: whatever is broken in one part must not hide what is wrong in another
        return [Finding(what, False, f"could not be looked at ({type(problem).__name__})")]
