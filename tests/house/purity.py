"""What parts may not touch: thinking the clock and the network, a channel the store and its sisters, tests the mocks."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.rules import COMPOSITION_ROOT, MAY_IMPORT, MODEL_FILE, Import, imports, sources

#: Modules of the standard library by which a function's result depends on more than its arguments.
_WORLDLY = {"http", "random", "secrets", "select", "socket", "sqlite3", "ssl", "subprocess", "threading", "time", "uuid"}

_CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
_CLOCK_ROOMS = ("triage/", "knowledge/", "storage/", "desk/", "bot/")


def worldly_imports(root: Path) -> list[str]:
    """Imports in `triage/` by which thought would depend on time, chance or the network; the model file may."""
    return [
        f"{found}: triage is a function of what it is given"
        for found in imports(root)
        if found.path.startswith("triage/") and found.path != MODEL_FILE and found.package in _WORLDLY
    ]


def clock_reads(root: Path) -> list[str]:
    """Reads of the wall clock outside the composition root, which hands it to all others, and the doctor, who checks it."""
    return [
        f"{path}:{call.lineno} reads the clock: take it as an argument"
        for path, tree, _ in sources(root)
        if path.startswith(_CLOCK_ROOMS) and not path.startswith((COMPOSITION_ROOT, "bot/doctor/"))
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _dotted(call.func)[-2:] in _CLOCKS
    ]


def channels_that_do_more(root: Path) -> list[str]:
    """Imports by which a channel would do more than translate: of the store, of knowledge, of another channel, of the line."""
    channels = {file.parent.name for file in (root / "bot/channels").glob("*/__init__.py")}
    return [
        f"{found}: a channel only translates"
        for found in imports(root)
        if found.path.startswith(tuple(f"bot/channels/{name}/" for name in channels))
        and found.package in MAY_IMPORT
        and not _is_a_channels_business(found, channels)
    ]


def _is_a_channels_business(found: Import, channels: set[str]) -> bool:
    own = found.path.split("/")[2]
    target = [*found.target.split("."), "", ""]
    shared = target[:2] == ["bot", "channels"] and target[2] not in channels - {own}
    return target[0] == "triage" or target[:2] == ["bot", "texts"] or shared


def _dotted(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Attribute):
        return (*_dotted(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else ()


def mocks(root: Path) -> list[str]:
    """Test files that import `unittest.mock`: a fake is real code that passes the contract suite."""
    return [
        f"{file.relative_to(root).as_posix()} imports mock"
        for file in sorted((root / "tests").rglob("*.py"))
        if any(name.split(".")[:2] == ["unittest", "mock"] for name in _imported(ast.parse(file.read_text(encoding="utf-8"))))
    ]


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
