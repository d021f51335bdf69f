"""Files as publishers lay them out: recognised by their headings, and turned into rows of observations."""
