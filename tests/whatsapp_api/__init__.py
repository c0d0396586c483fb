"""A Graph API server of our own, and the people on its other side.

    async with WhatsAppApi() as api:                       # api.url is WHATSAPP_BASE_URL, api.settings the others
        api.hook = "http://127.0.0.1:8080/whatsapp/webhook"
        anna = api.client("16505551234", name="Anna")
        await anna.types("hello")                          # waits until the bot has shown something
        screen = await anna.presses("Book an appointment")
        await anna.sees("Booked")

It speaks HTTP as Meta's documentation of the Cloud API shows: signed webhooks, the documented limits (a field that is
too long has the message refused), and errors in Meta's form. Nothing in it sleeps.
"""

from tests.whatsapp_api.client import Screen, WhatsAppClient
from tests.whatsapp_api.server import WhatsAppApi

__all__ = ["Screen", "WhatsAppApi", "WhatsAppClient"]
