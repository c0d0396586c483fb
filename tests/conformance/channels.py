"""The channels that the suite speaks."""

from typing import Final

from tests.conformance.client import Client
from tests.conformance.telegram import TelegramChat
from tests.conformance.terminal import TerminalChat
from tests.conformance.whatsapp import WhatsAppChat
from tests.conformance.widget import WidgetChat

CHANNELS: Final[tuple[type[Client], ...]] = (TelegramChat, WhatsAppChat, WidgetChat, TerminalChat)
