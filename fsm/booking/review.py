"""Show everything and ask for the word to book it.

Here, where the price stands and all else is settled, a client may think of a membership or a gift card (S3-49): where
to buy them is told at this question of a booking alone. The page opens beside the chat, and the question waits.
"""

from dataclasses import replace

from fsm.booking import category, date
from fsm.booking.draft import order, price
from fsm.events import Said
from fsm.prompts import DayAndClock, Length, Option, Prompt, Say, Value
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import by_phone_only
from fsm.wallet.shop import buy_gift_card, to_buy
from fsm.words import ANYONE, Staff, titles


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    facts = order(draft, scene)
    options = (
        Option("review:confirm", Say("label.confirm"), primary=True),
        Option("review:time", Say("label.change_time")),
        Option("review:service", Say("label.change_service")),
        *(buy_gift_card(scene) if draft.membership else to_buy(scene)),
    )
    text: dict[str, Value] = {
        "service": titles(facts.services),
        "staff": worded(facts.staff),
        "when": DayAndClock(facts.slot.starts),
        "length": Length(facts.slot.length),
        "price": price(facts.services, facts.location.currency),
        "location": facts.location.title,
        "address": facts.location.address,
        "full_name": facts.full_name,
        "phone": facts.phone.number,
        "email": facts.email,
        "comment": facts.comment,
        "membership": facts.membership,
        "near": by_phone_only(facts.location, facts.slot.starts, scene),
    }
    return Prompt(Say("review.text", text), options)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    match picked(said, "review:"):
        case "confirm":
            seen = order(draft, scene)  # the name may be the messenger's, which does not come with Altegio's answers
            return Chosen(replace(draft, full_name=seen.full_name, agreed=True), "agreed")
        case "time":
            return Chosen(date.forget(draft), "change_time")
        case "service":
            return Chosen(category.forget(draft), "change_service")
    return Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, agreed=False)


def worded(staff: Staff) -> Value:
    """Who does it, also when that is not decided yet."""
    return staff.name if staff.id != ANYONE and staff.name else Say("staff.anyone")
