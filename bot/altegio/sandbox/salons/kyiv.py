"""A salon in Kyiv: hryvnias, Ukrainian titles, a half-hour grid, no codes.

Two of its services show why a service may not be offered: one has no team member, the other's only team
member has no schedule.
"""

from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.altegio.sandbox.salon import Category, Salon, Service, Staff, minutes, week

HAIR, NAILS, MASSAGE = 420100, 420200, 420300

CATEGORIES = (
    Category(HAIR, "Перукарські послуги", 30),
    Category(NAILS, "Манікюр і педикюр", 20),
    Category(MASSAGE, "Масаж", 10),
)

SERVICES = (
    Service(420101, HAIR, "Жіноча стрижка", minutes(60), 900, 1400, 90, "Миття й укладання входять у ціну."),
    Service(420102, HAIR, "Чоловіча стрижка", minutes(45), 700, weight=80),
    Service(420103, HAIR, "Дитяча стрижка", minutes(30), 500, weight=70),
    Service(420104, HAIR, "Фарбування в один тон", minutes(150), 1900, 3200, 60),
    Service(420105, HAIR, "Укладання", minutes(45), 650, 900, 50),
    Service(420201, NAILS, "Манікюр класичний", minutes(60), 550, weight=90),
    Service(420202, NAILS, "Манікюр з покриттям гель-лак", minutes(90), 850, weight=80),
    Service(420203, NAILS, "Педикюр", minutes(90), 950, weight=70),
    Service(420301, MASSAGE, "Масаж спини", minutes(30), 700, weight=90),
    Service(420302, MASSAGE, "Загальний масаж", minutes(60), 1200, weight=80),
    # Nobody has learned it yet.
    Service(420303, MASSAGE, "Масаж гарячим камінням", minutes(90), 1800, weight=70),
    # Only Roksolana does it, and she has no schedule.
    Service(420106, HAIR, "Весільна зачіска", minutes(120), 2500, weight=40),
)

STAFF = (
    Staff(
        42001, "Олена Ковальчук", "Топ-стиліст", frozenset({420101, 420102, 420103, 420104, 420105}),
        week("Mon-Wed 9:00-13:00 14:00-19:00; Fri 9:00-13:00 14:00-19:00; Sat 10:00-16:00"),
        position=(91, "Стиліст"), weight=90, rating=4.95, votes=312, comments=120,
    ),
    Staff(
        42002, "Андрій Гнатюк", "Барбер", frozenset({420102, 420103}),
        week("Tue-Sat 10:00-14:00 15:00-20:00"),
        position=(92, "Барбер"), weight=80, rating=4.78, votes=140, comments=44,
        own_lengths=MappingProxyType({420102: minutes(30)}),
    ),
    Staff(
        42003, "Марія Левченко", "Майстер манікюру", frozenset({420201, 420202, 420203}),
        week("Mon-Fri 9:00-18:00"),
        position=(93, "Майстер манікюру"), weight=70, rating=4.88, votes=95, comments=37,
    ),
    Staff(
        42004, "Ірина Бондар", "Масажистка", frozenset({420301, 420302}),
        week("Mon 12:00-20:00; Wed 12:00-20:00; Fri-Sun 10:00-15:00 16:00-20:00"),
        position=(94, "Масажистка"), weight=60, pictured=False, rating=4.7, votes=41, comments=12,
    ),
    Staff(
        42005, "Роксолана Сидоренко", "Весільний стиліст", frozenset({420106}),
        week(""), position=(91, "Стиліст"), weight=50,
    ),
    Staff(
        42006, "Юлія Мороз", "Адміністратор", frozenset({420105}),
        week("Mon-Sun 9:00-20:00"), position=(95, "Адміністратор"), weight=10, hidden=True,
    ),
)  # fmt: skip

KYIV = Salon(
    id=42000,
    bookform_id=902,
    title="Срібна Чапля",
    short_descr="Салон краси",
    description="<p>Салон на <strong>Подолі</strong>, вхід з двору.</p>",
    country_id=380,
    country="Україна",
    city_id=38001,
    city="Київ",
    address="вул. Хорива, 99-Б",
    zip="04071",
    latitude=50.46621,
    longitude=30.51307,
    zone=ZoneInfo("Europe/Kyiv"),
    phone="+380 44 000 01 82",
    email="kyiv@silverheron.example",
    site="https://silverheron.example/kyiv",
    schedule="Пн-Нд 9:00-20:00",
    locale="uk-UA",
    currency="₴",
    categories=CATEGORIES,
    services=SERVICES,
    staff=STAFF,
    privacy_policy="<p>Ми зберігаємо ваше ім'я та телефон лише для запису.</p>",
    grid=minutes(30),
    lead=minutes(30),
    more_phones=("+380 44 000 01 83",),
    social=MappingProxyType({"instagram": "https://instagram.com/sribna.chaplia.example", "viber": "+380440000182"}),
    blacklist=frozenset({"380440000666"}),
)
