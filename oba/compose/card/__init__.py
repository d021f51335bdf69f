"""A report card: one indicator in one place, its message, answers, working, numbers and story."""
