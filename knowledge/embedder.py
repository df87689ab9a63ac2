"""Words as vectors: the seam between the offline hashed embedder and any langchain `Embeddings`."""

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.concepts import find_concepts, plain
from triage.fold import fold

Vector = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of one length. `name` carries a version: another name means another index."""

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


class ForeignEmbedder:
    """Any object with `embed_documents` and `embed_query`, as langchain's `Embeddings` have; names and descriptions alike."""

    def __init__(self, name: str, embed_documents: Callable[[list[str]], list[list[float]]]) -> None:
        self.name = name
        self._embed = embed_documents

    def names(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of length 1 from the model."""
        return [_unit(np.asarray(vector, dtype=np.float32)) for vector in self._embed(list(texts))]

    def descriptions(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of length 1 from the model."""
        return self.names(texts)


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


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
