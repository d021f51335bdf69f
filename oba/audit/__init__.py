"""For auditors: examples executed, rules proved, changes told apart, answers explained."""
