"""Tests of what touches the world, against real servers on this machine."""
