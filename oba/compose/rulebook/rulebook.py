"""The rule register: every rule of a plan in words, with the policy and the assumptions they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import label
from oba.compose.rulebook.changelog import Approval, changelog
from oba.compose.rulebook.comparison import RuleSet
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.rulebook.rule_page import RulePage, rule_page
from oba.domain.book import Book
from oba.domain.rule import Rule
from oba.domain.target import MOVEMENT
from oba.words import QUESTIONS, answers_to, listed, short_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One of the five questions, its key in a rule and the answers it can have."""

    question: str
    key: str
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """The rules that serve one outcome."""

    title: str
    rules: tuple[RulePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Every rule of a plan in words, with the policy and the assumptions they share."""

    title: str
    plan: str
    about: str
    asked: tuple[QuestionLine, ...]
    policy: tuple[str, ...]
    assumptions: tuple[str, ...]
    groups: tuple[RuleGroup, ...]
    changelog: tuple[Approval, ...]
    footer: str


def rulebook(book: Book) -> Rulebook:
    """Word every rule of a plan, outcome by outcome, in the plan's order."""
    plan, digest = book.plan, short_digest(book.rules_digest)
    pages = {rule.id: rule_page(book, rule) for rule in book.rules.values()}
    groups = (
        RuleGroup(title=outcome.title, rules=tuple(pages[r.id] for r in book.rules.values() if r.outcome == outcome.id))
        for outcome in plan.outcomes
    )
    source = f" Source: {plan.source}." if plan.source else ""
    return Rulebook(
        title="Rule book",
        plan=plan.title,
        about=f"{plan.organisation}, {plan.years}.{source} Every sentence is made from the rule that is executed.",
        asked=tuple(QuestionLine(question=row.asks, key=q, answers=answers_to(q)) for q, row in QUESTIONS.items()),
        policy=policy_sentences(plan.policy),
        assumptions=(*plan.assumptions, *_borrowed(book)),
        groups=tuple(group for group in groups if group.rules),
        changelog=changelog(RuleSet(plan, book.rules, book.places)),
        footer=f"Rule book · {plan.title} · rules {digest}",
    )


def _borrowed(book: Book) -> Iterator[str]:
    """Once, that the targets of the whole judge areas that never agreed them, and in which rules."""
    rules = [rule for rule in book.rules.values() if rule.newest.threshold.areas_as_parent and _has_targets(rule)]
    if rules and book.places.top:
        names = listed([label(rule) for rule in rules])
        yield f"The targets of {book.places.top.name} judge areas that have agreed none of their own, in {names}."


def _has_targets(rule: Rule) -> bool:
    return any(target.aim.numeric or target.aim.word in MOVEMENT for target in rule.newest.trajectory.targets)
