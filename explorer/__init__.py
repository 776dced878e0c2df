"""Dateline: a timeline explorer for news stories."""
