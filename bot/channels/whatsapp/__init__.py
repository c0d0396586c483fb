"""WhatsApp, through Meta's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api).

A client of our own, since the wire is small: two kinds of calls out, one webhook in. The libraries around read
only the first message of a body and forget one whose handler failed, which loses bookings.
"""

from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.graph import Account
from bot.channels.whatsapp.webhook import PATH, webhook

__all__ = ["PATH", "Account", "WhatsApp", "webhook"]
