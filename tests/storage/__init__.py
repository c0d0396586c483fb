"""What is kept, on both databases."""

from datetime import UTC, datetime, timedelta

from fsm.words import Chat

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANNA = Chat("telegram", "1")
BORYS = Chat("telegram", "2")
