"""Two rulebooks of one plan side by side, in lines: what the policy and each rule say differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from oba.compose.dashboard.rows import label
from oba.compose.rulebook.difference import Difference, rule_differences, version_differences
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.rulebook.terms import Terms, rule_terms
from oba.domain.place import Places
from oba.domain.plan import Plan
from oba.domain.rule import Rule, Version


class RuleSet(NamedTuple):
    """The rules of a plan, with the policy and the places that they are read by."""

    plan: Plan
    rules: Mapping[str, Rule]
    places: Places

    def terms(self, name: str) -> Terms:
        """What one of its rules is worded with."""
        return rule_terms(self.rules[name], self.plan, self.places)


class Pair(NamedTuple):
    """One version of a rule and what it is worded with."""

    version: Version
    terms: Terms


def comparison(old: RuleSet, new: RuleSet) -> tuple[str, ...]:
    """What differs, in the policy and then in each rule in the order of the new plan; no line where all agrees."""
    blocks = [tuple(_policy(old.plan, new.plan))]
    blocks += [tuple(_rule(old, new, name)) for name in dict.fromkeys((*new.rules, *old.rules))]
    return tuple(line for block in blocks for line in block)


def _policy(old: Plan, new: Plan) -> Iterator[str]:
    was, now = policy_sentences(old.policy), policy_sentences(new.policy)
    if was != now:
        yield "Policy"
        yield from (f"  no longer: {says}" for says in was if says not in now)
        yield from (f"  now: {says}" for says in now if says not in was)


def _rule(old: RuleSet, new: RuleSet, name: str) -> Iterator[str]:
    if name not in new.rules:
        yield f"{label(old.rules[name])}  {old.rules[name].title}: no rule any more"
        return
    rule = new.rules[name]
    if name not in old.rules:
        yield f"{label(rule)}  {rule.title}: a new rule"
        return
    whole = rule_differences(old.rules[name], rule, old.terms(name), new.terms(name))
    if lines := (*_lines(whole), *_versions(old, new, name)):
        yield f"{label(rule)}  {rule.title}"
        yield from (f"  {line}" for line in lines)


def _versions(old: RuleSet, new: RuleSet, name: str) -> Iterator[str]:
    """Every version that differs, the newest first: a new one beside the one that was in force for its periods."""
    was, terms = old.rules[name], old.terms(name)
    gone = {version.since: version for version in was.versions}
    for version in new.rules[name].versions:
        same = gone.pop(version.since, None)
        before = same or was.version_for(version.since) or version
        lines = changed(Pair(before, terms), Pair(version, new.terms(name)))
        if lines or same is None:
            beside = "" if same else f", a new version; beside the one from {before.since.label}"
            yield f"From {version.since.label}{beside}"
            yield from (f"  {line}" for line in lines)
    yield from (f"From {since.label}: no such version any more" for since in gone)


def changed(was: Pair, now: Pair) -> tuple[str, ...]:
    """What one version says differently from another, a line each."""
    return tuple(_lines(version_differences(was.version, now.version, was.terms, now.terms)))


def _lines(found: Iterable[Difference]) -> Iterator[str]:
    return (one.says for one in found)
