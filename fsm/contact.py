"""Names, numbers, addresses and codes as people type them."""

import re
import unicodedata

import phonenumbers

FULL_NAME = 120
"""The longest name that is taken, in characters (ours to set; a name is never cut silently)."""

REMARK = 500
"""The longest remark, in characters."""

_JOINER = "\N{ZERO WIDTH JOINER}"
_PRESENTATION = "\N{VARIATION SELECTOR-16}"

_EMAIL = re.compile(r"[^@\s,;<>()\"']{1,64}@(?:[^@\s.,;<>()\"']{1,63}\.)+[^@\s.,;<>()\"'\d]{2,24}")
_DIALLED = re.compile(r"(?<!\w)\+?\(?\d[\d \-–().]{5,22}\d(?!\w)")
_CODE = re.compile(r"\d[\d \-–—.]*\d")


def full_name(text: str) -> str | None:
    """A name on one line, without control characters, with a letter in it; None if that is not what was typed
    (S0-6). A question or a command that nobody knows is no name, either.
    """
    name = unicodedata.normalize("NFC", " ".join(_visible(" ".join(text.split())).split()))
    if name.startswith("/") or name.endswith("?") or len(name) > FULL_NAME:
        return None
    return name if any(char.isalpha() for char in name) else None


def name_and_phone(text: str, country: str) -> tuple[str, str | None]:
    """What was typed without the phone in it, and that phone in E.164; both as they are if there is none."""
    found = [(match, number) for match in _DIALLED.finditer(text[:300]) if (number := phone(match[0], country))]
    if len(found) != 1:
        return text, None
    match, number = found[0]
    return f"{text[: match.start()]} {text[match.end() :]}".strip(" ,;:.-–—()\n"), number


def free_text(text: str) -> str | None:
    """A remark in the client's own words; None when nothing is left of it, or it is too long."""
    visible = _visible(text).strip()
    return visible if visible and len(visible) <= REMARK else None


def email(text: str) -> str | None:
    """An address that may be deliverable, or None."""
    address = text.strip()
    return address if len(address) <= 254 and _EMAIL.fullmatch(address) else None


def phone(text: str, country: str) -> str | None:
    """The number in E.164 ("+380501234567"), read as one dialled in `country` when it has no plus; None if it cannot
    be dialled.

    With a plus and of a possible length it is believed: which ranges are in use changes faster than our tables, and
    Altegio has the last word (431). Without one, only a range in use tells which country is meant.
    """
    if len(text) > 40:
        return None
    for guess in (text, "+" + re.sub(r"\D", "", text)):
        try:
            number = phonenumbers.parse(guess, country or None)
        except phonenumbers.NumberParseException:
            continue
        length = phonenumbers.is_possible_number_with_reason(number)
        whole = text.lstrip().startswith("+") and length == phonenumbers.ValidationResult.IS_POSSIBLE
        if whole or phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def country(number: str) -> str:
    """The country (ISO 3166, two letters) of a number in E.164; "" if it belongs to none, or to several."""
    return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""


def code(text: str) -> str | None:
    """The SMS code in what was pasted, as a string of ASCII digits: leading zeros count (S4-19).

    Takes "01-234", "Confirmation code for Salon: 01 234" and digits of any script; the length is not documented, 3
    to 8 are believed. Of several runs the one that ends the text counts: both of Altegio's templates end with the
    code (S4-17, S4-18).
    """
    plain = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text[:300])
    found = [(match.end(), re.sub(r"\D", "", match[0])) for match in _CODE.finditer(plain)]
    codes = [(end, digits) for end, digits in found if 3 <= len(digits) <= 8]
    if len(codes) == 1 or (codes and not plain[codes[-1][0] :].strip(" .!")):
        return codes[-1][1]
    return None


def _visible(text: str) -> str:
    """The text without what can turn or hide it: control, format and unassigned characters, but for line breaks.

    What joins emoji into one (a haircut and a woman into a woman at the hairdresser's) stays between two of them.
    """
    return "".join(char for at, char in enumerate(text) if char == "\n" or _shown(char) or _joins(text, at))


def _shown(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or char == "\N{ZERO WIDTH NON-JOINER}"


def _joins(text: str, at: int) -> bool:
    """Whether it is a joiner between two emoji, of which the first may end in its colour or its presentation."""
    if text[at] != _JOINER:
        return False
    before, after = text[max(0, at - 2) : at].rstrip(_PRESENTATION)[-1:], text[at + 1 : at + 2]
    return unicodedata.category(before or " ") in {"So", "Sk"} and unicodedata.category(after or " ") == "So"
