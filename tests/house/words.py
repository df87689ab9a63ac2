"""What may not be written anywhere in the project: paths of one machine, package registries, words about writing it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

#: Folders that are made, not written.
_CACHES = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
_MADE = _CACHES | {".git", ".venv", "node_modules", "var", "shots"}

_FORBIDDEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a path of one machine", re.compile(r"(?<![\w.:/<-])/(?:home|root|Users|work|mnt|tmp)/\w")),
    (
        "a package registry",
        re.compile(
            r"registry\.npmjs\.org|files\.pythonhosted\.org|pypi\.org/simple|--(?:extra-)?index-url|--find-links|\"resolved\":",
            re.IGNORECASE,
        ),
    ),
    (
        "a word about how it was written",
        re.compile(
            r"\b(?:coding|ai) (?:agents?|assistants?)\b|\bai[- ](?:generated|written)\b|\bco-authored-by\b"
            r"|\bgenerated (?:by|with) (?:an? )?(?:ai|llm|model)\b",
            re.IGNORECASE,
        ),
    ),
)
_UPWARDS = re.compile(r"(?<![\w/.])(?:\.\./)+[\w.-]+")


def written_files(root: Path) -> Iterator[Path]:
    """Every file people wrote, with text in it."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _MADE and not name.endswith(".egg-info"))
        for name in sorted(files):
            file = Path(folder, name)
            if file.is_file() and b"\0" not in file.read_bytes()[:8000]:
                yield file


def forbidden_words(root: Path) -> list[str]:
    """Each line with a forbidden word or a path that leads out of the project, as `file:line what: the words`."""
    return [
        f"{file.relative_to(root).as_posix()}:{number} {what}: {words}"
        for file in written_files(root)
        if file.name not in ("words.py", "test_words.py")
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        for what, words in _in_line(line, file.parent, root)
    ]


def _in_line(line: str, folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    for what, pattern in _FORBIDDEN:
        if found := pattern.search(line):
            yield what, found.group()
    for found in _UPWARDS.finditer(line):
        if not (folder / found.group()).resolve().is_relative_to(root.resolve()):
            yield "a path out of the project", found.group()
