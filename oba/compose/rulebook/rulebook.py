"""The rule register: every rule of a plan in words, with the policy and the assumptions they share."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.rulebook.changelog import Approval, changelog
from oba.compose.rulebook.comparison import RuleSet
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.rulebook.rule_page import RulePage, rule_page
from oba.domain.book import Book
from oba.words import QUESTIONS, answers_to, short_digest


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
        assumptions=plan.assumptions,
        groups=tuple(group for group in groups if group.rules),
        changelog=changelog(RuleSet(plan, book.rules, book.places)),
        footer=f"Rule book · {plan.title} · rules {digest}",
    )
