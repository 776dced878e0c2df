"""Event tables of other people, or of our own export: a file's cells as columns."""
