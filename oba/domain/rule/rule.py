"""A rule: an indicator, its measure, its dated versions and its worked examples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from oba.domain.canonical import fingerprint
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.problem import Where
from oba.domain.rule.example import Example, VersionName
from oba.domain.rule.version import Version

OFF_POSTER = "none"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One indicator and everything that decides its answers.

    `number` is the indicator's own label, such as NI 117; `short` its title on a dashboard; `versions` newest first;
    `question` is how much, how well or better off for a performance measure, empty for a population indicator; `poster`
    its name on the poster, empty where it has none, OFF_POSTER where it is left off.
    """

    id: str
    number: str
    title: str
    short: str
    outcome: str
    accountability: str
    question: str
    measure: Measure
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]
    notes: tuple[str, ...] = ()
    poster: str = ""
    where: Where

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all that it says, wherever in its file that stands."""
        return fingerprint(self)

    @property
    def called(self) -> str:
        """What readers call it in passing: by its number, or by its short title where it has none."""
        return self.number or self.short

    @property
    def has_target(self) -> bool:
        """Whether any version asks for more than to watch the number; what is told in words is wanted too."""
        return self.measure.is_narrative or any(version.has_target for version in self.versions)

    @property
    def is_on_poster(self) -> bool:
        """Whether it stands on the poster and is a goal of the summary: where it has a target and is not left off."""
        return self.has_target and self.poster != OFF_POSTER

    @property
    def newest(self) -> Version:
        """The version that is in force from the latest period on."""
        return self.versions[0]

    def approved(self, by: date | None) -> tuple[Version, ...]:
        """The versions that had been approved by a day, newest first; all of them without a day."""
        return tuple(v for v in self.versions if by is None or v.reference.approved_on <= by)

    @property
    def outline(self) -> Version:
        """The earliest version as a draft, which stands for a rule before any has been approved."""
        return self.versions[-1].outline

    def as_at(self, when: date) -> Rule:
        """The rule as it stood on a day: the versions approved, their examples and what was checked by then.

        Where none was approved it is a draft.
        """
        approved, measure = self.approved(when), self.measure.as_at(when)
        if approved:
            examples = tuple(example for example in self.examples if self.exercised_by(example) in approved)
            return replace(self, versions=approved, measure=measure, examples=examples)
        return replace(self, versions=(self.outline,), measure=measure, examples=())

    def named(self, name: VersionName) -> Version | None:
        """The version that goes by a name, the one approved last where several do; None where none does."""
        found = (one for one in self.versions if one.since.start == name.since.start)
        return next((one for one in found if name.approved_on in (None, one.reference.approved_on)), None)

    def exercised_by(self, example: Example) -> Version | None:
        """The version that an example exercises: the one it names, else the one that governs its last period."""
        return self.named(example.version) if example.version else self.version_for(example.judged)

    def for_example(self, example: Example) -> Rule:
        """The rule as it stood when the version that an example names was approved; without a name, as it stands."""
        named = self.named(example.version) if example.version else None
        return replace(self, versions=self.approved(named.reference.approved_on)) if named else self

    def version_for(self, period: Period | None, known_by: date | None = None) -> Version | None:
        """The version in force for a period, which is that of its first day; without a period, the newest."""
        return self.version_on(period.start if period else None, known_by)

    def version_on(self, day: date | None, known_by: date | None) -> Version | None:
        """The version in force on a day, among those approved by another; without a day, the newest of them.

        The oldest also governs earlier days. None when no version had been approved by then.
        """
        approved = self.approved(known_by)
        in_force = [v for v in approved if day is None or v.since.start <= day]
        return in_force[0] if in_force else (approved[-1] if approved else None)
