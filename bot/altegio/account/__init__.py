"""The client's own account at Altegio: what opens it, what is in it, and what can be done there."""
