"""Work that is given up after a time, whatever it hangs on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from ..findings import CouldNotCheck

Result = TypeVar("Result")


def within(seconds: float, what: str, work: Callable[[], Result]) -> Result:
    """What `work` returns or raises, if it ends in time.

    It runs in a thread that does not keep the process alive.

    Raises:
        CouldNotCheck: it did not end in time.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise CouldNotCheck(f"{what}: not done within {seconds:g} seconds")
    return results[0]
