"""The source pane: the documents as they are, with what they tell marked in them."""
