"""The widget in a real browser: Debian's Chromium, driven by Playwright, against the bot as `altegio-bot run` is."""
