"""The contract of embedders: the hashed one and a foreign one, by rows and by queries, all keep it."""

import re
from collections.abc import Awaitable, Callable, Sequence

import numpy as np
import pytest

from knowledge.alike import BadVectors
from knowledge.embedder import ForeignEmbedder, HashedEmbedder, Vector
from tests.fake_model import vector

Embeds = Callable[[Sequence[str]], Awaitable[list[Vector]]]


async def answered(texts: list[str]) -> list[list[float]]:
    """What the fake model says of texts."""
    return [vector(text) for text in texts]


async def nothing(texts: list[str]) -> list[list[float]]:
    """A model to which no text means anything."""
    return [[0.0] * 8 for _ in texts]


def at_once(embed: Callable[[Sequence[str]], list[Vector]]) -> Embeds:
    """An embedder that needs no waiting, to be waited for."""

    async def waited(texts: Sequence[str]) -> list[Vector]:
        return embed(texts)

    return waited


HASHED = HashedEmbedder()
FOREIGN = ForeignEmbedder("openai:fake", answered, answered)
BLANK = ForeignEmbedder("openai:blank", nothing, nothing)
ALL = pytest.mark.parametrize(
    "embeds",
    [at_once(HASHED.names), at_once(HASHED.descriptions), FOREIGN.rows, FOREIGN.queries, BLANK.rows, BLANK.queries],
    ids=["hashed names", "hashed descriptions", "foreign rows", "foreign queries", "blank rows", "blank queries"],
)
TEXTS = ["White Sand Palace", "하얀모래 호텔", "", "白沙皇宫", "a" * 5000, "\ud800", "White Sand Palace"]


@ALL
async def test_each_text_gets_a_vector_of_length_one_in_its_order(embeds: Embeds) -> None:
    vectors = await embeds(TEXTS)
    assert len(vectors) == len(TEXTS)
    assert {one.shape for one in vectors} == {vectors[0].shape}
    assert {one.dtype for one in vectors} == {np.dtype(np.float32)}
    assert all(abs(float(np.linalg.norm(one)) - 1) < 1e-5 for one in vectors)
    assert np.allclose(vectors[0], vectors[-1])


@ALL
async def test_a_text_has_the_same_vector_alone_and_among_others(embeds: Embeds) -> None:
    (alone,) = await embeds(["하얀모래 호텔"])
    assert np.allclose(alone, (await embeds(TEXTS))[1], atol=1e-6)
    assert await embeds([]) == []


@pytest.mark.parametrize("embeds", [at_once(HASHED.names), FOREIGN.queries], ids=["hashed", "foreign"])
async def test_another_text_lies_farther_off_than_the_same(embeds: Embeds) -> None:
    one, same, other = await embeds(["White Sand", "White Sand", "전기충격기"])
    assert float(one @ same) > 0.99 > 0.5 > float(one @ other)


@pytest.mark.parametrize("name", ["ollama:bge-m3", "openai:BAAI/bge-m3@v2 (큰)", "x:" + "y" * 600, "huggingface:모델"])
def test_a_name_is_fit_for_a_collection(name: str) -> None:
    made = ForeignEmbedder(name, answered, answered).name
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,100}[A-Za-z0-9]", made)
    assert made.endswith("-v1")


@pytest.mark.parametrize(
    ("model", "row", "query"),
    [
        ("huggingface:intfloat/multilingual-e5-large", "passage: x", "query: x"),
        ("ollama:e5-small-v2", "passage: x", "query: x"),
        ("openai:multilingual-e5-large-instruct", "x", "x"),
        ("ollama:bge-m3", "x", "x"),
        ("ollama:code5-base", "x", "x"),
    ],
)
async def test_e5_models_are_told_what_a_text_is(model: str, row: str, query: str) -> None:
    seen: list[str] = []

    async def noted(texts: list[str]) -> list[list[float]]:
        seen.extend(texts)
        return await answered(texts)

    embedder = ForeignEmbedder(model, noted, noted)
    await embedder.rows(["x"])
    await embedder.queries(["x"])
    assert seen == [row, query]


@pytest.mark.parametrize(
    "numbers", [[[1.0]], [[1.0, 2.0], [1.0]], [[], []], [[float("nan")], [1.0]], [["a"], ["b"]], [1.0, 2.0], [[None], [1.0]]]
)
async def test_what_is_no_vector_for_each_text_is_refused(numbers: list[list[float]]) -> None:
    async def wrong(_texts: list[str]) -> list[list[float]]:
        return numbers

    with pytest.raises(BadVectors):
        await ForeignEmbedder("openai:fake", wrong, wrong).rows(["one", "two"])
