"""Words as vectors: by an offline hashed embedder on the way to every page, and by any langchain `Embeddings` beside it.

Both give vectors of length 1, one for each text, in order; the same contract suite runs over both.
"""

import hashlib
import math
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.alike import BadVectors
from knowledge.concepts import find_concepts, plain
from triage.fold import fold

Vector = NDArray[np.float32]


#: What an embedding model is asked: numbers for each text, in order.
Embed = Callable[[list[str]], Awaitable[list[list[float]]]]


class Embedder(Protocol):
    """Turns texts into vectors of one length at once, offline. `name` carries a version: another name means another index."""

    name: str

    def names(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of names and of queries for names, each of length 1."""

    def descriptions(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of descriptions and of queries for descriptions, each of length 1."""


_RAW, _FOLD, _CONCEPT = 512, 512, 256


class HashedEmbedder:
    """Character n-grams of the text, of its phonetic fold, and concepts, hashed; no model, no network.

    512 dimensions of 1-3-grams of the text, 512 of 2-3-grams of the fold, 256 of concepts.
    """

    name = "hashed-v2"

    def names(self, texts: Sequence[str]) -> list[Vector]:
        """Names weigh their letters and their sound alike."""
        return [self._vector(text, 0.5, 0.5, 0.0) for text in texts]

    def descriptions(self, texts: Sequence[str]) -> list[Vector]:
        """Descriptions weigh what they show most."""
        return [self._vector(text, 0.3, 0.1, 0.6) for text in texts]

    def _vector(self, text: str, raw: float, sound: float, shown: float) -> Vector:
        letters, sounds, looks = _blocks(plain(text)[:2000])
        whole = np.concatenate((letters * raw, sounds * sound, looks * shown))
        length = float(np.linalg.norm(whole))
        # Chroma's cosine of a zero vector is undefined; a text without letters points where no other does.
        return (whole / length if length else np.eye(1, len(whole), dtype=np.float32)[0]).astype(np.float32)


_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_E5 = re.compile(r"(?<![a-z0-9])e5-(?!mistral)(?!.*instruct)", re.IGNORECASE)
_LONGEST_NAME = 80


class ForeignEmbedder:
    """Any embedding model, as langchain's `Embeddings` offer them; names and descriptions alike.

    `name` is the model's, made safe for a collection's name, with a version. Models of the e5 family are told what a text is.
    """

    def __init__(self, model: str, documents: Embed, queries: Embed) -> None:
        self.model = model
        self.name = f"{_UNSAFE.sub('-', model)[:_LONGEST_NAME].strip('-._')}-v1"
        self._documents = documents
        self._queries = queries
        self._row, self._query = ("passage: ", "query: ") if _E5.search(model) else ("", "")

    async def rows(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of what is looked through. Raises `BadVectors`, and what the model raises."""
        return _checked(await self._documents([self._row + _sendable(text) for text in texts]), len(texts))

    async def queries(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of what is asked for. Raises `BadVectors`, and what the model raises."""
        return _checked(await self._queries([self._query + _sendable(text) for text in texts]), len(texts))


def _sendable(text: str) -> str:
    """The text without half a surrogate pair, which no request can carry."""
    return text.encode("utf-8", "replace").decode()


def _checked(numbers: Sequence[Sequence[float]], wanted: int) -> list[Vector]:
    """The numbers as vectors of one length each. Raises `BadVectors`."""
    try:
        table = np.asarray(numbers, dtype=np.float32)
    except (ValueError, TypeError, OverflowError):
        raise BadVectors("they differ in dimension or are no numbers") from None
    if len(table) != wanted:
        raise BadVectors(f"{len(table)} for {wanted} texts")
    if wanted and (table.ndim != 2 or not table.shape[1] or not np.isfinite(table).all()):
        raise BadVectors("they are no finite numbers")
    return [_unit(vector) for vector in table]


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    # As for the hashed one: a text of which nothing is known points where few others do.
    return (vector / length if length else np.eye(1, len(vector))[0]).astype(np.float32)


@lru_cache(maxsize=8)
def _blocks(lowered: str) -> tuple[Vector, Vector, Vector]:
    """Letters, sounds and looks of a text, a vector of length 1 each, or of nothing; a query is asked for twice."""
    return (
        _hashed(_grams(lowered, (1, 2, 3)), _RAW),
        _hashed(_grams(fold(lowered).replace(" ", ""), (2, 3)), _FOLD),
        _hashed(iter(find_concepts(lowered)), _CONCEPT),
    )


def _grams(text: str, sizes: tuple[int, ...]) -> Iterator[str]:
    padded = f" {text} "
    for size in sizes:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def _hashed(grams: Iterator[str], width: int) -> Vector:
    """Signed counts of hashed grams, their square roots, of length 1."""
    block = np.zeros(width, dtype=np.float32)
    for gram in grams:
        number = _number(gram)
        block[number % width] += 1.0 if number >> 63 else -1.0
    block = np.sign(block) * np.sqrt(np.abs(block))
    length = math.sqrt(float((block * block).sum()))
    return block / length if length else block


@lru_cache(maxsize=65_536)
def _number(gram: str) -> int:
    return int.from_bytes(hashlib.blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
