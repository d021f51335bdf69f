"""Everything that is checked about the rules themselves: examples, proofs, review dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oba.audit.examples import broken, execute
from oba.audit.proofs import prove
from oba.domain.book import Proof
from oba.domain.catalogue import CATALOGUE, problem
from oba.domain.place import Places
from oba.domain.plan import Plan, Round
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.words import listed

_UNSHOWN = "A006"
_MOST_UNSHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What was proved about each rule, by identifier, and what is wrong."""

    proofs: Mapping[str, tuple[Proof, ...]]
    problems: tuple[Problem, ...]


def check_rules(plan: Plan, rules: Mapping[str, Rule], places: Places) -> RuleCheck:
    """Run every example and every proof of every rule."""
    proofs: dict[str, tuple[Proof, ...]] = {}
    problems: list[Problem] = []
    for rule in rules.values():
        executed = execute(rule, places, plan.policy)
        proofs[rule.id], found = prove(rule, plan.policy, executed)
        problems += [*broken(rule, executed), *found]
    return RuleCheck(proofs=proofs, problems=tuple(_together(problems)))


def _together(problems: list[Problem]) -> Iterator[Problem]:
    """The problems, those about answers that no example shows as one where they are many: the rule book says which."""
    unshown = [one for one in problems if one.code == _UNSHOWN]
    many = len(unshown) > _MOST_UNSHOWN
    yield from (one for one in problems if not many or one.code != _UNSHOWN)
    if many:
        names = listed([one.what.partition(":")[0] for one in unshown])
        what = f"{len(unshown)} rules can give answers that no example shows: {names}"
        yield problem(_UNSHOWN, unshown[0].where, what, f"oba rules PLAN tells which; {CATALOGUE[_UNSHOWN].mend}")


def proofs_as_at(
    plan: Plan, rules: Mapping[str, Rule], places: Places, proofs: Mapping[str, tuple[Proof, ...]], now: Round
) -> Mapping[str, tuple[Proof, ...]]:
    """What is proved of each rule with the versions that a round knows; what all of them have was proved before."""
    found = dict(proofs)
    for rule in rules.values():
        known = rule.as_at(now.cut_off)
        if known.versions != rule.versions:
            found[rule.id] = prove(known, plan.policy, execute(known, places, plan.policy))[0]
    return found


def unapproved(rules: Iterable[Rule], when: Round) -> tuple[Problem, ...]:
    """A warning for every rule of which no version had been approved by a round's cut-off."""
    drafts = ((rule.id, rule.newest.reference) for rule in rules if rule.newest.draft)
    return tuple(
        problem(
            "A015", one.where,
            f"no version of {named} had been approved by {when.cut_off.isoformat()}: the first is dated "
            f"{one.approved_on.isoformat()}",
        )
        for named, one in drafts
    )  # fmt: skip


def past_review(rules: Iterable[Rule], when: Round) -> tuple[Problem, ...]:
    """A warning for every rule whose newest version should have been reviewed before a round's cut-off."""
    newest = (rule.newest.reference for rule in rules if not rule.newest.draft)
    return tuple(
        problem("A013", one.where, f"this rule was to be reviewed by {one.review.isoformat()}")
        for one in newest
        if one.is_late(when.cut_off)
    )
