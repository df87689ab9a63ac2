"""The reader that asks a language model: quarantined, without tools, and believed only where its words stand in the messages.

Beside it the opening of embedding models.

The one file that knows langchain. Importing it takes seconds: it is loaded only where a model is configured.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from langchain.chat_models import init_chat_model
from langchain.embeddings import init_embeddings
from langchain_core.embeddings import Embeddings
from langchain_core.globals import get_debug, get_llm_cache, get_verbose
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage
from pydantic import BaseModel

from triage.assessment import Assessment, Candidate, Category, Level
from triage.extraction import Extraction
from triage.merge import Added, FindPlaces, sift, with_added
from triage.message import Tip
from triage.proposal import Proposal, Translation
from triage.redaction import Redaction, redact
from triage.understanding import Understanding

T = TypeVar("T")
Form = TypeVar("Form", bound=BaseModel)

#: Letters of a tip that are shown to a model; of a longer one the newest.
MOST_LETTERS = 12_000
_CANDIDATES = 5
_PROMPTS = Path(__file__).resolve().parents[1] / "prompts"
#: Prompts by name and version; the name is stored with each answer.
READ_PROMPT = "read.v1"
TRANSLATE_PROMPT = "translate.v1"
_UNJUDGED = Assessment(Level.LOW, Category.OTHER, ())
_LOCAL_OLLAMA = "http://127.0.0.1:11434"


class Failure(Enum):
    """Why a model's answer is of no use."""

    UNAVAILABLE = "unavailable"  #: it could not be reached, or answered with an error
    REFUSED = "refused"  #: it would not answer
    UNREADABLE = "unreadable"  #: the answer is not the form, or only half of it
    LATE = "timeout"  #: no answer in time


class ModelFailed(Exception):
    """No answer to use; the text names the kind of failure and holds nothing anybody wrote."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class BadModel(Exception):
    """The model cannot be used as it is configured; the text says why."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model: `name` is `provider:model`. `redacted` says whether personal data is taken out of what it gets."""

    name: str
    base_url: str = ""
    api_key: str = ""
    timeout: float = 8.0
    redacted: bool = True


class ModelExtractor:
    """Reads and translates by a language model. Keeps nothing between two tips; raises `ModelFailed`."""

    name = "model"

    def __init__(self, chat: BaseChatModel, find_places: FindPlaces, redacted: bool) -> None:
        self._find_places = find_places
        self._redacted = redacted
        self._read = chat.with_structured_output(Proposal, include_raw=True)
        self._translate = chat.with_structured_output(Translation, include_raw=True)
        self._prompts = {name: _prompt(name) for name in (READ_PROMPT, TRANSLATE_PROMPT)}

    async def extract(self, tip: Tip, draft: Extraction) -> Extraction:
        """The draft with everything the model adds that stands in the words."""
        made = Understanding(draft, _UNJUDGED)
        return with_added(made, await self.read(tip, made)).extraction

    async def read(self, tip: Tip, made: Understanding) -> Added:
        """What the model adds to the rules' understanding of a tip."""
        texts, redaction = self._outgoing([message.text for message in tip.messages], made.extraction)
        asked = {
            "received_at": tip.received_at.isoformat(),
            "messages": _shortened(texts),
            "candidates": [_offered(candidate) for candidate in made.candidates[:_CANDIDATES]],
        }
        answer = await self._ask(self._read, READ_PROMPT, asked, Proposal)
        if redaction is not None:
            answer = Proposal.model_validate(_restored(answer.model_dump(mode="json"), redaction))
        return await asyncio.to_thread(sift, tip, made, answer, self._find_places)  # places may be asked of another process

    async def translate(self, texts: Sequence[str], known: Extraction) -> list[str]:
        """The texts in Korean, in order. Raises `ModelFailed` where one is missing."""
        outgoing, redaction = self._outgoing(texts, known)
        answer = await self._ask(self._translate, TRANSLATE_PROMPT, outgoing, Translation)
        if len(answer.texts) != len(texts):
            raise ModelFailed(Failure.UNREADABLE)
        return [redaction.restore(text) if redaction else text for text in answer.texts]

    def _outgoing(self, texts: Sequence[str], known: Extraction) -> tuple[list[str], Redaction | None]:
        return redact(texts, known) if self._redacted else (list(texts), None)

    async def _ask(self, chat: Any, prompt: str, asked: object, form: type[Form]) -> Form:
        messages = [SystemMessage(self._prompts[prompt]), HumanMessage(json.dumps(asked, ensure_ascii=False))]
        try:
            answer = await chat.ainvoke(messages)
        except Exception as problem:  # boundary: every provider fails in its own ways, and its texts may quote the prompt
            raise ModelFailed(_failure(problem)) from None
        parsed = answer.get("parsed")
        if isinstance(parsed, form):
            return parsed
        refused = bool(getattr(answer.get("raw"), "additional_kwargs", {}).get("refusal"))
        raise ModelFailed(Failure.REFUSED if refused else Failure.UNREADABLE)


def open_model(settings: ModelSettings, find_places: FindPlaces) -> ModelExtractor:
    """The extractor on the configured model. Raises `BadModel` where it cannot be used, or would be told to others."""
    if ":" not in settings.name:
        raise BadModel("MODEL is written provider:model, as ollama:qwen3 or openai:gpt-5.5")
    chat = _opened("MODEL", settings, lambda: init_chat_model(settings.name, **_chat_options(settings)))
    return _opened("MODEL", settings, lambda: ModelExtractor(chat, find_places, settings.redacted))


class EmbeddingModel:
    """Numbers for texts by an embedding model, each answer within a time. Keeps nothing; raises `ModelFailed`."""

    def __init__(self, embeddings: Embeddings, timeout: float, together: bool) -> None:
        """`together` where the model makes no difference between what is looked through and what is asked for."""
        self._embeddings = embeddings
        self._timeout = timeout
        self._together = together

    async def documents(self, texts: list[str]) -> list[list[float]]:
        """Numbers for texts that are looked through, in order."""
        return await self._asked(self._embeddings.aembed_documents(texts))

    async def queries(self, texts: list[str]) -> list[list[float]]:
        """Numbers for texts that are asked for, in order."""
        if self._together:
            return await self.documents(texts)
        return list(await self._asked(asyncio.gather(*(self._embeddings.aembed_query(text) for text in texts))))

    async def _asked(self, answer: Awaitable[list[list[float]]]) -> list[list[float]]:
        try:
            async with asyncio.timeout(self._timeout):
                return await answer
        except TimeoutError:
            raise ModelFailed(Failure.LATE) from None
        except Exception as problem:  # boundary: every provider fails in its own ways, and its texts may quote what was asked
            raise ModelFailed(_failure(problem)) from None


def open_embeddings(settings: ModelSettings) -> EmbeddingModel:
    """The configured embedding model. Raises `BadModel` where it cannot be used, or would be told to others."""
    provider, parted, _ = settings.name.partition(":")
    if not parted:
        raise BadModel("EMBEDDINGS is written provider:model, as ollama:bge-m3 or openai:text-embedding-3-small")
    opened = _opened("EMBEDDINGS", settings, lambda: init_embeddings(settings.name, **_embedding_options(settings)))
    return EmbeddingModel(opened, settings.timeout, together=provider in ("openai", "ollama"))


def _opened(setting: str, settings: ModelSettings, make: Callable[[], T]) -> T:
    """What is made, unless langchain would tell what people wrote. Raises `BadModel` naming the setting and nothing secret."""
    if get_debug() or get_verbose() or get_llm_cache() is not None:
        raise BadModel("langchain's debug, verbose or cache setting is on: what people wrote would be kept or printed")
    try:
        return make()
    except ImportError as problem:
        raise BadModel(f"{setting} needs a package that is not installed: {problem.name}") from None
    except Exception as problem:  # boundary: every provider refuses bad settings in its own way, perhaps quoting a key
        raise BadModel(f"{setting} {settings.name} cannot be used: {type(problem).__name__}") from None


def _chat_options(settings: ModelSettings) -> dict[str, Any]:
    """What every provider of a language model is told."""
    patience = {} if settings.name.startswith("ollama:") else {"timeout": settings.timeout, "max_retries": 0}
    return {"temperature": 0, "cache": False, **patience, **_address(settings)}


def _embedding_options(settings: ModelSettings) -> dict[str, Any]:
    """What a provider of embeddings is told. OpenAI's client must not fetch a tokeniser from the network to count tokens."""
    openai = settings.name.startswith("openai:")
    patience = {"timeout": settings.timeout, "max_retries": 0, "check_embedding_ctx_length": False} if openai else {}
    return {**patience, **_address(settings)}


def _address(settings: ModelSettings) -> dict[str, Any]:
    """Where and with which key; the address is always said, so that no variable of the environment can move it."""
    if settings.name.startswith("ollama:"):
        return {"base_url": settings.base_url or _LOCAL_OLLAMA, "client_kwargs": {"timeout": settings.timeout}}
    # Its client would go through a proxy that some variable names, past what was looked at before the model was allowed.
    options: dict[str, Any] = {"openai_proxy": ""} if settings.name.startswith("openai:") else {}
    if settings.base_url:
        # A server of one's own asks for no key; the key of some provider in the environment must not be sent to it.
        options |= {"base_url": settings.base_url, "api_key": settings.api_key or "none"}
    elif settings.api_key:
        options["api_key"] = settings.api_key
    return options


def _failure(problem: Exception) -> Failure:
    name = type(problem).__name__
    if "Refusal" in name or "ContentFilter" in name:
        return Failure.REFUSED
    garbled = isinstance(problem, ValueError) or "LengthFinish" in name or "OutputParser" in name or "ValidationError" in name
    return Failure.UNREADABLE if garbled else Failure.UNAVAILABLE


def _prompt(name: str) -> str:
    return (_PROMPTS / f"{name}.txt").read_text(encoding="utf-8")


def _offered(candidate: Candidate) -> dict[str, str]:
    """What a model is told of a candidate: public knowledge alone, none of the evidence, which quotes the sender."""
    return {"id": candidate.compound_id, "name": candidate.name, "city": candidate.city}


def _shortened(texts: Sequence[str]) -> list[str]:
    """The newest texts, together no longer than `MOST_LETTERS`; of a text that is too long its beginning."""
    left = MOST_LETTERS
    kept: list[str] = []
    for text in reversed(texts):
        kept.append(text[:left])
        left -= len(kept[-1])
        if left <= 0:
            break
    return kept[::-1]


def _restored(value: Any, redaction: Redaction) -> Any:
    if isinstance(value, str):
        return redaction.restore(value)
    if isinstance(value, dict):
        return {key: _restored(one, redaction) for key, one in value.items()}
    return [_restored(one, redaction) for one in value] if isinstance(value, list) else value
