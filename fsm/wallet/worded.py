"""What is left on a card, in words."""

from decimal import Decimal

from fsm.prompts import Money, Say, Value
from fsm.words import GiftCard, LoyaltyCard, Membership


def visits_left(membership: Membership) -> Value:
    """Visits, where they are counted; else what Altegio says of the balance."""
    match membership:
        case Membership(left=int() as left, total=int() as total):
            return Say("card.visits_of", {"left": left, "total": str(total)})
        case Membership(left=int() as left):
            return Say("card.visits", {"left": left})
    return membership.balance


def gift_left(card: GiftCard) -> Value:
    """What can be spent: the rest of it, where it is spent bit by bit."""
    return amount(card.worth if card.balance is None else card.balance, card.currency)


def loyalty(card: LoyaltyCard) -> tuple[Value, ...]:
    """The discount that it gives, the bonuses that are on it (S3-65); one that gives no discount gathers bonuses."""
    discount = Say("card.discount", {"discount": f"{card.discount.normalize():f}"}) if card.discount else None
    bonuses = Say("card.bonuses", {"bonuses": amount(card.balance, card.currency)})
    if not discount:
        return (bonuses,)
    return (discount, bonuses) if card.balance else (discount,)


def amount(sum: Decimal, currency: str) -> Value:
    """Nothing left is a sum, too. Where nobody knows in which currency it is, the number stands alone."""
    return Money(sum, None, currency) if sum else "0"
