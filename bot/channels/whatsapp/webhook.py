"""How WhatsApp's messages reach us: Meta brings them. Each is kept before the 200; what comes twice its id tells."""

import hashlib
import hmac
import json
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.bounded import body_of
from bot.channels.hooks import Intake, taken
from bot.channels.whatsapp.channel import WhatsApp

PATH: Final = "/whatsapp/webhook"

LARGEST: Final = 3 * 1024 * 1024
"""What Meta sends at the most."""

SIGNATURE: Final = "X-Hub-Signature-256"
HANDSHAKE: Final = 1024
"""The longest challenge that is repeated."""


def webhook(whatsapp: WhatsApp, app_secret: str, verify_token: str, intake: Intake) -> list[Route]:
    """The route by which Meta brings messages, and the handshake by which it makes sure of us.

    GET: 200 with the challenge to who knows `verify_token`, else 403.
    POST: 403 unless the body is signed with `app_secret`, 413 over LARGEST, 400 if it is no JSON, 503 if it could not
    be kept: then Meta brings it again. 200 otherwise, for what we have no use for, too.
    """

    async def shake_hands(request: Request) -> Response:
        asked = request.query_params
        knows = hmac.compare_digest(asked.get("hub.verify_token", "").encode(), verify_token.encode())
        if not knows or asked.get("hub.mode") != "subscribe":
            return PlainTextResponse("wrong token", 403)
        return PlainTextResponse(asked.get("hub.challenge", "")[:HANDSHAKE])

    async def deliver(request: Request) -> Response:
        try:
            body = await body_of(request.stream(), LARGEST)
        except ClientDisconnect:
            return PlainTextResponse("incomplete", 400)
        if len(body) > LARGEST:
            return PlainTextResponse("too large", 413)
        if not hmac.compare_digest(request.headers.get(SIGNATURE, "").encode(), signature(body, app_secret).encode()):
            return PlainTextResponse("wrong signature", 403)
        try:
            heard = whatsapp.heard(json.loads(body))
        except (ValueError, RecursionError):
            return PlainTextResponse("no JSON", 400)
        return await taken(intake, heard) if heard else Response()

    return [Route(PATH, shake_hands, methods=["GET"]), Route(PATH, deliver, methods=["POST"])]


def signature(body: bytes, app_secret: str) -> str:
    """What Meta puts into SIGNATURE: the HMAC of the body as it is sent, byte for byte."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
