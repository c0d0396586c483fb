"""From the website into Telegram, by the link that the website's chat offers (N-24)."""

import json
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx

from tests.end_to_end.world import LONDON, World, free_port


class Visitor:
    """Somebody in the website's chat, as far as it speaks HTTP."""

    def __init__(self, http: httpx.AsyncClient, token: str) -> None:
        self.http, self.headers = http, {"Authorization": f"Bearer {token}"}

    async def sends(self, event: dict[str, str], step: str) -> None:
        """Say something, and wait for the question of this step."""
        await self.http.post("/widget/messages", headers=self.headers, json={"id": str(uuid4()), "event": event})
        async with self.http.stream("GET", "/widget/events", headers=self.headers) as news:
            async for line in news.aiter_lines():
                if line.startswith("data:") and json.loads(line[5:]).get("body", {}).get("step") == step:
                    return

    async def link(self) -> str:
        """What the link to Telegram sends there."""
        links = (await self.http.get("/widget/elsewhere", headers=self.headers)).json()
        address = urlsplit(str(links["telegram"]))
        assert address.hostname == "t.me"
        [argument] = parse_qs(address.query)["start"]
        return argument


async def test_what_was_chosen_on_the_website_is_not_asked_again_in_telegram(world: World) -> None:
    port = free_port()
    async with (
        world.bot(port=port),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http,
    ):
        visitor = Visitor(http, (await http.post("/widget/sessions")).json()["token"])
        await visitor.sends({"command": "start", "argument": f"loc_{LONDON.id}"}, "category")
        await visitor.sends({"text": "men's haircut"}, "staff")
        argument = await visitor.link()

        anna = world.somebody()
        screen = await anna.types(f"/start {argument}")
        assert "Men's haircut" in screen.text
        assert "Doesn't matter" in screen.labels

        stranger = world.somebody()
        screen = await stranger.types(f"/start {argument[:-1]}{'A' if argument[-1] != 'A' else 'B'}")
        assert "Men's haircut" not in screen.text
