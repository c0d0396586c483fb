"""A chat inside a website: one script on the salon's page, and what that asks of us.

The page draws, everything else is decided here: a prompt goes out as JSON with all its words in it.
"""

from bot.channels.widget.channel import Widget
from bot.channels.widget.guard import Guard
from bot.channels.widget.pages import pages
from bot.channels.widget.routes import api

__all__ = ["Guard", "Widget", "api", "pages"]
