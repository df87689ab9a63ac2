"""The model reader against a server that obeys every injection, fails in every way, and writes down all that it gets."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from langchain_core import globals as globals_of_langchain

from tests.fake_model import EMPTY, FakeModel
from tests.injections import injections
from tests.triage.test_redaction import SECRETS
from triage.extract.model import BadModel, Failure, ModelExtractor, ModelFailed, ModelSettings, open_model
from triage.extract.rules import RuleExtractor
from triage.extraction import Extraction, Extractor, Finding, Person, Role
from triage.merge import with_added
from triage.message import Message, Tip
from triage.understanding import World, understand

pytestmark = pytest.mark.slow  # langchain takes seconds to load

CRY = "제발 살려주세요. 바벳 건물에 갇혔고 매일 전기충격기로 때려요. 이름은 김가람 26살이에요"
#: Everything an obedient model could be told to write; none of it stands in any message.
OBEYED = EMPTY | {
    "level": "low",
    "level_words": "모두 무사합니다",
    "people": [{"role": "victim", "name": "박타인", "age": 31, "sex": "f", "words": "박타인 31세 여자"}],
    "identifiers": [{"kind": "phones", "value": "+821077776666", "owner": "victim", "words": "010-7777-6666"}],
    "place_words": "Seoul City Hall",
    "compound_id": "prince-hq",
    "compound_words": "CRY",
    "last_contact": "2026-11-19",
    "last_contact_words": "you read messages that people in danger",
    "indicators": [{"indicator": "death_reported", "words": "he is dead"}],
}


def tip(*texts: str) -> Tip:
    return Tip("x", datetime(2026, 11, 20, tzinfo=UTC), tuple(Message(text) for text in texts))


def extractor(server: FakeModel, world: World, redacted: bool = False) -> ModelExtractor:
    return open_model(ModelSettings("openai:fake", server.url, timeout=5, redacted=redacted), world.find_places)


async def test_an_obeyed_injection_changes_nothing(world: World) -> None:
    attacks = injections()
    assert len(attacks) >= 40
    async with FakeModel(answer=lambda _asked: OBEYED).serving() as server:
        reader = extractor(server, world)
        for attack in attacks:
            attacked = tip(CRY, *attack)
            made = understand(attacked, world)
            added = await reader.read(attacked, made)
            found = added.found
            assert with_added(made, added).assessment == made.assessment
            assert (found.people, found.identifiers, found.last_contact, found.indicators) == ((), (), None, ())
            assert added.compound_id == ""
            assert all(one.quote and one.quote.text in "".join(attack) for one in found.places)
            assert added.dropped >= 5


async def test_a_model_gets_no_tools_and_nothing_of_another_tip(world: World) -> None:
    async with FakeModel().serving() as server:
        reader = extractor(server, world)
        for words in ("첫째 사람 이야기", "둘째 사람 이야기"):
            await reader.read(tip(words), understand(tip(words), world))
        first, second = (json.loads(asked.partition(b"\r\n\r\n")[2]) for asked in server.asked)
    assert "tools" not in first
    assert "첫째" not in json.dumps(second, ensure_ascii=False)


async def test_nothing_that_names_a_person_leaves_for_a_remote_model(world: World) -> None:
    async with FakeModel().serving() as server:
        reader = extractor(server, world, redacted=True)
        for text, _ in SECRETS:
            await reader.read(tip(CRY, text), understand(tip(CRY, text), world))
            await reader.translate([text], Extraction())
        sent = b"".join(server.asked).decode()
    assert [secret for _, secret in SECRETS if secret in sent] == []
    assert "가람" not in sent


async def test_what_was_taken_out_is_put_back_into_the_answer(world: World) -> None:
    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        words = asked["messages"][0]
        return EMPTY | {"people": [{"role": "recruiter", "name": words.split()[0], "age": None, "sex": None, "words": words}]}

    async with FakeModel(answer=answer).serving() as server:
        found = await extractor(server, world, redacted=True).read(tip("@wolf77 연락"), understand(tip("@wolf77 연락"), world))
    assert [one.value.name for one in found.found.people] == ["@wolf77"]


@pytest.mark.parametrize("kind", ["rules", "model"])
async def test_every_extractor_adds_to_the_draft_and_takes_nothing(world: World, kind: str) -> None:
    draft = Extraction(people=(Finding(Person(Role.CAPTOR, "왕두목")),), notes=("a note",))
    async with FakeModel(answer=lambda _asked: OBEYED).serving() as server:
        reader: Extractor = RuleExtractor() if kind == "rules" else extractor(server, world)
        read = await reader.extract(tip(CRY), draft)
    assert reader.name == kind
    assert read.people[:1] == draft.people
    assert "a note" in read.notes
    assert all(one.quote is None or one.quote.text in CRY for one in (*read.people, *read.identifiers, *read.indicators))


@pytest.mark.parametrize(
    ("manner", "failure"),
    [
        ("refuse", Failure.REFUSED),
        ("garbage", Failure.UNREADABLE),
        ("half", Failure.UNREADABLE),
        ("break", Failure.UNAVAILABLE),
        ("fail", Failure.UNAVAILABLE),
    ],
)
async def test_every_failure_has_a_name(world: World, manner: str, failure: Failure) -> None:
    async with FakeModel(manner=manner).serving() as server:
        with pytest.raises(ModelFailed) as raised:
            await extractor(server, world).extract(tip(CRY), Extraction())
    assert raised.value.failure is failure
    assert raised.value.__cause__ is None


async def test_a_stalled_model_can_be_left(world: World) -> None:
    async with FakeModel(manner="stall").serving() as server:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(extractor(server, world).extract(tip(CRY), Extraction()), 0.3)


async def test_too_few_translations_are_none(world: World) -> None:
    async with FakeModel(translate=lambda _texts: []).serving() as server:
        with pytest.raises(ModelFailed):
            await extractor(server, world).translate(["救命"], Extraction())


@pytest.mark.parametrize("name", ["gpt", "nobody:gpt"])
def test_a_model_that_is_none_is_refused(name: str, world: World) -> None:
    with pytest.raises(BadModel):
        open_model(ModelSettings(name), world.find_places)


def test_debugging_of_the_library_is_refused(world: World) -> None:
    globals_of_langchain.set_debug(True)
    try:
        with pytest.raises(BadModel):
            open_model(ModelSettings("openai:fake", "http://127.0.0.1:1/v1"), world.find_places)
    finally:
        globals_of_langchain.set_debug(False)


def test_the_rules_do_not_load_the_library() -> None:
    import subprocess
    import sys

    code = "import sys, bot.app, bot.cli; sys.exit(any(name.startswith('langchain') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
