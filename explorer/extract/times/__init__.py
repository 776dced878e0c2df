"""Words that tell time, and the when they mean."""
