"""The dialog: it decides what is asked, what is accepted and what follows. It touches nothing."""
