"""`oba explain`: the working behind an indicator's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from oba.cli.exit import CLEAN, ending
from oba.cli.internal import Internal, print_internal_lines, refuse_to_pass_on
from oba.cli.options import DATA, RULES, Data, IndicatorName, PlaceName, PlanName, RoundName, Rules
from oba.cli.withheld import is_withheld

if TYPE_CHECKING:
    from oba.domain.book import Book, Key
    from oba.numbers import RoundNumbers
    from oba.read.project import Project


@ending
def explain_answers(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    *,
    internal: Internal = False,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Show the working behind an indicator's answers, step by step, each step with its file and line."""
    from oba.answers import answer
    from oba.audit.explanation import explanation
    from oba.cli.selection import folders, place_of, round_of, rule_of, sound_plan
    from oba.numbers import numbers_up_to
    from oba.quarter import answer_internally, since
    from oba.releases import answer_before

    if internal:
        refuse_to_pass_on()
    project = sound_plan(folders(rules, data), plan).project
    rule, where, now = rule_of(project, indicator), place_of(project, place), round_of(project, round_)
    if internal:
        book = answer_internally(project, now)
        withheld = is_withheld(book, answer(project, now), rule.id, where.id)
        print_internal_lines(explanation(book, rule, where), withheld=withheld)
    else:
        numbers = numbers_up_to(project, now)
        book = since(answer(project, now, numbers[now.id]), answer_before(project, now, numbers))
        lines = explanation(book, rule, where)
        print("\n".join((*lines, *_by_version_before(project, book, (rule.id, where.id), numbers[now.id]))))
    return CLEAN


def _by_version_before(project: Project, book: Book, key: Key, numbers: RoundNumbers) -> Iterator[str]:
    """What another version would have answered, after an empty line; nothing where there are no answers."""
    from oba.answers import answer
    from oba.audit.version_before import before_version, beside_version_before

    found = book.assessments.get(key)
    if found is None or found.version.draft:
        return
    before = before_version(book.rules[key[0]], found.judged.period if found.judged else None)
    other = replace(project, rules={**project.rules, key[0]: before}) if before else None
    yield ""
    yield from beside_version_before(book, answer(other, book.round, numbers) if other else None, key)
