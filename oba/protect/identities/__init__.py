"""Identities: what everybody knows to add up, each kind in a file of its own."""
