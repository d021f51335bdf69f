"""The door: everything people write is read here, strictly, into frozen values and a list of problems."""
