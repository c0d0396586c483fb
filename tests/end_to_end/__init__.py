"""The whole bot at work: real HTTP on both sides, real databases, people who press and read."""
