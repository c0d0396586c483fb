"""The client's own appointments: see, cancel, move, repeat and review them."""
