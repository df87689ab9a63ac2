"""The project stands alone: no path of a machine, no registry, no word about how it was written; it also really looks."""

from pathlib import Path

import pytest

from tests.house.rules import PROJECT
from tests.house.sources import write
from tests.house.words import forbidden_words, written_files


def test_nothing_forbidden_is_written() -> None:
    assert not forbidden_words(PROJECT)


def test_the_files_are_really_read() -> None:
    names = {file.relative_to(PROJECT).as_posix() for file in written_files(PROJECT)}
    assert {"README.md", "Makefile", ".ci/run", "requirements.lock", "package-lock.json", "triage/message.py"} <= names
    assert not any(name.startswith((".venv/", "node_modules/", ".git/")) for name in names)


@pytest.mark.parametrize(
    "line",
    [
        "data = Path('/home/someone/tips.jsonl')",
        "see /root/notes",
        "cat /tmp/out.txt",
        "read ../../elsewhere/DESIGN.md",
        "open('../../../x.json')",
        "pip install --extra-index-url https://example.org/simple",
        '"resolved": "https://example.org/a.tgz"',
        "https://files.pythonhosted.org/packages/a.whl",
        "This module was AI-generated.",
        "Co-Authored-By: a tool",
        "as the coding agent found",
    ],
)
def test_a_forbidden_line_is_found(tmp_path: Path, line: str) -> None:
    found = forbidden_words(write(tmp_path, {"docs/notes.md": f"fine\n{line}\n"}))
    assert len(found) == 1
    assert found[0].startswith("docs/notes.md:2 ")


@pytest.mark.parametrize(
    "line",
    [
        "a travel agent, a login session, a User-Agent header",
        "https://example.org/work/report and example.org/home/x",
        "tmpfs: /tmp",
        "MODEL=anthropic:some-name",
        "see ../README.md",
        "uv pip compile --no-emit-index-url",
        "wait... / and so on",
    ],
)
def test_an_honest_line_passes(tmp_path: Path, line: str) -> None:
    assert not forbidden_words(write(tmp_path, {"docs/notes.md": line, "README.md": ""}))
