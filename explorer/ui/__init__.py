"""How it moves: the window and everything in it."""
