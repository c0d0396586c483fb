"""Tests of what is remembered, each on SQLite and on PostgreSQL."""
