"""A version of a rule as it was read, before it is known to be sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.read.shapes.rule_shapes import TargetShape, VersionShape
from oba.read.shapes.validation import Typed
from oba.read.text.marks import Path

Targets = Mapping[Period, TargetShape]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One version as it was read, where it stands, and what is measured."""

    typed: Typed
    path: Path
    measure: Measure
    version: VersionShape

    def problem(self, code: str, inside: Path, what: str, mend: str = "", *, key: bool = False) -> Problem:
        """A problem with a part of this version."""
        return self.typed.problem(code, (*self.path, *inside), what, mend, key=key)

    def has(self, *inside: str) -> bool:
        """Whether the file gives a part of this version, rightly or wrongly."""
        return self.typed.node((*self.path, *inside)) is not None

    def can_be(self, number: Fraction | None) -> bool:
        """Whether the measure can have this number."""
        least, most = self.measure.bounds
        return number is None or ((least is None or number >= least) and (most is None or number <= most))

    def targets(self) -> Iterator[tuple[Path, Period, TargetShape]]:
        """Every target of the version, the areas' own among them, with its path."""
        trajectory = self.version.trajectory
        if trajectory is None:
            return
        yield from self._entries(("trajectory", "targets"), trajectory.targets)
        for place, area in trajectory.areas.items():
            yield from self._entries(("trajectory", "areas", place, "targets"), area.targets)

    def _entries(self, inside: Path, targets: Targets) -> Iterator[tuple[Path, Period, TargetShape]]:
        for period, target in targets.items():
            path = self.typed.period_path((*self.path, *inside), period)
            yield path[len(self.path) :], period, target
