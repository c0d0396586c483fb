"""The main menu: what is possible now."""
