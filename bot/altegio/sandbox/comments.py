"""Reviews of locations and of the people who work there. Source: openapi.yaml, get_comments and leave_comment."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from bot.altegio.sandbox import histories
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import Line, Text
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import forbidden, not_found
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.world import Comment, World

PRAISE = {
    "en": ("Exactly the cut I asked for.", "Kind people, and on time.", "Good, but the music was too loud."),
    "uk": ("Саме така стрижка, яку я хотіла.", "Привітні люди, усе вчасно.", "Добре, але музика надто гучна."),
}
OTHERS = {"en": ("Olivia M.", None, "Noah"), "uk": ("Софія М.", None, "Максим")}
MARKS = (5, 5, 4)


class Review(BaseModel):
    """Sent as `mark`, read back as `rating`."""

    mark: Annotated[int, Field(ge=1, le=5)]
    text: Text
    name: Line


def comments(call: Call) -> Answer:
    """The reviews of a location and of its people, newest first. Both ends of the range count."""
    _may(call)
    salon, staff_id, rating = call.salon, call.number("staff_id"), call.number("rating")
    first, last = call.day("start_date") or date.min, call.day("end_date") or date.max
    found = [
        comment
        for comment in call.world.comments
        if comment.salon_id == salon.id
        and staff_id in (0, comment.staff_id)
        and rating in (0, comment.mark)
        and first <= comment.at.astimezone(salon.zone).date() <= last
    ]
    found.sort(key=lambda comment: (comment.at, comment.id), reverse=True)
    return Answer([_shown(call, comment) for comment in found])


def review_member(call: Call) -> Answer:
    """Review a team member; the location with 0, unless the switch wants that without a number."""
    staff_id = call.id("team_member_id")
    if staff_id == 0 and call.switches.location_review == "bare":
        raise not_found("Team member")
    return _review(call, staff_id)


def review_location(call: Call) -> Answer:
    if call.switches.location_review == "zero":
        raise not_found("Team member")
    return _review(call, 0)


OPERATIONS = [
    Operation("comments", "GET", "/comments/{location_id}", Needs.CLIENT, comments),
    Operation("comment_location", "POST", "/comments/{location_id}", Needs.CLIENT, review_location),
    Operation("comment", "POST", "/comments/{location_id}/{team_member_id}", Needs.CLIENT, review_member),
]


def seed(world: World) -> None:
    """Let others have reviewed every location and its people; well-known clients have done so where they live."""
    for salon in world.salons.values():
        language = "uk" if salon.locale.startswith("uk") else "en"
        staff = [0, *(member.id for member in salon.staff if member.online)]
        written = zip(staff, OTHERS[language], PRAISE[language], MARKS, strict=False)
        for n, (staff_id, name, text, mark) in enumerate(written, start=1):
            world.review(salon.id, staff_id, "", name, text, mark, world.now() - timedelta(days=11 * n))
        if salon.id in histories.WELL_KNOWN:
            phone, name = histories.WELL_KNOWN[salon.id]
            world.review(salon.id, staff[-1], phone, name, PRAISE[language][1], 5, world.now() - timedelta(days=60))


def _review(call: Call, staff_id: int) -> Answer:
    _may(call)
    said, salon = call.read(Review), call.salon
    if staff_id and salon.member(staff_id) is None:
        raise not_found("Team member")
    name = said.name if call.switches.comment_author == "named" else None
    made = call.world.review(salon.id, staff_id, call.caller.phone, name, said.text, said.mark, call.world.now())
    return Answer(_shown(call, made), status=201)


def _may(call: Call) -> None:
    if call.switches.comments_need == "business" and not call.caller.business:
        raise forbidden()


def _shown(call: Call, comment: Comment) -> Body:
    salon: Salon = call.world.salons[comment.salon_id]
    return {
        "id": comment.id,
        "salon_id": salon.id,
        "type": int(comment.staff_id != 0),
        "master_id": comment.staff_id,
        "text": comment.text,
        "date": f"{comment.at.astimezone(salon.zone):%Y-%m-%d %H:%M:%S}",
        "rating": comment.mark,
        "user_id": call.world.user(comment.phone).id if comment.phone else 0,
        "user_name": comment.name,
        "user_avatar": "/images/no-master.png",
        "record_id": 0,
    }
