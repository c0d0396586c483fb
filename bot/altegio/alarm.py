"""The alarm: what only the operator can mend is told where the operator looks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.altegio.errors import NotAllowed

AGAIN: Final = timedelta(minutes=10)
"""After which the operator hears the same complaint once more."""

log = structlog.stdlib.get_logger(__name__)


class Alarm:
    """Tells the operator what to mend: once in a while, not once a chat, nor once for each thing it stops."""

    def __init__(self, now: Callable[[], datetime], tell: Callable[[str], object] | None = None) -> None:
        self._now = now
        self._tell = tell or log.error  # looked up now: at import nobody had said where logs go
        self._told: dict[str, datetime] = {}

    def __call__(self, complaint: str | NotAllowed) -> None:
        what = complaint.cure if isinstance(complaint, NotAllowed) else complaint
        told = self._told.get(what)
        if told is None or self._now() - told >= AGAIN:
            self._told[what] = self._now()
            self._tell(str(complaint))
