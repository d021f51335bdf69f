"""Outcome-based accountability report cards: rules, data and a round in; cards, dashboards and packs out."""

__version__ = "0.1.0"
