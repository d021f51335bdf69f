"""The examples proposed for a rule, why each, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from oba.audit.proposal.edges import Rated, Shown, rating_edges
from oba.audit.proposal.line import line_of
from oba.audit.proposal.situation import Setting
from oba.audit.proposal.survey import Survey, Trial
from oba.audit.proposal.wanted import has_amber, wanted
from oba.domain.finding import Question
from oba.domain.measure import YearIs
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.rule import Example, Rule, Version
from oba.words import listed

_OF_YEARS = (Question.THRESHOLD, Question.TRAJECTORY)
Branch = tuple[Question, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An example with the answers that the engine gives, and what it exercises."""

    example: Example
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Examples in the order of the rule's versions, and a sentence for each answer that none of them shows."""

    examples: tuple[Proposed, ...]
    missing: tuple[str, ...]


def propose(rule: Rule, places: Places, policy: Policy) -> Proposal:
    """Propose examples of every edge of a rating and of every answer that a rule's versions can give."""
    found = [_of_version(rule, version, places, policy) for version in rule.versions]
    return Proposal(
        examples=tuple(one for part in found for one in part.examples),
        missing=tuple(says for part in found for says in part.missing),
    )


def _of_version(rule: Rule, version: Version, places: Places, policy: Policy) -> Proposal:
    since = f"the version from {version.since.label}"
    setting = Setting(rule=rule, version=version, line=line_of(rule, version, policy), places=places)
    if not setting.judged:
        return Proposal(examples=(), missing=(f"{since} governs no period: another has taken its place.",))
    prefix = f"{since}: " if len(rule.versions) > 1 else ""
    edges = rating_edges(setting, policy)
    shown = list(edges.shown)
    branches = [(question, str(answer)) for question in Question for answer in wanted(version, question)]
    shown += _cover(setting, policy, _lacking(branches, shown))
    missing = _lacking(branches, shown)
    silent = [q for q in Question if wanted(version, q) and not any(item.trial.answer(q) for item in shown)]
    shown = shown or list(_reasons(setting, policy, silent))
    return Proposal(
        examples=tuple(_proposed(item, version, silent, prefix) for item in shown),
        missing=tuple(
            f"{prefix}{says}" for says in _unshown(setting, missing, silent, Rated(tuple(shown), edges.missing))
        ),
    )


def _branches(trial: Trial) -> set[Branch]:
    return {(question, trial.answer(question)) for question in Question}


def _lacking(branches: Iterable[Branch], shown: Iterable[Shown]) -> list[Branch]:
    """The branches that none of some trials shows."""
    there = {branch for item in shown for branch in _branches(item.trial)}
    return [branch for branch in branches if branch not in there]


def _cover(setting: Setting, policy: Policy, missing: list[Branch]) -> list[Shown]:
    """Few trials that show all the branches there are to be shown; the hard ones are looked for to the step."""
    shown: list[Shown] = []
    past, other = ([Survey(situation=one, places=setting.places, policy=policy) for one in found] for found in
                   (setting.with_past(), setting.elsewhere()))  # fmt: skip
    for survey in (*past, *other):
        if left := _lacking(missing, shown):
            shown += _pick(survey.trials(), left)
    for survey in past:
        for question in dict.fromkeys(question for question, _ in _lacking(missing, shown)):
            both = [trial for edge in survey.edges(question) for trial in edge]
            shown += _pick(both, _lacking(missing, shown))
    return shown


def _pick(trials: list[Trial], missing: list[Branch]) -> Iterator[Shown]:
    """Of some trials those that show most of what is missing, one after the other."""
    while missing and trials:
        best = max(trials, key=lambda trial: len(_branches(trial) & set(missing)))
        new = [branch for branch in missing if branch in _branches(best)]
        if not new:
            return
        yield Shown(best, (", ".join(f"{question}: {answer}" for question, answer in new),))
        missing = [branch for branch in missing if branch not in new]


def _reasons(setting: Setting, policy: Policy, silent: list[Question]) -> Iterator[Shown]:
    """For questions without an answer one example that shows the reason."""
    situation = setting.with_past()[0]
    trial = Survey(situation=situation, places=setting.places, policy=policy).at(setting.line.level)
    if silent:
        yield Shown(trial, (", ".join(f"{question}: {trial.says[question]}" for question in silent),))


def _proposed(item: Shown, version: Version, silent: list[Question], prefix: str) -> Proposed:
    """What was tried as an example: its answers to the questions asked, and reasons where no number gives an answer."""
    says = item.trial.says
    then = {
        str(question): says[question]
        for question in Question
        if version.asks(question) and (item.trial.answer(question) or question in silent)
    }
    why = tuple(f"{prefix}{one}" for one in item.why)
    return Proposed(example=replace(item.trial.example, then=then), why=why)


def _unshown(setting: Setting, missing: list[Branch], silent: list[Question], rated: Rated) -> Iterator[str]:
    """A sentence for each question of which something is not shown, and one for each side of an edge."""
    version, sent = setting.version, setting.rule.measure.year_is is YearIs.SUPPLIED
    for question in Question:
        lacking = [answer for asked, answer in missing if asked is question]
        if not version.asks(question):
            yield f"{question}: the rule does not ask it."
        elif question in silent and sent and question in _OF_YEARS:
            yield f"{question}: whole years are sent for themselves, and an example has no room for their numbers."
        elif question in silent:
            reason = next((item.trial.says[question] for item in reversed(rated.shown)), "without an answer")
            yield f"{question}: every number that was tried is '{reason}', so no example can show an answer."
        elif lacking:
            yield f"{question}: no number that was tried is '{listed(lacking, 'or')}'; the rule may never say so."
        elif question is Question.THRESHOLD and not has_amber(version):
            yield f"{question}: nothing is amber, for the rule has no amber."
        if question is Question.THRESHOLD and version.asks(question) and question not in silent and not lacking:
            yield from (f"{question}: {says}" for says in rated.missing)
