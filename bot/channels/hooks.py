"""What the webhooks of all platforms have in common: a 200 only for what is kept."""

from collections.abc import Awaitable, Callable, Sequence

import structlog
from starlette.responses import PlainTextResponse, Response

from fsm.events import Inbound
from storage.errors import surprise

log = structlog.stdlib.get_logger(__name__)

Intake = Callable[[Sequence[Inbound]], Awaitable[None]]
"""Takes what a platform has brought; when it returns, the platform may be told so."""


async def taken(intake: Intake, batch: Sequence[Inbound]) -> Response:
    """200 once all of it is kept, 503 if that failed: then the platform brings it again."""
    try:
        await intake(batch)
    except Exception as error:
        log.error("an update could not be taken in and will come again", reason=str(error), exc_info=surprise(error))
        return PlainTextResponse("not now", 503)
    return Response()
