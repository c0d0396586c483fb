"""A client's way through a whole booking, a step at a time: press what is asked for, type what is asked for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.texts import Words, words
from fsm.prompts import Say
from tests.end_to_end.world import World
from tests.telegram_api import Screen, TelegramClient

STEPS = ("start", "book", "category", "service", "staff", "date", "time", "name", "phone", "code", "confirm")


@dataclass
class Visit:
    """What one client wants. `locale`: the language that the bot should speak."""

    world: World
    client: TelegramClient
    locale: str = "en"
    category: str = "Cuts & styling"
    service: str = "Women's haircut"
    staff: str = "Amelia Hartley"
    day: str = "3"
    time: str = "10:00"

    async def walk(self, first: str = "start", last: str = "confirm") -> Screen:
        """Take the steps from the first to the last; gives what the client sees then."""
        for step in STEPS[STEPS.index(first) : STEPS.index(last) + 1]:
            await self.take(step)
        return self.client.screen

    async def books(self, first: str = "start") -> Screen:
        """Take all the steps, and see the booking made."""
        await self.walk(first)
        return await self.sees("booked.text")

    async def take(self, step: str) -> None:
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "start": lambda: self.client.types("/start"),
            "book": lambda: self.presses("label.book"),
            "category": lambda: self.client.presses(self.category),
            "service": lambda: self.client.presses(self.service),
            "staff": lambda: self.client.presses(self.staff),
            "date": lambda: self.client.presses(self.day),
            "time": lambda: self.client.presses(self.time),
            "name": lambda: self.types("full_name.text", "Anna Lee"),
            "phone": lambda: self.presses("label.share_phone"),
            "code": self._types_the_code,
            "confirm": lambda: self.presses("label.confirm"),
        }
        await ways[step]()

    async def presses(self, label: str) -> Screen:
        return await self.client.presses(self.words.say(Say(label)))

    async def types(self, when_asked: str, text: str) -> Screen:
        """Answer in words, once the bot asks for it."""
        await self.sees(when_asked)
        return await self.client.types(text)

    async def sees(self, key: str) -> Screen:
        """Wait for a text of the bot's, known by how it begins."""
        return await self.client.sees(self.beginning(key))

    def beginning(self, key: str) -> str:
        """The first line, up to the first thing that is filled in."""
        whole = self.words.say(Say(key, dict.fromkeys(("phone", "service", "day", "time"), "|")))
        return whole.partition("\n")[0].partition("|")[0]

    @property
    def words(self) -> Words:
        return words(self.locale)

    async def goes_along(self) -> Screen:
        """Answer whatever is asked, as this client would, until the booking is made."""
        client, answered = self.client, -1

        def is_asked() -> bool:
            return client.turn > answered and (self._is_booked() or self._answer() is not None)

        for _ in range(30):
            await client.api.until(is_asked, client.transcript, client.within)
            if self._is_booked():
                return client.screen
            answer, answered = self._answer(), client.turn
            assert answer
            await answer()
        raise AssertionError(client.transcript())

    def _is_booked(self) -> bool:
        return self.client.screen.text.startswith(self.beginning("booked.text"))

    def _answer(self) -> Callable[[], Awaitable[object]] | None:
        """What to do about what is on the screen: a button to press, or words to type."""
        screen, share = self.client.screen, self.words.say(Say("label.share_phone"))
        gone = [self.beginning(key) for key in ("staff.nobody", "date.none")]
        ours = [self.words.say(Say(f"label.{key}")) for key in ("confirm", "again")]
        another = self.words.say(Say("label.change_service"))
        for label in (*ours, self.time, self.day, self.service, self.category, another, self.staff):
            if screen.button(label) and not (label == another and ours[0] in screen.labels):
                return lambda: self.client.presses(label, screen)
        if screen.button(self.words.say(Say("label.check_by_code"))):
            return self.checks
        if screen.text.startswith(tuple(gone)):
            return lambda: self.presses("label.back")
        if self.beginning("code.text") in screen.text:
            return self._types_the_code
        if self.beginning("full_name.text") in screen.text:
            return lambda: self.client.types("Anna Lee")
        if self.beginning("phone.text") in screen.text and screen.button(share):
            return lambda: self.client.presses(share, screen)
        return None

    async def checks(self) -> None:
        """Have the client's own appointments looked through, for which another code is sent."""
        before = len(self.world.sandbox.sms)
        self.world.time.forward(seconds=61)
        await self.presses("label.check_by_code")
        await self.world.passing(lambda: len(self.world.sandbox.sms) > before, 0)

    async def has_a_code(self) -> None:
        """Wait for the code; where none has come, although one was promised, ask for another."""
        await self.client.sees(self.words.say(Say("label.new_code")))
        if not await self.world.code(self.client.phone):
            await self.presses("label.new_code")
            await self.world.passing(lambda: any(s.phone == self.client.phone[1:] for s in self.world.sandbox.sms), 0)
            await self.sees("code.text")

    async def _types_the_code(self) -> None:
        await self.has_a_code()
        await self.client.types(await self.world.code(self.client.phone))
