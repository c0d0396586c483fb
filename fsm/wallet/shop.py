"""Where memberships and gift cards are bought: pages of the salon's, shown if it has named them (S3-18, S3-48)."""

from collections.abc import Iterator

from fsm.links import link
from fsm.prompts import Option, Say
from fsm.step import Scene


def to_buy(scene: Scene) -> Iterator[Option]:
    yield from buy_membership(scene)
    yield from buy_gift_card(scene)


def buy_membership(scene: Scene) -> tuple[Option, ...]:
    return link("memberships", scene.rules.memberships_link, Say("label.buy_membership"))


def buy_gift_card(scene: Scene) -> tuple[Option, ...]:
    return link("gift_cards", scene.rules.gift_cards_link, Say("label.buy_gift_card"))
