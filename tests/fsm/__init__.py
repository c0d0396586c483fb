"""Tests of what the dialog decides; no I/O, no event loop."""
