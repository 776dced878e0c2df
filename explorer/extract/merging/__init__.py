"""Which mentions tell one event."""
