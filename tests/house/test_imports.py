"""Who may import whom: the table of the house, no cycles, nothing hidden in a function, no module named after nothing."""

from pathlib import Path

import pytest

from tests.house.rules import PROJECT, cycles, empty_names, forbidden_imports, imports, imports_in_functions
from tests.house.sources import write


def test_the_table_of_imports_holds() -> None:
    assert not forbidden_imports(PROJECT)


def test_no_modules_import_each_other() -> None:
    assert not cycles(PROJECT)


def test_no_import_hides_in_a_function() -> None:
    assert not imports_in_functions(PROJECT)


def test_no_module_is_named_after_nothing() -> None:
    assert not empty_names(PROJECT)


def test_the_sources_are_really_read() -> None:
    assert {found.path.split("/")[0] for found in imports(PROJECT)} >= {"triage", "storage", "bot"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("triage/a.py", "import storage.tables"),
        ("triage/a.py", "from knowledge.world import load_world"),
        ("knowledge/a.py", "from storage import tables"),
        ("storage/a.py", "import knowledge"),
        ("desk/a.py", "import bot.texts"),
        ("bot/cli.py", "import desk.app"),
        ("bot/cli.py", "import bench.quality"),
        ("bench/a.py", "import bot.app"),
        ("triage/extract/rules.py", "from langchain.chat_models import init_chat_model"),
        ("knowledge/a.py", "import langchain_core.embeddings"),
        ("bot/intake.py", "from dbos import DBOS"),
        ("bot/channels/webchat/a.py", "import telegram"),
        ("storage/a.py", "import starlette"),
        ("desk/a.py", "import sqlalchemy"),
        ("triage/a.py", "import numpy"),
        ("bot/a.py", "import requests"),
        ("triage/a.py", "def f():\n    import storage.tables"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, path: str, line: str) -> None:
    assert len(forbidden_imports(write(tmp_path, {path: line}))) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("bot/app.py", "import desk.app, storage.engine, knowledge.world, triage.message"),
        ("bot/durable.py", "from dbos import DBOS"),
        ("bot/channels/telegram/api.py", "import telegram.error"),
        ("triage/extract/model.py", "from langchain.chat_models import init_chat_model"),
        ("storage/deep/a.py", "from ..tables import metadata"),
        ("desk/a.py", "from __future__ import annotations\nimport json, jinja2, knowledge.world"),
    ],
)
def test_an_allowed_import_passes(tmp_path: Path, path: str, line: str) -> None:
    assert not forbidden_imports(write(tmp_path, {path: line}))


@pytest.mark.parametrize(
    "files",
    [
        {"triage/a.py": "import triage.b", "triage/b.py": "from triage import a"},
        {"triage/a.py": "from .b import x", "triage/b.py": "from triage.c import x", "triage/c.py": "from triage.a import y"},
        {"triage/p/__init__.py": "from triage.p.a import x", "triage/p/a.py": "from triage.p import y"},
    ],
)
def test_a_cycle_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    assert len(cycles(write(tmp_path, files))) == 1


def test_a_diamond_is_no_cycle(tmp_path: Path) -> None:
    files = {"triage/a.py": "import triage.b, triage.c", "triage/b.py": "import triage.d", "triage/c.py": "import triage.d"}
    assert not cycles(write(tmp_path, files | {"triage/d.py": ""}))


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import json",
        "async def f():\n    if True:\n        from json import loads",
        "class A:\n    def f(self):\n        import json",
        "import importlib\nimportlib.import_module('json')",
    ],
)
def test_an_import_in_a_function_is_found(tmp_path: Path, source: str) -> None:
    assert len(imports_in_functions(write(tmp_path, {"bot/a.py": source}))) == 1


def test_the_composition_root_may_load_late_what_is_named_and_nothing_else(tmp_path: Path) -> None:
    source = """
        def build():
            from triage.extract.model import ModelExtractor
            from knowledge import world
            import desk.app
    """
    found = imports_in_functions(write(tmp_path, {"bot/app.py": source}))
    assert len(found) == 1
    assert "desk.app" in found[0]


@pytest.mark.parametrize("path", ["bot/utils.py", "bot/utils/words.py", "bot/text_util.py", "bot/helpers.py"])
def test_an_empty_name_is_found(tmp_path: Path, path: str) -> None:
    assert empty_names(write(tmp_path, {path: ""}))
