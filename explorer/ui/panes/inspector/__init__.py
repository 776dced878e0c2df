"""The inspector: one event with everything that is known about it, and why."""
