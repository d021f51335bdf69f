"""What every file is before anyone knows what it is about: bytes, text, YAML, tables."""
