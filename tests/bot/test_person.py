"""Who asks for a person: the operator is told, once, and the chat is quiet until the clock says that it is enough."""

from datetime import timedelta

from structlog.testing import capture_logs

from fsm.events import Command, Typed
from fsm.session import S
from storage.store import Store
from tests.bot.test_accounts import PHONE, Town
from tests.bot.test_clock import clock

HOUR = timedelta(hours=1)
ASKS = {"event": "a client asks for a person", "log_level": "warning", "channel": "whatsapp"}


async def test_the_operator_hears_that_somebody_asks(store: Store) -> None:
    town = Town(store)
    with capture_logs() as logs:
        await town.hears(PHONE, Command("start"), Typed("operator"), Typed("is anybody there?"), Typed("hello?"))
    assert [line for line in logs if line["event"] == ASKS["event"]] == [ASKS]


async def test_the_clock_ends_the_silence(store: Store) -> None:
    """Counted from what was said last."""
    town = Town(store)
    ticking = clock(town)
    await town.hears(PHONE, Command("start"), Typed("operator"))
    town.now += HOUR
    await town.hears(PHONE, Typed("is anybody there?"))
    for later, expected in ((2 * HOUR, S.PERSON), (timedelta(seconds=1), S.MENU)):
        town.now += later
        await ticking.tick()
        session = await town.sees(PHONE)
        assert session.state is expected
    assert session.shown
    assert session.shown.note
    assert session.shown.note.key == "person.over"
