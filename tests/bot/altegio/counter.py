"""The shop with clients who have an account: a past, a login, a number that this chat has proved."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.altegio.account.logins import Logins
from bot.altegio.clerk import Clerk
from bot.altegio.desk import AltegioDesk
from bot.altegio.outcomes import Again
from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.world import Record
from bot.altegio.wire import digits
from fsm.events import Booked, Outcome
from fsm.requests import Book, Request
from fsm.words import Appointment, Chat, Phone, Slot, Visit
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON
from tests.bot.altegio.shop import AMELIA, CHAT, WOMENS_CUT, Shop

TOKENS = ["P", "P+C", "P+B"]
"""The situations of S1-26: the partner's token alone, with the client's, with the business's."""


async def desk(shop: Shop, tokens: str, phone: str = ANN) -> AltegioDesk:
    """A desk for both salons; with C, this chat is logged in."""
    if "C" in tokens:
        await log_in(shop, phone)
    client = shop.client(SANDBOX_USER_TOKEN if "B" in tokens else "")
    return shop.desk(client, LONDON.id, KYIV.id)


async def clerk(shop: Shop, tokens: str, **how: str) -> Clerk:
    """A clerk with the desk of its own."""
    counter = await desk(shop, tokens)
    return Clerk(counter.client, counter, shop.clock, **how)  # type: ignore[arg-type]


async def log_in(shop: Shop, phone: str = ANN, chat: Chat = CHAT) -> None:
    """As the clerk and a turn would, but for the SMS."""
    sealed = Logins(shop.store, SANDBOX_PARTNER_TOKEN).sealed(shop.sandbox.world.log_in(digits(phone)))
    await shop.store.run(lambda work: work.logins.put(chat, phone, sealed))


def visit_of(shop: Shop, starts: datetime, salon: Salon = LONDON, phone: str = ANN, **more: object) -> Record:
    """An appointment in the calendar, however it came there."""
    service, staff = salon.services[0], salon.staff[0]
    world = shop.sandbox.world
    made = Record(
        id=world.new_record_id(),
        salon_id=salon.id,
        staff_id=staff.id,
        services=(service.id,),
        starts=starts,
        length=timedelta(hours=1),
        created=shop.clock(),
        changed=shop.clock(),
        client=world.client(salon.id, digits(phone), "Ann Lee"),
    )
    return world.save(replace(made, **more))  # type: ignore[arg-type]


async def book(
    shop: Shop, hour: int = 10, phone: str = "", chat: Chat = CHAT, staff: int = AMELIA
) -> tuple[Appointment, Slot]:
    """Book in a chat, and remember it as a turn would: `phone` is what was proved there."""
    order = await shop.order(WOMENS_CUT, staff, hour)
    sms = await shop.api.log_in(phone or ANN)
    await sms.post(f"/book_code/{LONDON.id}", {"phone": phone or ANN})
    order = replace(order, code=shop.sandbox.sms[-1].code, phone=Phone(phone or ANN))
    key = f"book-{len(shop.sandbox.records)}"
    outcome = await shop.clerk().carry_out(Book(key, order), chat, shop.clock(), False)
    assert isinstance(outcome, Booked), outcome
    made = outcome.appointment
    await shop.store.run(lambda work: work.appointments.add(chat, key, made, shop.clock(), phone))
    shop.forget_calls()
    return made, order.slot


async def seen(counter: AltegioDesk, record: int, phone: str = ANN) -> Visit:
    """A visit as this client sees it."""
    visit = (await counter.of(CHAT).visits(phone)).find(record)
    assert visit is not None
    return visit


async def finish(shop: Shop, clerk: Clerk, request: Request, seen_before: bool = False) -> tuple[Outcome, timedelta]:
    """The outcome, asked for as delivery would, and how long that took."""
    claimed = shop.clock()
    for _ in range(1000):
        outcome = await clerk.carry_out(request, CHAT, claimed, seen_before)
        if not isinstance(outcome, Again):
            return outcome, shop.clock() - claimed
        await shop.answered()
        shop.clock.time += outcome.after
        seen_before = True
    raise AssertionError(f"no end of it after {shop.clock() - claimed}: {outcome}")
