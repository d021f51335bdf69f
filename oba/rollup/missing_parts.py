"""A number that was sent for a whole although the number of a part is missing: the whole may lack that part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from oba.domain.catalogue import problem
from oba.domain.evidence import Figure, Figures, Reason
from oba.domain.measure import Measure
from oba.domain.place import Place, Places
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.rollup.composite import rounding_of
from oba.rollup.sums import usable
from oba.words import listed

_COUNTED = (Reason.CONFIDENTIAL, Reason.LOW, Reason.SUPPRESSED)
_ALONE = "what was sent for the whole is just what its other parts make"
_DOUBTFUL = "a number was sent for the whole"
_WITHOUT_IT = (
    "ask for the missing part, and whether the whole has it; if not, send a row for the whole with the reason instead;"
    " if nothing was to be added, say so in checked."
)


def missing_parts(
    rule: Rule, place: Place, places: Places, sent: Figures, made: Figures, used: Mapping[str, Figures]
) -> Iterator[Problem]:
    """A warning where a part of a number that was sent has none: of the latest, and of any that is just what is left.

    None of a number that somebody has checked, nor, but where it is just what is left, for a part that was counted and
    is not shown. An elsewhere part is never missed. `made` are the sums of the parts, `used` every place's figures.
    """
    if not made:
        return
    latest = max((period.end for period, figure in sent.items() if figure.value is not None), default=None)
    for period in (period for period, figure in sent.items() if figure.value is not None and not figure.checked):
        figures = {part: used.get(part, {}).get(period) for part in _parts(made.get(period), places)}
        others = [figure for figure in figures.values() if figure and usable(figure, rule.measure)]
        alone = _is_the_rest(sent[period], others, rule.measure)
        missing = [part for part, figure in figures.items() if _lacks(figure, withheld=alone)]
        if others and missing and (alone or period.end == latest):
            names = listed([places.by_id[part].name for part in missing])
            says = f"{rule.number or rule.id}, {place.name}, {period.label}: {_ALONE if alone else _DOUBTFUL}"
            without = f"{says}, and the number of {names} is missing"
            yield problem("A019", sent[period].cites[0], without, _WITHOUT_IT if alone else "")


def _parts(made: Figure | None, places: Places) -> Iterator[str]:
    """The parts that a sum is made of, without what lies elsewhere."""
    return (part for part in (made.rolled_up if made else ()) if not places.by_id[part].elsewhere)


def _lacks(figure: Figure | None, *, withheld: bool) -> bool:
    """Whether a part has no number: there may be nobody to count, and one `withheld` counts only where it is asked."""
    if figure is None:
        return True
    counted = figure.value is not None or figure.reason is Reason.NOTHING_TO_COUNT
    return not counted and (withheld or figure.reason not in _COUNTED)


def _is_the_rest(sent: Figure, others: list[Figure], measure: Measure) -> bool:
    """Whether a number is that of the parts there are: the same count, or both the same counts behind a share."""
    if not measure.ratio:
        total = sum((figure.value or Fraction(0) for figure in others), Fraction(0))
        return sent.value is not None and abs(sent.value - total) <= sent.rounding + rounding_of(others)
    return all(
        mine is not None and mine == sum((theirs or Fraction(0) for theirs in every), Fraction(0))
        for mine, every in (
            (sent.numerator, [figure.numerator for figure in others]),
            (sent.denominator, [figure.denominator for figure in others]),
        )
    )
