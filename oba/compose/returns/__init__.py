"""What is owed for a round, by whom, in words."""
