"""The embedding model: does it answer, and how long does it take."""

import asyncio
import time
from collections.abc import Callable, Sequence, Sized
from typing import Protocol

from bot.config import BadSettings, Settings
from bot.doctor.finding import Finding
from bot.model_lane import outcome_of
from knowledge.alike import BadVectors

#: Seconds a silent server is waited for.
PATIENCE = 3.0
#: No tip: words that say nothing of anybody.
_WORDS = "White Sand Palace"


class Embedder(Protocol):
    """What is asked."""

    async def queries(self, texts: Sequence[str]) -> Sequence[Sized]: ...


#: From settings to the model and whether what it gets is redacted. Raises `BadSettings`.
OpenEmbedder = Callable[[Settings], tuple[Embedder, bool]]


def examine(settings: Settings, open_embedder: OpenEmbedder) -> list[Finding]:
    """Whether the configured model answers, and in what time; nothing where none is configured."""
    return [asyncio.run(look(settings, open_embedder))] if settings.embeddings else []


async def look(settings: Settings, open_embedder: OpenEmbedder) -> Finding:
    """The same, for callers with a loop of their own."""
    try:
        embedder, redacted = open_embedder(settings)
    except BadSettings as problem:
        return Finding("embeddings", False, str(problem))
    begun = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE):
            (vector,) = await embedder.queries([_WORDS])
    except Exception as problem:  # boundary: however a model fails, that is the finding
        what = str(problem) if isinstance(problem, BadVectors) else outcome_of(problem)
        says = f"{settings.embeddings} gives no vectors ({what}): places told in other words are not found"
        return Finding("embeddings", False, f"{says}; see that its server runs and EMBEDDINGS_BASE_URL is right")
    took = round((time.monotonic() - begun) * 1000)
    kept = "without names and numbers" if redacted else "on this machine or network"
    return Finding("embeddings", True, f"{settings.embeddings} answers in {took} ms, {len(vector)} dimensions, {kept}")
