"""Taking the story elsewhere: the dialog, its preview, and the process that lays out and writes."""
