"""Codes by SMS: one at a time for a phone, for so long and so many tries as the switches say."""

import logging
import secrets
from dataclasses import replace
from datetime import timedelta

from bot.altegio.sandbox.refusal import Refusal, wrong_code
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.switches import Switches
from bot.altegio.sandbox.world import Code, Sms, World

log = logging.getLogger("bot.altegio.sandbox.sms")
"""The sandbox's phone: the one log in which codes are shown."""


def send(world: World, switches: Switches, salon: Salon, phone: str) -> None:
    """Send a code, which takes the place of the one before."""
    now, before = world.now(), world.codes.get(phone)
    if switches.sms == "refused":
        raise Refusal(422, "The location has no SMS provider.")
    if before is not None and now - before.sent < timedelta(seconds=switches.code_resend_after):
        raise Refusal(422, "A code has just been sent. Try again later.")
    keep = before is not None and switches.code_on_resend == "same" and _lives(world, switches, before)
    text = before.text if before and keep else _draw(switches.code_length)
    world.codes[phone] = Code(text, now)
    if switches.sms == "sent":
        sms = Sms(phone, f"Confirmation code for {salon.title}: {text}", text, now)
        world.sms.append(sms)
        log.info("SMS to ...%s: %s", phone[-4:], sms.text)


def check(world: World, switches: Switches, phone: str, said: str | int | None) -> None:
    """Refuse with 432 unless this is the code of the phone; a wrong one costs a try."""
    code = world.codes.get(phone)
    if code is None or said is None or code.attempts >= switches.code_attempts:
        raise wrong_code()
    text = str(said).strip() if isinstance(said, str) else str(said).zfill(len(code.text))
    if text != code.text or not _lives(world, switches, code):
        world.codes[phone] = replace(code, attempts=code.attempts + 1)
        raise wrong_code()


def spend(world: World, switches: Switches, phone: str) -> None:
    """The code has served."""
    if switches.code_use == "once":
        world.codes.pop(phone, None)


def _lives(world: World, switches: Switches, code: Code) -> bool:
    return world.now() - code.sent < timedelta(seconds=switches.code_lifetime)


def _draw(length: int) -> str:
    return "".join(secrets.choice("0123456789") for _ in range(length))
