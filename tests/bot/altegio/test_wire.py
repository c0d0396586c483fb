"""What is asked of Altegio, held against its contract, and its printed answers, read into the trade's words."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.altegio import reading, wire
from bot.altegio.account import reading as account_reading
from bot.altegio.account import wire as account_wire
from bot.altegio.account.reading import Created, Record
from bot.altegio.account.shapes import RecordCompany
from bot.altegio.errors import AltegioError, NotAllowed, Refused, TryLater
from bot.altegio.reading import Form
from bot.altegio.wire import Request, read_answer, refusal_code
from fsm.requests import Order
from fsm.words import (
    Catalogue,
    Category,
    GiftCard,
    Location,
    LoyaltyCard,
    Membership,
    Phone,
    Review,
    Service,
    Slot,
    Staff,
)
from tests.contract import contract, examples, operation, validate_request

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
SLOT = Slot(datetime(2015, 9, 29, 13, tzinfo=MOSCOW), timedelta(hours=1), "2015-09-29T13:00:00+04:00")
ORDER = Order(
    location=Location(4564, "Salon", "Europe/Moscow", "RU"),
    services=(Service(331, "Haircut", 1), Service(99055, "Beard", 1)),
    staff=Staff(6544, "Irina"),
    slot=SLOT,
    full_name="Dima",
    phone=Phone("+1 500 555-01-04"),
    code="0388",
    email="d@example.com",
    comment="by the window",
)
AS_SENT = next(example.body for example in examples("get_appointment"))["data"]
CREATED = Created(2820023, "567df655/304?da9b")

REQUESTS: dict[str, Request[Any]] = {
    "location": wire.location(37532),
    "locations of a chain": wire.locations("", chain=9206),
    "own locations": wire.locations("B-token"),
    "form": wire.form(123),
    "privacy": wire.privacy(4564),
    "catalogue": wire.catalogue(4564),
    "staff": wire.staff(4564, [331, 99055]),
    "dates": wire.dates(4564, [331, 99055], 0, date(2015, 9, 1)),
    "slots": wire.slots(4564, [331, 99055], 6544, date(2015, 9, 29), MOSCOW),
    "send_code": wire.send_code(ORDER.location.id, ORDER.phone.number, ORDER.full_name),
    "check": wire.check(ORDER),
    "book": wire.book(ORDER, "key-1"),
    "booked": wire.booked(4564, CREATED),
    "log_in": account_wire.log_in("+15005550101", "0388"),
    "own_records": account_wire.own_records("C-token"),
    "records": account_wire.records(4564, date(2015, 9, 29), 2, "B-token"),
    "company": wire.company(37532),
    "own_record": account_wire.own_record(13132699, "C-token"),
    "client_records": account_wire.client_records(4564, 7, date(2015, 9, 1), date(2015, 9, 29), 1, "B-token"),
    "record": account_wire.record(4564, 2, "B-token"),
    "record_as_sent": account_wire.record_as_sent(4564, 2, "B-token"),
    "clients": account_wire.clients(4564, "+15005550101", "B-token"),
    "cancel_by_hash": account_wire.cancel_by_hash(CREATED.record, CREATED.hash),
    "cancel": account_wire.cancel(13132699, "C-token"),
    "delete": account_wire.delete(4564, 2, "B-token"),
    "no_show": account_wire.no_show(8263004, 2, "ill", "B-token"),
    "move": account_wire.move(4564, 13132699, SLOT, "C-token"),
    "change_time": account_wire.change_time(4564, AS_SENT, SLOT, "+15005550101", "B-token"),
    "comments": account_wire.comments(4564, MOSCOW, "C-token", 8864, date(2015, 8, 1)),
    "review": account_wire.review(4564, 8864, 4, "Good", "Dima", "C-token"),
    "own memberships": account_wire.memberships(4564, "C-token"),
    "memberships": account_wire.memberships(4564, "B-token", "+15005550101"),
    "own gift cards": account_wire.gift_cards(4564, "C-token"),
    "gift cards": account_wire.gift_cards(4564, "B-token", "+15005550101"),
    "own loyalty cards": account_wire.loyalty_cards(145071, 4564, "C-token"),
    "loyalty cards": account_wire.loyalty_cards(145071, 4564, "B-token", "+15005550101"),
}
ALL = pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS.keys())


def answer(name: str, of: Request[Any]) -> Any:
    """A printed answer, read as the answer to a request."""
    operation, status, *_ = name.split(".")
    body = next(example.body for example in examples(operation) if example.name == name)
    return read_answer(of, int(status), json.dumps(body).encode())


# --- what is sent


@ALL
def test_requests_are_as_the_contract_wants_them(request_: Request[Any]) -> None:
    validate_request(request_.method, request_.path, request_.body)
    _, described = operation(request_.method, request_.path)
    assert described["operationId"] == request_.operation
    assert set(request_.params) <= parameters(described)


@ALL
def test_the_users_token_goes_where_one_is_asked_for(request_: Request[Any]) -> None:
    _, described = operation(request_.method, request_.path)
    if described["x-token"] == "partner + user":
        assert request_.user_token
    if described["x-token"] == "partner":
        assert not request_.user_token


@ALL
def test_only_what_changes_nothing_is_repeated(request_: Request[Any]) -> None:
    harmless = request_.method == "GET" or request_.operation in ("validate_booking_params", "get_client_list")
    assert request_.once is not harmless


@ALL
def test_nothing_personal_is_in_the_repr(request_: Request[Any]) -> None:
    assert not re.search(r"5005550|0388|Dima|-token|567df", repr(request_))


def test_who_has_no_name_yet_is_not_sent_an_empty_one() -> None:
    assert wire.send_code(4564, "+1 500 555-01-04", "").body == {"phone": "15005550104"}
    assert wire.send_code(4564, "+1 500 555-01-04", "Dima").body == {"phone": "15005550104", "fullname": "Dima"}


def test_what_is_booked_goes_out_letter_by_letter() -> None:
    assert REQUESTS["book"].body == {
        "phone": "15005550104",
        "fullname": "Dima",
        "email": "d@example.com",
        "code": "0388",
        "comment": "by the window",
        "notify_by_sms": 0,
        "notify_by_email": 0,
        "api_id": "key-1",
        "appointments": [
            {"id": 1, "services": [331, 99055], "staff_id": 6544, "datetime": "2015-09-29T13:00:00+04:00"},
        ],
    }
    assert REQUESTS["check"].body == {"appointments": REQUESTS["book"].body["appointments"]}
    assert REQUESTS["booked"].path == "/book_record/4564/2820023/567df655%2F304%3Fda9b"


def test_times_are_asked_for_all_services_together() -> None:
    for name in ("staff", "dates", "slots"):
        assert REQUESTS[name].params["service_ids[]"] == [331, 99055]


def test_no_code_is_not_an_empty_code() -> None:
    body = wire.book(replace(ORDER, code=""), "key-1").body
    assert body is not None
    assert "code" not in body


def parameters(described: dict[str, Any]) -> set[str]:
    """Names of the query parameters of an operation."""
    known = contract()["components"]["parameters"]
    listed = [known[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in described.get("parameters", [])]
    return {p["name"] for p in listed if p["in"] == "query"}


# --- what is read


def test_the_printed_catalogue() -> None:
    assert answer("get_services_available_for_booking.200", REQUESTS["catalogue"]) == Catalogue(
        (Category(1895571, "Уходы для волос"), Category(1895574, "Окрашивание волос")),
        (
            Service(1896208, "Мытье волос", 1895571, length=timedelta(hours=1)),
            Service(1896303, "Окрашивание", 1895574, length=timedelta(hours=1)),
        ),
    )


def test_a_catalogue_in_the_other_spelling() -> None:
    """Strings for numbers, `categories`, weights, prices of every kind, a service of no category."""
    read = reading.read_catalogue(
        {
            "categories": [
                {"id": "1", "title": "Nails", "weight": "2"},
                {"id": "2", "title": "Hair", "weight": "7"},
                {"id": "3", "title": "Empty", "weight": "9"},
            ],
            "services": [
                {"id": "11", "title": " Manicure ", "category_id": "1", "price_min": "20.50", "price_max": "30"},
                {"id": "12", "title": "Cut", "category_id": 2, "price_min": 40, "price_max": 40, "weight": 5},
                {"id": "13", "title": "Colour", "category_id": 2, "weight": "6", "prepaid": "required"},
                {"id": "14", "title": "Advice", "category_id": 99, "price_min": None, "seance_length": "0"},
                {"id": "15", "title": None, "category_id": 1},
                {"title": "No id"},
                "nonsense",
            ],
        }
    )
    assert read.categories == (Category(2, "Hair"), Category(1, "Nails"), Category(0, "…"))
    assert read.services == (
        Service(13, "Colour", 2, prepaid=True),
        Service(12, "Cut", 2, Decimal(40)),
        Service(11, "Manicure", 1, Decimal("20.50"), Decimal(30)),
        Service(14, "Advice", 0),
    )


def test_printed_staff() -> None:
    assert answer("get_team_members_available_for_booking.200", REQUESTS["staff"]) == [
        Staff(16, "Вася", "Фельдшер", Decimal(3))
    ]


def test_staff_in_the_other_spelling() -> None:
    read = reading.read_staff(
        [
            {"id": 1, "name": "Ann", "position": [], "show_rating": "0", "rating": "5", "weight": "1"},
            {"id": 2, "name": "Ben", "position": {"title": "Barber"}, "show_rating": 1, "rating": 0, "weight": 9},
            {"id": 3, "name": "Eve", "bookable": "0", "weight": 99},
            {"id": 4, "name": "Flo", "bookable": "", "show_rating": True, "rating": "much", "weight": None},
        ]
    )
    assert read == [Staff(2, "Ben", "Barber"), Staff(1, "Ann"), Staff(4, "Flo")]


def test_printed_dates() -> None:
    days = answer("get_dates_available_for_booking.200", REQUESTS["dates"])
    assert (days[0], days[-1], len(days)) == (date(2015, 9, 4), date(2015, 10, 25), 28)


def test_days_without_a_year_are_the_next_ones() -> None:
    days = {"booking_days": {"12": ["30", "31"], "1": [2, "32"], "11": ["14"]}}
    assert reading.read_dates(days, date(2025, 11, 15)) == [
        date(2025, 12, 30),
        date(2025, 12, 31),
        date(2026, 1, 2),
        date(2026, 11, 14),
    ]
    assert reading.read_dates({"booking_days": []}, date(2025, 11, 15)) == []


def test_dates_unsorted_doubled_and_with_times() -> None:
    days = {"booking_dates": ["2026-03-03", "2026-03-02T00:00:00", "2026-03-03", "soon"], "booking_days": []}
    assert reading.read_dates(days, date(2026, 1, 1)) == [date(2026, 3, 2), date(2026, 3, 3)]


def test_printed_slots_count_by_the_wall_clock_and_go_back_as_they_came() -> None:
    """Moscow had +03:00 that day; the offset in the printed body is an old one."""
    slots = answer("get_time_slots_for_booking.200", REQUESTS["slots"])
    assert [slot.starts.hour for slot in slots] == [12, 13, 14, 15, 16]
    assert slots[0] == Slot(datetime(2015, 9, 29, 12, tzinfo=MOSCOW), timedelta(hours=1), "2015-09-29T12:00:00+04:00")
    assert slots[0].starts.utcoffset() == timedelta(hours=3)


def slots_at(*times: str) -> list[Slot]:
    return reading.read_slots([{"time": "", "datetime": time} for time in times], BERLIN)


def test_the_night_that_has_an_hour_twice() -> None:
    first, second, third = slots_at("2026-10-25T02:30:00+0100", "2026-10-25T02:30:00+02:00", "2026-10-25 03:00:00")
    assert first.as_sent == "2026-10-25T02:30:00+02:00"
    assert first.starts.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.starts.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert third.starts.astimezone(UTC) == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


def test_a_time_that_the_clock_skips_is_not_offered() -> None:
    times = ("2026-03-29T01:30:00+01:00", "2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00.000+02:00")
    assert [slot.as_sent for slot in slots_at(*times)] == [times[0], times[2]]


def test_the_length_of_a_slot() -> None:
    slots = reading.read_slots(
        [
            {"datetime": "2026-03-02T10:00:00", "seance_length": "3600", "sum_length": 5400},
            {"datetime": "2026-03-02T11:00:00", "seance_length": "2700"},
            {"datetime": "2026-03-02T12:00:00", "seance_length": -1},
        ],
        BERLIN,
    )
    assert [slot.length for slot in slots] == [timedelta(minutes=90), timedelta(minutes=45), timedelta(0)]


def test_the_printed_location() -> None:
    assert answer("get_location.200", REQUESTS["location"]) == Location(
        id=37532,
        title="James Smith LLC",
        zone="America/New_York",
        country="US",
        address="New York, 787 Jackson Drive",
        site="james-smith-company.com",
        confirms_phone=True,
    )


def test_printed_locations() -> None:
    [location] = answer("get_location_list.200", REQUESTS["own locations"])
    assert (location.id, location.zone, location.country, location.currency) == (1050, "Europe/Moscow", "RU", "р")


@pytest.mark.parametrize(
    ("zones", "phone", "zone", "country"),
    [
        ({"timezone_name": "Europe/Kyiv", "timezone": 2}, "", "Europe/Kyiv", "UA"),
        ({"timezone_name": "", "timezone": "Asia/Kolkata"}, "", "Asia/Kolkata", "IN"),
        ({"timezone_name": "US/Eastern"}, "", "US/Eastern", "US"),
        ({"timezone_name": "UTC"}, "+44 20 7946 0000", "UTC", "GB"),
        ({"timezone_name": "Etc/GMT-3"}, 442079460000, "Etc/GMT-3", "GB"),
        ({"timezone_name": "UTC"}, "ask inside", "UTC", ""),
    ],
)
def test_zone_and_country(zones: dict[str, Any], phone: Any, zone: str, country: str) -> None:
    location = reading.read_location({"id": "5", "title": "Salon", "phone": phone, **zones})
    assert (location.zone, location.country) == (zone, country)


@pytest.mark.parametrize("zone", [{}, {"timezone": -5}, {"timezone_name": "Mars/Olympus", "timezone": "12"}])
def test_a_location_without_a_zone_says_what_to_do(zone: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="location 5 has no time zone: set one in Altegio"):
        reading.read_location({"id": 5, "title": "Salon", **zone})


def test_what_a_location_asks_for() -> None:
    location = reading.read_location(
        {
            "id": 5,
            "title": "",
            "timezone_name": "Europe/London",
            "phones": ["", "+442079460000"],
            "phone_confirmation": "1",
            "booking_email_required": 1,
            "booking_comment_required": "0",
            "booking_comment_input_name": "Number plate",
        }
    )
    assert location == Location(
        id=5,
        title="…",
        zone="Europe/London",
        country="GB",
        phone="+442079460000",
        confirms_phone=True,
        needs_email=True,
        comment_label="Number plate",
    )


def test_the_printed_form() -> None:
    assert answer("get_booking_form_config.200", REQUESTS["form"]) == Form(location=1, chain=1)


def test_the_printed_agreement() -> None:
    assert answer("get_privacy_policy.200", REQUESTS["privacy"]) == "текст соглашения"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Terms</h1>\n<p>We keep&nbsp;your <b>name</b>.</p><ul><li>one</li><li>two</li></ul>",
         "Terms\nWe keep your name.\none\ntwo"),
        ("a<br>b<BR />c<style>p {}</style><script>alert('<p>')</script>", "a\nb\nc"),
        ("2 &lt; 3 &amp; 3 &gt; 2", "2 < 3 & 3 > 2"),
        ("<script>never closed", ""),
        (None, ""),
        ("x" * 5000, "x" * 2999 + "…"),
    ],
)  # fmt: skip
def test_an_agreement_is_plain_text(html: str | None, text: str) -> None:
    assert reading.read_privacy({"agreement": {"content": html}}).replace("\xa0", " ") == text


@pytest.mark.parametrize("data", [{}, {"agreement": []}, {"agreement": None}])
def test_no_agreement(data: Any) -> None:
    assert reading.read_privacy(data) == ""


def test_printed_answers_to_a_booking() -> None:
    assert answer("create_online_booking.201", REQUESTS["book"]) == Created(2820023, "567df655304da9b98487769426d4e76e")
    assert answer("validate_booking_params.201", REQUESTS["check"]) is None
    assert answer("log_in_with_phone_number_and_code.201", REQUESTS["log_in"]) == "wec23fh8cDfFV4432fc352456"


def test_printed_appointments() -> None:
    details = answer("get_online_booking_details.200", REQUESTS["booked"])
    assert (details.id, details.location, [service.id for service in details.services]) == (13132699, 4564, [389043])
    assert answer("get_user_appointment_list.200", REQUESTS["own_records"]) == [
        Record(
            id=13132699,
            location=4564,
            services=(Service(389043, "Коррекция нарощенных ногтей", 0, Decimal(2300), None, timedelta(minutes=30)),),
            staff=Staff(
                55436, "Наталья", "Мастер маникюра и педикюра", Decimal("4.84"), "http://example.com/image.png"
            ),
            starts=datetime(2017, 10, 24, 17, 30),  # noqa: DTZ001 - a wall clock
            api_id="",
            deleted=True,
            length=timedelta(minutes=30),
            cost=Decimal(2300),
            terms=RecordCompany(id=4564, allow_change_record=True, allow_delete_record=True),
        )
    ]
    [record] = answer("get_appointment_list.200", REQUESTS["records"])
    assert (record.id, record.location, record.staff) == (2, 4564, Staff(9, "Оксана", "наращивание волос"))


@pytest.mark.parametrize(
    ("times", "starts"),
    [
        ({"date": "2026-09-21T23:00:00.000-05:00"}, "2026-09-21 23:00:00"),
        ({"date": "2026-07-01 09:12:44", "datetime": "2026-07-01T08:12:44+0100"}, "2026-07-01 09:12:44"),
        ({"datetime": "2026-07-01T09:12:44+0200"}, "2026-07-01 09:12:44"),
        ({"date": "", "datetime": None}, "None"),
        ({"date": "soon"}, "None"),
    ],
)
def test_an_appointment_starts_by_the_wall_clock(times: dict[str, Any], starts: str) -> None:
    assert str(account_reading.read_record({"id": 1, **times}).starts) == starts


def test_an_appointment_with_strange_details_is_still_there() -> None:
    """One that is overlooked might be made a second time."""
    [record] = account_reading.read_records(
        [{"id": "7", "company_id": "x", "services": "none", "staff": [], "date": 5, "api_id": 0, "deleted": "?"}]
    )
    assert record == Record(7, 0, (), None, None, "", deleted=False)


def test_a_service_that_is_not_named_has_no_name() -> None:
    """Only its number is promised; the words for it are found where it is shown."""
    record = account_reading.read_record({"id": 1, "services": [{"id": 331}, {"id": 333, "title": "Haircut"}]})
    assert [(service.id, service.title) for service in record.services] == [(331, ""), (333, "Haircut")]


def test_a_change_of_time_keeps_the_rest() -> None:
    """A full replacement: what the printed appointment has and may be sent goes back, but for its time."""
    body = REQUESTS["change_time"].body
    assert body == {
        "staff_id": 9,
        "services": [{"id": 1, "first_cost": 100, "discount": 0, "cost": 100, "amount": 1}],
        "client": {"id": 18936825, "name": "lx", "phone": "13155550175", "email": "client@example.com"},
        "clients_count": 1,
        "datetime": SLOT.as_sent,
        "seance_length": 3600,
        "save_if_busy": False,
        "send_sms": False,
        "comment": "do not write down",
        "sms_remain_hours": 5,
        "email_remain_hours": 1,
        "attendance": 0,
        "api_id": "",
        "custom_color": "f44336",
        "record_labels": [],
        "activity_id": 0,
    }


@pytest.mark.parametrize(("read", "sent"), [(0, ""), (None, ""), (7, "7"), ("0", "0"), ("window", "window")])
def test_a_comment_goes_back_as_text(read: Any, sent: str) -> None:
    """Where there is none, a printed visit has the number 0, which an appointment that is written must not have."""
    change = account_wire.change_time(4564, {**AS_SENT, "comment": read}, SLOT, "+15005550101", "B-token")
    validate_request(change.method, change.path, change.body)
    assert (change.body or {})["comment"] == sent


def test_the_printed_location_with_all_it_tells() -> None:
    company = answer("get_location.200", REQUESTS["company"])
    assert (company.chain, company.owner) == (9206, "James Smith LLC main location chain")
    assert company.place.about == "The James Smith location"
    links = ("https://james-smith-company.com", "https://instagram.com/james_smith_company/")
    assert company.place.links == links
    assert company.place.directions.endswith("query=40.73061,-73.935242")
    assert company.place.location == answer("get_location.200", REQUESTS["location"])


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://salon.example/a?b", "https://salon.example/a?b"),
        ("salon.example", "https://salon.example"),
        ("vk.com/salon", "https://vk.com/salon"),
        ("", None),
        ("@salon", None),
        ("+1 315 555-01-75", None),
        ("10.10", None),
        ("javascript:alert(1)", None),
        ("https://salon.example/ and more", None),
    ],
)
def test_what_counts_as_a_page(written: str, link: str | None) -> None:
    company = {"id": 5, "title": "Salon", "timezone_name": "Europe/Berlin", "social": {"x": written}}
    assert reading.read_company(company).place.links == ((link,) if link else ())


@pytest.mark.parametrize(
    ("where", "directions"),
    [
        ({"coordinate_lat": "55.7", "coordinate_lon": 37, "address": "x"}, "55.7,37"),
        ({"coordinate_lat": 0, "coordinate_lon": 0, "address": "Hauptstr. 5"}, "Hauptstr.%205"),
        ({}, None),
    ],
)
def test_the_way_to_a_location(where: dict[str, Any], directions: str | None) -> None:
    company = reading.read_company({"id": 5, "title": "Salon", "timezone_name": "Europe/Berlin", **where})
    assert company.place.directions == (f"{reading.MAP}{directions}" if directions else "")


@pytest.mark.parametrize(
    ("told", "terms"),
    [
        ({}, (True, True, 0, 0)),
        ({"allow_change_record": "1", "allow_change_record_delay_step": "3600"}, (True, True, 3600, 0)),
        ({"allow_change_record": False, "allow_delete_record": 0}, (False, False, 0, 0)),
        ({"allow_delete_record": True, "allow_delete_record_delay_step": 7200}, (True, True, 0, 7200)),
    ],
)
def test_what_clients_may_change(told: dict[str, Any], terms: tuple[bool, bool, int, int]) -> None:
    one = reading.read_location({"id": 5, "title": "Salon", "timezone_name": "Europe/Berlin", **told})
    steps = (int(one.change_until.total_seconds()), int(one.cancel_until.total_seconds()))
    assert (one.may_change, one.may_cancel, *steps) == terms


def test_the_terms_of_an_appointment_are_fresher_than_its_locations() -> None:
    location = Location(5, "Salon", "Europe/Berlin", "DE", change_until=timedelta(hours=1))
    told = {"id": 5, "allow_change_record": True, "allow_change_record_delay_step": 7200}
    for company, until in (({"id": 5}, 1), (told, 2)):
        visit = account_reading.read_record({"id": 1, "company": company, "date": "2026-03-03 10:00:00"}).at(location)
        assert visit is not None
        assert visit.location.change_until == timedelta(hours=until)


@pytest.mark.parametrize(
    ("services", "cost"),
    [
        ([{"id": 1, "cost": "100.50"}, {"id": 2, "cost": 20, "amount": 1}], Decimal("120.50")),
        ([{"id": 1, "cost": 100, "amount": 2}], None),
        ([{"id": 1, "cost": 100}, {"id": 2}], None),
        ([], None),
    ],
)
def test_a_cost_that_is_surely_right_or_none(services: list[Any], cost: Decimal | None) -> None:
    """Whether `cost` is that of one or of all is not documented."""
    assert account_reading.read_record({"id": 1, "services": services}).cost == cost


def test_an_appointment_without_a_time_is_no_visit() -> None:
    location = Location(5, "Salon", "Europe/Berlin", "DE")
    assert account_reading.read_record({"id": 1, "date": "soon"}).at(location) is None


def test_printed_reviews() -> None:
    [one] = answer("get_comments.200", REQUESTS["comments"])
    assert one.staff == 8864
    assert one.review == Review("Виктор С.", 4, "Отлично!", datetime(2015, 8, 3, 20, 31, 5, tzinfo=MOSCOW))


def test_printed_cards() -> None:
    [membership] = answer("get_user_memberships.200", REQUESTS["own memberships"])
    assert [membership] == answer("get_client_memberships.200", REQUESTS["memberships"])
    assert membership == Membership(
        659878, "788376", "89999", balance="Серфинг (x10)", left=10, total=10, categories=(3129591,)
    )
    [card] = answer("get_client_gift_cards.200", REQUESTS["gift cards"])
    assert card == GiftCard(
        409726, "888", "сертификат 9000", Decimal(9000), balance=Decimal(9000), expires=date(2020, 10, 6)
    )
    [loyalty] = answer("get_loyalty_card_list_by_phone.200", REQUESTS["loyalty cards"])
    assert loyalty == LoyaltyCard(
        9210520, "0014507109210520", "5+2", Decimal(100), programmes=("5+2",), owner="Сеть тесто1."
    )


@pytest.mark.parametrize(("counts", "left"), [((3,), 3), ((3, 3), 3), ((3, 2), None), ((), None)])
def test_what_is_covered_may_share_one_count(counts: tuple[int, ...], left: int | None) -> None:
    """The documents tell so of the type alone, and print no such membership: different counts would be a riddle."""
    container = {"links": [{"count": n, "category": {"id": id_}} for id_, n in enumerate(counts, 1)]}
    type_ = {"is_united_balance": True, "united_balance_services_count": 8}
    body = {"id": 1, "balance_string": "3 visits", "balance_container": container, "type": type_}
    [one] = account_reading.read_memberships([body])
    assert (one.left, one.total, one.balance) == (left, 8, "3 visits")


def test_a_membership_may_be_frozen_for_a_while_and_be_used_up() -> None:
    frozen = {"allow_freeze": 1, "freeze_limit": "14", "title": "Ten"}
    [one] = account_reading.read_memberships([{"id": 1, "is_frozen": "1", "status": {"id": 4}, "type": frozen}])
    assert (one.frozen, one.freeze, one.active, one.left) == (True, timedelta(days=14), False, None)


# --- a no


def body(status: int, request_: Request[Any], answered: Any) -> AltegioError:
    with pytest.raises(AltegioError) as caught:
        read_answer(request_, status, json.dumps(answered).encode())
    return caught.value


@pytest.mark.parametrize(
    "where",
    [
        {"meta": {"message": "taken", "code": 433, "id": 2}},
        {"meta": {"message": "taken", "code": "433"}},
        {"meta": {"errors": {"code": 433}}},
        {"meta": {"errors": [{"field": "x"}, {"code": "433"}]}},
        {"errors": {"code": 433, "message": "taken"}, "meta": {"message": "taken"}},
        {"errors": [{"code": 433}], "meta": []},
        {"code": 433, "meta": None},
        {"code": 433, "errors": {"code": 422}, "meta": {"code": 0}},
    ],
)
def test_the_code_is_found_wherever_it_sits(where: dict[str, Any]) -> None:
    for status in (200, 422):
        refused = body(status, REQUESTS["book"], {"success": False, "data": None, **where})
        assert isinstance(refused, Refused)
        assert refused.code == 433


@pytest.mark.parametrize("code", [422, 439, 430, True, None, "4330", {"code": 433}, 433.5])
def test_other_numbers_are_no_code(code: Any) -> None:
    assert refusal_code({"code": code, "meta": {"code": code}}) is None


def test_printed_refusals() -> None:
    refusals = {
        example.name: body(example.status or 0, REQUESTS["check"], example.body)
        for name in ("validate_booking_params", "create_online_booking", "get_service_category_list")
        for example in examples(name)
        if example.status and example.status >= 400
    }
    described = {name: (type(error), getattr(error, "code", None)) for name, error in refusals.items()}
    assert described == {
        "validate_booking_params.422": (Refused, None),
        "create_online_booking.422.code_in_meta": (Refused, 433),
        "get_service_category_list.403.licence": (NotAllowed, None),
        "get_service_category_list.404.no_location": (Refused, None),
    }


@pytest.mark.parametrize(("status", "advice"), [(401, "PARTNER_TOKEN"), (402, "licence"), (403, "rights")])
def test_what_the_operator_has_to_mend_is_told(status: int, advice: str) -> None:
    for content in (b"", b"<html>", b'{"success": false, "meta": {}}'):
        with pytest.raises(NotAllowed, match=advice) as caught:
            read_answer(REQUESTS["catalogue"], status, content)
        assert caught.value.status == status


def test_a_client_who_is_not_welcome_is_not_the_operators_fault() -> None:
    refused = body(403, REQUESTS["book"], {"success": False, "meta": {"code": 434}})
    assert isinstance(refused, Refused)
    assert refused.code == 434


@pytest.mark.parametrize("content", [b"", b"null", b'{"success": true}', b'{"success": true, "data": null}', b"[]"])
def test_yes_has_many_spellings(content: bytes) -> None:
    for request_ in (REQUESTS["check"], REQUESTS["send_code"]):
        assert read_answer(request_, 201, content) is None
    assert read_answer(REQUESTS["own_records"], 200, content) == []


def test_too_many_requests() -> None:
    with pytest.raises(TryLater):
        read_answer(REQUESTS["book"], 429, b"<html>slow down</html>")


# --- whatever comes


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str)
NAMES = """
    success data meta code errors id title name services category weight rating booking_dates booking_days datetime
    date seance_length staff company record_id user_token agreement content timezone_name phones deleted api_id
    type status balance_container links category programs client phone rating text social main_group attendance
"""
KNOWN = st.sampled_from(NAMES.split())
ANYTHING = st.recursive(
    PLAIN, lambda part: st.lists(part, max_size=3) | st.dictionaries(KNOWN, part, max_size=5), max_leaves=12
)


@st.composite
def mangled(draw: st.DrawFn) -> Any:
    """A printed answer with one part of it replaced by anything."""
    example = draw(st.sampled_from([example for example in examples() if example.status]))
    body = json.loads(json.dumps(example.body))
    place, keys = body, draw(st.lists(st.integers(0, 30), min_size=1, max_size=5))
    for key in keys:
        inside = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not inside:
            break
        name = inside[key % len(inside)]
        if not isinstance(place[name], dict | list) or key == keys[-1]:
            place[name] = draw(ANYTHING)
            break
        place = place[name]
    return body


def only_fails_in_known_ways(request: Request[Any], status: int, content: bytes) -> None:
    with suppress(AltegioError, ValueError):
        read_answer(request, status, content)


@given(mangled() | ANYTHING, st.sampled_from([200, 201, 204, 302, 401, 403, 404, 422, 500]))
def test_no_answer_breaks_a_reader(body: Any, status: int) -> None:
    for request_ in REQUESTS.values():
        only_fails_in_known_ways(request_, status, json.dumps(body).encode())


@given(st.binary(max_size=60) | st.sampled_from([b"[" * 100_000, b"9" * 5000, b'{"data":1e999}', b"NaN"]))
def test_no_bytes_break_a_reader(content: bytes) -> None:
    for request_ in REQUESTS.values():
        only_fails_in_known_ways(request_, 200, content)
