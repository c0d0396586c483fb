"""Writes the table into docs/channels.md."""

from tests.conformance.table import PAGE, written

PAGE.write_text(written(PAGE.read_text()))
