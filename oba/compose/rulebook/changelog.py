"""The changelog of the rules: each approved version, the newest first, and what it says that the one before did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from oba.compose.dashboard.rows import label, shortened
from oba.compose.rulebook.comparison import Pair, RuleSet, changed
from oba.domain.rule import Rule, Version
from oba.words import day, listed

_AUTHORITY = ("Approved: ", "Source: ", "Owner: ", "Review: ", "Reason: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRevision:
    """One version that took the place of another: of which rule, from when, what it says differently, and why."""

    rule: str
    since: str
    says: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What one body approved on one day: the rules that began with it, and the versions that changed others."""

    title: str
    first: str
    revisions: tuple[RuleRevision, ...]


def changelog(rules: RuleSet) -> tuple[Approval, ...]:
    """Every approval of a rule, the newest first; what is a draft was approved by nobody and is left out."""
    approved = [
        (version.reference.approved_on, version.reference.approved_by, rule, version)
        for rule in rules.rules.values()
        for version in rule.versions
        if not version.draft
    ]
    approved.sort(key=lambda one: (-one[0].toordinal(), one[1]))
    return tuple(
        _approval(rules, on, by, [(rule, version) for *_, rule, version in found])
        for (on, by), found in groupby(approved, key=lambda one: one[:2])
    )


def _approval(rules: RuleSet, on: date, by: str, found: Iterable[tuple[Rule, Version]]) -> Approval:
    some = [(rule, version, _before(rule, version)) for rule, version in found]
    first = [label(rule) for rule, _, before in some if before is None]
    return Approval(
        title=f"{day(on)}, {by}",
        first=f"First version of {listed([*shortened(first)])}." if first else "",
        revisions=tuple(_revision(rules, rule, version, before) for rule, version, before in some if before),
    )


def _before(rule: Rule, version: Version) -> Version | None:
    """The version of a rule that one took the place of; None for its first."""
    return next((older for newer, older in pairwise(rule.versions) if newer is version), None)


def _revision(rules: RuleSet, rule: Rule, version: Version, before: Version) -> RuleRevision:
    terms = rules.terms(rule.id)
    return RuleRevision(
        rule=f"{label(rule)} {rule.title}",
        since=version.since.label,
        says=tuple(_deciding(changed(Pair(before, terms), Pair(version, terms)))),
        reason=version.reference.note,
    )


def _deciding(lines: Iterable[str]) -> Iterator[str]:
    """What of a change is about the rule; who approved it and why is said beside it."""
    return (line for line in lines if not line.startswith(_AUTHORITY))


def changelog_lines(found: Iterable[Approval]) -> Iterator[str]:
    """The changelog as plain lines for a terminal."""
    for approval in found:
        yield approval.title
        if approval.first:
            yield f"  {approval.first}"
        for one in approval.revisions:
            yield f"  {one.rule}, from {one.since}"
            yield from (
                f"    {says}" for says in (*one.says, f"Reason: {one.reason}" if one.reason else "No reason is given.")
            )
        yield ""
