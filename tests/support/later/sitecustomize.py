"""Another day: whatever Python runs with this folder in its path believes it is weeks later."""

from __future__ import annotations

import datetime
import time
from typing import Any

LATER = 40 * 86_400.5  # seconds
NOW, LOCAL, GREENWICH = time.time, time.localtime, time.gmtime


class Later(datetime.datetime):
    """A datetime whose now is later."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Later:
        """Weeks from now."""
        return cls.fromtimestamp(NOW() + LATER, tz)


def _later(seconds: Any) -> Any:
    return NOW() + LATER if seconds is None else seconds


time.time = lambda: NOW() + LATER
time.localtime = lambda seconds=None: LOCAL(_later(seconds))
time.gmtime = lambda seconds=None: GREENWICH(_later(seconds))
datetime.datetime = Later  # type: ignore[misc]
