"""A dashboard: every indicator in one place, and what a board should know about them."""
