"""Formulas, each with its source: pure functions of numbers."""
