"""An Altegio of our own: the same HTTP contract, in memory, with made-up salons.

It is what the bot talks to when no token is configured, and what the tests talk to. It keeps real rules (hours,
time zones, conflicts, codes), and has a switch for whatever Altegio's documents leave open.
"""

from bot.altegio.sandbox.faults import Fault
from bot.altegio.sandbox.salons import SALONS
from bot.altegio.sandbox.sandbox import SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Sandbox
from bot.altegio.sandbox.switches import Switches

__all__ = ["SALONS", "SANDBOX_PARTNER_TOKEN", "SANDBOX_USER_TOKEN", "Fault", "Sandbox", "Switches"]
