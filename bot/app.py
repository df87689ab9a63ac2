"""The composition root: builds everything out of the settings, runs it, and takes it down again."""

import asyncio
import logging
import shlex
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.afresh import ring_afresh
from bot.answering import Answering
from bot.channels.bodies import TooSlow
from bot.channels.contract import Channel
from bot.channels.kakao import KakaoChannel, KakaoSettings
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.channels.webchat import WebChat
from bot.channels.webhook import Webhook, hooks_first
from bot.config import BadSettings, Settings, read_ladder
from bot.doctor.machine import LEAST_FREE
from bot.durable import Durable
from bot.files.looking import Looker
from bot.files.words import find_reader
from bot.files.worker import FileWorker
from bot.handover import handover
from bot.intake import Intake
from bot.knowing import Knowing
from bot.line import Arm, Line
from bot.meaning_lane import VERSIONS, Meaning, MeaningLane
from bot.model_lane import KINDS, LaneSettings, Model, ModelLane, is_near
from bot.pagers.contract import Pager
from bot.pagers.desk import DeskPager
from bot.pagers.room import RoomPager
from bot.paging import Presses, pager_lane, room_crowd, signer
from bot.reading import Reader, Sources
from bot.replies import channel_lane
from bot.room_members import RoomMembers
from bot.sender import Lane, Limits, Sender
from bot.servers import WebServer
from bot.teaching import NotTaught, Relearned, Row, Teacher, Yardstick
from bot.texts import load as load_texts
from bot.texts import say
from bot.transcripts import transcripts
from bot.waking import Bell
from bot.watchdog import Watchdog
from bot.watching import Watching
from bot.wiping import with_wiping
from desk.app import DeskSettings, desk_app
from desk.settings import Landmark
from knowledge.compounds import BadKnowledge
from knowledge.contacts import consular_phone
from knowledge.imports import imported_file
from knowledge.own_compounds import compounds_with
from knowledge.points import map_points
from knowledge.weighing import Weights
from knowledge.weights import read_weights
from storage import sites
from storage.engine import open_engine
from storage.keys import MasterKey
from storage.ladder import Ladder
from storage.migrate import upgrade
from storage.model_runs import Allowance
from storage.store import Clock, Store
from triage.assessment import Level
from triage.dialogue import Voice
from triage.extract.mentions import FindPlaces
from triage.understanding import World

if TYPE_CHECKING:
    from knowledge.embedder import ForeignEmbedder
    from knowledge.maintain import AskMeaning

log = logging.getLogger("tipline")

#: What `make setup` fetched for the pages, beside the packages themselves wherever the command is started.
_ASSETS = Path(__file__).resolve().parents[1] / "node_modules"


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(slots=True)
class House:
    """Everything that runs, built and not yet started."""

    settings: Settings
    store: Store
    reader: Reader
    channels: Sequence[Channel]
    intake: Intake
    line: Line
    sender: Sender
    durable: Durable
    public: WebServer
    desk: WebServer
    files: FileWorker
    watching: Watching
    watchdog: Watchdog
    knowing: Knowing
    model: ModelLane | None = None
    meaning: MeaningLane | None = None


def open_store(settings: Settings, clock: Clock = utc_now) -> tuple[Store, bool]:
    """The store with its tables and keys as of today, and whether it is new. Raises `KeyProblem` or `StoreError`."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    upgrade(engine)
    fresh = not _has_key(Store(engine, MasterKey(bytes(32)), clock))
    if fresh and not settings.key_file.exists():
        with suppress(FileExistsError):  # another process that starts at once was faster
            MasterKey.create(settings.key_file)
    store = Store(engine, MasterKey.read(settings.key_file), clock)
    store.check_key()
    return store, fresh


def _has_key(store: Store) -> bool:
    with store.read() as tx:
        return tx.has_key()


def build(settings: Settings, store: Store, reader: Reader, demo: bool = False, more_lanes: Sequence[Lane] = ()) -> House:
    """The house, wired, with ways out beside those of the channels and pagers. Opens the two ports; starts nothing."""
    loop = asyncio.get_running_loop()
    bell = Bell(loop)
    store.listen(bell.ring)
    durable = Durable(store, settings.worker, timedelta(hours=settings.shift_hours))
    web = _webchat(settings, store)
    telegram = _telegram(settings)
    channels: list[Channel] = [*telegram, *_kakao(settings, store), *web]
    presses = Presses(store, {(c.name, c.account): c for c in channels}, settings.duty_room)
    intake = Intake(store, presses, RoomMembers(store))
    pagers = _pagers(settings, store, telegram)
    answering = Answering(_voices(settings), consular_phone())
    ladders = _ladders(settings, pagers)
    line = Line(store, reader.understand, ladders, durable.arm, answering, bell, lambda: intake.busy)
    lanes = [*more_lanes, *(with_wiping(store, channel, channel_lane(store, channel)) for channel in channels)]
    lanes += [_pager_lane(settings, store, pager) for pager in pagers]
    public = WebServer("public", _public_app(channels, intake), settings.public_host, settings.public_port)
    desk = WebServer("desk", _desk(settings, store, demo), settings.desk_host, settings.desk_port)
    sender = Sender(store, {lane.name: lane for lane in lanes}, settings.worker, bell)
    model = _model_lane(settings, store, reader, ladders, durable.arm)
    meaning = _meaning_lane(settings, store, reader)
    knowing = Knowing(store, reader, bell, meaning.heard if meaning else None)
    files = _files(settings, store, channels, bell)
    watching = Watching(store)
    watchdog = Watchdog(store, telegram, bool(settings.duty_room))
    rest = (files, watching, watchdog, knowing, model, meaning)
    return House(settings, store, reader, channels, intake, line, sender, durable, public, desk, *rest)


def _webchat(settings: Settings, store: Store) -> list[WebChat]:
    if not settings.webchat:
        return []
    read, leave, roomy = transcripts(store, WebChat.name), settings.webchat_leave_url, partial(_roomy, settings)
    return [WebChat("family", read, say, exit_url=leave, roomy=roomy)]


def _roomy(settings: Settings) -> bool:
    """Whether files may be written: not where the disk is so full that tips need the rest."""
    return shutil.disk_usage(settings.data_dir).free > LEAST_FREE


def _files(settings: Settings, store: Store, channels: Sequence[Channel], bell: Bell) -> FileWorker:
    """What fetches and looks at files; it waits where the disk is so full that tips need the rest."""
    looker = Looker(store.clock, find_reader(), tuple(shlex.split(settings.transcriber)))
    by_account = {(channel.name, channel.account): channel for channel in channels}
    return FileWorker(store, by_account, looker, settings.worker, bell, partial(_roomy, settings))


def _model_lane(settings: Settings, store: Store, reader: Reader, ladders: dict[Level, Ladder], arm: Arm) -> ModelLane | None:
    if not settings.model:
        return None
    extractor, prompts = open_model(settings, reader.find_places)
    lane = _lane_settings(settings, settings.model, prompts)
    return ModelLane(store, reader.understand, extractor, lane, ladders, arm)


def _lane_settings(settings: Settings, model: str, prompts: dict[str, str]) -> LaneSettings:
    return LaneSettings(
        model=model,
        prompts=prompts,
        allowance=Allowance(settings.model_per_minute, settings.model_per_hour),
        concurrency=settings.model_concurrency,
        timeout=settings.model_timeout,
    )


def open_model(settings: Settings, find_places: FindPlaces) -> tuple[Model, dict[str, str]]:
    """The configured model and its prompts by kind of question. Raises `BadSettings` where it may not or cannot be used."""
    # Here and not above: langchain takes seconds to load, and a line without a model must not wait for it.
    from triage.extract import model  # noqa: PLC0415

    redacted = _leaves_the_house(settings, "MODEL", settings.model, settings.model_base_url)
    key = settings.model_api_key.get_secret_value()
    given = model.ModelSettings(settings.model, settings.model_base_url, key, settings.model_timeout, redacted)
    try:
        extractor = model.open_model(given, find_places)
    except model.BadModel as problem:
        raise BadSettings(str(problem)) from None
    return extractor, dict(zip(KINDS, (model.READ_PROMPT, model.TRANSLATE_PROMPT), strict=True))


def _leaves_the_house(settings: Settings, setting: str, name: str, base_url: str) -> bool:
    """Whether a model is beyond this machine and private networks. Raises `BadSettings` where that is not allowed."""
    near = is_near(base_url) if base_url else name.startswith("ollama:")
    if not near and not settings.allow_remote_model:
        raise BadSettings(f"{setting} is not on this machine or a private network; TIPLINE_ALLOW_REMOTE_MODEL=true allows it")
    return not near


def _meaning_lane(settings: Settings, store: Store, reader: Reader) -> MeaningLane | None:
    if not settings.embeddings:
        return None
    # Beside the index, not in it: that folder belongs to the reading process.
    meaning = open_meaning(settings, settings.data_dir / "chroma-meaning")
    lane = _lane_settings(settings, settings.embeddings, VERSIONS)
    known = partial(compounds_with, file=settings.compounds_file)
    return MeaningLane(store, reader, meaning, lane, _own(store), known)


def open_meaning(settings: Settings, path: Path | None = None) -> Meaning:
    """What compares words with compounds by the configured embedding model; its vectors in memory where no path is given.

    Raises `BadSettings` as `open_embedder` does.
    """
    from knowledge import index, meaning  # noqa: PLC0415

    embedder, redacted = open_embedder(settings)
    client = partial(index.open_client, path, settings.chroma_url if path else None)
    return meaning.Meaning(client, embedder, redacted)


def open_embedder(settings: Settings) -> tuple["ForeignEmbedder", bool]:
    """The configured embedding model, and whether what it gets must be redacted. Raises `BadSettings` as for `open_model`."""
    from knowledge.embedder import ForeignEmbedder  # noqa: PLC0415
    from triage.extract import model  # noqa: PLC0415

    redacted = _leaves_the_house(settings, "EMBEDDINGS", settings.embeddings, settings.embeddings_base_url)
    key = settings.embeddings_api_key.get_secret_value()
    given = model.ModelSettings(settings.embeddings, settings.embeddings_base_url, key, settings.model_timeout, redacted)
    try:
        opened = model.open_embeddings(given)
    except model.BadModel as problem:
        raise BadSettings(str(problem)) from None
    return ForeignEmbedder(settings.embeddings, opened.documents, opened.queries), redacted


def _telegram(settings: Settings) -> list[TelegramChannel]:
    rooms = (settings.duty_room,) if settings.duty_room else ()
    base = settings.telegram_api.rstrip("/")
    return [
        TelegramChannel(
            TelegramSettings(
                account=bot.account,
                token=bot.secret(),
                secret=bot.hook_secret(),
                webhook_url=_webhook(settings, bot.account) if bot.hook_secret() else "",
                rooms=rooms,
                names=tuple(bot.names.items()),
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
            ),
            say,
        )
        for bot in settings.telegram
    ]


def _webhook(settings: Settings, account: str) -> str:
    """Where Telegram calls us, "" where it cannot: then the bot polls."""
    return f"{settings.public_url.rstrip('/')}/telegram/{account}" if settings.public_url else ""


def _kakao(settings: Settings, store: Store) -> list[KakaoChannel]:
    answers = handover(store, KakaoChannel.name, KakaoChannel.max_text, settings.worker)
    return [
        KakaoChannel(
            KakaoSettings(
                account=bot.account,
                secret=bot.skill_secret.get_secret_value(),
                bot_ids=bot.bot_ids,
                block_id=bot.block_id,
                event=bot.event,
                event_key=bot.event_key.get_secret_value(),
            ),
            answers,
            say,
            utc_now,
        )
        for bot in settings.kakao
    ]


def _pagers(settings: Settings, store: Store, telegram: Sequence[TelegramChannel]) -> list[Pager]:
    pagers: list[Pager] = [DeskPager()]
    if settings.duty_room:
        wanted = settings.duty_room_account or (telegram[0].account if telegram else "")
        mouth = next((channel for channel in telegram if channel.account == wanted), None)
        if mouth is None:
            raise BadSettings("TIPLINE_DUTY_ROOM is set, but there is no Telegram bot to page there")
        pagers.insert(0, RoomPager(mouth, settings.duty_room, signer(store.master)))
    return pagers


def _pager_lane(settings: Settings, store: Store, pager: Pager) -> Lane:
    if not isinstance(pager, RoomPager):
        return pager_lane(store, pager, settings.desk_url, Limits(per_second=1000.0))
    limits = Limits(per_minute=settings.duty_room_per_minute)
    return pager_lane(store, pager, settings.desk_url, limits, room_crowd(store, pager, settings.desk_url, limits.per_minute))


def _ladders(settings: Settings, pagers: Sequence[Pager]) -> dict[Level, Ladder]:
    names = tuple(pager.name for pager in pagers)
    return {
        Level.CRITICAL: read_ladder(settings.ladder_critical, names),
        Level.HIGH: read_ladder(settings.ladder_high, names),
    }


def _voices(settings: Settings) -> dict[tuple[str, str], Voice]:
    telegram = {("telegram", bot.account): Voice(bot.voice) for bot in settings.telegram}
    return telegram | {("kakao", bot.account): Voice(bot.voice) for bot in settings.kakao}


def _public_app(channels: Sequence[Channel], intake: Intake) -> ASGIApp:
    async def alive(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    routes = [route for channel in channels for route in channel.routes(intake)]
    # Somebody who hangs up in the middle of a request is no fault of ours to be logged as one.
    gone = dict.fromkeys((ClientDisconnect, TooSlow), _gone)
    hooks = {route.path: route.app for route in routes if isinstance(route, Route) and isinstance(route.app, Webhook)}
    return hooks_first(hooks, Starlette(routes=[Route("/healthz", alive), *routes], exception_handlers=gone))


async def _gone(_request: Request, _problem: Exception) -> Response:
    return Response(status_code=408)


def _desk(settings: Settings, store: Store, demo: bool) -> Starlette:
    return desk_app(
        store,
        say,
        DeskSettings(
            secure_cookies=settings.secure_cookies,
            idle_seconds=settings.idle_minutes * 60,
            absolute_seconds=settings.shift_hours * 3600,
            assets=_ASSETS,
            demo=demo,
            compounds_file=settings.compounds_file,
        ),
        [Landmark(*point) for point in map_points(settings.compounds_file)],
    )


async def run(house: House, ready: Callable[[House], None]) -> None:
    """Runs the house until it is told to stop; calls `ready` once both ports answer."""
    stop = asyncio.Event()
    for name in _endings():
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with AsyncExitStack() as stack:
        stack.callback(house.reader.close)
        house.reader.start()
        await house.durable.start()
        stack.push_async_callback(house.durable.stop)
        await ring_afresh(house.store, house.settings.worker)
        for channel in house.channels:
            stack.push_async_callback(channel.close)
        async with asyncio.TaskGroup() as tasks:
            running = [
                tasks.create_task(work)
                for work in (
                    house.intake.run(),
                    house.reader.run(),
                    house.line.run(),
                    house.sender.run(),
                    house.files.run(),
                    house.durable.run(),
                    house.watching.run(),
                    house.watchdog.run(),
                    house.public.run(),
                    house.desk.run(),
                    house.knowing.run(),
                    *([house.model.run()] if house.model else []),
                    *([house.meaning.run()] if house.meaning else []),
                    *(_received(channel, house.intake) for channel in house.channels),
                )
            ]
            ready(house)
            running.append(tasks.create_task(_texts_loaded()))
            await stop.wait()
            log.info("action=stop")
            for task in running:
                task.cancel()


def _endings() -> list[signal.Signals]:
    """The signals that end the line. A closed terminal does too, unless whoever started it had that ignored (`nohup`)."""
    hung_up = [signal.SIGHUP] if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN else []
    return [signal.SIGINT, signal.SIGTERM, *hung_up]


async def _texts_loaded() -> None:
    """What is said needs no disk any more; where it cannot be read now, each text is tried when it is wanted."""
    try:
        await asyncio.to_thread(load_texts)
    except OSError as problem:
        log.error("action=texts problem=%s", type(problem).__name__)


async def _received(channel: Channel, intake: Intake) -> None:
    """Receives on one channel; a fault in it is said and does not take the others down."""
    while True:
        try:
            await channel.run(intake)
        except Exception as problem:  # boundary: one channel's fault must not stop the line
            log.error("action=receive channel=%s account=%s problem=%s", channel.name, channel.account, type(problem).__name__)
            await asyncio.sleep(5)
        else:
            return


# What thinks is loaded late, and never by a line that serves: Chroma and the gazetteer cost a second and 100 MB, which only the
# reading process and the commands that think themselves need to spend.


def reading_sources(settings: Settings, store: Store) -> Sources:
    """What the line's reading process loads; its index is where the settings want it."""
    return _with_files(Sources(settings.data_dir / "chroma", settings.chroma_url or None, own=_own(store)), settings)


def read_here(settings: Settings | None = None) -> Reader:
    """What reads in this very process, with its index in memory; without settings, by the embedded rules and files only."""
    from bot.reader import ReadingHere, from_sources  # noqa: PLC0415

    return ReadingHere(from_sources(_with_files(Sources(), settings) if settings else Sources()))


def _with_files(sources: Sources, settings: Settings) -> Sources:
    places, weights = imported_file(settings.data_dir), _weights(settings)
    learned = _phrasing(settings)
    return replace(sources, compounds_file=settings.compounds_file, places_file=places, weights=weights, phrasing=learned)


def match_lines(lines: Iterable[str], compounds_file: Path | None, ask: "AskMeaning | None" = None) -> Iterator[dict[str, Any]]:
    """Candidates for each line, see `knowledge.maintain`."""
    from knowledge import maintain  # noqa: PLC0415

    return maintain.match_lines(lines, compounds_file, ask)


def rebuild_index(settings: Settings) -> int:
    """Makes the index of these settings anew; how many rows it has."""
    from knowledge import maintain  # noqa: PLC0415

    return maintain.rebuild_index(settings.data_dir / "chroma", settings.chroma_url or None, settings.compounds_file)


def teacher(settings: Settings, store: Store) -> Teacher:
    """What scores the rules of these settings and refits their weights; its index is in memory, apart from a running line's."""
    from bench import learning, progress, quality  # noqa: PLC0415
    from knowledge import gazetteer, spots, world  # noqa: PLC0415
    from knowledge.phrasing import FILE as SHIPPED  # noqa: PLC0415

    own = _own(store)
    places = imported_file(settings.data_dir)
    start = _weights(settings) or Weights()
    towns = gazetteer.load_gazetteer(spots.PLACES, *([places] if places.exists() else []))
    phrasing = _phrasing(settings) or SHIPPED
    load = partial(world.load_world, compounds_file=settings.compounds_file, places_file=places, own=own, phrasing=phrasing)
    matcher = partial(world.load_matcher, towns, compounds_file=settings.compounds_file, own=own)
    by = Yardstick(
        evaluate=lambda rows: progress.evaluated(rows, quality.results(rows, load(weights=start))),
        compare=progress.changes,
        refit=lambda rows: learning.learn(rows, start, lambda w: load(weights=w), lambda w: matcher(weights=w)),
        relearn=lambda rows: _relearned(rows, partial(load, weights=start), settings.phrasing_file),
    )
    return Teacher(store, settings.data_dir / "evaluations.json", settings.weights_file, by)


def _relearned(rows: Sequence[Row], before: Callable[[], World], file: Path) -> Relearned | None:
    """The learned reader refitted to judged levels too, written beside its file. Raises `NotTaught` without scikit-learn."""
    try:
        from bench import relearning  # noqa: PLC0415
    except ModuleNotFoundError as problem:
        raise NotTaught(f"levels were judged, but {problem.name} is not installed: pip install 'tipline[learn]'") from None

    return relearning.relearn(rows, before, file)


def _phrasing(settings: Settings) -> Path | None:
    """The learned reader as `tipline learn` has refitted it, None for the one that is shipped."""
    return settings.phrasing_file if settings.phrasing_file.exists() else None


def _weights(settings: Settings) -> Weights | None:
    """What `tipline learn` has written; a file that cannot be read must not keep the line from starting."""
    try:
        return read_weights(settings.weights_file)
    except BadKnowledge as problem:
        log.error("action=read_weights problem=%s", problem)
        return None


def _own(store: Store) -> dict[str, dict[str, Any]]:
    with store.read() as tx:
        return sites.confirmed(tx)
