"""Altegio: the client of its REST API, and a sandbox that speaks the same contract."""
