"""What the client holds with the salon: memberships, gift cards, loyalty cards."""
