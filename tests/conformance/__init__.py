"""One suite of conversations for every channel, through its real wire: HTTP bodies, a stream of events, lines of text.

`python -m tests.conformance` writes what each channel can into docs/channels.md.
"""
