"""Numbers that cannot well be right, each held against others of its own kind."""
