"""What is known of the world: the knowledge files, and the index made from them."""

from bot.config import Settings
from bot.doctor.finding import Finding
from knowledge import maintain


def examine(settings: Settings) -> list[Finding]:
    """Whether the knowledge files are in order."""
    problems = maintain.check()
    if problems:
        return [Finding("knowledge", False, f"{problem}; `tipline knowledge check` says more") for problem in problems[:3]]
    return [Finding("knowledge", True, "the files are in order")]
