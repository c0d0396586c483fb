"""Tests, told as stories wherever a salon's owner could read them."""
