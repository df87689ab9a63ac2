"""Every sentence said to people, in six languages: `say` finds one by its name. The files are Fluent, one folder a language."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

HERE = Path(__file__).parent
LANGUAGES = ("ko", "en", "zh", "km", "vi", "th")
#: What is tried, in order, where a language lacks a text.
FALLBACK = ("en", "ko")


class TextError(LookupError):
    """No language has this text, or it was asked for without a value it needs."""


def say(language: str, text_id: str, **values: object) -> str:
    """The text in `language`, ISO 639-1 with or without a region; else in English, else in Korean. Raises `TextError`."""
    problems: list[str] = []
    for code in dict.fromkeys((language.replace("_", "-").split("-")[0].lower(), *FALLBACK)):
        bundle = _bundle(code) if code in LANGUAGES else None
        if bundle is None or not bundle.has_message(text_id):
            continue
        pattern = bundle.get_message(text_id).value
        if pattern is None:
            continue
        text, errors = bundle.format_pattern(pattern, values)
        if not errors:
            return str(text)
        problems += [f"{code}: {error}" for error in errors]
    raise TextError(f"no text {text_id!r} for {language!r}" + (f" ({'; '.join(problems)})" if problems else ""))


def load() -> None:
    """Every text is read: from now on nothing that is said needs the disk. Raises `OSError`."""
    for language in LANGUAGES:
        _bundle(language)


def languages() -> tuple[str, ...]:
    """The languages the line speaks, ISO 639-1, Korean first."""
    return LANGUAGES


def catalogue(language: str, file: str = "") -> dict[str, frozenset[str]]:
    """The names of the texts a language has, each with the values it takes; of one file, or of all."""
    return {message.id.name: frozenset(_variables(message)) for path in _files(language, file) for message in _messages(path)}


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in _files(language):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _files(language: str, file: str = "") -> list[Path]:
    return sorted((HERE / language).glob(file or "*.ftl"))


def _messages(path: Path) -> Iterator[ast.Message]:
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise TextError(f"{path.parent.name}/{path.name}: cannot be read: {entry.content!r}")
        if isinstance(entry, ast.Message):
            yield entry


def _variables(message: ast.Message) -> Iterator[str]:
    waiting: list[object] = [message]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.VariableReference):
            yield node.id.name
        elif isinstance(node, ast.BaseNode):
            waiting.extend(vars(node).values())
        elif isinstance(node, list):
            waiting.extend(node)
