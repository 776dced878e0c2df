"""An event table of other people: from its cells to the very columns that the canvas reads."""
