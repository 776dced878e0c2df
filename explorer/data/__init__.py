"""What we know: frozen values and their way from and to disk."""
