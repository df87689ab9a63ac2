"""The rules of the house as checkers: each takes a folder and gives back the breaches in it, a sentence each."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]

#: Which of our packages each package may import, beside itself. `bot/app.py`, the composition root, may import all.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "triage": (),
    "knowledge": ("triage",),
    "storage": ("triage",),
    "desk": ("triage", "knowledge", "storage"),
    "bench": ("triage", "knowledge"),
    "bot": ("triage", "knowledge", "storage"),
}
COMPOSITION_ROOT = "bot/app.py"
MODEL_FILE = "triage/extract/model.py"
#: What the composition root may load when it is wanted, not before, as each costs seconds or a hundred megabytes: the model file
#: and what compares by it where one is configured; what thinks, in the process or for the command that does.
LATE = (
    "triage.extract.model",
    "bot.reader",
    "knowledge.embedder",
    "knowledge.gazetteer",
    "knowledge.index",
    "knowledge.maintain",
    "knowledge.meaning",
    "knowledge.spots",
    "knowledge.world",
    "bench.learning",
    "bench.progress",
    "bench.quality",
    "bench.relearning",
    "knowledge.phrasing",
)

#: Where each third party may be imported: a folder ends in a slash, everything else is a file. What is not listed may not
#: be imported at all, so that a new dependency is a decision.
THIRD_PARTIES: dict[str, tuple[str, ...]] = {
    "alembic": ("storage/",),
    "PIL": ("bot/files/child.py",),  # a decoder of strangers' pictures runs nowhere but behind the wall
    "anyascii": ("triage/",),
    "argon2": ("storage/",),
    "chromadb": ("knowledge/",),
    "cryptography": ("storage/",),
    "dbos": ("bot/durable.py",),
    "fluent": ("bot/texts/",),
    "httpx": ("bot/", "bench/"),
    "itsdangerous": ("desk/",),
    "jinja2": ("desk/", "bot/channels/webchat/"),
    "langchain": (MODEL_FILE,),
    "langchain_core": (MODEL_FILE,),
    "markupsafe": ("desk/", "bot/channels/webchat/"),
    "numpy": ("knowledge/", "bench/"),
    "scipy": ("bench/phrasing.py", "bench/fitted.py", "bench/dating.py"),
    "sklearn": ("bench/phrasing.py", "bench/fitted.py", "bench/verdict.py"),
    "openlocationcode": ("triage/",),
    "phonenumbers": ("triage/",),
    "playwright": ("bench/",),
    "psutil": ("bench/",),
    "python_multipart": ("bot/channels/webchat/",),
    "pydantic": ("triage/", "knowledge/", "storage/", "desk/", "bench/", "bot/"),
    "pydantic_settings": ("bot/config.py",),
    "rapidfuzz": ("triage/",),
    "sqlalchemy": ("storage/", "bot/durable.py"),  # the durable engine is handed our own database engine
    "starlette": ("desk/", "bot/"),
    "telegram": ("bot/channels/telegram/",),
    "uvicorn": ("bot/",),
    "uvloop": ("bot/",),
}

#: Names that say nothing about what is inside.
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc)$")


@dataclass(frozen=True)
class Import:
    """One import statement's target, as `package.module` or `package.module.name`."""

    path: str  #: of the importing file, from the root, with slashes
    line: int
    target: str
    in_function: bool

    @property
    def package(self) -> str:
        """The first part of what is imported."""
        return self.target.split(".")[0]

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target}"


def sources(root: Path) -> Iterator[tuple[str, ast.Module, list[str]]]:
    """Every Python file of our packages: its path from the root, its tree and its lines."""
    for package in MAY_IMPORT:
        for file in sorted((root / package).rglob("*.py")):
            text = file.read_text(encoding="utf-8")
            yield file.relative_to(root).as_posix(), _parsed(text), text.splitlines()


@cache
def _parsed(text: str) -> ast.Module:
    """The tree of a source, parsed once however many rules read it; they change nothing in it."""
    return ast.parse(text)


def imports(root: Path) -> Iterator[Import]:
    """Every import of our packages, at the top of a file or in a function, for types alone or not."""
    for path, tree, _ in sources(root):
        inside = {id(node) for function in _functions(tree) for node in ast.walk(function)}
        for node in ast.walk(tree):
            for target in _targets(node, path):
                yield Import(path, node.lineno, target, id(node) in inside)  # type: ignore[attr-defined]


def _functions(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))


def _targets(node: ast.AST, path: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        folder = path.split("/")[: -node.level]
        base = ".".join([*folder, base]).rstrip(".")
    return [f"{base}.{alias.name}" for alias in node.names]


# ---- who may import whom ---------------------------------------------------------------------------------------------


def forbidden_imports(root: Path) -> list[str]:
    """Imports that the table of packages or of third parties does not allow."""
    return [f"{found}: {why}" for found in imports(root) if (why := _why_forbidden(found))]


def _why_forbidden(found: Import) -> str:
    ours = found.path.split("/")[0]
    if found.package in (ours, "__future__") or found.package in sys.stdlib_module_names:
        return ""
    if found.package in MAY_IMPORT:
        allowed = found.path == COMPOSITION_ROOT or found.package in MAY_IMPORT[ours]
        return "" if allowed else f"{ours}/ may import of ours only {', '.join(MAY_IMPORT[ours]) or 'nothing'}"
    places = THIRD_PARTIES.get(found.package)
    if places is None:
        return f"{found.package} is in nobody's list; add it to THIRD_PARTIES if it is wanted"
    allowed = any(found.path.startswith(place) if place.endswith("/") else found.path == place for place in places)
    return "" if allowed else f"{found.package} belongs in {', '.join(places)} only"


def imports_in_functions(root: Path) -> list[str]:
    """Imports inside a function, by statement or by name; the composition root may load so what `LATE` names."""
    by_statement = [found for found in imports(root) if found.in_function and not _may_come_late(found)]
    return [f"{found}: inside a function" for found in by_statement] + _imports_by_name(root)


def _may_come_late(found: Import) -> bool:
    return found.path == COMPOSITION_ROOT and f"{found.target}.".startswith(tuple(f"{late}." for late in LATE))


def _imports_by_name(root: Path) -> list[str]:
    names = {"import_module", "__import__"}
    return [
        f"{path}:{node.lineno} imports by name"
        for path, tree, _ in sources(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _last_name(node.func) in names and path != COMPOSITION_ROOT
    ]


def cycles(root: Path) -> list[str]:
    """Groups of modules that import each other, directly or round a corner."""
    modules = {_module_name(path) for path, _, _ in sources(root)}
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for found in imports(root):
        target = next((name for name in (found.target, found.target.rpartition(".")[0]) if name in modules), None)
        importer = _module_name(found.path)
        if target and target != importer:
            graph[importer].add(target)
    reach = {name: _reachable(name, graph) for name in graph}
    groups = {frozenset({name} | {other for other in reach[name] if name in reach[other]}) for name in graph}
    return [f"{' and '.join(sorted(group))} import each other" for group in groups if len(group) > 1]


def _reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(graph[name])
    return seen


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def empty_names(root: Path) -> list[str]:
    """Modules and folders named after nothing, such as `utils`."""
    return [
        f"{path}: what is in it? name it after that"
        for path, _, _ in sources(root)
        if any(EMPTY_NAMES.search(part) for part in path.removesuffix(".py").split("/"))
    ]


# ---- errors and environment ------------------------------------------------------------------------------------------

_BROAD = {"Exception", "BaseException"}
_REASON = re.compile(r"# boundary: \S+")


def unexplained_broad_excepts(root: Path) -> list[str]:
    """Handlers of everything (`except:`, `Exception`, `suppress(Exception)`) without `# boundary: reason` on their line."""
    return [
        f"{path}:{line} catches everything without a '# boundary: reason' on the line"
        for path, tree, lines in sources(root)
        for line in _broad_handlers(tree)
        if not _REASON.search(lines[line - 1])
    ]


def _broad_handlers(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        suppresses = isinstance(node, ast.Call) and _last_name(node.func) == "suppress" and any(map(_is_broad, node.args))
        handles = isinstance(node, ast.ExceptHandler) and (node.type is None or _is_broad(node.type))
        if suppresses or handles:
            yield node.lineno  # type: ignore[attr-defined]


def _is_broad(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return any(_is_broad(part) for part in node.elts)
    return _last_name(node) in _BROAD


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


#: The settings; and the bench, which starts the line as a child and hands its own environment on.
_ENVIRONMENT_FILES = ("bot/config.py", "bench/process.py")
_ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv"}


def environment_reads(root: Path) -> list[str]:
    """Uses of the process environment outside `bot/config.py`, where all settings are."""
    by_attribute = [
        f"{path}:{node.lineno} reads os.{node.attr}"
        for path, tree, _ in sources(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in _ENVIRONMENT
        and _last_name(node.value) == "os"
        and path not in _ENVIRONMENT_FILES
    ]
    by_import = [
        str(found)
        for found in imports(root)
        if found.package == "os" and found.target.rpartition(".")[2] in _ENVIRONMENT and found.path not in _ENVIRONMENT_FILES
    ]
    return by_attribute + by_import
