"""What is typed is read against what was shown."""

from dataclasses import replace
from datetime import date, datetime, time
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hearing import hear
from bot.texts import LOCALES, words
from fsm.events import Command, Picked, Typed, When
from fsm.prompts import MORE, Clock, Day, Layout, Month, Option, Prompt, Say

TODAY = date(2026, 12, 2)
"""A Wednesday."""

NAVIGATION = tuple(Option(name, Say(f"label.{name}"), kind="nav") for name in ("back", "start_over", "cancel"))


def prompt(*options: Option, layout: Layout = "list", month: date | None = None) -> Prompt:
    return Prompt(Say("menu.text"), (*options, *NAVIGATION), layout, token="7", month=month)


def at(clock: str) -> Option:
    return Option(f"time:{clock}", Clock(datetime.fromisoformat(f"2026-12-04T{clock}")))


SERVICES = prompt(
    Option("service:1", "Men's haircut"),
    Option("service:2", "Women's haircut & styling"),
    Option("service:3", "Окрашивание волос"),
    Option("service:4", "Манікюр"),
    Option("service:5", "Ёлочный образ"),
)
STAFF = prompt(Option("staff:0", Say("label.any_staff")), Option("staff:8", "Anna"), Option("staff:9", "Oleh Petrenko"))
DAYS = [Option(f"day:2026-12-{day:02}", Day(date(2026, 12, day))) for day in (3, 4, 5, 9, 30)]
CALENDAR = prompt(
    *DAYS, Option("month:2027-01", Month(date(2027, 1, 1)), kind="nav"), layout="calendar", month=date(2026, 12, 1)
)
TIMES = prompt(at("09:05"), at("10:00"), at("10:30"), at("11:00"), at("17:00"), at("17:30"), layout="times")
REVIEW = prompt(Option("review:confirm", Say("label.confirm")), Option("review:time", Say("label.change_time")))
NAME = prompt(Option("name:known", "Taylor Doe"), layout="text")
PHONE = prompt(Option("share", Say("label.share_phone"), kind="contact"), layout="contact")
PROMPTS = (SERVICES, STAFF, CALENDAR, TIMES, REVIEW, NAME, PHONE)


def heard(text: str, asked: Prompt | None, locale: str = "en", numbered: bool = False) -> Picked | Typed | Command:
    return hear(Typed(text, numbered), asked, words(locale), TODAY)


def option(text: str, asked: Prompt, locale: str = "en", numbered: bool = False) -> str | None:
    """The option that was meant, None if the words are left as they are."""
    answer = heard(text, asked, locale, numbered)
    if isinstance(answer, Picked):
        assert answer.token == "7"
        return answer.option
    assert isinstance(answer, Typed)
    return None


def when(text: str, asked: Prompt = CALENDAR) -> When | None:
    answer = heard(text, asked)
    assert isinstance(answer, Typed), answer
    assert answer.text == text
    return answer.when


# --- commands


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("menu", "menu"),
        ("Help!", "help"),
        (" ДОПОМОГА ", "help"),
        ("язык", "language"),
        ("start over", "start_over"),
        ("спочатку", "start_over"),
        ("отмена", "cancel"),
        ("скасувати.", "cancel"),
        ("назад", "back"),
        ("book", "book"),
        ("/cancel", "cancel"),
        ("/Start_Over@salon_bot", "start_over"),
        ("my appointments", "visits"),
        ("мої записи", "visits"),
        ("/appointments", "visits"),
        ("/Appointments@salon_bot please", "visits"),
        ("/visits", "visits"),
        ("абонементы", "wallet"),
        ("Адреса!", "places"),
        ("профіль", "profile"),
        ("войти", "login"),
        ("book again", "repeat"),
        ("людина", "person"),
        ("Оператор", "person"),
        ("Хочу записатися!", "book"),
        ("How do I book?", "book"),
        ("Перенести запись", "change_visit"),
        ("не зможу прийти", "change_visit"),
        ("Коли мій запис?", "visits"),
        ("Мои бонусы", "wallet"),
        ("Как к вам доехать?", "places"),
        ("старт", "menu"),
        ("українською", "language"),
        ("позовите администратора", "person"),
    ],
)
def test_words_for_commands_in_every_language(text: str, name: str) -> None:
    assert heard(text, None) == Command(name)
    assert heard(text, Prompt(Say("full_name.text"), layout="text")) == Command(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("запишите меня пожалуйста", "book"),
        ("Здравствуйте, хочу записаться", "book"),
        ("I'd like to cancel my appointment please", "change_visit"),
        ("скасуйте мій запис, будь ласка", "change_visit"),
        ("cancel my appointment tomorrow", "change_visit"),
        ("я хочу перенести запис на п'ятницю", "change_visit"),
        ("хочу отменить запись на завтра", "change_visit"),
        ("my appointment on Friday", "visits"),
        ("а яка у вас адреса?", "places"),
        ("are you open on Sunday?", "places"),
        ("работаете в воскресенье?", "places"),
        ("are you a robot?", "help"),
        ("pfgbcfnmcz", "book"),
        ("ьутг", "menu"),
        ("hochu zapisatsya", "book"),
        ("thanks, see you tomorrow", "thanks"),
        ("Дякую, до побачення!", "thanks"),
    ],
)
def test_a_command_is_heard_among_courtesies_with_its_day_and_on_another_keyboard(text: str, name: str) -> None:
    assert heard(text, SERVICES) == Command(name)
    remark = prompt(layout="text")
    assert heard(text, remark) in (Typed(text), Command(name))


@pytest.mark.parametrize("text", ["cancel my sister tomorrow", "i cannot cancel my appointment", "please", "ok hello"])
def test_no_command_is_made_of_other_words(text: str) -> None:
    assert not isinstance(heard(text, prompt()), Command) or heard(text, prompt()) == Command("hello")


def test_a_command_may_have_an_argument() -> None:
    assert heard("/start Salon_5", None) == Command("start", "Salon_5")


@pytest.mark.parametrize("text", ["/nonsense", "/", "cancel my sister", "helping", ""])
def test_what_only_looks_like_a_command_is_left_alone(text: str) -> None:
    assert heard(text, None) == Typed(text)


@pytest.mark.parametrize(("text", "name"), [("Привіт!", "hello"), ("good evening", "hello"), ("Спасибо", "thanks")])
def test_courtesies_are_heard_but_where_words_are_asked_for(text: str, name: str) -> None:
    assert heard(text, SERVICES) == Command(name)
    assert heard(text, prompt(layout="text")) == Typed(text)


def test_an_option_goes_before_the_command_of_the_same_name() -> None:
    assert heard("back", SERVICES) == Picked("back", "7")
    assert option("Скасувати", SERVICES, "uk") == "cancel"
    aside = Prompt(Say("language.text"), (Option("keep", Say("label.back"), kind="nav"),), token="7")
    assert heard("Back", aside) == Picked("keep", "7")


@pytest.mark.parametrize("text", ["the", "to", "come back tomorrow", "2", "the bot is silly"])
def test_what_is_said_to_a_person_presses_no_button(text: str) -> None:
    silent = Prompt(Say("person.text"), (Option("menu", Say("label.back_to_bot")),), layout="text", token="7")
    assert heard(text, silent) == Typed(text)
    assert heard("back to the bot", silent) == Picked("menu", "7")


# --- numbers


@pytest.mark.parametrize("text", ["2", " 2. ", "№2", "#2", "2)", "٢", "２"])
def test_a_number_picks_from_a_list(text: str) -> None:
    assert option(text, SERVICES) == "service:2"
    assert option(text, SERVICES, numbered=True) == "service:2"


def test_numbers_go_on_to_the_ways_out_where_they_were_shown() -> None:
    assert option("6", SERVICES, numbered=True) == "back"
    assert option("8", SERVICES, numbered=True) == "cancel"
    assert [option("6", SERVICES), option("9", SERVICES, numbered=True), option("0", SERVICES)] == [None] * 3


def test_a_number_under_a_calendar_is_a_day_on_every_channel() -> None:
    assert option("4", CALENDAR) == option("4", CALENDAR, numbered=True) == "day:2026-12-04"
    assert when("6") == When(day=date(2026, 12, 6))
    assert when("32") is None


def test_a_day_that_is_over_is_one_of_the_next_month() -> None:
    """Said on 2 December, while December is shown."""
    assert when("1") == When(day=date(2027, 1, 1))
    assert when("31") == When(day=date(2026, 12, 31))


def test_a_number_among_times_is_an_hour_if_there_is_such_a_time() -> None:
    assert option("10", TIMES) == "time:10:00"
    assert option("3", TIMES) == "time:10:30"
    assert option("3", TIMES, numbered=True) == "time:10:30"
    assert option("5", TIMES, numbered=True) == "time:17:00"
    assert option("10", TIMES, numbered=True) == "time:10:00"  # nine options were numbered
    whole_day = prompt(*(at(f"{hour:02}:00") for hour in range(8, 20)), layout="times")
    assert option("10", whole_day) == "time:10:00"
    assert option("10", whole_day, numbered=True) == "time:17:00"


def test_where_words_are_asked_for_a_number_counts_only_if_numbers_were_shown() -> None:
    assert option("1", NAME) is None
    assert option("1", NAME, numbered=True) == "name:known"
    assert option("4", NAME, numbered=True) == "cancel"
    assert option("0501", NAME, numbered=True) is None


# --- labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("men's haircut", "service:1"),
        ("MENS HAIRCUT", "service:1"),
        ("styling", "service:2"),
        ("women hair", "service:2"),
        ("womens haircat", "service:2"),
        ("окраш", "service:3"),
        ("окрашиванее", "service:3"),
        ("елочный", "service:5"),
        ("haircut", None),
        ("ma", None),
        ("massage", None),
        ("not styling please", None),
        ("😀", None),
        ("?", None),
    ],
)
def test_a_part_of_a_label_or_a_typo_picks_what_it_alone_can_mean(text: str, expected: str | None) -> None:
    assert option(text, SERVICES) == expected


def test_apostrophes_and_languages_do_not_matter() -> None:
    assert option("doesnt matter", STAFF) == option("Doesn’t matter", STAFF) == "staff:0"
    assert option("неважливо", STAFF, "uk") == "staff:0"
    assert option("все равно", STAFF) == option("anyone", STAFF, "uk") == "staff:0"
    assert option("petrenko", STAFF) == "staff:9"


CONSENT = prompt(Option("consent:yes", "I agree"), Option("consent:no", "No, thanks"))
ERASE = prompt(Option("erase:yes", "Yes, forget me"), Option("profile", "No, keep it"))
MOVING = prompt(Option("move:yes", "Move"))
CANCELLING = prompt(Option("reason:none", "No reason"))


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        (CONSENT, "consent:yes", "consent:no"),
        (ERASE, "erase:yes", "profile"),
        (MOVING, "move:yes", "cancel"),
        (CANCELLING, "reason:none", "cancel"),
    ],
)
def test_yes_and_no_answer_what_asks_for_them(asked: Prompt, yes: str, no: str) -> None:
    assert {option(text, asked) for text in ("yes", "Так", "да!")} == {yes}
    assert {option(text, asked) for text in ("No.", "ні", "нет", "no thanks")} == {no}
    elsewhere = prompt(Option("profile", "My profile"))
    assert {option(text, elsewhere) for text in ("yes", "no", "так", "нет")} == {None}


def test_what_takes_something_away_wants_a_clear_yes() -> None:
    assert {option(text, asked) for text in ("ok", "добре") for asked in (ERASE, CANCELLING)} == {None}
    assert {option("ok", asked) for asked in (CONSENT, MOVING)} == {"consent:yes", "move:yes"}


def test_yes_confirms_and_nothing_less_clear_does() -> None:
    assert [option(text, REVIEW) for text in ("yes", "Так!", "да", "всё верно", "ok")] == ["review:confirm"] * 5
    assert [option(text, REVIEW) for text in ("no", "don't confirm", "not confirm", "yes but later")] == [None] * 4
    assert option("yes", NAME) is None


REASONS = prompt(
    Option("reason:plans", "My plans changed"),
    Option("reason:ill", "I am ill"),
    Option("reason:found", "Another time suits me"),
    Option("reason:none", "No reason"),
)


def test_nothing_is_cancelled_by_a_part_of_a_label() -> None:
    others = ("another time", "time", "reason", "my plans", "the first one", "why", "move it instead", "lf,")
    assert {option(text, REASONS) for text in others} == {None}
    assert option("another time suits me", REASONS) == "reason:found"
    assert {option(text, REASONS) for text in ("I'm sick", "захворіла", "Заболел")} == {"reason:ill"}
    assert {option(text, REASONS) for text in ("Yes, cancel it", "так, скасуйте", "да, отмените")} == {"reason:none"}


@pytest.mark.parametrize("text", ["keep it", "no, don't cancel", "Ні, залиште", "нет, не отменяйте", "leave it please"])
def test_what_is_to_stay_stays(text: str) -> None:
    assert {option(text, asked) for asked in (REASONS, MOVING)} == {"cancel"}
    assert option(text, ERASE) == "profile"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("так, будь ласка", "review:confirm"),
        ("yes please, thank you", "review:confirm"),
        ("book", "review:confirm"),
        ("запишіть мене", "review:confirm"),
        ("Подтвердить", "review:confirm"),
        ("так, все вірно", "review:confirm"),
        ("lf", "review:confirm"),
        ("no, another time", "review:time"),
        ("інший день", "review:time"),
        ("поменять время", "review:time"),
        ("the first one", None),
        ("yes but at 11", None),
        ("да нет", None),
        ("wait", None),
        ("later", None),
    ],
)
def test_what_is_said_to_the_last_question(text: str, expected: str | None) -> None:
    assert option(text, REVIEW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with Oleh please", "staff:9"),
        ("до Oleh, будь ласка", "staff:9"),
        ("I'd like Anna", "staff:8"),
        ("whoever", "staff:0"),
        ("anyone is fine", "staff:0"),
        ("кто-нибудь", "staff:0"),
        ("the second one", "staff:8"),
        ("last one", "staff:9"),
        ("перший варіант", "staff:0"),
        ("третью", "staff:9"),
        ("the fifth one", None),
        ("without Anna", None),
    ],
)
def test_a_choice_among_other_words_or_by_its_place(text: str, expected: str | None) -> None:
    assert option(text, STAFF) == expected


def test_the_first_one_is_the_first_of_what_is_shown() -> None:
    assert [option(text, TIMES) for text in ("the first one", "second", "the last one")] == [
        "time:09:05",
        "time:10:00",
        "time:17:30",
    ]
    assert [option(text, CALENDAR) for text in ("the first one", "первый", "the last one")] == [
        "day:2026-12-03",
        "day:2026-12-03",
        "day:2026-12-30",
    ]
    assert when("the first") == When(date(2027, 1, 1))


@pytest.mark.parametrize("text", ["another day", "no, another day", "інший день", "другой день, пожалуйста"])
def test_another_day_leads_back_from_the_times(text: str) -> None:
    assert option(text, TIMES) == "back"


NAMED = replace(NAME, step="full_name")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is Anna", "Anna"),
        ("Мене звати Анна-Марія О'Ніл", "Анна-Марія О'Ніл"),
        ("меня зовут Анна", "Анна"),
        ("I'm JOHN SMITH", "JOHN SMITH"),
        ("Iman Hartley", "Iman Hartley"),
        ("Яна Это", "Яна Это"),
        ("Maria del Carmen Garcia Lopez", "Maria del Carmen Garcia Lopez"),
    ],
)
def test_a_name_is_taken_without_its_introduction(text: str, name: str) -> None:
    assert heard(text, NAMED) == Typed(name)


def test_what_is_said_in_place_of_a_name_is_none() -> None:
    assert [heard(text, NAMED) for text in ("yes", "Да", "ні", "ok", "Hello!")] == [
        Command(name) for name in ("yes", "yes", "no", "ok", "hello")
    ]
    assert heard("tomorrow", NAMED) == Typed("tomorrow", only_when=True)


def test_a_code_that_does_not_come_is_sent_again() -> None:
    code = prompt(Option("code:new", Say("label.new_code")), layout="text")
    said = ("I didn't get it", "код не приходить", "Не пришёл код")
    assert {option(text, code) for text in said} == {"code:new"}


def test_a_small_word_of_a_label_is_not_meant_by_a_name() -> None:
    visits = prompt(Option("visits:log_in", Say("label.log_in_all")), Option("book", Say("label.book")))
    assert heard("Tom", visits) == Typed("Tom")
    assert option("see all", visits) == "visits:log_in"


def test_a_typo_that_may_mean_either_picks_neither() -> None:
    names = prompt(Option("staff:1", "Marina"), Option("staff:2", "Marianna"), Option("staff:3", "Oleh"))
    assert [option(text, names) for text in ("marinna", "mariana", "olehh")] == [None, None, "staff:3"]


def test_two_options_with_one_label_are_not_told_apart() -> None:
    assert option("anna", prompt(Option("staff:1", "Anna"), Option("staff:2", "Anna"))) is None


def test_free_words_only_pick_a_whole_label() -> None:
    assert option("taylor doe", NAME) == "name:known"
    assert [option(text, NAME) for text in ("Taylor", "tailor doe")] == [None, None]
    assert [option(text, PHONE) for text in ("sharing", "my phone number")] == [None, None]


def test_more_turns_the_page() -> None:
    assert option("more", SERVICES) == option("ще", TIMES, "uk") == MORE
    assert option("more", NAME) is None


# --- days and times


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "Tomorrow, please",
        "in 1 day",
        "Thursday",
        "this thursday",
        "3 December",
        "December 3rd",
        "the 3rd of Dec",
        "3.12",
        "03.12.2026",
        "3/12",
        "12/3",
        "2026-12-03",
        "earliest",
        "As soon as possible",
        "завтра",
        "на завтра",
        "у четвер",
        "в четверг",
        "3 грудня",
        "3 декабря",
        "3-го",
        "через 1 день",
        "найближчий",
        "٠٣.١٢",
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_day_that_is_offered_is_picked(text: str, locale: str) -> None:
    assert option(text, CALENDAR, locale) == "day:2026-12-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("friday", 4),
        ("Wednesday", 9),  # today is one, but it is not offered
        ("next wednesday", 9),
        ("day after tomorrow", 4),
        ("у п’ятницю", 4),
        ("в пятницу", 4),
        ("субота", 5),
        ("через тиждень", 9),
        ("через неделю", 9),
        ("in a week", 9),
        ("post: післязавтра", 4),
        ("послезавтра", 4),
        ("in 4 weeks", 30),
    ],
)
def test_days_by_their_distance(text: str, day: int) -> None:
    assert option(text, CALENDAR) == f"day:2026-12-{day:02}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fri after 5", When(date(2026, 12, 4), earliest=time(17))),
        ("у п'ятницю після 17", When(date(2026, 12, 4), earliest=time(17))),
        ("в пятницу после 5", When(date(2026, 12, 4), earliest=time(17))),
        ("tomorrow at 10", When(date(2026, 12, 3), exactly=time(10))),
        ("tomorrow 5pm", When(date(2026, 12, 3), exactly=time(17))),
        ("5 December at 17.30", When(date(2026, 12, 5), exactly=time(17, 30))),
        ("05.12 17:30", When(date(2026, 12, 5), exactly=time(17, 30))),
        ("завтра вранці", When(date(2026, 12, 3), latest=time(12))),
        ("завтра вечером", When(date(2026, 12, 3), earliest=time(17))),
        ("мне удобно завтра в 10", When(date(2026, 12, 3), exactly=time(10))),
        ("I'd like tomorrow at 10, thanks", When(date(2026, 12, 3), exactly=time(10))),
        ("краще в суботу до обіду", When(date(2026, 12, 5), latest=time(12))),
        ("завтра во второй половине дня", When(date(2026, 12, 3), earliest=time(12), latest=time(17))),
        ("tomorrow afternoon", When(date(2026, 12, 3), earliest=time(12), latest=time(17))),
        ("Saturday before noon", When(date(2026, 12, 5), latest=time(12))),
        ("в субботу с 10 до 12", When(date(2026, 12, 5), earliest=time(10), latest=time(12))),
        ("at 10", When(exactly=time(10))),
        ("today", When(date(2026, 12, 2))),
        ("1 November", When(date(2027, 11, 1))),
        ("12/13", When(date(2026, 12, 13))),
        ("the 1st", When(date(2027, 1, 1))),
        ("2024-02-29", When(date(2024, 2, 29))),
    ],
)
def test_a_day_with_a_time_or_one_that_is_not_offered_stays_with_the_words(text: str, expected: When) -> None:
    assert when(text) == expected


@pytest.mark.parametrize(
    "text",
    ["31 February", "2026-02-30", "30.02", "31.04.2027", "29 лютого", "32/1", "the 32nd", "99.99", "in 9999 days"],
)
def test_a_day_that_cannot_be_is_not_guessed_at(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize("text", ["not friday", "anything except Friday", "не в п'ятницю", "кроме пятницы"])
def test_a_day_that_is_ruled_out_is_not_picked(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize("text", ["I may come", "a haircut for 2", "friendly", "5 of us"])
def test_other_words_name_no_time(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize("text", ["10:30", "10.30", "at 10:30", "о 10:30", "в 10.30", "10:30 am"])
def test_a_time_that_is_offered_is_picked(text: str) -> None:
    assert option(text, TIMES) == "time:10:30"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 5", "17:00"),
        ("5 pm", "17:00"),
        ("5 вечера", "17:00"),
        ("о 5 вечора", "17:00"),
        ("17", "17:00"),
        ("5:30", "17:30"),
        ("9.05", "09:05"),  # a day, too, but no day is offered
        ("10 ранку", "10:00"),
        ("в 10", "10:00"),
        ("earliest", "09:05"),
        ("maybe 11", "11:00"),
    ],
)
def test_hours_as_people_say_them(text: str, clock: str) -> None:
    assert option(text, TIMES) == f"time:{clock}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after 5", When(earliest=time(17))),
        ("не раніше 17", When(earliest=time(17))),
        ("no later than 11", When(latest=time(11))),
        ("evening", When(earliest=time(17))),
        ("после 10 утра", When(earliest=time(10), latest=time(12))),
        ("10-12", When(earliest=time(10), latest=time(12))),
        ("12:00", When(exactly=time(12))),
        ("noon", When(exactly=time(12))),
        ("12 am", When(exactly=time(0))),
        ("05:30", When(exactly=time(5, 30))),
        ("tomorrow at 10:30", When(date(2026, 12, 3), exactly=time(10, 30))),
        ("tomorrow", When(date(2026, 12, 3))),
        ("25:00", None),
        ("at 10:75", None),
        ("for 2 people", None),
    ],
)
def test_bounds_and_times_that_are_not_offered_stay_with_the_words(text: str, expected: When | None) -> None:
    assert when(text, TIMES) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("this week", "2 3 4 5 6"),
        ("next week", "7 8 9 10 11 12 13"),
        ("на наступному тижні", "7 8 9 10 11 12 13"),
        ("на следующей неделе", "7 8 9 10 11 12 13"),
        ("at the weekend", "5 6"),
        ("у вихідні", "5 6"),
        ("на выходных", "5 6"),
        ("next weekend", "5 6 12 13"),  # on a Wednesday, who knows
        ("next friday", "4 11"),
        ("в следующую пятницу", "4 11"),
        ("Friday or Saturday", "4 5"),
        ("у п'ятницю або суботу", "4 5"),
        ("в четверг или 12.12", "3 12"),
        ("monday or tuesday next week", "7 8"),
    ],
)
def test_several_days_are_for_the_client_to_choose_from(text: str, days: str) -> None:
    assert when(text) == When(days=tuple(date(2026, 12, int(day)) for day in days.split()))


def test_a_month_is_many_days() -> None:
    whole = when("next month in the evening")
    assert whole
    assert (whole.days[0], whole.days[-1], len(whole.days)) == (date(2027, 1, 1), date(2027, 1, 31), 31)
    assert whole.earliest == time(17)
    assert when("наступного місяця") == when("в следующем месяце") == replace(whole, earliest=None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in two days", 4),
        ("через два дні", 4),
        ("через два дня", 4),
        ("за два дні", 4),
        ("two days from now", 4),
        ("in one week", 9),
        ("in four weeks", 30),
        ("через чотири тижні", 30),
        ("через четыре недели", 30),
        ("friday this week", 4),
        ("wednesday next week", 9),
        ("у середу наступного тижня", 9),
        ("Friday 4 December", 4),
        ("the fourth", 4),
        ("fifth of December", 5),
        ("December the fifth", 5),
        ("on the thirtieth", 30),
        ("п'ятого грудня", 5),
        ("четвертого числа", 4),
        ("пятого декабря", 5),
        ("пятое", 5),
    ],
)
def test_days_in_words(text: str, day: int) -> None:
    assert option(text, CALENDAR) == f"day:2026-12-{day:02}"


def test_tens_and_units_are_one_number() -> None:
    assert [when(text) for text in ("the twenty-first", "двадцять першого", "двадцать первого декабря")] == [
        When(date(2026, 12, 21))
    ] * 3
    assert when("at twenty forty five") == When(exactly=time(20, 45))


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("noon", "12:00"),
        ("at midday", "12:00"),
        ("опівдні", "12:00"),
        ("в полдень", "12:00"),
        ("half past ten", "10:30"),
        ("half past 10", "10:30"),
        ("half ten", "10:30"),
        ("at half past ten in the morning", "10:30"),
        ("ten thirty", "10:30"),
        ("10 30", "10:30"),
        ("пів на одинадцяту", "10:30"),
        ("о пів на 11", "10:30"),
        ("о пів по десятій", "10:30"),
        ("о десятій тридцять", "10:30"),
        ("половина одиннадцатого", "10:30"),
        ("в половине одиннадцатого", "10:30"),
        ("пол одиннадцатого", "10:30"),
        ("полодиннадцатого", "10:30"),
        ("в десять тридцать", "10:30"),
        ("half past twelve", "12:30"),
        ("пів на першу", "12:30"),
        ("полпервого", "12:30"),
        ("quarter to five", "16:45"),
        ("a quarter to 5 pm", "16:45"),
        ("за чверть п'ята", "16:45"),
        ("без четверти пять", "16:45"),
        ("без пятнадцати пять", "16:45"),
        ("15 minutes to five", "16:45"),
        ("чверть на п'яту", "16:15"),
        ("четверть пятого", "16:15"),
        ("quarter past four", "16:15"),
        ("fifteen past four", "16:15"),
        ("ten o'clock", "10:00"),
        ("at ten", "10:00"),
        ("о десятій", "10:00"),
        ("десята година ранку", "10:00"),
        ("в десять утра", "10:00"),
        ("десять часов", "10:00"),
        ("ten", "10:00"),
        ("5 p.m.", "17:00"),
        ("5 p.m", "17:00"),
        ("о п'ятій вечора", "17:00"),
        ("в пять вечера", "17:00"),
        ("в час дня", "13:00"),
        ("в 1 час дня", "13:00"),
        ("в час", "13:00"),
        ("в час тридцать", "13:30"),
        ("о першій дня", "13:00"),
        ("11 дня", "11:00"),
        ("11 at night", "23:00"),
        ("в 2 ночи", "02:00"),
        ("о 2 ночі", "02:00"),
        ("midnight", "00:00"),
    ],
)
def test_hours_in_words(text: str, clock: str) -> None:
    by_day = [at(f"{hour:02}:{minute}") for hour in range(8, 20) for minute in ("00", "15", "30", "45")]
    asked = prompt(*by_day, layout="times") if "08:00" <= clock < "20:00" else prompt(at(clock), layout="times")
    assert option(text, asked) == f"time:{clock}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("завтра о пів на шосту", When(date(2026, 12, 3), exactly=time(17, 30))),
        ("in two days after half past ten", When(date(2026, 12, 4), earliest=time(10, 30))),
        ("friday or saturday after 5", When(earliest=time(17), days=(date(2026, 12, 4), date(2026, 12, 5)))),
        ("10 25 december", When(date(2026, 12, 25), exactly=time(10))),
        ("після обіду", When(earliest=time(12), latest=time(17))),
        ("во второй половине дня", When(earliest=time(12), latest=time(17))),
        ("у першій половині дня", When(latest=time(12))),
        ("до обеда", When(latest=time(12))),
        ("до дванадцятої", When(latest=time(12))),
        ("не раньше десяти", When(earliest=time(10))),
    ],
)  # fmt: skip
def test_spans_in_words(text: str, expected: When) -> None:
    assert when(text) == expected


@pytest.mark.parametrize("asked", [CALENDAR, TIMES])
@pytest.mark.parametrize(
    "text",
    [
        "not tomorrow",
        "i can't tomorrow",
        "tomorrow doesn't work",
        "завтра не можу",
        "завтра не могу",
        "any day but friday",
        "last friday",
        "a week from friday",
        "after friday",
        "until the 5th",
        "з понеділка",
        "до пятницы",
        "friday to sunday",
        "friday, saturday",
        "friday evening or saturday morning",
        "friday or later",
        "friday the 13th",  # a Sunday
        "tomorrow or",
        "in a couple of days",
        "через пару дней",
        "in 2 hours",
        "через два часа",
        "через годину",
        "half an hour",
        "10 to 12",  # a span, or ten minutes before
        "ten to five",
        "at 10 or 11",
        "at 10:30 or after 5",
        "after 10 after 11",
        "at 25:00 tomorrow",
        "tomorrow for 2 people",
        "morning or evening",
        "at one of your salons",
        "first thing",
        "the first free day",
        "just a second",
        "пів",
        "без четверти",
        "вчора",
    ],
)
def test_what_may_mean_something_else_is_not_guessed_at(text: str, asked: Prompt) -> None:
    assert heard(text, asked) == Typed(text)


def test_an_hour_that_is_offered_twice_is_not_chosen() -> None:
    both = prompt(at("07:00"), at("19:00"), layout="times")
    assert [option("at 7", both), option("7 pm", both)] == [None, "time:19:00"]


TOMORROW = When(date(2026, 12, 3), exactly=time(10))


@pytest.mark.parametrize("asked", [None, SERVICES])
@pytest.mark.parametrize(
    "text",
    [
        "tomorrow at 10",
        "Can I come tomorrow at 10?",
        "hi, do you have anything tomorrow at 10 please",
        "можна на завтра на 10:00?",
        "Доброго дня, можна записатися на завтра о 10",
        "здравствуйте можно записаться на завтра в 10",
        "tommorow 10am",
        "zavtra v 10",
        "pfdnhf d 10",
    ],
)
def test_a_time_before_its_turn_goes_along_with_the_words(text: str, asked: Prompt | None) -> None:
    assert heard(text, asked) == Typed(text, when=TOMORROW, only_when=True)


@pytest.mark.parametrize(
    "text", ["haircut tomorrow at 10", "Запишіть на стрижку завтра о 10", "is Tom free tomorrow at 10"]
)
def test_a_time_may_come_with_something_else(text: str) -> None:
    assert heard(text, SERVICES) == Typed(text, when=TOMORROW)


@pytest.mark.parametrize(
    "text",
    ["I have an appointment tomorrow", "у меня запись завтра", "у мене запис завтра", "see you on friday", "I am late"],
)
def test_who_only_speaks_of_a_day_asks_for_none(text: str) -> None:
    answer = heard(text, SERVICES)
    assert isinstance(answer, Typed)
    assert not answer.only_when


@pytest.mark.parametrize("text", ["ten", "10", "half a head tomorrow", "not tomorrow", "a haircut for 2", "xyzzy"])
def test_what_names_no_time_is_kept_as_it_is(text: str) -> None:
    assert heard(text, prompt()) == Typed(text)


def test_no_time_is_heard_where_free_words_or_a_phone_are_asked_for() -> None:
    assert [when("tomorrow", asked) for asked in (NAME, PHONE)] == [None] * 2


# --- anything at all

PIECES = [
    "friday",
    "завтра",
    "after",
    "at",
    "до",
    "10:30",
    "5",
    "31.02",
    "через",
    "99",
    "'",
    "-",
    "/",
    ".",
    "№",
    "½",
    "٣",
]
ANYTHING = st.text(max_size=60) | st.lists(st.sampled_from([*PIECES, *ascii_lowercase[:4]]), max_size=9).map(" ".join)


@given(ANYTHING, st.sampled_from([*PROMPTS, None]), st.sampled_from(LOCALES), st.booleans())
def test_whatever_is_typed_is_heard(text: str, asked: Prompt | None, locale: str, numbered: bool) -> None:
    answer = heard(text, asked, locale, numbered)
    if isinstance(answer, Typed):
        assert (answer.text, answer.numbered) == (text, numbered)
    elif isinstance(answer, Picked):
        assert asked
        assert answer.option == MORE or asked.option(answer.option)


@pytest.mark.parametrize("text", ["5 " * 50_000, "friday " * 20_000, "ﷺ" * 100_000, "1" * 100_000, "a" * 100_000])
def test_a_huge_text_is_heard_too(text: str) -> None:
    for asked in PROMPTS:
        answer = heard(text, asked)
        assert not isinstance(answer, Command)
