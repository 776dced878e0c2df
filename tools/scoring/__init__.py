"""The measures of published evaluations, and of our own, over what Dateline finds."""
