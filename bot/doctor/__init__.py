"""What is wrong with an installation, in words: settings, store, key, clock, rota, channels and knowledge."""

from bot.config import Settings
from bot.doctor import machine, records, telegram, world
from bot.doctor.finding import Finding
from storage.store import Clock

__all__ = ["Finding", "examine"]


def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Every finding, in the order in which to repair. Changes nothing; waits 3 s at the most for each server."""
    clocks = machine.Clocks(clock)
    return [
        *machine.settings(settings),
        *machine.data_dir(settings),
        *records.examine(settings, clocks, clock),
        *machine.ladders(settings),
        *telegram.examine(settings),
        *world.examine(settings),
    ]
