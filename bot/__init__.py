"""Touches the world: channels, Altegio, delivery, settings, wiring."""
