"""What becomes of our messages. A status may come twice, late, or never; a message only ever gets further."""

from collections import OrderedDict
from typing import Final

import structlog
from prometheus_client import Counter

from bot.channels.whatsapp.errors import REFUSED, meaning
from bot.channels.whatsapp.graph import GraphError
from bot.channels.whatsapp.parse import Status

log = structlog.stdlib.get_logger(__name__)

MANY: Final = 20_000
"""So many messages are remembered; of older ones a status would count again, which only skews a figure."""

FURTHER: Final = {"sent": 0, "delivered": 1, "failed": 1, "read": 2, "played": 2}
"""How far a message is. What has arrived cannot fail any more, and what has failed does not arrive."""

STATUSES = Counter("altegio_bot_whatsapp_statuses", "How far messages in WhatsApp got", ["status"])


class Statuses:
    """The furthest status of each message lately."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, int] = OrderedDict()

    def note(self, status: Status) -> bool:
        """Count a status, and tell the operator of a failure; False if that message is as far already."""
        far = FURTHER.get(status.status)
        if far is None or far <= self._known.get(status.message, -1):
            return False
        self._known[status.message] = far
        self._known.move_to_end(status.message)
        if len(self._known) > MANY:
            self._known.popitem(last=False)
        STATUSES.labels(status.status).inc()
        if status.status == "failed":
            _tell(status)
        return True


def _tell(status: Status) -> None:
    """An accepted message did not arrive: why, and whether somebody can mend that."""
    found = meaning(GraphError(400, status.code, status.reason))
    why = status.reason if found is REFUSED else found.why
    if found.operator:
        log.error("a message was not delivered", why=why, code=status.code, mend=found.operator)
    else:
        log.warning("a message was not delivered", why=why, code=status.code)
