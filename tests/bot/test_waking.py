"""Whoever waits for the bell wakes when it rings, when time is up, and when told to stop."""

import asyncio

from bot.waking import Bell


async def test_a_waiter_that_is_told_to_stop_as_the_bell_rings_stops() -> None:
    bell, goes_on = Bell(asyncio.get_running_loop()), True

    async def work() -> None:
        while goes_on:
            await bell.wait("files", 0.05)

    for _ in range(20):
        worker = asyncio.create_task(work())
        await asyncio.sleep(0.001)
        bell._set({"files"})
        await asyncio.sleep(0)  # the ring has reached the waiter's inner task, and not yet the waiter
        worker.cancel()
        ended, _ = await asyncio.wait([worker], timeout=1)
        goes_on = bool(ended)
        assert ended
        assert worker.cancelled()


async def test_a_ring_wakes_and_silence_lasts_no_longer_than_said() -> None:
    loop = asyncio.get_running_loop()
    bell = Bell(loop)
    bell.ring([("case", 1)])
    began = loop.time()
    await bell.wait("case", 5.0)
    await bell.wait("case", 0.05)
    assert 0.04 < loop.time() - began < 1.0
