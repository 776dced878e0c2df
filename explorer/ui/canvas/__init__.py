"""The widget that shows the Scene, its gestures and its overview."""
