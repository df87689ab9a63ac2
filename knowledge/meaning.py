"""Likeness in meaning, by an embedding model: 하얀모래 for White Sand. Beside the hashed index, and never on the way to a page.

The compounds' vectors are kept in a collection of their own; the words of a tip become vectors for one question and are kept
nowhere. All rows are compared, in memory: how far one compound stands out can only be told from all of them.
"""

import asyncio
import hashlib
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice

import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.errors import NotFoundError
from numpy.typing import NDArray

from knowledge.alike import STANDS_OUT, Alike, BadVectors
from knowledge.compounds import Compound
from knowledge.embedder import ForeignEmbedder, Vector
from knowledge.index import NoEmbedding, index_rows
from triage.extraction import Extraction
from triage.redaction import redact

log = logging.getLogger("tipline.knowledge")

_COLLECTION = "meaning_"
#: Rows that are sent to a model at once: on a slow machine an answer must still come in time.
_AT_ONCE = 16
#: Cosine below which the model of a name is another one than that of the kept vectors.
_SAME_MODEL = 0.98
_MOST_ALIKE = 5
#: Passages of a tip that are compared: the first ones, which mostly say what it is about, and the newest.
_FIRST, _NEWEST = 8, 16
_LONGEST, _SHORTEST = 240, 4  # characters of a passage
_END = re.compile(r"(?<=[.!?。！？។])\s+|\n+")

_Row = tuple[str, str, str, str]


class Meaning:
    """Compares words with compounds by what they mean. `redacted` takes personal data out of what the model gets."""

    def __init__(self, open_client: Callable[[], ClientAPI], embedder: ForeignEmbedder, redacted: bool) -> None:
        """`open_client` is asked at the first question, so that a server that is away keeps nobody waiting; it may raise."""
        self._open_client = open_client
        self._embedder = embedder
        self._redacted = redacted
        self._compounds: Sequence[Compound] | None = None
        self._rows: list[_Row] = []
        self._table = _table([])

    @cached_property
    def _client(self) -> ClientAPI:
        return self._open_client()

    def knows(self, compounds: Sequence[Compound]) -> bool:
        """Whether these are the compounds it compares with."""
        return self._compounds is compounds

    async def learn(self, compounds: Sequence[Compound]) -> int:
        """Compares with these from now on; how many rows had to be embedded anew. Raises `BadVectors` and what the model raises.

        What a broken-off run had embedded is not asked again; a model that answers otherwise than before has all made anew.
        """
        rows = index_rows(compounds, variants=False)
        name = self._name(rows)
        known = {row[3]: vector for row, vector in zip(self._rows, self._table, strict=True)}
        known |= await asyncio.to_thread(self._kept, name)
        if known and not await self._is_same_model(known):
            log.warning("action=meaning_rebuilt rows=%d", len(rows))
            self._forget()
            await asyncio.to_thread(self._drop_all, lambda other: _family(other) == _family(name))
            known = {}
        made = 0
        held = await asyncio.to_thread(lambda: set(self._collection(name).get(include=[])["ids"]))
        left = (row for row in rows if row[0] not in held)
        while part := list(islice(left, _AT_ONCE)):
            new = list(dict.fromkeys(row[3] for row in part if row[3] not in known))
            known |= zip(new, await self._embedder.rows(new) if new else [], strict=True)
            await asyncio.to_thread(self._put, name, part, known)
            made += len(new)
        self._table = _table([known[row[3]] for row in rows])
        self._rows, self._compounds = rows, compounds
        # What was made of other rows or by other models goes; the hashed index has other names.
        await asyncio.to_thread(self._drop_all, lambda other: other != name)
        return made

    async def alike(self, texts: Sequence[str], known: Extraction) -> Mapping[str, Alike]:
        """The compounds that stand out for these words, by id. Raises `BadVectors` and what the model raises."""
        outgoing, redaction = redact(texts, known) if self._redacted else (list(texts), None)
        said = passages(outgoing)
        if not said or not self._rows:
            return {}
        asked = _table(await self._embedder.queries(said))
        if asked.shape[1] != self._table.shape[1]:
            self._forget()  # the model is another one now: the compounds are learned anew before the next question
            raise BadVectors(f"dimension {asked.shape[1]} where the compounds have {self._table.shape[1]}")
        back = [redaction.restore(text) if redaction else text for text in said]
        return await asyncio.to_thread(self._standing_out, back, asked)

    def _standing_out(self, said: Sequence[str], asked: NDArray[np.float32]) -> dict[str, Alike]:
        likeness = asked @ self._table.T
        owners = [row[1] for row in self._rows]
        starts = [at for at, owner in enumerate(owners) if at == 0 or owners[at - 1] != owner]
        best = np.maximum.reduceat(likeness, starts, axis=1)
        # Models differ in how near anything is to anything: what counts is how far from the usual towards the same a compound is.
        usual = np.sort(best, axis=1)[:, [(best.shape[1] - 1) // 2]]
        share = (best - usual) / np.maximum(1 - usual, 1e-6)
        found = {}
        for at in np.argsort(-share.max(axis=0), kind="stable")[:_MOST_ALIKE]:
            passage = int(share[:, at].argmax())
            if share[passage, at] > STANDS_OUT:
                end = starts[at + 1] if at + 1 < len(starts) else len(owners)
                row = starts[at] + int(likeness[passage, starts[at] : end].argmax())
                found[owners[row]] = Alike(float(share[passage, at]), said[passage], self._rows[row][3], self._embedder.model)
        return found

    async def _is_same_model(self, known: Mapping[str, Vector]) -> bool:
        """Whether the model answers as when the vectors were kept; a server may have another one under the name by now."""
        text, vector = next(iter(known.items()))
        (now,) = await self._embedder.rows([text])
        return now.shape == vector.shape and float(now @ vector) >= _SAME_MODEL

    def _name(self, rows: Sequence[_Row]) -> str:
        digest = hashlib.blake2b(repr((self._embedder.model, rows)).encode(), digest_size=6).hexdigest()
        return f"{_COLLECTION}{self._embedder.name}_{digest}"

    def _collection(self, name: str) -> Collection:
        return self._client.get_or_create_collection(
            name, embedding_function=NoEmbedding(), configuration={"hnsw": {"space": "cosine"}}
        )

    def _kept(self, name: str) -> dict[str, Vector]:
        """Vectors of this model that are kept, by text: those of these rows and, where there are none yet, of earlier ones."""
        family = [one for one in self._client.list_collections() if _family(one.name) == _family(name)]
        kept: dict[str, Vector] = {}
        for one in sorted(family, key=lambda other: other.name == name):
            held = one.get(include=["embeddings", "documents"])
            texts, vectors = held["documents"] or [], held["embeddings"]
            kept |= zip(texts, np.asarray(vectors, dtype=np.float32), strict=True) if texts else ()
        return kept

    def _put(self, name: str, rows: Sequence[_Row], vectors: Mapping[str, Vector]) -> None:
        table = _table([vectors[row[3]] for row in rows])
        self._collection(name).upsert(
            ids=[row[0] for row in rows],
            embeddings=table.tolist(),
            metadatas=[{"compound": row[1], "kind": row[2]} for row in rows],
            documents=[row[3] for row in rows],
        )

    def _drop_all(self, goes: Callable[[str], bool]) -> None:
        """Drops those of our own collections that go."""
        for one in self._client.list_collections():
            if one.name.startswith(_COLLECTION) and goes(one.name):
                with suppress(NotFoundError):  # another process was faster
                    self._client.delete_collection(one.name)

    def _forget(self) -> None:
        self._compounds, self._rows, self._table = None, [], _table([])


def _family(name: str) -> str:
    """The collection's name without what tells its rows: the model."""
    return name.rpartition("_")[0]


def passages(texts: Sequence[str]) -> list[str]:
    """The sentences of texts, none twice and none too short to mean anything; of many the first and the newest."""
    found = list(dict.fromkeys(piece for text in texts for piece in _pieces(text)))
    return found if len(found) <= _FIRST + _NEWEST else found[:_FIRST] + found[-_NEWEST:]


def _pieces(text: str) -> Iterator[str]:
    for sentence in _END.split(text):
        kept = " ".join(sentence.split())
        for start in range(0, len(kept), _LONGEST):
            piece = kept[start : start + _LONGEST].strip()
            if sum(char.isalpha() for char in piece) >= _SHORTEST:
                yield piece


def _table(vectors: Sequence[Vector]) -> NDArray[np.float32]:
    """The vectors as rows of one table. Raises `BadVectors` where they differ in dimension."""
    if len({len(vector) for vector in vectors}) > 1:
        raise BadVectors("they differ in dimension")
    return np.array(vectors, dtype=np.float32) if vectors else np.zeros((0, 0), dtype=np.float32)
