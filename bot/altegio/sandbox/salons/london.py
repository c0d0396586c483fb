"""A beauty studio in London: pounds, a 15-minute grid, and a code by SMS before every booking."""

from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.altegio.sandbox.salon import Category, Salon, Service, Staff, minutes, week

CUTS, COLOUR, NAILS, FACE = 410100, 410200, 410300, 410400

CATEGORIES = (
    Category(CUTS, "Cuts & styling", 40),
    Category(COLOUR, "Colour", 30),
    Category(NAILS, "Nails", 20),
    Category(FACE, "Brows & face", 10),
)

SERVICES = (
    Service(410101, CUTS, "Women's haircut", minutes(60), 58, 75, 90, "Wash, cut and a light blow-dry."),
    Service(410102, CUTS, "Men's haircut", minutes(45), 38, weight=80),
    Service(410103, CUTS, "Blow-dry", minutes(30), 32, weight=70),
    Service(410104, CUTS, "Fringe trim", minutes(15), 12, weight=60),
    Service(410201, COLOUR, "Full head colour", minutes(120), 95, 140, 90, "A patch test 48 hours before."),
    Service(410202, COLOUR, "Balayage", minutes(180), 160, 240, 80),
    Service(410203, COLOUR, "Root touch-up", minutes(90), 70, weight=70),
    Service(410204, COLOUR, "Gloss & tone", minutes(45), 40, weight=60),
    Service(410301, NAILS, "Manicure", minutes(45), 30, weight=90),
    Service(410302, NAILS, "Gel manicure", minutes(60), 42, weight=80),
    Service(410303, NAILS, "Pedicure", minutes(60), 45, weight=70),
    Service(410401, FACE, "Brow shape & tint", minutes(30), 26, weight=90),
    Service(410402, FACE, "Express facial", minutes(45), 55, 65, 80),
    # Kept for walk-ins: not sold online.
    Service(410403, FACE, "Ear piercing", minutes(15), 35, weight=10, active=False),
)

STAFF = (
    Staff(
        41001, "Amelia Hartley", "Senior stylist",
        frozenset({410101, 410102, 410103, 410104, 410203, 410204}),
        week("Tue-Fri 9:00-13:00 14:00-18:00; Sat 9:00-16:00"),
        position=(81, "Stylist"), weight=90, rating=4.92, votes=184, comments=61,
        information="<p>Short cuts and <b>curly hair</b>.</p>",
    ),
    Staff(
        41002, "Tom Okafor", "Barber & stylist", frozenset({410101, 410102, 410103, 410104}),
        week("Mon-Wed 10:00-14:30 15:00-19:00; Fri-Sat 10:00-14:30 15:00-19:00"),
        position=(81, "Stylist"), weight=80, rating=4.81, votes=97, comments=30,
        own_lengths=MappingProxyType({410102: minutes(30)}),
    ),
    Staff(
        41003, "Priya Raman", "Colour specialist", frozenset({410201, 410202, 410203, 410204, 410103}),
        week("Mon 11:00-20:00; Wed-Thu 11:00-15:00 16:00-20:00; Sat-Sun 10:00-18:00"),
        position=(82, "Colourist"), weight=70, rating=4.97, votes=210, comments=88,
    ),
    Staff(
        41004, "Zofia Lis", "Nail technician", frozenset({410301, 410302, 410303}),
        week("Mon-Fri 9:30-13:00 13:30-17:30"),
        position=(83, "Nail technician"), weight=60, rating=4.74, votes=52, comments=19,
        own_lengths=MappingProxyType({410302: minutes(75)}),
    ),
    Staff(
        41005, "Grace Whitcombe", "Brows and skin", frozenset({410401, 410402, 410403, 410301}),
        week("Wed-Sun 12:00-20:00"),
        position=None, weight=50, pictured=False, rating=4.6, votes=18, comments=7,
    ),
    Staff(
        41006, "Daniel Price", "Stylist", frozenset({410101, 410102, 410103}),
        week("Mon-Fri 9:00-17:00"), position=(81, "Stylist"), weight=40, fired=True,
    ),
)  # fmt: skip

LONDON = Salon(
    id=41000,
    bookform_id=901,
    title="Silver Heron Studio",
    short_descr="Beauty studio",
    description="<p>Hair, nails and brows off <strong>Exmouth Row</strong>.</p>",
    country_id=44,
    country="United Kingdom",
    city_id=4401,
    city="London",
    address="14 Exmouth Row, Clerkenwell",
    zip="EC1R 4XX",
    latitude=51.52541,
    longitude=-0.10934,
    zone=ZoneInfo("Europe/London"),
    phone="+44 20 7946 0182",
    email="london@silverheron.example",
    site="https://silverheron.example/london",
    schedule="Mon-Sun 9:00-20:00",
    locale="en-GB",
    currency="£",
    categories=CATEGORIES,
    services=SERVICES,
    staff=STAFF,
    privacy_policy="<p>We keep your name and phone to hold your appointment, and nothing else.</p>",
    phone_confirmation=True,
    grid=minutes(15),
    lead=minutes(60),
    change_until=minutes(120),
    delete_until=minutes(120),
    social=MappingProxyType(
        {
            "facebook": "",
            "instagram": "instagram.com/silverheron.example",
            "telegram": "https://t.me/silverheron_example",
            "whatsapp": "",
            "viber": "",
        }
    ),
    blacklist=frozenset({"447700900666"}),
)
