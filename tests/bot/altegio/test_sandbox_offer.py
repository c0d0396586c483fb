"""What the sandbox offers: services, people, days and times, each narrowing the others."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.altegio.sandbox import SALONS, Sandbox
from bot.altegio.sandbox.salon import Salon, Staff, minutes, week
from tests.bot.altegio.salon_api import KYIV, LONDON, MONDAY, NEW_YORK, opened

CUT, BALAYAGE, PIERCING, BRIDAL, STONES, SPA_DAY = 410101, 410202, 410403, 420106, 420303, 430304
AMELIA, TOM, ROKSOLANA, HIDDEN_YULIA = 41001, 41002, 42005, 42006


def test_the_salons_are_worth_a_demo() -> None:
    services = [service for salon in SALONS for service in salon.services]
    assert len(services) >= 30
    assert len({service.id for service in services}) == len(services)
    assert {salon.zone.key for salon in SALONS} == {"Europe/London", "Europe/Kyiv", "America/New_York"}
    assert [salon.phone_confirmation for salon in SALONS] == [True, False, False]
    assert {s.length for s in services} >= {minutes(15), minutes(180)}
    for salon in SALONS:
        assert 3 <= len([staff for staff in salon.staff if staff.online]) <= 6
        assert all(salon.service(id_) for staff in salon.staff for id_ in staff.services)
        assert {s.category_id for s in salon.services} == {category.id for category in salon.categories}


async def test_a_service_has_three_gates_to_pass() -> None:
    """Sold online, given to a team member, who has a schedule ahead."""
    async with opened() as api:
        london = (await api.get(f"/book_services/{LONDON.id}")).data
        kyiv = (await api.get(f"/book_services/{KYIV.id}")).data
        new_york = (await api.get(f"/book_services/{NEW_YORK.id}")).data
    shown = {service["id"] for city in (london, kyiv, new_york) for service in city["services"]}
    hidden = {s.id for salon in SALONS for s in salon.services} - shown
    assert hidden == {PIERCING, BRIDAL, STONES}
    assert {s["id"]: s["prepaid"] for s in new_york["services"]}[SPA_DAY] == "required"
    assert [category["title"] for category in london["category"]] == [
        "Cuts & styling", "Colour", "Nails", "Brows & face",
    ]  # fmt: skip
    assert all("seance_length" not in service for service in london["services"])


async def test_services_of_one_team_member_come_with_lengths() -> None:
    async with opened() as api:
        data = (await api.get(f"/book_services/{LONDON.id}", f"staff_id={TOM}")).data
    lengths = {service["title"]: service["seance_length"] for service in data["services"]}
    assert lengths == {"Women's haircut": 3600, "Men's haircut": 1800, "Blow-dry": 1800, "Fringe trim": 900}
    assert [category["title"] for category in data["category"]] == ["Cuts & styling"]


async def test_services_that_go_with_those_chosen_and_fit_at_a_time() -> None:
    async with opened() as api:
        also = (await api.get(f"/book_services/{LONDON.id}", f"service_ids[]={BALAYAGE}")).data
        late = (await api.get(f"/book_services/{LONDON.id}", "datetime=2026-03-02T18:45:00%2B00:00")).data
    assert {s["id"] for s in also["services"]} == {410201, 410202, 410203, 410204, 410103}
    # Tom stops at 19:00, Priya at 20:00: what takes longer does not fit any more.
    assert {s["title"] for s in late["services"]} == {"Fringe trim", "Blow-dry", "Gloss & tone"}


async def test_staff_for_all_of_the_services() -> None:
    async with opened() as api:
        one = (await api.get(f"/book_staff/{LONDON.id}", "service_ids[]=410103")).data
        both = (await api.get(f"/book_staff/{LONDON.id}", "service_ids[]=410103&service_ids[]=410203")).data
        gone = (await api.get(f"/book_staff/{LONDON.id}", f"service_ids[]={PIERCING}")).data
    assert [staff["name"] for staff in one] == ["Amelia Hartley", "Tom Okafor", "Priya Raman"]
    assert [staff["name"] for staff in both] == ["Amelia Hartley", "Priya Raman"]
    assert gone == []


async def test_staff_shows_the_nearest_sessions_or_none() -> None:
    async with opened() as api:
        kyiv = {s["id"]: s for s in (await api.get(f"/book_staff/{KYIV.id}")).data}
        short = (await api.get(f"/book_staff/{KYIV.id}", "without_seances=1")).data
    assert HIDDEN_YULIA not in kyiv
    assert kyiv[ROKSOLANA]["bookable"] is False
    assert "seances" not in kyiv[ROKSOLANA]
    assert "seance_date" not in kyiv[ROKSOLANA]
    andriy = kyiv[42002]
    assert andriy["seance_date"] == "2026-03-03"  # his week begins on Tuesday
    assert andriy["seances"][0]["datetime"] == "2026-03-03T10:00:00+02:00"
    assert all("seances" not in staff for staff in short)


async def test_staff_free_at_one_moment() -> None:
    async with opened() as api:
        free = (
            await api.get(f"/book_staff/{LONDON.id}", f"service_ids[]={CUT}&datetime=2026-03-03T13:15:00%2B00:00")
        ).data
    assert [staff["name"] for staff in free] == ["Tom Okafor"]  # Amelia has lunch


async def test_a_day_of_sessions() -> None:
    """On the grid, within each span of work, the last one ending when the span does."""
    async with opened() as api:
        reply = await api.get(f"/book_times/{LONDON.id}/{AMELIA}/2026-03-03", f"service_ids[]={CUT}")
    times = [seance["time"] for seance in reply.data]
    assert times == [
        "09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "11:30", "11:45",
        "12:00", "14:00", "14:15", "14:30", "14:45", "15:00", "15:15", "15:30", "15:45", "16:00", "16:15", "16:30",
        "16:45", "17:00",
    ]  # fmt: skip
    assert reply.data[0] == {
        "time": "09:00", "seance_length": 3600, "sum_length": 3600, "datetime": "2026-03-03T09:00:00+00:00",
    }  # fmt: skip


async def test_sessions_as_long_as_all_services_and_as_the_team_member_needs() -> None:
    async with opened() as api:
        both = await api.get(f"/book_times/{LONDON.id}/{TOM}/2026-03-03", "service_ids[]=410102&service_ids[]=410101")
    assert {seance["seance_length"] for seance in both.data} == {30 * 60 + 60 * 60}


async def test_anybody_means_whoever_is_free() -> None:
    async with opened() as api:
        times = await api.times(LONDON, CUT, "2026-03-03")
        amelia, tom = (
            await api.times(LONDON, CUT, "2026-03-03", AMELIA),
            await api.times(LONDON, CUT, "2026-03-03", TOM),
        )
    assert times == sorted(set(amelia) | set(tom))
    assert "13:00" in times
    assert "13:00" not in amelia


async def test_neither_the_past_nor_what_is_too_near() -> None:
    """Tom's Monday at 14:20: the salon wants an hour."""
    async with opened(datetime(2026, 3, 2, 14, 20, tzinfo=UTC)) as api:
        assert (await api.times(LONDON, 410104, "2026-03-02", TOM))[0] == "15:30"
        assert await api.times(LONDON, 410104, "2026-03-01", TOM) == []
        dates = (await api.get(f"/book_dates/{LONDON.id}", f"staff_id={TOM}")).data["booking_dates"]
        assert dates[0] == "2026-03-02"
        api.clock.forward(hours=4)
        dates = (await api.get(f"/book_dates/{LONDON.id}", f"staff_id={TOM}")).data
    assert dates["booking_dates"][0] == "2026-03-03"
    assert dates["working_dates"][0] == "2026-03-02"  # he works, but is not to be had any more


async def test_days_all_of_a_month_or_of_a_range() -> None:
    path, tom = f"/book_dates/{LONDON.id}", f"staff_id={TOM}&service_ids[]={CUT}"
    async with opened() as api:
        everything = (await api.get(path, tom)).data
        april = (await api.get(path, f"{tom}&date=2026-04-15")).data
        week_ = (await api.get(path, f"{tom}&date=2026-04-15&date_from=2026-03-09&date_to=2026-03-15")).data
        nothing = (await api.get(path, f"{tom}&date=2027-01-01")).data
    assert everything["booking_dates"][0] == "2026-03-02"
    assert everything["booking_dates"][-1] == "2026-05-01"  # 60 days ahead, a Friday
    assert {day[:7] for day in april["booking_dates"]} == {"2026-04"}
    assert april["booking_days"] == {"4": [str(int(day[8:])) for day in april["booking_dates"]]}
    assert week_["booking_dates"] == ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-13", "2026-03-14"]
    assert nothing == {"booking_days": [], "booking_dates": [], "working_days": [], "working_dates": []}


async def test_nearest_sessions_of_a_team_member() -> None:
    path = f"/book_staff_seances/{LONDON.id}/{AMELIA}"
    async with opened() as api:
        soon = (await api.get(path, f"service_ids[]={CUT}")).data
        later = (await api.get(path, f"service_ids[]={CUT}&datetime=2026-03-08")).data
        none = (await api.get(f"/book_staff_seances/{KYIV.id}/{ROKSOLANA}")).data
    assert (soon["seance_date"], soon["seances"][0]["time"]) == ("2026-03-03", "09:00")
    assert later["seance_date"] == "2026-03-10"
    assert none == {"seance_date": None, "seances": []}


@pytest.mark.parametrize(
    ("salon", "before", "after"),
    [
        (NEW_YORK, "2026-03-07T12:00:00-05:00", "2026-03-08T12:00:00-04:00"),
        (LONDON, "2026-03-28T12:00:00+00:00", "2026-03-29T12:00:00+01:00"),
        (KYIV, "2026-03-28T12:00:00+02:00", "2026-03-29T12:00:00+03:00"),
    ],
)
async def test_wall_clocks_stay_and_offsets_change_with_summer_time(salon: Salon, before: str, after: str) -> None:
    async with opened() as api:
        for moment in (before, after):
            times = (await api.get(f"/book_times/{salon.id}/0/{moment[:10]}")).data
            assert moment in [seance["datetime"] for seance in times]


def night_owls() -> Salon:
    """A bar for haircuts, open when clocks are changed."""
    owl = Staff(1, "Owl", "", frozenset({CUT}), week("Sat-Sun 0:00-6:00"))
    return replace(LONDON, staff=(owl,), grid=minutes(30), lead=minutes(0), phone_confirmation=False)


async def test_a_time_that_the_clock_skips_is_not_offered() -> None:
    """In London 1:00 to 2:00 does not occur on 29 March 2026, so 0:00 to 6:00 are five hours."""
    async with opened(salons=[night_owls()]) as api:
        seances = (await api.get(f"/book_times/{LONDON.id}/1/2026-03-29", f"service_ids[]={CUT}")).data
        skipped = await api.book(night_owls(), CUT, "2026-03-29T01:30:00", staff=1)
        booked = await api.book(night_owls(), CUT, "2026-03-29T00:30:00+00:00", staff=1)
        left = (await api.get(f"/book_times/{LONDON.id}/1/2026-03-29", f"service_ids[]={CUT}")).data
    times = [seance["time"] for seance in seances]
    assert times == ["00:00", "00:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30", "05:00"]
    assert skipped.status == 422
    assert booked.status == 201
    # The hour from 0:30 ends at 2:30 by the wall.
    assert [seance["time"] for seance in left][:2] == ["02:30", "03:00"]


async def test_of_a_time_that_occurs_twice_the_first_is_offered() -> None:
    autumn = datetime(2026, 10, 20, tzinfo=UTC)
    async with opened(autumn, [night_owls()]) as api:
        seances = (await api.get(f"/book_times/{LONDON.id}/1/2026-10-25", f"service_ids[]={CUT}")).data
        second = await api.book(night_owls(), CUT, "2026-10-25T01:30:00+00:00", staff=1)
        first = await api.book(night_owls(), CUT, "2026-10-25T01:30:00+01:00", staff=1)
    offered = [seance["datetime"] for seance in seances]
    assert offered.count("2026-10-25T01:30:00+01:00") == 1
    assert "2026-10-25T01:30:00+00:00" not in offered
    assert (second.status, second.code) == (422, 433)
    assert first.status == 201


async def test_the_calendar_looks_alive_and_always_the_same() -> None:
    async with opened(seeded=True) as one, opened(seeded=True) as other, opened() as empty:
        busy = await one.times(LONDON, CUT, "2026-03-05")
        again = await other.times(LONDON, CUT, "2026-03-05")
        free = await empty.times(LONDON, CUT, "2026-03-05")
        dates = (await one.get(f"/book_dates/{LONDON.id}", f"service_ids[]={CUT}")).data["booking_dates"]
        one.clock.forward(days=30)
        records = (await one.business().get(f"/records/{LONDON.id}", "start_date=2026-05-20")).data
    assert set(busy) < set(free)
    assert busy == again
    assert len(dates) > 30
    assert one.sandbox.records == []
    assert records  # days that come within the horizon get their appointments, too


def test_earlier_appointments_keep_the_rules() -> None:
    sandbox = Sandbox(lambda: MONDAY)
    seeded = list(sandbox.world.records.values())
    assert len(seeded) > 500
    for record in seeded:
        salon = sandbox.world.salons[record.salon_id]
        staff = salon.member(record.staff_id)
        assert staff is not None
        starts, ends = (t.astimezone(salon.zone) for t in (record.starts, record.ends))
        assert any(opens <= starts.time() and ends.time() <= closes for opens, closes in staff.week[starts.weekday()])
        busy = sandbox.world.busy(staff.id, starts.date(), but=record.id)
        assert not any(record.starts < until and since < record.ends for since, until in busy)
