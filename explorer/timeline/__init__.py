"""What to show: events to a picture in numbers."""
