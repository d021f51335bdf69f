"""Formulas, each with its source, and each asked for by a rule: pure functions of numbers that return frozen values.

Intervals: `proportion`, `rate`. Comparison: `funnel`. Movement: `recent_trend` with its `trend_line`, `mann_kendall`,
`theil_sen`, and the control chart `xmr` with its `xmr_rules` and how to read it, `xmr_reading`. Forecasts: `forecast`.
Methods of others: `base_year`, `growth`, `targeted_change`.

Numbers are floats here and nowhere else in the core; `forecast`, `funnel`, `mann_kendall` and `theil_sen` take exact
fractions, and use floats only for what no fraction can be. A number that is missing or impossible gives None or a coded
reason, never an exception; only a confidence that no caller can mean raises ValueError. scipy is loaded when a critical
value needs it, so importing anything here is quick.
"""
