"""The parts of the documents that are read off the code; `python -m tests.house.docs` (`make docs`) writes them."""

import argparse
import ast
import importlib
import re
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from tests.house.rules import PROJECT


def settings_table() -> str:
    """One row per setting: its name in the environment, what it is when not set, what it does."""
    settings = importlib.import_module("bot.config").Settings
    prefix = settings.model_config["env_prefix"]
    rows = (
        (
            f"`{field.validation_alias or (prefix + name).upper()}`",
            _default(field.default),
            f"{field.description}{_keys(field.annotation)}",
        )
        for name, field in settings.model_fields.items()
    )
    return _table(("setting", "default", "what it does"), rows)


def _keys(annotation: Any) -> str:
    """What each entry of a list of settings may hold."""
    entries = [entry for entry in typing.get_args(annotation) if isinstance(entry, type) and issubclass(entry, BaseModel)]
    names = [f"`{name}`" for entry in entries for name in entry.model_fields]
    return f"; each with {', '.join(names)}" if names else ""


def _default(value: Any) -> str:
    if value is None or value == "" or value == ():
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def signals_table() -> str:
    """One row per signal, in the order they are tried: its name and what it says of itself."""
    signals = importlib.import_module("triage.assess").SIGNALS
    return _table(("signal", "what it looks for"), ((f"`{signal.__name__}`", _sentence(signal.__doc__)) for signal in signals))


def channels_table() -> str:
    """One row per folder of `bot/channels/`: its name and what it says of itself."""
    rows = (
        (f"`{file.parent.name}`", _sentence(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))))
        for file in sorted((PROJECT / "bot/channels").glob("*/__init__.py"))
    )
    return _table(("channel", "what it is"), rows)


def commands_table() -> str:
    """One row per command of the command line: how it is called and what it does."""
    parser = importlib.import_module("bot.cli")._parser()
    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    helps = {choice.dest: choice.help for choice in commands._choices_actions}
    return _table(("command", "does"), ((f"`{_call(sub)}`", helps[name]) for name, sub in commands.choices.items()))


def _call(parser: argparse.ArgumentParser) -> str:
    usage = parser.format_usage().removeprefix("usage: ").replace("[-h]", "")
    return " ".join(usage.split())


def _sentence(docstring: str | None) -> str:
    text = " ".join((docstring or "").split())
    return text.split(". ")[0].rstrip(".") + "."


def _table(head: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    lines = [list(head), *([str(cell or "").replace("|", "\\|") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


#: (document, name of the block, what it is read off, what writes it)
BLOCKS: tuple[tuple[str, str, str, Callable[[], str]], ...] = (
    ("README.md", "commands", "bot/cli.py", commands_table),
    ("README.md", "settings", "bot/config.py", settings_table),
    ("README.md", "channels", "bot/channels/contract.py", channels_table),
    ("CONTRIBUTING.md", "signals", "triage/assess.py", signals_table),
)


def block(text: str, name: str) -> str:
    """What stands between the two marks of a block. Raises ValueError where the marks are missing."""
    found = _marks(name).search(text)
    if found is None:
        raise ValueError(f"the marks <!-- {name} --> and <!-- /{name} --> are missing")
    return found.group(2).strip()


def with_block(text: str, name: str, content: str) -> str:
    """The document with the block's content replaced."""
    return _marks(name).sub(lambda found: f"{found.group(1)}\n{content}\n{found.group(3)}", text)


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}\b[^>]*-->)(.*?)(<!-- /{name} -->)", re.DOTALL)


def present_blocks() -> Iterator[tuple[Path, str, Callable[[], str]]]:
    """The blocks whose source is in the tree."""
    for document, name, source, content in BLOCKS:
        if (PROJECT / source).exists():
            yield PROJECT / document, name, content


if __name__ == "__main__":
    for path, name, content in present_blocks():
        path.write_text(with_block(path.read_text(encoding="utf-8"), name, content()), encoding="utf-8")
