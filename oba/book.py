"""Open the book of a round: roll up, protect and assess everything known by its cut-off.

Numbers are protected before they are assessed, so that no answer, forecast or sentence can be made from a number that
may not be printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from oba.assess.assessment import assess
from oba.audit.changes import changes
from oba.audit.check import check_rules, past_review
from oba.audit.doubts import unsettled
from oba.audit.targets import review
from oba.domain.book import Book, Key, Suppression
from oba.domain.evidence import Series, Status
from oba.domain.finding import Assessment
from oba.domain.place import Places
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.registers import PLANNED, Registers
from oba.domain.rule import Rule
from oba.protect.discretion import discreet
from oba.protect.withholding import protect
from oba.read.project import Project
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a round knows: protected series by indicator and place, what was withheld, what does not agree."""

    series: Mapping[Key, Series]
    suppressed: tuple[Suppression, ...]
    warnings: tuple[Problem, ...]


def open_book(project: Project, now: Round) -> Book:
    """Everything the documents of a round may speak of: its answers, what changed, what was proved of the rules."""
    book = answered(project, now)
    before = _round_before(project, now)
    checked = check_rules(project.plan, project.rules, project.places)
    return replace(
        book,
        changes=changes(answered(project, before).assessments, book.assessments) if before else (),
        compared_with=before,
        proofs=checked.proofs,
    )


def answered(project: Project, now: Round) -> Book:
    """The numbers and answers of a round, as known by its cut-off."""
    rules = _approved(project, now)
    numbers = _numbers(project, rules, now)
    reviewed = review(project.plan, rules, project.places, numbers.series, now)
    return Book(
        plan=project.plan,
        round=now,
        places=project.places,
        rules=rules,
        series=numbers.series,
        assessments=_answers(project, rules, numbers, now),
        stories={(s.indicator, s.place): s for s in project.stories if s.round == now.id},
        registers=as_at(project.registers, now),
        suppressed=numbers.suppressed,
        warnings=(
            *numbers.warnings,
            *unsettled(rules, numbers.series, project.places, project.plan.policy),
            *reviewed.problems,
            *past_review(rules.values(), now),
        ),
        review=reviewed,
        illustrative=illustrative(rules, numbers.series, project.places),
        rules_digest=digest_of(project, of_rules=True),
        data_digest=digest_of(project, of_rules=False),
    )


def as_at(registers: Registers, when: Round) -> Registers:
    """The registers as a round sees them: an action not begun by its cut-off is planned, whatever came of it."""
    return replace(
        registers,
        actions=tuple(replace(a, status=PLANNED) if a.start > when.cut_off else a for a in registers.actions),
    )


def digest_of(project: Project, *, of_rules: bool) -> str:
    """The SHA-256 of the names and digests of all rule files with the plan, or of all other files read."""
    ruled = {project.plan.where.file, *(rule.where.file for rule in project.rules.values())}
    chosen = sorted(item for item in project.inputs.items() if (item[0] in ruled) is of_rules)
    return sha256("".join(f"{name} {digest}\n" for name, digest in chosen).encode()).hexdigest()


def _approved(project: Project, when: Round) -> Mapping[str, Rule]:
    """The rules as they stood at a round's cut-off: with the versions approved by then, and only if there is one."""
    known_by = when.cut_off
    rules = (
        replace(rule, versions=tuple(v for v in rule.versions if v.reference.approved_on <= known_by))
        for rule in project.rules.values()
    )
    return {rule.id: rule for rule in rules if rule.versions}


def _round_before(project: Project, now: Round) -> Round | None:
    earlier = [other for other in project.plan.rounds if other.cut_off < now.cut_off]
    return max(earlier, key=lambda other: other.cut_off, default=None)


def _numbers(project: Project, rules: Mapping[str, Rule], when: Round) -> Numbers:
    """Roll up and protect every indicator's numbers, as they were known by the cut-off."""
    series: dict[Key, Series] = {}
    suppressed: list[Suppression] = []
    warnings: list[Problem] = []
    for rule in rules.values():
        rows = known(project.observations.of(rule.id), when.cut_off)
        raw, differences = roll_up(rule, rows, project.places)
        shown, withheld = protect(rule, raw, project.places, project.plan.policy.suppress_below)
        series |= {(rule.id, place): its for place, its in shown.items()}
        suppressed += withheld
        warnings += discreet(differences, shown, withheld)
    return Numbers(series=series, suppressed=tuple(suppressed), warnings=tuple(warnings))


def illustrative(rules: Mapping[str, Rule], series: Mapping[Key, Series], places: Places) -> frozenset[Key]:
    """The indicators and places whose page shows an illustrative number: their own or a comparator's."""
    made_up = {key for key, its in series.items() if _has_illustrative(its)}
    outside = {place.id for place in places.comparators}
    borrowed = {indicator for indicator, place in made_up if place in outside}
    inside = [place.id for place in places.by_id.values() if place.id not in outside]
    return frozenset(made_up | {(rule, place) for rule in borrowed & set(rules) for place in inside})


def _has_illustrative(series: Series) -> bool:
    figures = [*series.figures.values(), *(f for part in series.parts.values() for f in part.values())]
    return any(figure.status is Status.ILLUSTRATIVE for figure in figures)


def _answers(project: Project, rules: Mapping[str, Rule], numbers: Numbers, when: Round) -> Mapping[Key, Assessment]:
    """The five answers of every indicator in every place that has documents."""
    series: dict[str, dict[str, Series]] = {indicator: {} for indicator in rules}
    for (indicator, at), its in numbers.series.items():
        series[indicator][at] = its
    found: dict[Key, Assessment] = {}
    for rule in rules.values():
        for place in project.places.documented:
            answered = assess(rule, place, project.places, series[rule.id], project.plan.policy, when.cut_off)
            found |= {(rule.id, place.id): answered} if answered else {}
    return found
