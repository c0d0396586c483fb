"""Locations, cards, the profile and the menu, over each channel's wire."""

from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.client import Client
from tests.end_to_end.world import LONDON, World


async def test_a_favourite_location_is_marked(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, altegio_location_id="41000,42000") as client:
        account = Account(world, client)
        await account.begins()
        await client.says("where are you")
        await account.sees("places.text")
        await account.picks(LONDON.title)
        card = await client.sees(LONDON.address, "+44 20 7946 0182")
        assert "Exmouth" in card.text
        await account.chooses("label.favourite")
        await client.sees(account.words.say(Say("label.not_favourite")))
        await account.chooses("label.back")
        await client.sees(f"★ {LONDON.title}")


async def test_booking_begins_at_a_location(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        await client.says("where are you")
        await client.sees(LONDON.address)
        await account.chooses("label.book_here")
        await account.books(first="category")
    assert len(world.records(client.phone)) == 1


async def test_booking_with_a_membership(world: World, channel: type[Client]) -> None:
    """Only what it covers is offered: one service, so it is not asked for; that it is used is told."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.has_a_past()
        await account.begins()
        await account.logs_in()
        await client.says("my cards")
        await account.picks("🔥 Women's haircut ×5")
        await client.sees("2 visits left of 5", "Valid until")
        await account.chooses("label.book_with")
        await account.sees("card.booking", title="Women's haircut ×5")
        await account.picks("Amelia Hartley")
        await account.walk("date", "time")
        await account.confirms()
    [record] = [record for record in world.records(client.phone) if not record.seeded]
    assert record.services == (410101,)


async def test_a_membership_may_be_bought_on_the_way(world: World, channel: type[Client]) -> None:
    page = "https://glow.example/memberships"
    async with channel.opened(world, memberships_link=page) as client:
        account = Account(world, client)
        await account.begins()
        await account.walk(last="code")
        await account.sees("review.text")
        await client.says(account.words.say(Say("label.buy_membership")))
        await account.sees("link.text", to=page)
        await account.take("confirm")
        await account.sees("booked.text")


async def test_a_gift_card(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.has_a_past()
        await account.begins()
        await account.logs_in()
        await client.says("my cards")
        wallet = await client.sees(account.words.say(Say("wallet.gift_cards", {"count": 5})))
        cards = world.sandbox.world.gift_cards
        await account.picks(cards[0].title)
        card = await client.sees("Value: £116", account.words.say(Say("label.back")))
        [number] = [each.number for each in cards if each.number in card.text]
        assert number not in wallet.text


async def test_the_name_and_how_days_and_times_are_written(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        await client.says("profile")
        await client.sees("5 December, 17:30")
        await account.chooses("label.clock_12")
        await client.sees("5 December, 5:30")
        await account.chooses("label.month_first")
        await client.sees("December 5, 5:30")
        await account.chooses("label.change_name")
        await account.says("full_name.text", "Anna Lee")
        await client.sees("Anna Lee")
        await client.says("book")
        await account.walk("category", "staff")
        await account.says("date.text", "tomorrow")
        await client.sees("Tuesday, March 3", "10:00 am")


async def test_the_menu_hides_what_is_switched_off(world: World, channel: type[Client]) -> None:
    """And refuses it when it is typed."""
    async with channel.opened(world, availability_enabled=False) as client:
        account = Account(world, client)
        await account.begins()
        for label in ("label.book", "label.see_times", "label.book_again"):
            assert not client.screen.label(account.words.say(Say(label)))
        await client.says("book")
        await account.begins_with("book.off")
    assert world.calls("book_services") == 0


async def test_a_person_is_left_alone_with_the_client(world: World, channel: type[Client]) -> None:
    """The bot is quiet until it is called, or a while has passed."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        await account.chooses("label.person")
        await account.begins_with("person.text")
        before = len(client.shown)
        await client.says("Hello? Is anybody there?")
        await world.passing(lambda: any(line.get("heard") == "typed" for line in world.logged()), seconds=0)
        world.time.forward(hours=2, minutes=1)
        await account.sees("person.over")
        said = client.shown[before:]
        assert not [text for text in said if account.part("misfit.text") in text]
        await account.take("book")
        await account.sees("category.text")


async def test_whoever_is_logged_in_is_offered_their_own_number(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        await account.logs_in()
        await account.walk(last="name")
        await client.sees(account.part("phone.text"), client.phone)
