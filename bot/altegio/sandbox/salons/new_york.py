"""A barber shop and spa in New York: dollars, no codes, appointments that can be cancelled but not moved."""

from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.altegio.sandbox.salon import Category, Salon, Service, Staff, minutes, week

BARBER, SHAVE, SPA = 430100, 430200, 430300

CATEGORIES = (
    Category(BARBER, "Barbering", 30),
    Category(SHAVE, "Beard & shave", 20),
    Category(SPA, "Spa", 10),
)

SERVICES = (
    Service(430101, BARBER, "Classic cut", minutes(45), 48, weight=90),
    Service(430102, BARBER, "Skin fade", minutes(60), 55, weight=80),
    Service(430103, BARBER, "Buzz cut", minutes(30), 32, weight=70),
    Service(430104, BARBER, "Kids' cut", minutes(30), 30, weight=60, comment="Up to 12 years."),
    Service(430105, BARBER, "Gray blending", minutes(60), 65, 80, 50),
    Service(430201, SHAVE, "Beard trim", minutes(30), 28, weight=90),
    Service(430202, SHAVE, "Hot towel shave", minutes(45), 50, weight=80),
    Service(430203, SHAVE, "Cut & beard", minutes(75), 72, weight=70),
    Service(430301, SPA, "Deep tissue massage", minutes(60), 120, 135, 90),
    Service(430302, SPA, "Swedish massage", minutes(90), 150, weight=80),
    Service(430303, SPA, "Charcoal facial", minutes(60), 95, weight=70),
    # Has to be paid online: the widget can, this API cannot.
    Service(430304, SPA, "Spa day for two", minutes(180), 420, weight=60, prepaid="required"),
)

STAFF = (
    Staff(
        43001, "Marcus Bell", "Master barber",
        frozenset({430101, 430102, 430103, 430104, 430105, 430201, 430203}),
        week("Mon-Thu 10:00-14:00 15:00-19:00; Sat 9:00-17:00"),
        position=(71, "Barber"), weight=90, rating=4.94, votes=402, comments=151,
    ),
    Staff(
        43002, "Luis Ortega", "Barber", frozenset({430101, 430102, 430103, 430104, 430201, 430202, 430203}),
        week("Wed-Sun 11:00-15:00 16:00-20:00"),
        position=(71, "Barber"), weight=80, rating=4.83, votes=166, comments=58,
        own_lengths=MappingProxyType({430102: minutes(45)}),
    ),
    Staff(
        43003, "Hannah Weiss", "Massage therapist", frozenset({430301, 430302, 430304}),
        week("Tue-Sat 10:00-14:00 14:30-18:30"),
        position=(72, "Therapist"), weight=70, rating=4.9, votes=88, comments=33,
    ),
    Staff(
        43004, "Mei Chen", "Esthetician", frozenset({430303, 430304}),
        week("Mon-Tue 9:00-17:00; Thu-Fri 12:00-20:00"), weight=60, rating=4.66, votes=25, comments=9,
    ),
)  # fmt: skip

NEW_YORK = Salon(
    id=43000,
    bookform_id=903,
    title="Silver Heron Barber & Spa",
    short_descr="Barber shop and spa",
    description="<p>Two floors on <strong>Greenwich Slip</strong>.</p>",
    country_id=1,
    country="United States",
    city_id=101,
    city="New York",
    address="212 Greenwich Slip",
    zip="10014",
    latitude=40.73284,
    longitude=-74.00655,
    zone=ZoneInfo("America/New_York"),
    phone="+1 212 555 0182",
    email="newyork@silverheron.example",
    site="https://silverheron.example/new-york",
    schedule="Mon-Sun 9 AM-8 PM",
    locale="en-US",
    currency="$",
    categories=CATEGORIES,
    services=SERVICES,
    staff=STAFF,
    privacy_policy="<p>Your contact details are used to confirm appointments only.</p>",
    shows_privacy_policy=True,
    grid=minutes(15),
    lead=minutes(120),
    allow_change=False,
    delete_until=minutes(24 * 60),
    blacklist=frozenset({"12125550166"}),
)
