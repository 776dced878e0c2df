"""Which lane an event belongs to, and why."""
