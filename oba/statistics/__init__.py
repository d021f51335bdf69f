"""Formulas, each with its source: pure functions of numbers that return frozen values.

Intervals: `proportion`, `rate`, `mean`. Comparisons: `comparison`, `control_limits`, `funnel`, `fingertips_targets`.
Groups of places: `quantile_groups`, `percentile_bands`. Movement: `recent_trend`, `mann_kendall`, `theil_sen`,
`base_year`, and the control chart `xmr` with its `xmr_rules` and how to read it, `xmr_reading`. Forecasts: `forecast`
(exact), `least_squares`, `holt`.

Numbers are floats here and nowhere else in the core. A number that is missing or impossible gives None or a coded
reason, never an exception; only a confidence that no caller can mean raises ValueError. scipy is loaded when a
critical value needs it, so importing anything here is quick.
"""
