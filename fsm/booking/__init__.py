"""Booking an appointment: the table of the dialog and one module for each step."""
