"""Tests of the channels: what they read, what they show, what they send."""
