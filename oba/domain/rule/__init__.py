"""A rule: an indicator, its measure and the dated versions of its five keys, with worked examples."""

from oba.domain.rule.example import Example, Given, VersionName
from oba.domain.rule.keys import (
    Amber,
    Baseline,
    Better,
    ChanceTest,
    Comparators,
    Direction,
    Forecast,
    Method,
    Path,
    Start,
    Threshold,
    Trajectory,
    With,
    Within,
)
from oba.domain.rule.rule import OFF_POSTER, Rule
from oba.domain.rule.version import Reference, Version

__all__ = [
    "OFF_POSTER",
    "Amber",
    "Baseline",
    "Better",
    "ChanceTest",
    "Comparators",
    "Direction",
    "Example",
    "Forecast",
    "Given",
    "Method",
    "Path",
    "Reference",
    "Rule",
    "Start",
    "Threshold",
    "Trajectory",
    "Version",
    "VersionName",
    "With",
    "Within",
]
