"""The salon's locations: which there are, and what is to be known of each."""
