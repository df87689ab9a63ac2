"""Everything is caught only at an edge, with a reason; the environment is read in one file."""

from pathlib import Path

import pytest

from tests.house.rules import PROJECT, environment_reads, unexplained_broad_excepts
from tests.house.sources import write


def test_every_broad_except_has_a_reason() -> None:
    assert not unexplained_broad_excepts(PROJECT)


def test_the_environment_is_read_in_the_settings_only() -> None:
    assert not environment_reads(PROJECT)


@pytest.mark.parametrize(
    "handler",
    [
        "except:",
        "except Exception:",
        "except BaseException as error:",
        "except (ValueError, Exception):",
        "except builtins.Exception:",
        "except Exception:  # noqa: BLE001",
        "except Exception:  # boundary:",
    ],
)
def test_a_broad_except_without_a_reason_is_found(tmp_path: Path, handler: str) -> None:
    source = f"try:\n    work()\n{handler}\n    pass\n"
    assert unexplained_broad_excepts(write(tmp_path, {"bot/a.py": source})) == [
        "bot/a.py:3 catches everything without a '# boundary: reason' on the line"
    ]


def test_a_broad_suppress_is_found(tmp_path: Path) -> None:
    source = "import contextlib\nwith contextlib.suppress(Exception):\n    work()\n"
    assert len(unexplained_broad_excepts(write(tmp_path, {"desk/a.py": source}))) == 1


@pytest.mark.parametrize("handler", ["except ValueError:", "except Exception:  # boundary: a rule may choke on a strange text"])
def test_a_narrow_or_explained_except_passes(tmp_path: Path, handler: str) -> None:
    source = f"try:\n    work()\n{handler}\n    pass\n"
    assert not unexplained_broad_excepts(write(tmp_path, {"triage/a.py": source}))


@pytest.mark.parametrize(
    "source",
    ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ", "from os import getenv as g"],
)
def test_a_read_of_the_environment_is_found(tmp_path: Path, source: str) -> None:
    assert len(environment_reads(write(tmp_path, {"storage/a.py": source, "bot/config.py": source}))) == 1
