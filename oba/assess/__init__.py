"""What the rules mean: the five questions, each answered in the module that bears its key's name."""
