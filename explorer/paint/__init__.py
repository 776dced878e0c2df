"""How it is drawn: a Scene through QPainter."""
