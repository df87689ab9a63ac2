"""The vector store: one row a name and a description of each known compound, and never anything a person wrote.

The files are the truth; the index is made from them whenever they, or the embedder, have changed.
"""

import hashlib
import logging
import shutil
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.types import EmbeddingFunction, Embeddings, QueryResult
from chromadb.config import Settings
from chromadb.errors import NotFoundError

from knowledge.compounds import Compound
from knowledge.embedder import Embedder, Vector

log = logging.getLogger("tipline.knowledge")

#: Seconds a Chroma server may be silent; Chroma itself would wait for ever.
PATIENCE = 5.0
_BATCH = 1000
_KINDS = ("name", "description")  # a collection each: asking one of both for one kind costs four times as long


class NoEmbedding(EmbeddingFunction[Any]):
    """Refuses to embed: Chroma's own default would fetch a model from the network."""

    def __init__(self) -> None:
        """Takes nothing."""

    def __call__(self, input: Any) -> Embeddings:  # the name Chroma calls it by
        """Raises RuntimeError: vectors are always handed in."""
        raise RuntimeError("the index takes vectors only")

    @staticmethod
    def name() -> str:
        """The name Chroma keeps with the collection."""
        return "tipline-none"

    def get_config(self) -> dict[str, Any]:
        """Nothing to keep."""
        return {}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> "NoEmbedding":
        """The same again."""
        return NoEmbedding()


@dataclass(frozen=True, slots=True)
class Near:
    """How near a compound's nearest name and nearest description are to a query: cosine, 1 = the same."""

    name: float = 0.0
    description: float = 0.0


class Index:
    """Compounds by vector, in Chroma: on disk, on a server, or in memory."""

    def __init__(self, client: ClientAPI, embedder: Embedder, compounds: Sequence[Compound], alone: bool = True) -> None:
        """Makes the collection where it is missing. `alone` drops those of other rows, which nobody else may be reading then."""
        self._client = client
        self._embedder = embedder
        self._rows = list(index_rows(compounds))
        self._collections = {kind: self._current(kind) for kind in _KINDS}
        if alone:
            self._drop_others()

    @property
    def size(self) -> int:
        """Rows in the index."""
        return sum(collection.count() for collection in self._collections.values())

    def nearest(self, text: str, compounds: int = 15) -> Mapping[str, Near]:
        """The compounds whose names or descriptions are nearest to the text, by id."""
        (by_name,) = self._embedder.names([text])
        (by_description,) = self._embedder.descriptions([text])
        names = self._ask(by_name, "name", compounds * 3)
        descriptions = self._ask(by_description, "description", compounds)
        best = sorted({*names, *descriptions}, key=lambda c: -(names.get(c, 0.0) + descriptions.get(c, 0.0)))
        return {c: Near(names.get(c, 0.0), descriptions.get(c, 0.0)) for c in best[:compounds]}

    def _ask(self, vector: Vector, kind: str, rows: int) -> dict[str, float]:
        try:
            found = self._query(vector, kind, rows)
        except NotFoundError:
            # Another process of ours has begun with other rows and dropped these.
            self._collections[kind] = self._current(kind)
            found = self._query(vector, kind, rows)
        metadatas, distances = found["metadatas"], found["distances"]
        best: dict[str, float] = {}
        for metadata, distance in zip(metadatas[0] if metadatas else [], distances[0] if distances else [], strict=True):
            compound = str(metadata["compound"])
            best[compound] = max(best.get(compound, 0.0), 1.0 - float(distance))
        return best

    def _query(self, vector: Vector, kind: str, rows: int) -> QueryResult:
        return self._collections[kind].query(
            query_embeddings=[vector.tolist()], n_results=rows, include=["metadatas", "distances"]
        )

    def rebuild(self) -> int:
        """Makes the index anew from the files; how many rows it has."""
        for kind in _KINDS:
            self._client.delete_collection(self._name(kind))
            self._collections[kind] = self._current(kind)
        return self.size

    def _of(self, kind: str) -> "list[tuple[str, str, str, str]]":
        return [row for row in self._rows if row[2] == kind]

    def _name(self, kind: str) -> str:
        digest = hashlib.blake2b(repr(self._rows).encode(), digest_size=6).hexdigest()
        return f"compounds_{kind}_{self._embedder.name}_{digest}"

    def _current(self, kind: str) -> Collection:
        """The collection of these rows and this embedder; made where it is missing or incomplete."""
        collection = self._client.get_or_create_collection(
            self._name(kind), embedding_function=NoEmbedding(), configuration={"hnsw": {"space": "cosine"}}
        )
        if collection.count() != len(self._of(kind)):
            self._fill(collection, kind)
        return collection

    def _drop_others(self) -> None:
        ours = {collection.name for collection in self._collections.values()}
        for other in self._client.list_collections():
            if other.name.startswith("compounds_") and other.name not in ours:
                self._client.delete_collection(other.name)

    def _fill(self, collection: Collection, kind: str) -> None:
        rows = self._of(kind)
        embed = self._embedder.names if kind == "name" else self._embedder.descriptions
        for start in range(0, len(rows), _BATCH):
            part = rows[start : start + _BATCH]
            collection.upsert(
                ids=[row[0] for row in part],
                embeddings=[vector.tolist() for vector in embed([row[3] for row in part])],
                metadatas=[{"compound": row[1], "kind": row[2]} for row in part],
                documents=[row[3] for row in part],
            )


def index_rows(compounds: Sequence[Compound], variants: bool = True) -> "list[tuple[str, str, str, str]]":
    """(id, compound, kind, text) of every row, always in the same order; misspelt and short names only with `variants`."""
    rows = []
    for compound in compounds:
        for number, name in enumerate(compound.names):
            if variants or not name.variant:
                rows.append((f"{compound.id}:n{number}", compound.id, "name", name.text))
        shown = "; ".join((compound.description, *compound.features))
        rows.append((f"{compound.id}:d", compound.id, "description", shown))
    return rows


def open_client(path: Path | None, url: str | None) -> ClientAPI:
    """A Chroma client: of the server at `url`, else on disk at `path`, else in memory. A damaged folder is made anew.

    Raises `OSError` where no server answers in time.
    """
    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    if url:
        return _client_of(url, settings)
    if path is None:
        return chromadb.EphemeralClient(settings)
    try:
        client = chromadb.PersistentClient(str(path), settings)
        client.list_collections()
    except Exception as problem:  # boundary: whatever is wrong with the folder, it is made anew from the files
        log.warning("action=index_rebuilt problem=%s", type(problem).__name__)
        shutil.rmtree(path, ignore_errors=True)
        return chromadb.PersistentClient(str(path), settings)
    return client


def _client_of(url: str, settings: Settings) -> ClientAPI:
    parts = urlsplit(url)
    secure, host, port = parts.scheme == "https", parts.hostname or "localhost", parts.port or 8000
    beat = f"http{'s' if secure else ''}://{host}:{port}/api/v2/heartbeat"
    with urllib.request.urlopen(beat, timeout=PATIENCE) as answer:  # noqa: S310  # http or https, by the line above
        answer.read(1_000)
    try:
        client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
    except ValueError as problem:
        raise ConnectionError(f"no Chroma server at {host}:{port} ({problem})") from None
    client._server._session.timeout = PATIENCE  # type: ignore[attr-defined]
    return client
