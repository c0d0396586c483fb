"""Locations, services, people and times as Altegio shows them, before the switches dress them (answer.py).

Lengths on the wire are seconds. Names and quirks are those of openapi.yaml's schemas.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.altegio.sandbox.answer import EMPTY_OBJECT, Here
from bot.altegio.sandbox.booking import Slot
from bot.altegio.sandbox.salon import Category, Salon, Service, Staff
from bot.altegio.sandbox.salons import CHAIN_ID, CHAIN_TITLE
from bot.altegio.sandbox.switches import Switches

Body = dict[str, Any]


def location(salon: Salon, switches: Switches, now: datetime) -> Body:
    hours = (salon.zone.utcoffset(now.astimezone(salon.zone)) or timedelta()) / timedelta(hours=1)
    return address(salon) | {
        "public_title": salon.title,
        "short_descr": salon.short_descr,
        "description": salon.description,
        "logo": logo(salon),
        "active": 1,
        "email": salon.email,
        "schedule": salon.schedule,
        "zip": salon.zip,
        "timezone": salon.zone.key if switches.timezone == "name" else int(hours),
        "timezone_name": salon.zone.key,
        "phone_confirmation": salon.phone_confirmation,
        "active_staff_count": sum(staff.online for staff in salon.staff),
        "app_ios": "",
        "app_android": "",
        "group_priority": 900,
        "push_notification_phone_confirm": 0,
        "booking_comment_required": salon.comment_required,
        "booking_email_required": salon.email_required,
        "booking_comment_input_name": "",
        "booking_notify_text": "",
        "reminds_sms_disabled": False,
        "main_group_id": CHAIN_ID,
        "main_group": {"id": CHAIN_ID, "title": CHAIN_TITLE},
        "social": dict(salon.social) or [],
        "business_type_id": 1,
    }


def bookform(salon: Salon, chain_id: int) -> Body:
    """A booking form: of one salon (chain 0), or of the whole chain."""
    steps = ["company"] if chain_id else []
    steps += ["service", "master", "datetime", "contact", "comfirm"]
    return {
        "steps": [
            {"step": step, "title": "", "num": num, "hidden": False, "default": "-1"}
            for num, step in enumerate(steps, start=1)
        ],
        "style": {"show_header": True, "logo": logo(salon), "main_color": "2f5d62"},
        "group_id": chain_id,
        "company_id": salon.id,
        "phone_confirmation": salon.phone_confirmation and not chain_id,
        "lang": salon.locale,
        "langs": [
            {"id": 2, "code": "en-US", "title": "English"},
            {"id": 1, "code": "ru-RU", "title": "Русский"},
            {"id": 8, "code": "uk-UA", "title": "Українська"},
        ],
        "comment_required": salon.comment_required,
        "comment_input_name": "",
        "booking_notify_text": "",
        "is_show_privacy_policy": salon.shows_privacy_policy,
        "specialization_display_mode": 0,
        "sms_enabled": True,
    }


def book_category(category: Category) -> Body:
    return {"id": category.id, "title": category.title, "sex": 0, "api_id": 0, "weight": category.weight}


def book_service(service: Service, length: timedelta | None) -> Body:
    body: Body = {
        "id": service.id,
        "title": service.title,
        "category_id": service.category_id,
        "price_min": service.price_min,
        "price_max": service.price_max,
        "discount": 0,
        "comment": service.comment,
        "weight": service.weight,
        "active": int(service.active),
        "sex": 0,
        "image": "",
        "prepaid": service.prepaid,
    }
    return body if length is None else body | {"seance_length": seconds(length)}


def book_staff(staff: Staff, bookable: bool) -> Body:
    return person(staff) | {"bookable": bookable, "weight": staff.weight, "information": staff.information}


def seance(slot: Slot, zone: ZoneInfo) -> Body:
    starts = slot.starts.astimezone(zone)
    length = seconds(slot.length)
    return {
        "time": f"{starts:%H:%M}",
        "seance_length": length,
        "sum_length": length,
        "datetime": starts.isoformat(timespec="seconds"),
    }


def days(dates: Sequence[date]) -> Body | list[Any]:
    """Days by month, as strings, without a year; [] when there are none."""
    months: Body = {}
    for day in dates:
        months.setdefault(str(day.month), []).append(str(day.day))
    return months or []


def category(category: Category, salon: Salon) -> Body:
    services = {service.id for service in salon.services if service.category_id == category.id}
    return {
        "id": category.id,
        "salon_service_id": category.id,
        "title": category.title,
        "booking_title": category.title,
        "api_id": "",
        "weight": category.weight,
        "sex": 0,
        "staff": [staff.id for staff in salon.staff if staff.online and services & staff.services],
    }


def service(service: Service, salon: Salon) -> Body:
    able = [staff for staff in salon.staff if service.id in staff.services and not staff.fired]
    return {
        "id": service.id,
        "salon_service_id": service.id,
        "title": service.title,
        "booking_title": service.title,
        "category_id": service.category_id,
        "price_min": service.price_min,
        "price_max": service.price_max,
        "discount": 0,
        "comment": service.comment,
        "weight": service.weight,
        "active": int(service.active),
        "api_id": "",
        "duration": seconds(service.length),
        "is_multi": False,
        "is_online": service.active,
        "prepaid": service.prepaid,
        "staff": [
            {"id": staff.id, "name": staff.name, "seance_length": seconds(staff.length_of([service]))} for staff in able
        ],
        "image_group": [],
    }


def team_member(staff: Staff, salon: Salon, schedule_till: date | None) -> Body:
    return person(staff) | {
        "api_id": None,
        "company_id": salon.id,
        "avatar_big": portrait(staff),
        "weight": staff.weight,
        "information": staff.information,
        "hidden": int(staff.hidden),
        "fired": int(staff.fired),
        "status": 0,
        "image_group": [],
        "schedule_till": schedule_till and schedule_till.isoformat(),
    }


def seconds(length: timedelta) -> int:
    return int(length.total_seconds())


def address(salon: Salon) -> Body:
    """What a location and the `company` of an appointment have in common."""
    return {
        "id": salon.id,
        "title": salon.title,
        "country_id": salon.country_id,
        "country": salon.country,
        "city_id": salon.city_id,
        "city": salon.city,
        "phone": salon.phone,
        "phones": [salon.phone, *salon.more_phones],
        "address": salon.address,
        "coordinate_lat": salon.latitude,
        "coordinate_lon": salon.longitude,
        "allow_delete_record": salon.allow_delete,
        "allow_change_record": salon.allow_change,
        "allow_delete_record_delay_step": seconds(salon.delete_until),
        "allow_change_record_delay_step": seconds(salon.change_until),
        "site": salon.site,
        "currency_short_title": salon.currency,
    }


def logo(salon: Salon) -> str:
    return Here(f"/pictures/location/{salon.id}.png")


def portrait(staff: Staff) -> str:
    """The picture of a team member; of one without, the one that stands for it."""
    return Here(f"/pictures/staff/{staff.id}.png" if staff.pictured else "/images/no-master.png")


def person(staff: Staff) -> Body:
    """What every view of a team member has in common."""
    return {
        "id": staff.id,
        "name": staff.name,
        "specialization": staff.specialization,
        "position": {"id": staff.position[0], "title": staff.position[1]} if staff.position else EMPTY_OBJECT,
        "show_rating": int(staff.votes > 0),
        "rating": staff.rating,
        "votes_count": staff.votes,
        "comments_count": staff.comments,
        "avatar": portrait(staff),
    }
