"""What of a table's numbers looks wrong beside the others: fractions among percentages, sums that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from statistics import median_low

from oba.domain.measure import HUNDRED, Kind, RollUp
from oba.domain.number import printed, round_half_away, shortest
from oba.domain.place import Places
from oba.returns.layout.assembly import Number
from oba.returns.layout.cell_text import Says
from oba.returns.layout.doubt import Answers, Doubt, leaves_out
from oba.returns.layout.found import Draft
from oba.returns.layout.grid import ranges
from oba.returns.layout.placed import Placed
from oba.returns.layout.role import Role
from oba.returns.workbook import Corner

Warned = tuple[tuple[Corner, ...], str, str]
_CHANGED = "definition|wording|question|method|methodology|measure|counting rules?|basis"
_BREAK = re.compile(
    rf"\bnew (?:{_CHANGED})\b|\bchanges? (?:in|of|to) (?:the )?(?:{_CHANGED})\b"
    rf"|\b(?:{_CHANGED}) (?:has |have |was |were )?(?:been )?(?:changed|revised)\b",
    re.IGNORECASE,
)


def breaks(comment: str) -> bool:
    """Whether a comment says that a number was counted or asked for in another way than before."""
    return bool(_BREAK.search(comment))


def without_fractions(placed: Sequence[Placed], answers: Answers) -> list[Placed]:
    """Numbers of percentages that seem to be fractions, a hundred times as large, in doubt until somebody says so."""
    series: dict[tuple[str, str], list[Placed]] = {}
    for one in placed:
        if _is_percentage(one):
            series.setdefault((one.key[0], one.group), []).append(one)
    return [
        _as_percentage(one, series[one.key[0], one.group], answers) if _may_be_fraction(one) else one for one in placed
    ]


def _is_percentage(one: Placed) -> bool:
    if one.rule is None or one.role is not Role.VALUE or one.number.said.says is not Says.NUMBER or one.skipped:
        return False
    return one.rule.measure.kind_of(one.group or "all") is Kind.PERCENT


def _may_be_fraction(one: Placed) -> bool:
    number = one.number.said.number
    return _is_percentage(one) and number is not None and 0 < number < 1 and not one.number.said.percent


def _as_percentage(one: Placed, others: Sequence[Placed], answers: Answers) -> Placed:
    number = one.number.said.number or Fraction(0)
    beside = [value for other in others if other is not one and (value := other.number.said.number)]
    large = [value for value in beside if value >= 1]
    middle = median_low(large) if large else None
    if middle is not None and not middle / 2 <= number * HUNDRED <= middle * 2:
        return one
    examples = " and ".join(shortest(value) for value in large[:2])
    among = f"stands among {examples}" if examples else "is a fraction, as the numbers beside it are"
    doubt = Doubt(
        id="fraction",
        question=f"{shortest(number)} {among}: {shortest(number * HUNDRED)}%? Say yes, as it is, or leave out.",
        answer="yes",
        lasting=False,
    )
    answer = answers.to(Doubt(id=doubt.id, question=""))
    if leaves_out(answer):
        return replace(one, skipped="told to leave it out")
    if answer is not None and answer.lower() == "as it is":
        return one
    said = replace(one.number.said, number=number * HUNDRED)
    doubts = one.doubts if answer else (*one.doubts, doubt)
    return replace(one, number=replace(one.number, said=said), doubts=doubts)


def disagreeing(numbers: Sequence[Number]) -> Iterator[Warned]:
    """Percentages and rates that are not what the counts beside them give, to the decimals they are shown with."""
    for number in numbers:
        value, rule = number.checked, number.lead.rule
        if value is None or rule is None or rule.measure.per is None or not number.fields.get("denominator"):
            continue
        said = value.number.said
        exact = rule.measure.per * number.fields["numerator"] / number.fields["denominator"]
        decimals = said.decimals if said.decimals is not None else rule.measure.decimals
        given = said.number or Fraction(0)
        if abs(round_half_away(exact, decimals) - round_half_away(given, decimals)) * 10**decimals > 1:
            why = f"the counts beside it give {printed(exact, decimals)}; the counts are read, so look at both"
            yield (value.number.at,), said.seen, why


def unequal_sums(numbers: Sequence[Number], places: Places) -> Iterator[Warned]:
    """Counts of a place that are not the sum of those of its parts, where all parts of a tier stand in one table."""
    found = {number.lead.key: number for number in numbers if "denominator" in number.fields and not number.refusal}
    for (one, place, period, group), whole in found.items():
        rule = whole.lead.rule
        if rule is None or rule.measure.roll_up is not RollUp.SUM:
            continue
        for tier in places.tiers:
            parts = [part.id for part in places.children(place, tier.id)]
            numbers_below = [found.get((one, part, period, group)) for part in parts]
            below = [number for number in numbers_below if number is not None]
            if below and len(below) == len(parts):
                yield from _unequal(whole, below)


def _unequal(whole: Number, parts: Sequence[Number]) -> Iterator[Warned]:
    for name in ("numerator", "denominator"):
        own, total = whole.fields[name], sum((part.fields[name] for part in parts), Fraction(0))
        if own != total:
            why = f"{whole.lead.place} has {printed(own, 0)} and its {len(parts)} parts together {printed(total, 0)}"
            yield (whole.corners[name],), printed(own, 0), why


def at_odds(drafts: Sequence[Draft]) -> tuple[list[Draft], list[tuple[Draft, str, bool]]]:
    """Rows of one number: the same said twice is left out once; what differs on one day is refused, all of it.

    Counts stand for a value beside them elsewhere that agrees to its decimals. Of the second list, true is refused.
    """
    kept: list[Draft] = []
    gone: list[tuple[Draft, str, bool]] = []
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault((*draft.key, draft.fields.get("published", "")), []).append(draft)
    for same in groups.values():
        best = max(same, key=lambda one: ("denominator" in one.fields, len(one.fields.get("value", ""))))
        wrong = [one for one in same if one is not best and not _says_the_same(best, one)]
        if wrong:
            cells = " and ".join(_where(one) for one in same)
            gone.extend(
                (one, f"{cells} give different numbers for one place and period: which of them is right?", True)
                for one in same
            )
            continue
        kept.append(best)
        gone.extend((one, f"the same number stands at {_where(best)}", False) for one in same if one is not best)
    order = {id(draft): number for number, draft in enumerate(drafts)}
    return sorted(kept, key=lambda one: order[id(one)]), gone


def _says_the_same(one: Draft, other: Draft) -> bool:
    names = ("numerator", "denominator", "value", "missing")
    if all(one.fields.get(name) == other.fields.get(name) for name in names):
        return True
    if "missing" in one.fields or "missing" in other.fields:
        return False
    return "value" in other.fields and _agree(one, other.fields["value"])


def _agree(one: Draft, value: str) -> bool:
    """Whether a row is a value to the decimals of that value: 12 of 131 and 9.2."""
    decimals = len(value.partition(".")[2])
    if "denominator" in one.fields and Fraction(one.fields["denominator"]):
        exact = HUNDRED * Fraction(one.fields["numerator"]) / Fraction(one.fields["denominator"])
    elif "value" in one.fields:
        exact = Fraction(one.fields["value"])
    else:
        return False
    return round_half_away(exact, decimals) == Fraction(value)


def _where(draft: Draft) -> str:
    at = ranges([corner for name, corner in draft.corners.items() if name != "period"])
    return f"{draft.sheet}!{at}" if draft.sheet else at
