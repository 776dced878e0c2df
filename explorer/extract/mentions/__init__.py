"""Mentions: which words of a document report an event, and who, what, when and how surely."""
