"""What a turn and a booking cost, each beside what it cannot cost less than: `make bench`."""
