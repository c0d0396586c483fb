"""A client's way through their own account, the same in every channel."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.altegio.sandbox.world import Record
from fsm.prompts import DayAndClock, Option, Say
from tests.conformance.client import Screen
from tests.conformance.visit import Visit
from tests.end_to_end.world import LONDON

TITLES: Final = {service.id: service.title for service in LONDON.services}
BY_NAME: Final = {member.id: member.name for member in LONDON.staff}


@dataclass
class Account(Visit):
    """Of a client of the location in London, where a code proves whose number it is."""

    # --- what is in the salon's calendar

    async def has_a_past(self, visits: int = 0) -> None:
        """Visits of every kind, cards of every kind; before them a visit a day, so many days back."""
        who = {"location": LONDON.id, "phone": self.client.phone, "name": "Emma Clarke"}
        await self.world.tells("/history", who)
        if visits:
            await self.world.tells("/fill", {**who, "visits": visits})

    async def has(self, when: str, **more: Any) -> Record:
        """One visit to Amelia, at this time of the location's clock."""
        who = {"location": LONDON.id, "phone": self.client.phone, "name": "Emma Clarke"}
        made = await self.world.tells("/records", {**who, "service": 410101, "datetime": when, **more})
        return self.world.sandbox.world.records[made["id"]]

    def record(self, id: int) -> Record:
        """As it is by now."""
        return self.world.sandbox.world.records[id]

    # --- a step at a time

    async def logs_in(self) -> None:
        """By the number that is offered, shared or typed, and the code that comes to it."""
        await self.client.says("log in")
        await self.hands_over(await self.begins_with("login.text"))
        await self.agrees()

    async def agrees(self) -> None:
        """To what the salon does with their data; then the code is typed."""
        await self.begins_with("consent.text")
        await self.chooses("label.agree")
        await self.client.says(await self.code())
        await self.sees("login.done", phone=self.client.phone)

    async def lists(self, tab: str = "") -> Screen:
        """Their appointments: those to come, or those of another tab."""
        await self.client.says("my appointments")
        screen = await self.client.is_offered(self.words.say(Say("label.book")))
        if tab:
            await self.chooses(f"label.visits_{tab}")
            screen = await self.begins_with(f"visits.{tab}")
        return screen

    async def opens(self, record: Record, tab: str = "") -> Screen:
        """The card of one appointment."""
        await self.lists(tab)
        await self.picks(self.label(record))
        return await self.client.sees(self.when(record.starts), BY_NAME[record.staff_id])

    async def cancels(self, record: Record, reason: str) -> None:
        """From its card to where it can be taken back."""
        await self.opens(record)
        await self.chooses("label.cancel_visit")
        await self.chooses(f"label.reason_{reason}")
        await self.client.is_offered(self.words.say(Say("label.undo")))

    async def confirms(self) -> Screen:
        """To the end of a booking, whatever of the client is asked for. A code may follow another in a minute."""
        keys = {"name": "full_name.text", "phone": "phone.text", "code": "label.new_code", "confirm": "label.confirm"}
        asked = {step: self.words.say(Say(key)).split("\n")[0] for step, key in keys.items()}
        for _ in range(2 * len(asked)):
            screen = await self.client.sees_any(*asked.values())
            step = next(step for step, words in asked.items() if screen.says(words))
            if step == "code":
                await self.world.later(seconds=61)
                await self.client.picks(asked["code"])
            await self.take(step)
            if step == "confirm":
                return await self.sees("booked.text")
        raise AssertionError(f"never asked to confirm, but: {screen}")

    # --- how it is called

    def when(self, starts: datetime) -> str:
        return self.words.say(DayAndClock(starts.astimezone(LONDON.zone)))

    def label(self, record: Record) -> str:
        """The words on the button of an appointment."""
        titles = ", ".join(TITLES[service] for service in record.services)
        shown = Say("label.visit", {"when": DayAndClock(record.starts.astimezone(LONDON.zone)), "service": titles})
        return self.words.label(Option("", shown))

    def on(self, screen: Screen, record: Record) -> bool:
        """Whether it is among those shown."""
        return bool(screen.label(self.label(record)))
