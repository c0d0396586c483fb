"""Clients get what they came for in few messages."""

from tests.end_to_end.goals import goals
from tests.end_to_end.world import World


async def test_few_messages_lead_to_a_booking(world: World) -> None:
    in_words, by_buttons, again = [len(goal.said) for goal in await goals(world)]
    assert in_words <= 8
    assert by_buttons <= 10
    assert again <= 3
    assert len(world.records()) == 3
