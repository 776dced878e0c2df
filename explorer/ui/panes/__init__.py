"""What stands beside the canvas: source, inspector, table, chips."""
