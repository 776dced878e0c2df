"""The same picture and the same data elsewhere."""
