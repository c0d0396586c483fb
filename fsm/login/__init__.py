"""Logging in: the client proves that a phone number is theirs."""
