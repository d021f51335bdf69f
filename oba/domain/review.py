"""A review of targets: what a critical friend would ask about them, and how far they are agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.domain.target import Target


class RemarkKind(StrEnum):
    """What can be asked about a target, by its code in the catalogue of problems."""

    ALREADY_MET = "A101"
    EASIER_THAN_FORECAST = "A102"
    EASIER_THAN_EARLIER = "A103"
    EQUAL_TO_START = "A104"
    WORSE_THAN_START = "A105"
    BEFORE_FIRST = "A106"
    ODD_EDGE = "A107"
    TO_BE_AGREED = "A108"
    PROVISIONAL = "A109"
    OTHER_UNIT = "A110"
    CHANGED = "A111"
    ONE_CHILD = "A112"
    AREAS_EASIER = "A113"
    NEVER_RED = "A003"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to ask about one or more targets of one indicator in one place, in a plain sentence.

    `mend` is what to do about it where that is not the usual.
    """

    kind: RemarkKind
    indicator: str
    place: str
    targets: tuple[Target, ...]
    says: str
    where: Where
    mend: str = ""

    @property
    def problem(self) -> Problem:
        """The remark as a warning."""
        return problem(self.kind, self.where, self.says, self.mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far the targets for one period are agreed: the indicators and places of each kind."""

    period: str
    firm: tuple[tuple[str, str], ...]
    provisional: tuple[tuple[str, str], ...]
    to_be_agreed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Every remark of a round, in the order of the rules, and how far the targets for each period are agreed."""

    remarks: tuple[Remark, ...] = ()
    agreed: tuple[Agreed, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every remark as a warning; of a rating that never occurs the proof of its rule tells."""
        return tuple(remark.problem for remark in self.remarks if remark.kind is not RemarkKind.NEVER_RED)

    def of(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """The remarks of one kind."""
        return tuple(remark for remark in self.remarks if remark.kind is kind)

    def about(self, kind: RemarkKind) -> tuple[tuple[str, str], ...]:
        """The indicators and places that the remarks of one kind are about, each once."""
        return tuple(dict.fromkeys((remark.indicator, remark.place) for remark in self.of(kind)))

    def by_period(self, kind: RemarkKind) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The same by the period of the target, in order of time."""
        found = [(target.period, r.indicator, r.place) for r in self.of(kind) for target in r.targets]
        labels = dict.fromkeys(one[0].label for one in sorted(found, key=lambda one: one[0].end))
        return {label: tuple(dict.fromkeys(one[1:] for one in found if one[0].label == label)) for label in labels}
