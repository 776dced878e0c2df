"""Title, publisher and date of an article, set by a person: typed, tried, shown before and after, kept."""
