"""Times, memory, and the event loop between them."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

_PAGE_SIZE = 4096
_MEGABYTE = 1e6
_LONGEST_WAIT = 120


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long work takes."""
    begun = time.perf_counter()
    work()
    return since(begun)


def since(begun: float) -> float:
    """Return the milliseconds since a reading of time.perf_counter."""
    return (time.perf_counter() - begun) * 1e3


def loop() -> None:
    """Let the event loop do everything that waits, deleting included, once."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete


def wait(done: Callable[[], bool], least: float = 0.0) -> None:
    """Run the event loop until done, for `least` seconds at least."""
    begun = time.monotonic()
    while not done() or time.monotonic() < begun + least:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if time.monotonic() > begun + _LONGEST_WAIT:
            raise TimeoutError


def rest(seconds: float = 0.3) -> None:
    """Run the event loop for a while, so that nothing waits any more."""
    wait(lambda: True, seconds)


def resident() -> float:
    """Return the megabytes this process holds in memory, after collecting what is free."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * _PAGE_SIZE / _MEGABYTE


def peak() -> float:
    """Return the most megabytes this process has held."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / _MEGABYTE
    return 0.0
