"""When events happened, by constraints, with receipts."""
