"""Identities: the sums between published numbers, one kind a file, each a function from a snapshot to rows."""
