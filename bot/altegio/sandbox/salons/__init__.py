"""The salons of the sandbox: one chain in three countries, with rules as different as real ones are.

Names, addresses and phones are made up. London asks for a code by SMS; Kyiv speaks Ukrainian and has a
service without a team member; New York sells a treatment by prepayment only and lets nobody move a visit.
"""

from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.salons.kyiv import KYIV
from bot.altegio.sandbox.salons.london import LONDON
from bot.altegio.sandbox.salons.new_york import NEW_YORK

SALONS: tuple[Salon, ...] = (LONDON, KYIV, NEW_YORK)
CHAIN_ID = 4120
CHAIN_TITLE = "Silver Heron"
CHAIN_BOOKFORM_ID = 990
