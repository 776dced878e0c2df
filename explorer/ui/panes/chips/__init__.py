"""The row of chips above the canvas: what is shown, and by what the lanes are made."""
