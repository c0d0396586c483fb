"""The terminal: prompts as lines, lines as events, and a script that waits for its answers."""

import asyncio
import io
import os
import termios
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.channels import Unreachable
from bot.channels.terminal import LONGEST, Terminal, columns, parse, render, wrapped
from bot.hearing import hear
from bot.texts import words
from fsm.events import Command, Inbound, Picked, Typed
from fsm.prompts import Clock, Day, Length, Money, Month, Option, Prompt, Say
from fsm.words import Appointment, Chat, Location, Service, Staff

CHAT = Chat("terminal", "local")
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
ENGLISH = words("en")
BACK = Option("back", Say("label.back"), kind="nav")
CANCEL = Option("cancel", Say("label.cancel"), kind="nav")
MENU = Prompt(Say("menu.text"))
BUSY = Prompt(Say("placing.text"), awaits=True)
NAME = Prompt(Say("full_name.text"), layout="text")
PHONE = Prompt(
    Say("phone.text"), (Option("share", Say("label.share_phone"), kind="contact"), BACK, CANCEL), layout="contact"
)


def lines(prompt: Prompt) -> list[str]:
    return render(prompt, ENGLISH).splitlines()


def choices(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"service:{n}", f"Service {n}") for n in range(1, count + 1))


def test_options_are_numbered_ways_out_included() -> None:
    cut = Option("service:7", "Haircut", (Money(Decimal(30), None, "GBP"),))
    assert lines(Prompt(Say("service.text"), (cut, *choices(1), BACK, CANCEL))) == [
        "Which service would you like?",
        "   1. Haircut  (£30)",
        "   2. Service 1",
        "   3. Back",
        "   4. Cancel",
    ]


def test_a_long_list_is_paged_and_keeps_its_numbers() -> None:
    prompt = Prompt(Say("service.text"), (*choices(33), BACK))
    first, second = lines(prompt), lines(Prompt(prompt.text, prompt.options, page=1))
    assert first[1] == "   1. Service 1"
    assert first[-3:] == ["  19. Service 19", "      [More]", "  34. Back"]
    assert second[1] == "  20. Service 20"
    assert second[-3:] == ["  33. Service 33", "      [First page]", "  34. Back"]
    assert len(lines(Prompt(prompt.text, choices(20)))) == 21


def test_a_calendar_goes_by_the_days_own_numbers() -> None:
    days = (Option("day:2026-12-07", Day(date(2026, 12, 7))), Option("day:2026-12-18", Day(date(2026, 12, 18))))
    january = Option("month:2027-01", Month(date(2027, 1, 1)), kind="nav")
    prompt = Prompt(
        Say("date.text", {"service": "Haircut"}), (*days, january, BACK), "calendar", month=date(2026, 12, 1)
    )
    assert lines(prompt) == [
        "Haircut",
        "Which day suits you?",
        "   7. Mon, 7 Dec",
        "  18. Fri, 18 Dec",
        "      [January 2027] [Back]",
    ]


def test_times_carry_the_clock() -> None:
    at = datetime(2026, 12, 7, 10, 30, tzinfo=UTC)
    assert (
        lines(Prompt(Say("time.text", {"day": Day(at.date())}), (Option("t", Clock(at)),), "times"))[-1]
        == "   1. 10:30"
    )


def test_a_phone_is_typed_not_shared() -> None:
    shown = lines(PHONE)
    assert shown[-2:] == ["   1. Back", "   2. Cancel"]
    assert "Share" not in "".join(shown)


LINKED = Prompt(
    Say("service.text"), (Option("link:site", "Site", kind="link", url="https://glow.example"), *choices(2))
)


@pytest.mark.parametrize(
    "prompt", [MENU, PHONE, LINKED, Prompt(Say("service.text"), (*choices(30), BACK, CANCEL), page=1)]
)
def test_a_printed_number_means_what_stands_behind_it(prompt: Prompt) -> None:
    for line in render(prompt, ENGLISH).splitlines():
        number, dot, label = line.strip().partition(". ")
        if dot and number.isdecimal():
            meant = hear(Typed(number, numbered=True), prompt, ENGLISH, NOW.date())
            assert isinstance(meant, Picked)
            option = prompt.option(meant.option)
            assert option
            assert ENGLISH.label(option) == label


def test_pages_are_printed_below_and_have_no_number() -> None:
    """A number to call or to copy is in the text already."""
    links = (
        Option("link:site", "Website", kind="link", url="https://glow.example"),
        Option("link:call", "Call", kind="link", url="tel:+442079460001"),
        Option("copy:number", "Copy the number", kind="copy", copies="0077"),
    )
    shown = lines(Prompt(Say("service.text"), (*choices(1), *links, BACK)))
    assert shown[-2:] == ["   2. Back", "      Website: https://glow.example"]
    assert "Call" not in "".join(shown)
    assert "Copy" not in "".join(shown)


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in render(Prompt(Say("service.text"), (Option("s", "\x1b[2J\x07Haircut"),)), ENGLISH)


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("2\n", Typed("2", numbered=True)),
        ("  Friday after 5 \r\n", Typed("Friday after 5", numbered=True)),
        ("/book\n", Command("book")),
        ("/Language  uk\n", Command("language", "uk")),
        ("/\n", Typed("/", numbered=True)),
        ("x" * 10_000, Typed("x" * LONGEST, numbered=True)),
    ],
)
def test_a_line_is_an_event(line: str, event: Typed | Command) -> None:
    heard = parse(line, CHAT, 1, NOW)
    assert heard
    assert (heard.event, heard.time, heard.chat) == (event, NOW, CHAT)


def test_a_blank_line_is_none() -> None:
    assert parse(" \n", CHAT, 1, NOW) is None


def test_ids_are_new_even_after_a_restart() -> None:
    heard = [parse("1", CHAT, n, at) for n in (1, 2) for at in (NOW, NOW + timedelta(seconds=1))]
    assert len({event.id for event in heard if event}) == 4


class Bot:
    """Hears each line and answers it as told, in its own time: after the turn, as a real delivery does."""

    def __init__(self, answers: Callable[[Inbound], list[Prompt]]) -> None:
        self.answers = answers
        self.heard: list[Inbound] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.terminal: Terminal

    async def take(self, heard: Inbound) -> bool:
        self.heard.append(heard)
        answers = self.answers(heard)
        self.tasks.append(asyncio.create_task(self.answer(answers)))
        return bool(answers)

    async def answer(self, answers: list[Prompt]) -> None:
        for prompt in answers:
            for _ in range(10):
                await asyncio.sleep(0)
            await self.terminal.say(CHAT, prompt, ENGLISH, "")

    async def talk(self, reading: io.StringIO) -> str:
        writing = type(reading)()
        self.terminal = Terminal(reading, writing, lambda: NOW)
        await self.terminal.converse(CHAT, self.take)
        await asyncio.gather(*self.tasks)
        return writing.getvalue()


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def greeting_then(*prompts: Prompt) -> Callable[[Inbound], list[Prompt]]:
    return lambda heard: [MENU] if isinstance(heard.event, Command) else list(prompts)


async def test_a_script_waits_for_each_whole_answer() -> None:
    bot = Bot(greeting_then(BUSY, NAME))
    transcript = await bot.talk(io.StringIO("one\n\ntwo\n"))
    assert [heard.event for heard in bot.heard] == [
        Command("start"),
        Typed("one", numbered=True),
        Typed("two", numbered=True),
    ]
    told = [ENGLISH.body(MENU)]
    for said in ("one", "two"):
        told += [f"> {said}", ENGLISH.body(BUSY), ENGLISH.body(NAME)]
    assert [line for line in transcript.splitlines() if line] == told


async def test_a_script_does_not_wait_for_a_bot_that_keeps_quiet() -> None:
    bot = Bot(greeting_then())
    transcript = await bot.talk(io.StringIO("one\ntwo\n/menu\n"))
    assert [heard.event.kind for heard in bot.heard] == ["command", "typed", "typed", "command"]
    assert transcript.rstrip().endswith(f"> /menu\n\n{ENGLISH.body(MENU)}")


async def test_a_person_is_invited_and_not_echoed() -> None:
    transcript = await Bot(greeting_then(NAME)).talk(Keyboard("Ann Lee\n"))
    assert transcript == f"\n{ENGLISH.body(MENU)}\n\n> \n{ENGLISH.body(NAME)}\n\n> "


async def test_a_person_may_speak_before_the_answer() -> None:
    bot = Bot(greeting_then())
    await bot.talk(Keyboard("one\ntwo\n"))
    assert len(bot.heard) == 3


def test_a_narrow_terminal_breaks_lines_at_words() -> None:
    site = Option("link:site", "Website", kind="link", url="https://glow.example/a-very-long-address-of-a-page")
    cut = Option("service:1", "Haircut and beard trim", (Length(timedelta(hours=1)),))
    shown = render(Prompt(Say("date.text", {"service": "Haircut and beard trim, washed"}), (cut, site)), ENGLISH)
    assert wrapped(shown, 24).splitlines() == [
        "Haircut and beard trim,",
        "washed",
        "Which day suits you?",
        "   1. Haircut and beard",
        "      trim  (1 hr)",
        "      Website:",
        "      https://glow.example/a-very-long-address-of-a-page",
    ]
    assert wrapped("Two\n\nparagraphs", 24) == "Two\n\nparagraphs"


async def test_lines_are_as_wide_as_the_terminal() -> None:
    near, far = os.openpty()
    termios.tcsetwinsize(far, (24, 16))
    with os.fdopen(far, "w", encoding="utf-8") as writing:
        assert columns(writing) == 16
        await Terminal(io.StringIO(), writing).say(CHAT, NAME, ENGLISH, "")
        shown = os.read(near, 4096).decode()
    os.close(near)
    assert shown.splitlines() == ["", *wrapped(ENGLISH.body(NAME), 16).splitlines()]
    assert max(map(len, shown.splitlines())) <= 16


def test_a_pipe_has_no_width(tmp_path: Path) -> None:
    with (tmp_path / "said").open("w") as writing:
        assert columns(writing) == columns(io.StringIO()) == 0
    long = "words " * 99
    assert wrapped(long, 0) == long


class Unread(io.StringIO):
    def write(self, text: str, /) -> int:
        raise BrokenPipeError


async def test_nobody_reads_along_any_more() -> None:
    terminal = Terminal(io.StringIO(), Unread())
    with pytest.raises(Unreachable):
        await terminal.say(CHAT, NAME, ENGLISH, "")


def made() -> Prompt:
    salon = Location(1, "Salon", "Europe/London", "GB")
    visit = Appointment(4711, "hush", salon, (Service(1, "Haircut", 1),), Staff(2, "Ann"), NOW, timedelta(hours=1))
    return Prompt(Say("menu.text"), appointment=visit)


async def test_a_calendar_file_is_left_with_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    transcript = await Bot(greeting_then(made())).talk(Keyboard("yes\n"))
    assert "appointment-4711.ics" in transcript
    assert b"BEGIN:VEVENT" in (tmp_path / "appointment-4711.ics").read_bytes()


async def test_what_is_kept_of_a_person_is_left_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = Prompt(Say("menu.text"), kept='{"name": "Anna"}')
    assert "my-data.json" in await Bot(greeting_then(told)).talk(Keyboard("yes\n"))
    assert (tmp_path / "my-data.json").read_text() == '{"name": "Anna"}'


async def test_a_script_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    transcript = await Bot(greeting_then(made())).talk(io.StringIO("yes\n"))
    assert ".ics" not in transcript
    assert not list(tmp_path.glob("*"))  # noqa: ASYNC240


async def test_a_place_that_cannot_be_written_to_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "appointment-4711.ics").mkdir()
    assert ".ics" not in await Bot(greeting_then(made())).talk(Keyboard("yes\n"))


class Untouched(Keyboard):
    """A keyboard at which a thread sits until a key is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.watched, self.pressed = threading.Event(), threading.Event()

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        self.watched.set()
        self.pressed.wait(20)
        return "too late\n"


async def test_leaving_does_not_wait_for_the_keyboard() -> None:
    keyboard, bot = Untouched(), Bot(greeting_then())
    mishaps: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, mishap: mishaps.append(mishap))
    bot.terminal = Terminal(keyboard, Keyboard(), lambda: NOW)
    talk = asyncio.create_task(bot.terminal.converse(CHAT, bot.take))
    await asyncio.to_thread(keyboard.watched.wait, 20)
    talk.cancel()
    with pytest.raises(asyncio.CancelledError):
        await talk
    keyboard.pressed.set()
    for thread in threading.enumerate():
        if thread.name == "terminal":
            await asyncio.to_thread(thread.join, 20)
    assert [heard.event for heard in bot.heard] == [Command("start")]
    assert mishaps == []
