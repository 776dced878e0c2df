"""How we find out: text to events, without a screen."""
