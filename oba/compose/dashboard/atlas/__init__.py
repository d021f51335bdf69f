"""Maps: one indicator in the parts of a place, drawn and as a table."""
