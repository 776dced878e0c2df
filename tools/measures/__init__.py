"""What make bench measures: each module has functions that return rows."""
