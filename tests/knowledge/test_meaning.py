"""Likeness in meaning lifts what is told in other words, takes nothing away, and keeps nothing that anybody wrote."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.alike import Alike, BadVectors
from knowledge.compounds import Compound, load_compounds
from knowledge.embedder import ForeignEmbedder, HashedEmbedder
from knowledge.index import Index, index_rows, open_client
from knowledge.live import LiveMatcher
from knowledge.meaning import Meaning, passages
from knowledge.world import load_world
from tests.fake_model import vector
from triage.assessment import Band, Candidate
from triage.extraction import Extraction

TOLD = "오빠가 하얀모래 호텔에 갇혀 있어요. 시하누크빌이래요"
WHITE_SAND = ("white-sand-palace", "white-sand-2", "white-sand-3")
ALL = load_compounds()
COMPOUNDS = [one for one in ALL if one.city == "Sihanoukville"]


class Server:
    """An embedding model as it may behave: it counts what it is asked, and may break off or become another model."""

    def __init__(self, name: str = "ollama:bge-m3") -> None:
        self.dimension = 256
        self.before = ""
        self.most: int | None = None
        self.asked: list[str] = []
        self.embedder = ForeignEmbedder(name, self.answer, self.answer)

    async def answer(self, texts: list[str]) -> list[list[float]]:
        """Vectors until it has given as many as it may."""
        if self.most is not None and len(self.asked) + len(texts) > self.most:
            raise ConnectionError
        self.asked += texts
        return [vector(self.before + text, self.dimension) for text in texts]

    def meaning(self, folder: Path, redacted: bool = False) -> Meaning:
        """What compares by this model, with its vectors in the folder."""
        return Meaning(lambda: open_client(folder, None), self.embedder, redacted)


@pytest.fixture(scope="module")
def match() -> LiveMatcher:
    """The matcher over the project's own compounds."""
    found = load_world().match
    assert isinstance(found, LiveMatcher)
    return found


def collections(folder: Path) -> list[str]:
    """Names of all collections there."""
    return sorted(one.name for one in open_client(folder, None).list_collections())


def by_id(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """Candidates by compound."""
    return {one.compound_id: one for one in candidates}


async def test_a_name_in_another_language_is_found_by_what_it_means(tmp_path: Path, match: LiveMatcher) -> None:
    meaning = Server().meaning(tmp_path)
    await meaning.learn(ALL)
    alike = await meaning.alike([TOLD], Extraction())
    assert set(alike) == set(WHITE_SAND)
    before, after = by_id(match(TOLD)), by_id(match.again(TOLD, None, alike))
    assert not any(name in before and before[name].band is not Band.NONE for name in WHITE_SAND)
    assert any(after[name].band is Band.POSSIBLY for name in WHITE_SAND if name in after)
    first = match.again(TOLD, None, alike)[0]
    assert first.compound_id in WHITE_SAND
    assert any(line.startswith("뜻이 비슷한 설명: '오빠가 하얀모래") and "ollama:bge-m3" in line for line in first.evidence)


@pytest.mark.parametrize("told", ["점심 뭐 먹지", "전화 주세요. 기다릴게요"])
async def test_what_is_like_nothing_changes_nothing(tmp_path: Path, match: LiveMatcher, told: str) -> None:
    meaning = Server().meaning(tmp_path)
    await meaning.learn(ALL)
    assert await meaning.alike([told], Extraction()) == {}
    assert await meaning.alike(["", "1", "?!"], Extraction()) == {}
    assert match.again(told, None, {}) == match(told)


@pytest.mark.parametrize(
    "told",
    ["시하누크빌 진베이 호텔에 있어요", "진베이4 10층에서 전화 돌립니다", "태자단지 근처 5층 건물 시하누크빌", "황러 단지", TOLD],
)
@pytest.mark.parametrize("likeness", [0.0, 0.3, 1.0])
def test_nothing_that_names_gave_is_lost_or_sinks(match: LiveMatcher, told: str, likeness: float) -> None:
    alike = {name: Alike(likeness, "x", "y", "m") for name in ("white-sand-palace", "kaibo-kb-hotel", "huangle")}
    before, after = match(told), match.again(told, None, alike)
    for one in before:
        same = by_id(after)[one.compound_id]
        assert same.probability >= one.probability
        assert list(Band).index(same.band) <= list(Band).index(one.band)
        assert same.evidence[: len(one.evidence)] == one.evidence
    assert [one.compound_id for one in after if one.band is Band.MATCHES] == [
        one.compound_id for one in before if one.band is Band.MATCHES
    ]
    if before and before[0].band is Band.MATCHES:
        assert after[0].compound_id == before[0].compound_id
    assert len(after) <= len(before) + 2


def test_an_ordinary_word_is_never_named_however_alike(match: LiveMatcher) -> None:
    for told in ("프린스가 좋아요", "시하누크빌 크라운", "블루베이 바다가 예뻐요", "태자 이야기"):
        everything = {one.id: Alike(1.0, told, one.name, "m") for one in ALL}
        named = {one.compound_id for one in match(told) if one.band is Band.MATCHES}
        assert {one.compound_id for one in match.again(told, None, everything) if one.band is Band.MATCHES} == named


def test_a_compound_that_is_no_longer_known_is_passed_over(match: LiveMatcher) -> None:
    assert match.again(TOLD, None, {"gone": Alike(1.0, "x", "y", "m")}) == match(TOLD)


async def test_its_collection_stands_beside_the_hashed_ones_and_neither_drops_the_other(tmp_path: Path) -> None:
    client = open_client(tmp_path, None)
    hashed = Index(client, HashedEmbedder(), COMPOUNDS)
    await Server().meaning(tmp_path).learn(COMPOUNDS)
    Index(client, HashedEmbedder(), COMPOUNDS)
    (own,) = (name for name in collections(tmp_path) if name.startswith("meaning_"))
    assert own.startswith("meaning_ollama-bge-m3-v1_")
    assert len(collections(tmp_path)) == 3
    assert hashed.size == len(index_rows(COMPOUNDS))
    assert client.get_collection(own).count() == len(index_rows(COMPOUNDS, variants=False))


async def test_a_start_with_the_same_rows_asks_for_one_text_to_see_that_the_model_is_the_same(tmp_path: Path) -> None:
    server = Server()
    assert await server.meaning(tmp_path).learn(COMPOUNDS) > 100
    server.asked.clear()
    again = server.meaning(tmp_path)
    assert await again.learn(COMPOUNDS) == 0
    assert len(server.asked) == 1
    assert set(await again.alike([TOLD], Extraction())) == set(WHITE_SAND)


async def test_other_rows_have_only_what_is_new_embedded_and_the_old_collection_goes(tmp_path: Path) -> None:
    server = Server()
    meaning = server.meaning(tmp_path)
    await meaning.learn(COMPOUNDS)
    more = [*COMPOUNDS, replace(COMPOUNDS[0], id="dragon", description="Golden Dragon Garden", features=(), names=())]
    for one in (meaning, server.meaning(tmp_path)):
        assert not one.knows(more)
        made = await one.learn(more)
        assert made == (1 if one is meaning else 0)
        assert "dragon" in await one.alike(["황금용 단지"], Extraction())
    assert len(collections(tmp_path)) == 1


@pytest.mark.parametrize("change", ["dimension", "algorithm"])
async def test_another_model_behind_the_same_name_has_all_made_anew(tmp_path: Path, change: str) -> None:
    server = Server()
    meaning = server.meaning(tmp_path)
    whole = await meaning.learn(COMPOUNDS)
    server.dimension, server.before = (128, "") if change == "dimension" else (256, "otherwise ")
    if change == "dimension":
        with pytest.raises(BadVectors, match="dimension 128"):
            await meaning.alike([TOLD], Extraction())
        assert not meaning.knows(COMPOUNDS)
    else:
        meaning = server.meaning(tmp_path)
    assert await meaning.learn(COMPOUNDS) == whole
    assert set(await meaning.alike([TOLD], Extraction())) == set(WHITE_SAND)
    assert len(collections(tmp_path)) == 1


async def test_another_models_collection_goes_and_the_hashed_stays(tmp_path: Path) -> None:
    Index(open_client(tmp_path, None), HashedEmbedder(), COMPOUNDS)
    await Server().meaning(tmp_path).learn(COMPOUNDS)
    await Server("openai:other/model").meaning(tmp_path).learn(COMPOUNDS)
    assert [name.partition("-v")[0] for name in collections(tmp_path)] == [
        "compounds_description_hashed",
        "compounds_name_hashed",
        "meaning_openai-other-model",
    ]


async def test_what_was_embedded_before_it_broke_off_is_not_asked_again(tmp_path: Path) -> None:
    server = Server()
    meaning = server.meaning(tmp_path)
    server.most = 60
    with pytest.raises(ConnectionError):
        await meaning.learn(COMPOUNDS)
    assert not meaning.knows(COMPOUNDS)
    given, server.most = set(server.asked), None
    server.asked.clear()
    await meaning.learn(COMPOUNDS)
    assert len(given & set(server.asked)) <= 1
    assert {row[3] for row in index_rows(COMPOUNDS, variants=False)} <= given | set(server.asked)


async def test_a_remote_model_gets_no_names_or_numbers_and_the_store_no_words_of_a_tip(tmp_path: Path) -> None:
    server = Server()
    meaning = server.meaning(tmp_path, redacted=True)
    await meaning.learn(COMPOUNDS)
    server.asked.clear()
    told = "제 이름은 김가람이고 번호는 010-1234-5678 하얀모래에 있어요"
    alike = await meaning.alike([told], Extraction())
    assert server.asked
    assert not any(secret in text for text in server.asked for secret in ("김가람", "1234"))
    assert alike["white-sand-palace"].words == told
    held = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"White Sand Palace" in held
    assert "하얀모래".encode() not in held


async def test_with_no_compounds_nothing_is_alike(tmp_path: Path) -> None:
    nobody: list[Compound] = []
    meaning = Server().meaning(tmp_path)
    assert await meaning.learn(nobody) == 0
    assert await meaning.alike([TOLD], Extraction()) == {}


def test_a_long_case_is_asked_about_by_its_beginning_and_its_newest_words() -> None:
    said = passages([f"이것은 {number}번째 문장입니다." for number in range(100)] + ["네", "1"])
    assert len(said) == 24
    assert (said[0], said[-1]) == ("이것은 0번째 문장입니다.", "이것은 99번째 문장입니다.")
    assert [len(piece) for piece in passages(["가" * 500])] == [240, 20]
