"""What an answer was worked out with: the numbers and formulas of each step, for whoever works it out again."""
