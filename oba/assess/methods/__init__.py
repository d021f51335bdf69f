"""The houses: each question answered by another's published method, in our answer and in its own word."""
