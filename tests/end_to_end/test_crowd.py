"""Many at once: clients after the same time, twenty who book side by side, and bots that share the work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web import serving
from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.telegram import TelegramChat
from tests.end_to_end.visit import Visit
from tests.end_to_end.world import World
from tests.telegram_api import TelegramClient


async def test_two_clients_and_one_time(either_world: World) -> None:
    """Both confirm at once. One is booked; the other is told at once what is near, and books that."""
    world = either_world
    visits = [Visit(world, world.somebody()) for _ in range(2)]
    async with world.bot():
        await asyncio.gather(*(visit.walk(last="code") for visit in visits))
        await asyncio.gather(*(visit.client.sees("Confirm") for visit in visits))
        await asyncio.gather(*(visit.client.presses("Confirm") for visit in visits))
        await world.passing(lambda: len(answers(world)) == 2, 0)
        assert sorted(answers(world)) == ["Booked", "Sorry"]
        [loser] = [visit for visit in visits if not visit.client.screen.text.startswith("Booked")]
        assert "11:00" in loser.client.screen.labels
        loser.time = "11:00"
        await loser.goes_along()
    assert sorted(f"{record.starts:%H:%M}" for record in world.records()) == ["10:00", "11:00"]
    assert {len(world.records(visit.client.phone)) for visit in visits} == {1}


def answers(world: World) -> list[str]:
    """How the bot's last words to those who confirmed begin."""
    return [word for word in ("Booked", "Sorry") for line in world.said().splitlines() if line.startswith(word)]


async def test_twenty_clients_at_once(either_world: World) -> None:
    world = either_world
    times = list(product(("3", "4", "5", "6", "10"), ("09:00", "11:00", "14:00", "16:00")))
    visits = [Visit(world, world.somebody(), day=day, time=time) for day, time in times]
    for visit in visits:
        visit.client.within = 100
    async with world.bot():
        await asyncio.gather(*(visit.books() for visit in visits))
    for visit in visits:
        [record] = world.records(visit.client.phone)
        assert (str(record.starts.day), f"{record.starts:%H:%M}") == (visit.day, visit.time)
        assert booked(visit.client) == 1
    assert not world.logged("error")


async def test_two_bots_get_every_update_both(shared_world: World) -> None:
    """A balancer that is unsure sends each update to both. They share PostgreSQL and nothing else."""
    world = shared_world
    times = list(product(("3", "4"), ("09:00", "11:00", "14:00")))
    visits = [Visit(world, world.somebody(), day=day, time=time) for day, time in times]
    hooks = [world.webhook(), world.webhook()]
    async with both([hook["telegram_webhook_url"] for hook in hooks]) as url:
        for hook in hooks:
            hook["telegram_webhook_url"] = url
        async with world.bot(**hooks[0]), world.bot(**hooks[1]):
            await asyncio.gather(*(visit.books() for visit in visits))
            await world.telegram.all_confirmed()
    for visit in visits:
        assert len(world.records(visit.client.phone)) == 1
        assert booked(visit.client) == 1
    assert len(world.sandbox.sms) == len(visits)
    assert world.calls("book_record") == len(visits)


async def test_two_bots_and_the_death_of_one(shared_world: World) -> None:
    """Half of a conversation with one, the other half with the other."""
    world, anna = shared_world, shared_world.somebody()
    visit = Visit(world, anna)
    async with world.bot(**world.webhook()):
        await visit.walk(last="time")
        async with world.bot(**world.webhook()):
            await visit.walk("name", "code")
            await anna.sees("Confirm")
        await anna.presses("Confirm", waits=False)
        async with world.bot(**world.webhook()):
            await visit.sees("booked.text")
    assert len(world.records(anna.phone)) == 1


async def test_two_bots_get_every_word_of_a_client_about_their_account_both(shared_world: World) -> None:
    """Logged in, cancelled and taken back, each of them once."""
    world = shared_world
    hooks = [world.webhook(), world.webhook()]
    async with both([hook["telegram_webhook_url"] for hook in hooks]) as url:
        for hook in hooks:
            hook["telegram_webhook_url"] = url
        async with world.bot(**hooks[0]), world.bot(**hooks[1]):
            account = Account(world, TelegramChat(world, "en"))
            await account.begins()
            coming = await account.has("2026-03-07T10:00:00")
            await account.logs_in()
            await account.opens(coming)
            await account.chooses("label.cancel_visit")
            await account.chooses("label.reason_plans")
            await account.client.is_offered(account.words.say(Say("label.undo")))
            await account.chooses("label.undo")
            await account.confirms()
            await world.telegram.all_confirmed()
    assert account.record(coming.id).deleted
    assert [record.starts for record in world.records(account.client.phone)] == [coming.starts]
    assert [world.calls(operation) for operation in ("user_auth", "user_record_delete", "book_record")] == [1, 1, 1]


def booked(client: TelegramClient) -> int:
    return sum(message.text.startswith("Booked") for message in client.messages)


@asynccontextmanager
async def both(urls: list[str]) -> AsyncIterator[str]:
    """The address of a balancer that brings everything to each of these, at the same moment."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as http:

        async def bring(request: Request) -> Response:
            body, headers = await request.body(), {"content-type": "application/json"}
            secret = "x-telegram-bot-api-secret-token"
            headers[secret] = request.headers.get(secret, "")
            answers = await asyncio.gather(*(http.post(url, content=body, headers=headers) for url in urls))
            return Response(status_code=max(answer.status_code for answer in answers))

        app = Starlette(routes=[Route("/telegram/webhook", bring, methods=["POST"])])
        async with serving(app, "127.0.0.1", 0) as port:
            yield f"http://127.0.0.1:{port}/telegram/webhook"
