"""Briefings: slides shown full screen, with a window for the presenter, and edited beside the canvas."""
