"""Names, numbers, addresses and codes as people type them, and as nobody should."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fsm import contact

EXAMPLES = settings(derandomize=True, database=None, deadline=None, max_examples=300)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Anna", "Anna"),
        ("  Шевченко   Тарас\tГригорович \n", "Шевченко Тарас Григорович"),
        ("Doe\nJohn", "Doe John"),
        ("O’Brien-Smith, Jr.", "O’Brien-Smith, Jr."),
        ("李小龍", "李小龍"),
        ("محمد علي", "محمد علي"),
        ("Anna 🦄", "Anna 🦄"),
        ("Anna 👩\u200d🎤", "Anna 👩\u200d🎤"),
        ("<b>Anna</b> & *Ben*", "<b>Anna</b> & *Ben*"),
        ("An\x00na\x07\x1b[31m", "Anna[31m"),
        ("\u202eannA\u200b\u2066", "annA"),
        ("Ame\u0301lie", "Amélie"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("A" * 120, "A" * 120),
        ("A" * 121, None),
        ("A" * 100_000, None),
        ("", None),
        (" \t\n", None),
        ("🦄", None),
        ("12345", None),
        ("why do you ask?", None),
        ("...", None),
        ("\u200b\u202e", None),
    ],
)
def test_full_name(typed: str, name: str | None) -> None:
    assert contact.full_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ("Anna Kovalenko +44 20 7946 0018", "Anna Kovalenko", "+442079460018"),
        ("Анна, 07911123456", "Анна", "+447911123456"),
        ("(07911) 123-456 O'Neill-Smith", "O'Neill-Smith", "+447911123456"),
        ("ANNA\n+380501234567", "ANNA", "+380501234567"),
        ("Anna 07911123456 or 07911123457", "Anna 07911123456 or 07911123457", None),
        ("Anna 12345", "Anna 12345", None),
        ("Sam the 3rd", "Sam the 3rd", None),
        ("9" * 100_000, "9" * 100_000, None),
    ],
)
def test_a_name_and_a_phone_on_one_line(typed: str, name: str, number: str | None) -> None:
    assert contact.name_and_phone(typed, "GB") == (name, number)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("  No nuts, please.\nAnd no music. ", "No nuts, please.\nAnd no music."),
        ("\x00\x1b", None),
        ("like this 💇\u200d♀\ufe0f", "like this 💇\u200d♀\ufe0f"),
        ("👩🏽\u200d❤\ufe0f\u200d👩🏽 both", "👩🏽\u200d❤\ufe0f\u200d👩🏽 both"),
        ("\u200d💇\u200d", "💇"),
        ("💇\u200d no\u200dnuts \u200d♀", "💇 nonuts ♀"),
        ("💇\u202e\u200d♀\u200b", "💇♀"),
        ("", None),
        ("n" * 500, "n" * 500),
        ("n" * 501, None),
    ],
)
def test_free_text(typed: str, remark: str | None) -> None:
    assert contact.free_text(typed) == remark


@pytest.mark.parametrize(
    "address", ["a@b.co", "mary.jones+salon@mail.example.co.uk", "пошта@приклад.укр", " mary@example.com "]
)
def test_email(address: str) -> None:
    assert contact.email(address) == address.strip()


@pytest.mark.parametrize(
    "typed",
    ["", "mary", "mary@", "@example.com", "mary@example", "mary at example.com", "a@b@example.com", "a b@example.com",
     "mary@example..com", "mary@.com", "mary@example.c", "mary@1.2.3.4", "a@example.com, b@example.com",
     "<mary@example.com>", f"{'m' * 65}@example.com", f"m@{'e' * 64}.com", f"m@{'e.' * 130}com"],
)  # fmt: skip
def test_no_email(typed: str) -> None:
    assert contact.email(typed) is None


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("050 123 45 67", "UA", "+380501234567"),
        ("380501234567", "UA", "+380501234567"),
        ("+38 (050) 123-45-67", "GB", "+380501234567"),
        ("00380501234567", "UA", "+380501234567"),
        ("020 7946 0123", "GB", "+442079460123"),
        ("07911 123456", "GB", "+447911123456"),
        ("(212) 736-5000", "US", "+12127365000"),
        ("1 212 736 5000", "US", "+12127365000"),
        ("+1 212 736 5000", "UA", "+12127365000"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("+7 701 123 45 67", "UA", "+77011234567"),
        ("0151 23456789", "DE", "+4915123456789"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("+971 50 123 4567", "GB", "+971501234567"),
        ("050-234-5678", "IL", "+972502345678"),
        ("٠٥٠ ١٢٣ ٤٥٦٧", "SA", "+966501234567"),
        ("my number is 050 123 45 67", "UA", "+380501234567"),
        ("380501234567", "", "+380501234567"),
    ],
)
def test_phone(typed: str, country: str, number: str) -> None:
    assert contact.phone(typed, country) == number


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("", "UA"),
        ("hello", "UA"),
        ("12", "UA"),
        ("1234567890123456", "UA"),
        ("+", "UA"),
        ("+999 123 456 789", "UA"),
        ("tomorrow at 10", "UA"),
        ("050 123 45 67", ""),
        ("0" * 41, "UA"),
        ("9" * 100_000, "UA"),
    ],
)
def test_no_phone(typed: str, country: str) -> None:
    assert contact.phone(typed, country) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("01234", "01234"),
        (" 0123 ", "0123"),
        ("01-234", "01234"),
        ("01 234", "01234"),
        ("0 1 2 3", "0123"),
        ("12.34.56", "123456"),
        ("０１２３４", "01234"),
        ("٠١٢٣٤", "01234"),
        ("Confirmation code: 01234", "01234"),
        ("Confirmation code for Salon 24: 01234", "01234"),
        ("Confirmation code for Salon 2000: 01 234", "01234"),
        ("my code is 1234!", "1234"),
        ("123", "123"),
        ("12345678", "12345678"),
    ],
)
def test_code(typed: str, code: str) -> None:
    assert contact.code(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "hello", "1", "12", "123456789", "+380501234567", "1234 or 5678?", "²³¹²", "Ⅻ", "x" * 301 + "1234"],
)
def test_no_code(typed: str) -> None:
    assert contact.code(typed) is None


@EXAMPLES
@given(
    st.text(st.characters()) | st.text(st.sampled_from("0123456789 +-–.@٣０½")),
    st.sampled_from(["", "UA", "GB", "US", "ZZ"]),
)
def test_nothing_that_is_typed_makes_it_stumble(text: str, country: str) -> None:
    """What it takes, it takes again, and it fits where it goes."""
    if name := contact.full_name(text):
        assert contact.full_name(name) == name
        assert len(name) <= contact.FULL_NAME
        assert name.isprintable() or "\u200c" in name
    if number := contact.phone(text, country):
        assert contact.phone(number, country) == number
        assert number[0] == "+"
        assert number[1:].isascii()
        assert 7 <= len(number[1:]) <= 15
    if code := contact.code(text):
        assert contact.code(code) == code
        assert code.isascii()
        assert 3 <= len(code) <= 8
    if address := contact.email(text):
        assert contact.email(address) == address
    if remark := contact.free_text(text):
        assert contact.free_text(remark) == remark
