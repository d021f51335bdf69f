"""The arithmetic of a rating: the number against its standard, where amber ends, and the nearest change of rating."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.arithmetic.scale import Scale, written
from oba.domain.chance import Interval
from oba.domain.counted import Counted
from oba.domain.finding import Arithmetic, Children, Flip, NamedValue, Way
from oba.domain.rule import Amber, Within
from oba.domain.target import Aim

_SIGNS = {Way.UP: "+", Way.DOWN: "−"}


def standard(scale: Scale, aim: Aim, latest: Fraction) -> Arithmetic:
    """The number beside the ends of what it is held against, and how far it lies from the one it misses or is near."""
    ends = [(name, end) for name, end in (("target low", aim.low), ("target high", aim.high)) if end is not None]
    if len({end for _, end in ends}) == 1:
        ends = [("target", ends[0][1])]
    values = (scale.number("latest", latest), *(scale.number(name, end) for name, end in ends))
    if len(ends) > 1:
        return Arithmetic(values)
    name, end = ends[0]
    return Arithmetic((*values, scale.difference("distance", abs(latest - end))), (f"distance = |latest − {name}|",))


def amber(scale: Scale, found: Amber, aim: Aim, edge: Fraction) -> Arithmetic:
    """Where amber ends: so many points or percent short of the target, or the value that the rule gives."""
    end = scale.number("amber edge", edge)
    target = aim.high if aim.high is not None and edge >= aim.high else aim.low
    if found.aim is not None or target is None:
        return Arithmetic((end,))
    sign, wanted = "+" if edge >= target else "−", scale.number("target", target)
    if found.within is Within.POINTS:
        allowed = scale.difference("allowance", found.amount)
        return Arithmetic((wanted, allowed, end), (f"amber edge = target {sign} ({scale.rounding('allowance')})",))
    share = NamedValue("amber within", found.amount, "% of the target")
    allowed = scale.difference("allowance", abs(edge - target))
    how = scale.rounding("amber within × |target| ÷ 100")
    return Arithmetic((wanted, share, allowed, end), (f"allowance = {how}", f"amber edge = target {sign} allowance"))


def margin(scale: Scale, flip: Flip, latest: Fraction) -> Arithmetic:
    """How far the nearest edge lies at which, or beyond which, the rating is another."""
    edge = scale.number("nearest edge", flip.edge)
    values = (scale.number("latest", latest), edge, scale.difference("margin", flip.distance))
    return Arithmetic(values, ("margin = |nearest edge − latest|",))


def shift(scale: Scale, flip: Flip, held: Interval) -> Arithmetic:
    """How far the whole interval would have to move: the end that comes to the edge first."""
    end = "low" if abs(flip.edge - held.low) == flip.distance else "high"
    values = (scale.number("nearest edge", flip.edge), scale.difference("margin", flip.distance))
    return Arithmetic(values, (f"margin = |nearest edge − {end} {written(held.level)} as compared|",))


def children(scale: Scale, found: Children | None, counts: Counted | None) -> Arithmetic:
    """The number with the fewest more or fewer children who change its rating."""
    if found is None or counts is None:
        return Arithmetic()
    sign, per = _SIGNS[found.way], scale.measure.per or Fraction(1)
    then = per * (counts.numerator + found.way * found.count) / counts.denominator
    values = (
        NamedValue("numerator", counts.numerator, scale.measure.numerator),
        NamedValue("denominator", counts.denominator, scale.measure.of),
        NamedValue("fewest", Fraction(found.count)),
        scale.number("value then", scale.seen(then)),
    )
    formula = scale.rounding(f"{scale.per} × (numerator {sign} fewest) ÷ denominator")
    return Arithmetic(values, (f"value then = {formula}",))
