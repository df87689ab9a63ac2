"""The store: is it there and of today, does the key fit, who is on duty, and does anything lie about too long."""

from datetime import datetime, timedelta

from bot.config import Settings
from bot.doctor.finding import Finding, span
from bot.doctor.machine import Clocks
from storage import health, warnings
from storage.health import KeyState, Waiting
from storage.keys import KeyProblem, MasterKey
from storage.store import Clock, Store, StoreError, Tx

#: Seconds a silent database server is waited for.
PATIENCE = 3
#: A message is read and a reply sent within seconds; these are how long before somebody should look.
UNREAD = timedelta(minutes=1)
UNSENT = timedelta(minutes=5)
LATE = timedelta(minutes=1)
#: A worker beats every 5 s.
SILENT = timedelta(seconds=30)


def examine(settings: Settings, clocks: Clocks, clock: Clock) -> list[Finding]:
    """Everything that is known from the store; where it cannot be read, that and the clock alone."""
    file = health.file_of(settings.database)
    if file is not None and not file.exists():
        return [Finding("database", True, f"{file} is not there yet; the first start makes it"), clocks.finding(None)]
    engine = health.open_briefly(settings.database, PATIENCE)
    try:
        # Reading needs no key, and the doctor must be able to say that the key is missing.
        with Store(engine, MasterKey(bytes(32)), clock).read() as tx:
            return _read(tx, settings, clocks)
    except StoreError as problem:
        says = f"cannot be read ({str(problem).partition(':')[0]}): see that the server runs and DATABASE_URL is right"
        return [Finding("database", False, says), clocks.finding(None)]
    finally:
        engine.dispose()


def _read(tx: Tx, settings: Settings, clocks: Clocks) -> list[Finding]:
    current, newest = health.version(tx)
    if current != newest:
        says = f"its tables stand at {current or 'nothing'}, not {newest}: start the line once to bring them up to date"
        return [Finding("database", not current, says), clocks.finding(None)]
    kind = "SQLite" if tx.sqlite else "PostgreSQL"
    return [
        Finding("database", True, f"{kind}, answers; its tables are of today ({current})"),
        _key(tx, settings),
        clocks.finding(health.newest(tx)),
        *_duty(tx, settings),
        *_work(tx),
    ]


def _key(tx: Tx, settings: Settings) -> Finding:
    try:
        state = health.key_state(tx, MasterKey.read(settings.key_file))
    except KeyProblem as problem:
        return Finding("master key", False, f"{problem}: bring back the copy; without it no tip can be read")
    if state is KeyState.OTHER:
        return Finding(
            "master key", False, f"{settings.key_file} is not the key this store was made with: bring back the right one"
        )
    loose = settings.key_file.stat().st_mode & 0o077
    if loose:
        return Finding("master key", False, f"others on this machine can read {settings.key_file}: chmod 600 it")
    return Finding("master key", True, "there, private, and the one this store was made with")


def _duty(tx: Tx, settings: Settings) -> list[Finding]:
    duty = health.duty(tx)
    found = [_officers(duty)]
    if not settings.duty_room:
        says = "no TIPLINE_DUTY_ROOM: alarms ring on the desk alone, so somebody must have it open at every hour"
        return [*found, Finding("rota", bool(duty.active), says)]
    if not duty.on_telegram:
        says = "no active officer has a Telegram id: nobody can answer in the duty room; enter the ids on the desk"
        return [*found, Finding("rota", False, says)]
    return [*found, Finding("rota", True, f"{duty.on_telegram} of {duty.active} officers can answer in the duty room")]


def _officers(duty: health.Duty) -> Finding:
    if not duty.active:
        return Finding("officers", False, "no active officer: nobody can log in; start the line once for the first supervisor")
    if not duty.supervisors:
        return Finding("officers", False, f"{duty.active} active, no supervisor among them: nobody can add or restore an officer")
    return Finding("officers", True, f"{duty.active} active, {duty.supervisors} of them supervisors")


def _work(tx: Tx) -> list[Finding]:
    refused = health.refused(tx, timedelta(days=1))
    return [
        _workers(tx),
        _overdue("unread messages", health.unread(tx), tx.now, UNREAD, "nobody reads them; see that the line runs and its log"),
        _overdue("outbox", health.unsent(tx), tx.now, UNSENT, "what they hold is not going out; see the channels below"),
        _overdue("alarms", health.late_alarms(tx, LATE), tx.now, LATE, "their next ring is overdue; start the line at once"),
        Finding("refused", not refused.count, _refused(refused)),
        _warnings(tx),
    ]


def _warnings(tx: Tx) -> Finding:
    stand = warnings.standing(tx)
    if not stand:
        return Finding("warnings", True, "none stands on the desk")
    kinds = ", ".join(sorted({f"{one.kind.value} ({one.subject})" for one in stand})[:5])
    return Finding("warnings", False, f"{len(stand)} stand on the desk that nobody has seen: {kinds}")


def _refused(refused: Waiting) -> str:
    if not refused.count:
        return "everything of the last day was taken by its channel"
    return f"{refused.count} messages of the last day were taken by no channel: the desk shows them at their cases"


def _overdue(what: str, waiting: Waiting, now: datetime, most: timedelta, trouble: str) -> Finding:
    if waiting.since is None:
        return Finding(what, True, "none wait")
    age = now - waiting.since
    if age > most:
        return Finding(what, False, f"{waiting.count} wait, the oldest for {span(age)}: {trouble}")
    return Finding(what, True, f"{waiting.count} wait, the oldest for {span(age)}")


def _workers(tx: Tx) -> Finding:
    workers = health.workers(tx)
    alive = [worker for worker in workers if tx.now - worker.at <= SILENT]
    if not alive:
        last = f"the last sign of life is {span(tx.now - workers[0].at)} old" if workers else "none ever did"
        return Finding("workers", False, f"no process works this store ({last}): nobody reads, pages or answers; start the line")
    silent = [worker.name for worker in workers if worker not in alive]
    return Finding("workers", True, f"{len(alive)} alive" + (f"; silent since: {', '.join(silent[:5])}" if silent else ""))
