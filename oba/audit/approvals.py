"""Who approved a version of a rule and when: after it was used, before any round, its owner, or over another's head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.rule import Reference, Rule, Version
from oba.words.lists import agreeing

_BEGIN_LATER = "let it begin with a later period; where it must judge what had begun, this stays said."


def approvals(rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """A warning for every version, of those that stand in the rules, whose approval an auditor would ask about.

    The oldest version of a rule judges what was before it in any case; of it `first_approvals` tell.
    """
    return tuple(found for rule in rules if not rule.newest.draft for found in _of_rule(rule))


def _of_rule(rule: Rule) -> Iterator[Problem]:
    for n, version in enumerate(rule.versions):
        reference, since = version.reference, version.since
        if n + 1 < len(rule.versions) and version.is_backdated:
            yield problem("A022", reference.where, _late(version), _BEGIN_LATER)
        if is_own(reference):
            what = f"the version from {since.label} was approved by its owner, {reference.owner}"
            yield problem("A024", reference.where, what)
        if (older := _superseded(rule, version)) and not reference.note:
            what = f"this version takes the place of that from {since.label}, approved on {_day(older)}"
            yield problem("A026", reference.where, f"{what}, and no note says why")


def is_own(reference: Reference) -> bool:
    """Whether the owner of a version is the only one who approved it, however the two are spaced and pointed."""
    by, owner = (_letters(name) for name in (reference.approved_by, reference.owner))
    return by == owner


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _superseded(rule: Rule, version: Version) -> Reference | None:
    """The approval of the next older version that begins with the same period."""
    older = (one for one in rule.versions[rule.versions.index(version) + 1 :])
    return next((one.reference for one in older if one.since.start == version.since.start), None)


def first_approvals(rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """A warning for the first versions of rules approved after their first period had begun, one for each approval.

    A note of the reference settles it.
    """
    found: dict[tuple[str, date], list[Rule]] = defaultdict(list)
    for rule in rules:
        first = rule.versions[-1]
        if first.is_backdated and not first.reference.note:
            found[first.reference.approved_by, first.reference.approved_on].append(rule)
    return tuple(_first(these) for these in found.values())


def _first(rules: list[Rule]) -> Problem:
    version, others = rules[0].versions[-1], len(rules) - 1
    rest = f"; so {agreeing(others, 'was', 'were')} {others} more approved that day" if others else ""
    return problem("A022", version.reference.where, f"{_late(version)}{rest}")


def _late(version: Version) -> str:
    since, one = version.since, version.reference
    begun = f"after that had begun on {since.start.isoformat()}"
    return f"the version from {since.label} was approved on {_day(one)}, {begun}"


def dated_ahead(rules: Iterable[Rule], last: date) -> tuple[Problem, ...]:
    """A warning for every version approved after the last cut-off of the plan: no round will ever know it."""
    return tuple(
        problem(
            "A023", one.where,
            f"the version from {version.since.label} is approved on {_day(one)}, and the plan's last "
            f"cut-off is {last.isoformat()}",
        )
        for rule in rules
        for version in rule.versions
        for one in (version.reference,)
        if one.approved_on > last
    )  # fmt: skip


def _day(reference: Reference) -> str:
    return reference.approved_on.isoformat()
