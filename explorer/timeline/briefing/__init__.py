"""Slides: drafted from a story, found again in a new reading, and laid out for a screen."""
