"""What the client may say about themselves, and what we keep of it."""
