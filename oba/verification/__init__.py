"""Verifying what was published: whether it is whole, is what was released, and comes out the same again."""
