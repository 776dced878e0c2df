"""Passages that cannot all hold, as typed candidates."""
