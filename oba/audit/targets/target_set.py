"""What a remark is about: the targets of one version of one rule in one place, and the numbers known beside them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oba.assess.case import Case
from oba.assess.good_sign import good_signed
from oba.domain.evidence import Figure
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.plan import Plan, Round
from oba.domain.problem import Where
from oba.domain.review import Remark, RemarkKind
from oba.domain.rule import Better, Rule, Version
from oba.domain.target import Aim, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSet:
    """The targets that one version of a rule sets for one place, as a round knows them.

    `targets` are those whose period is the latest number's or later; `before` all that stand for earlier periods;
    `was` what stood in the round before for the periods that this version now governs. `latest` is the latest number,
    None when it is missing; `case` rests on the last number known; `lost` is the latest year that is over and will have
    no number. `strict` and `inclusive` count the plan's targets that leave their end out and that include it.
    """

    plan: Plan
    now: Round
    rule: Rule
    version: Version
    place: Place
    top: bool
    targets: tuple[Target, ...]
    before: tuple[Target, ...]
    was: tuple[Target, ...]
    latest: Figure | None
    case: Case | None
    lost: Figure | None = None
    strict: int = 0
    inclusive: int = 0

    @property
    def measure(self) -> Measure:
        """The rule's measure."""
        return self.rule.measure

    @property
    def numeric(self) -> tuple[Target, ...]:
        """The targets that name a number."""
        return tuple(target for target in self.targets if target.aim.numeric)

    def comparable(self, since: Period) -> tuple[Target, ...]:
        """The numeric targets that a number of some period may be held against.

        An annual target does not judge part of a year, and nothing is compared across a change of definition.
        """
        return tuple(
            target
            for target in self.numeric
            if target.judges(self.measure) and not self.measure.break_between(since, target.period)
        )

    def seen(self, value: Fraction) -> Fraction:
        """A number as compared."""
        return self.plan.policy.seen(value, self.measure.decimals)

    def good(self, value: Fraction) -> Fraction:
        """A number as compared, turned so that more is better."""
        return good_signed(self.seen(value), self.version.direction)

    def asks_for_the_best(self, aim: Aim) -> bool:
        """Whether no number could be better than the one that an aim asks for, so that holding it is all one can do."""
        least, most = self.measure.bounds
        better = self.version.direction.better
        best = {Better.HIGHER: most, Better.LOWER: least}.get(better)
        return better is Better.NEARER or (best is not None and aim.nearest_to(best) == best)

    def remark(
        self, kind: RemarkKind, targets: tuple[Target, ...], says: str, where: Where | None = None
    ) -> tuple[Remark, ...]:
        """One remark about some of the targets, at the first one's line unless another is given; none about none."""
        if not targets:
            return ()
        place, line = self.place.id, where or targets[0].where
        return (Remark(kind=kind, indicator=self.rule.id, place=place, targets=targets, says=says, where=line),)
