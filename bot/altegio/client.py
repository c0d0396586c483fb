"""Altegio over HTTP: sends the requests of `wire.py` within the budget, and sorts what can go wrong.

A read that fails is sent again. A write is sent again only when it surely did not arrive; when nobody can know,
it raises OutcomeUnknown at once.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any, Final, TypeVar

import httpx
import stamina
import structlog
from prometheus_client import Counter, Histogram
from pydantic import ValidationError

from bot.altegio import wire
from bot.altegio.budget import Budget
from bot.altegio.errors import AltegioError, NotAllowed, OutcomeUnknown, TryLater
from bot.altegio.wire import Request
from bot.bounded import answer_of
from fsm.words import Chat

T = TypeVar("T")

ATTEMPTS: Final = 3
PATIENCE: Final = timedelta(seconds=8)
"""Within which an attempt has to begin, unless the caller says otherwise."""

CONNECT: Final = 5.0
SHORT_PAUSE: Final = 1.1
LONGEST_PAUSE: Final = 60.0
"""Seconds that Altegio is left alone after a 429: when it does not say how long, and at the most."""

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of an answer that are read: a location with five thousand services would have 5 MB of them."""

ENDED: Final = (500, 503)
"""Altegio's own failures. What a gateway says of a server behind it (502, 504) tells nothing: it may be at work yet."""

NEVER_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

CALLS = Counter("altegio_calls", "Calls to Altegio, each attempt", ["operation", "outcome"])
SECONDS = Histogram("altegio_call_seconds", "How long Altegio takes to answer", ["operation"])

log = structlog.stdlib.get_logger(__name__)

stamina.instrumentation.set_on_retry_hooks([])  # each attempt is counted and logged below


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds that an answer is waited for, by kind of request. `chat`: before the screen, all tries together.

    `aside`: the same for what the client has not asked for.
    """

    read: float = 8.0
    code: float = 15.0
    book: float = 20.0
    chat: float = 10.0
    aside: float = 1.0


class Altegio:
    """One Altegio account. `user_token` is the business's own, "" where there is none."""

    def __init__(
        self,
        base_url: str,
        partner_token: str,
        user_token: str,
        budget: Budget,
        http: httpx.AsyncClient | None = None,
        timeouts: Timeouts = Timeouts(),
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.user_token = user_token
        self.budget = budget
        self.partner_token = partner_token
        self.timeouts = timeouts
        self._http = http or httpx.AsyncClient()

    async def aclose(self) -> None:
        await self._http.aclose()

    async def call(self, request: Request[T], chat: Chat, *, by: datetime | None = None, first: bool = False) -> T:
        """Ask, on behalf of a chat. Raises AltegioError, of the kind that tells what to do next.

        `first` goes before others in the queue. No attempt begins later than `by` (PATIENCE from now); the last
        one may then take its timeout.
        """
        by = by or self.budget.now() + PATIENCE
        left = max(by - self.budget.now(), timedelta(0))
        attempts = stamina.retry_context(
            on=TryLater, attempts=ATTEMPTS, timeout=left, wait_initial=0.2, wait_max=2.0, wait_jitter=0.2
        )
        async for attempt in attempts:
            await self.budget.turn(chat, by, first=first)
            with attempt:
                return await self._observed(request)
        raise AssertionError("the last attempt returns or raises")

    async def _observed(self, request: Request[T]) -> T:
        """One attempt, counted and logged: by its operation and outcome, never by what was in it."""
        began, outcome, why = perf_counter(), "broken_off", ""
        try:
            answer = await self._sent(request)
            outcome = "ok"
            return answer
        except AltegioError as error:
            outcome, why = _outcome(error), str(error)
            if self._has_ended(request, error):
                outcome, why = "refused", "a client's login has ended"
            raise
        finally:
            took = perf_counter() - began
            CALLS.labels(request.operation, outcome).inc()
            SECONDS.labels(request.operation).observe(took)
            tell = log.debug if outcome == "ok" else log.info if outcome == "refused" else log.warning
            tell("altegio", operation=request.operation, outcome=outcome, why=why, ms=round(took * 1000))

    def _has_ended(self, request: Request[Any], error: AltegioError) -> bool:
        """Whether a client's own token is not accepted any more: they log in again, and the operator has nothing to
        mend. Were it the partner's, requests without theirs would tell.
        """
        theirs = request.user_token not in ("", self.user_token)
        return theirs and isinstance(error, NotAllowed) and error.status == 401

    async def _sent(self, request: Request[T]) -> T:
        """Send it once. When it may have arrived and no good answer came: OutcomeUnknown, or TryLater for a read."""
        lost = OutcomeUnknown if request.once else TryLater
        seconds: float = getattr(self.timeouts, request.kind)
        try:
            async with (
                asyncio.timeout(seconds),
                self._http.stream(
                    request.method,
                    self.base_url + request.path,
                    params=request.params,
                    json=request.body,
                    headers=self._headers(request),
                    timeout=httpx.Timeout(seconds, connect=CONNECT, pool=CONNECT),
                ) as response,
            ):
                content = await answer_of(response, LARGEST)
        except NEVER_SENT as error:
            raise TryLater(f"{type(error).__name__}: {error}") from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise lost(type(error).__name__) from error
        if response.status_code == 429 or "retry-after" in response.headers:
            self.budget.pause(_pause(response.headers.get("retry-after", "")))
        if len(content) > LARGEST:
            raise lost(f"the answer is larger than {LARGEST} bytes")
        try:
            return wire.read_answer(request, response.status_code, content)
        except ValidationError as error:
            raise lost("the answer is not as documented") from error
        except ValueError as error:
            if request.once:
                raise OutcomeUnknown(str(error), ended=response.status_code in ENDED) from error
            raise TryLater(str(error)) from error

    def _headers(self, request: Request[Any]) -> dict[str, str]:
        """Without the v2 in Accept there is no envelope, and newer partners are refused. All three go with every
        request: a deletion is a write, too, though it has no body.
        """
        user = f", User {request.user_token}" if request.user_token else ""
        return {
            "Accept": "application/vnd.api.v2+json",
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.partner_token}{user}",
        }


def _outcome(error: AltegioError) -> str:
    match error:
        case TryLater():
            return "try_later"
        case OutcomeUnknown():
            return "unknown"
        case NotAllowed():
            return "not_allowed"
    return "refused"


def _pause(retry_after: str) -> float:
    """The seconds of a Retry-After; one that is missing or written as a date stands for a short while."""
    return min(float(retry_after), LONGEST_PAUSE) if retry_after.isdecimal() else SHORT_PAUSE
