"""Remembers: sessions, what came in and what is to go out, in SQL."""
