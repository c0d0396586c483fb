"""What may be done about a visit now: None, or the reason why not (S3-32, P-30). The phone to call is on its card.

The salon's own rules and the location's both count, and the stricter wins.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from fsm.prompts import Length, Say
from fsm.step import Scene
from fsm.words import Location, Status, Visit

UNDO: Final = timedelta(minutes=10)


def no_cancel(visit: Visit, scene: Scene) -> Say | None:
    """Why the visit cannot be cancelled (S1-14, S2-18, S2-27)."""
    if not ahead(visit, scene):
        return Say("visit.no_change")
    if not _cancels(visit.location, scene):
        return Say("cancel.off")
    if visit.prepaid and scene.rules.prepaid_guard:
        return Say("cancel.prepaid")
    notice = _passed(visit.starts, scene, visit.location.cancel_until)
    return Say("cancel.too_late", {"notice": Length(notice)}) if notice else None


def no_move(visit: Visit, scene: Scene) -> Say | None:
    """Why the visit cannot get another time (S1-15). Our notice holds here too: moving would be a way around it.

    Of a visit for which no service is told it is not known how long it has to be free.
    """
    if not ahead(visit, scene):
        return Say("visit.no_change")
    if not _moves(visit.location, scene):
        return Say("move.off")
    if not visit.services:
        return Say("move.untitled")
    notice = _passed(visit.starts, scene, visit.location.change_until)
    return Say("move.too_late", {"notice": Length(notice)}) if notice else None


def by_phone_only(location: Location, starts: datetime, scene: Scene) -> Say | str:
    """What a client should know before they take a time (aware): that it is too near to be changed here afterwards.

    "" if it is not. What cannot be changed here at any time says so on the card.
    """
    late_to_move = _moves(location, scene) and _passed(starts, scene, location.change_until)
    late_to_cancel = _cancels(location, scene) and _passed(starts, scene, location.cancel_until)
    if late_to_move and late_to_cancel:
        return Say("near.neither")
    if late_to_move:
        return Say("near.no_move")
    return Say("near.no_cancel") if late_to_cancel else ""


def no_undo(visit: Visit, scene: Scene) -> Say | None:
    """Why what the client has cancelled cannot be taken back (N-20): too late, or it cannot be booked here."""
    bookable = scene.rules.booking and scene.rules.availability and visit.services
    if not bookable or visit.starts <= scene.now:
        return Say("undo.off", {"phone": visit.location.phone})
    return Say("undo.too_late") if visit.record not in just_cancelled(scene) else None


def just_cancelled(scene: Scene) -> dict[int, datetime]:
    """What the client can still take back, as far as the time goes: when they have cancelled it, by its record."""
    return {record: at for record, at in scene.client.cancelled if scene.now - at <= UNDO}


def no_review(visit: Visit, scene: Scene, of_place: bool) -> Say | None:
    """Why the team member of the visit, or its location, cannot be rated: whom nobody has missed there may do it, once
    (S3-30).
    """
    if not took_place(visit, scene) or not scene.client.verified:
        return Say("rate.not_yet")
    if not of_place and not visit.staff.id:
        return Say("rate.not_yet")
    return Say("rate.once") if reviewed(visit, of_place) in scene.client.rated else None


def reviewed(visit: Visit, of_place: bool) -> str:
    """How a client's review is remembered: of a visit's team member, or of a location."""
    return f"place:{visit.location.id}" if of_place else str(visit.record)


def ahead(visit: Visit, scene: Scene) -> bool:
    """Whether the client is still awaited."""
    return visit.status in (Status.EXPECTED, Status.CONFIRMED) and visit.starts > scene.now


def took_place(visit: Visit, scene: Scene) -> bool:
    """As far as anybody has told: many salons never mark who came."""
    return visit.status not in (Status.CANCELLED, Status.MISSED) and visit.starts <= scene.now


def called_off(visit: Visit, scene: Scene) -> bool:
    """Who is marked as missing before it begins has cancelled it (S2-12)."""
    missing = visit.status is Status.MISSED and visit.starts > scene.now
    return visit.status is Status.CANCELLED or missing


def standing(visit: Visit, scene: Scene) -> Say:
    """How the visit stands to its client."""
    if called_off(visit, scene):
        return Say(f"visit.{Status.CANCELLED}")
    unmarked = took_place(visit, scene) and visit.status is not Status.CAME
    return Say("visit.over") if unmarked else Say(f"visit.{visit.status}")


def _cancels(location: Location, scene: Scene) -> bool:
    return scene.rules.cancellation and location.may_cancel


def _moves(location: Location, scene: Scene) -> bool:
    return scene.rules.reschedule and scene.rules.availability and location.may_change


def _passed(starts: datetime, scene: Scene, until: timedelta) -> timedelta | None:
    """The notice that can no longer be given, None while there is time: the longer of ours and Altegio's `until`.

    Ours may be met exactly (S2-18); Altegio wants more than its own (README of its contract, "Booking"). Counted in
    UTC: on a day when the clocks change, the wall clock is an hour off.
    """
    left = starts.astimezone(UTC) - scene.now.astimezone(UTC)
    in_time = left >= scene.rules.cancel_notice and left > until
    return None if in_time else max(scene.rules.cancel_notice, until)
