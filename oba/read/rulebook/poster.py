"""Whether a plan's poster can be made: every target has a name that fits its line, and the sheet has room for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from oba.compose.poster.room import Need, head_fits, laid_out, needed, on_poster, too_many
from oba.compose.poster.sheet import BESIDE_SHAPE, MOST_TARGETS, ROWS, name_excess
from oba.domain.catalogue import problem
from oba.domain.plan import Outcome, Plan
from oba.domain.problem import Problem, Where
from oba.domain.publication import Publication
from oba.domain.rule import Rule
from oba.read.text.files import Text
from oba.read.text.suggestion import quoted
from oba.words import quantity
from oba.words.lists import how_many

_LONGEST = 32  # letters of a name
Blocks = Sequence[tuple[Outcome, tuple[Rule, ...]]]


def check_poster(plan: Plan, rules: Mapping[str, Rule], texts: Mapping[str, Text], *, whole: bool) -> Iterator[Problem]:
    """What keeps the poster of a plan from its sheet, where any of its rounds makes one.

    `texts` are the files by name, for the lines to be mended. Where not the `whole` plan could be read, only names are
    looked at.
    """
    if not any(Publication.POSTER in one.publications for one in plan.rounds):
        return
    blocks = on_poster(plan, rules.values())
    for _, its in blocks:
        for rule in its:
            yield from _name(rule, texts.get(rule.where.file))
    if whole:
        yield from _heads(plan, blocks, texts.get(plan.where.file))
        yield from _room(plan, blocks, texts.get(plan.where.file))


def _name(rule: Rule, text: Text | None) -> Iterator[Problem]:
    if not rule.poster:
        what = f"{rule.number or rule.id} ({rule.short}) has no name on the poster"
        fits = len(rule.short) <= _LONGEST and not name_excess(rule.short)
        mend = f"write its name below short, of at most {_LONGEST} characters: poster: {rule.short}; or poster: none."
        yield problem("R017", _at(rule.where, text, "title:"), what, mend if fits else "")
    elif over := name_excess(rule.poster):
        many = quantity(-(-over * len(rule.poster) // (BESIDE_SHAPE + over)), "letter")
        what = f"{quoted(rule.poster)} is wider than its line on the poster"
        mend = f"make it some {many} shorter, or use narrower ones: i and l, not W and M."
        yield problem("R018", _at(rule.where, text, "poster:"), what, mend)


def _heads(plan: Plan, blocks: Blocks, text: Text | None) -> Iterator[Problem]:
    for outcome, _ in blocks:
        if not head_fits(outcome):
            what = f"{quoted(outcome.poster or outcome.title)} does not fit above its targets on the poster"
            mend = (
                "shorten its title."
                if outcome.poster
                else "give the outcome a short name below its title: poster: Being safe."
            )
            yield problem("P023", _at(plan.where, text, f"id: {outcome.id}"), what, mend)


def _room(plan: Plan, blocks: Blocks, text: Text | None) -> Iterator[Problem]:
    counts = [len(its) for _, its in blocks]
    if laid_out(plan, counts):
        return
    need, where = needed(plan, counts), _at(plan.where, text, "publications:", Publication.POSTER)
    parts = f"{how_many(len(counts), 'outcome')} with {how_many(sum(counts), 'target')}"
    taken = f"vision and commitments take {need.opening}, and {parts} {need.outcomes}"
    what = f"the poster has room for {need.room} lines; {taken}"
    yield problem("P022", where, what, _shorten(need, blocks, too_many(plan, counts)))


def _shorten(need: Need, blocks: Blocks, many: int) -> str:
    """What is too much: vision and commitments, which share the first column, or else the targets, and how many."""
    if need.opening > ROWS or need.outcomes <= need.room - ROWS:
        return f"shorten vision or commitments, so that they take {MOST_TARGETS} lines at most."
    longest = max(blocks, key=lambda block: len(block[1]))[0].id
    some = f"in {quantity(many, 'rule')}" if many else "in rules"
    return f"write poster: none {some} whose target another row shows, first under {longest}, or shorten the vision."


def _at(where: Where, text: Text | None, *begins: str) -> Where:
    """The line of a file that holds some words; its first line where none does."""
    lines = enumerate(text.text.split("\n") if text else (), start=1)
    return replace(where, line=next((n for n, line in lines if all(one in line for one in begins)), where.line))
