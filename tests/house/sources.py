"""Small bad sources, on which a rule must be able to fail."""

from pathlib import Path
from textwrap import dedent


def write(root: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it, each under its path from the root."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return root
