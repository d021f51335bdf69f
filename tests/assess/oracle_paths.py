"""The oracle's forecast and path: baseline and trajectory written from the manual alone, without a float."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from tests.assess.oracle_numbers import broken, ends, ends_at, goals, good, judged, judges, known, latest, meets, seen
from tests.assess.sketch import Goal, Sketch

NUMERIC = ("at most", "below", "at least", "above", "exactly", "between")
# Two-sided 80 percent quantiles of Student's distribution, by degrees of freedom.
STUDENT = {
    2: Fraction("1.88561808316412673173558496561"),
    3: Fraction("1.6377443536962101054589050569"),
    4: Fraction("1.53320627405894391084866105976"),
    5: Fraction("1.47588404882448107854645894781"),
}


def baseline(s: Sketch) -> str:
    """Are we turning the curve?  The number beside the forecast of the history."""
    if s.better == "none":
        return "no good direction"
    points = [(at, known(s.values[at])) for at in sorted(s.history) if not isinstance(s.values.get(at, ""), str)]
    if reason := unforeseen(s, points):
        return reason
    interval = [seen(s, clip(s, end)) for end in prediction(s, points)]
    sides = [good(s, end) for end in interval]
    if s.better == "nearer" and interval[0] <= ends(s.aim)[1] and ends(s.aim)[0] <= interval[1]:
        sides.append(Fraction(0))
    here = good(s, latest(s))
    if here < min(sides):
        return "worse than baseline"
    if here <= max(sides):
        return "on baseline"
    return "turned" if points and here > good(s, points[-1][1]) else "turning"


def unforeseen(s: Sketch, points: list[tuple[int, Fraction]]) -> str:
    """Why there is no forecast for the period judged, in the order of the manual; nothing where there is one."""
    p = judged(s)
    if s.history and p <= max(s.history):
        return "too early"
    if len(points) < {"trend": 4, "level": 3, "stated": 0}[s.forecast]:
        return "too few points"
    if broken(s, min(s.history), p):
        return "definition break"
    if s.sort == "moving" and any(b - a < 4 for a, b in pairwise(sorted([*(at for at, _ in points), p]))):
        return "rolling windows"
    return "no baseline" if s.forecast == "stated" and p not in s.expected else ""


def clip(s: Sketch, x: Fraction) -> Fraction:
    """A gap between two percentages lies within 100 points."""
    return min(max(x, Fraction(-100)), Fraction(100)) if s.gap else x


def prediction(s: Sketch, points: list[tuple[int, Fraction]]) -> tuple[Fraction, Fraction]:
    """The ends of the forecast's interval at the period judged."""
    p, n = judged(s), len(points)
    if s.forecast == "stated":
        return s.expected[p] - s.tolerance, s.expected[p] + s.tolerance
    mean = sum((y for _, y in points), Fraction(0)) / n
    centre = Fraction(sum(x for x, _ in points), n)
    slope, lever = Fraction(0), Fraction(0)
    if s.forecast == "trend":
        sxx = sum(((x - centre) ** 2 for x, _ in points), Fraction(0))
        slope = sum(((x - centre) * (y - mean) for x, y in points), Fraction(0)) / sxx
        lever = (p - centre) ** 2 / sxx
    degrees = n - 2 if s.forecast == "trend" else n - 1
    squares = sum(((y - mean - slope * (x - centre)) ** 2 for x, y in points), Fraction(0))
    half = STUDENT[degrees] * root(squares / degrees * (1 + Fraction(1, n) + lever))
    middle = mean + slope * (p - centre)
    return middle - half, middle + half


def root(x: Fraction) -> Fraction:
    """A square root to fifty digits."""
    with localcontext() as context:
        context.prec = 50
        return Fraction((Decimal(x.numerator) / Decimal(x.denominator)).sqrt())


def reachable(s: Sketch) -> list[Goal] | str:
    """The numeric targets up to the last firm one, or up to the last where none is firm."""
    numeric = [goal for goal in goals(s) if goal.word in NUMERIC]
    if not numeric:
        return "target to be agreed" if any(g.word == "to be agreed" for g in goals(s)) else "no target"
    usable = [goal for goal in numeric if judges(s, goal)]
    if not usable:
        return "not yet due"
    firm = [goal for goal in usable if not goal.provisional] or usable
    return [goal for goal in usable if ends_at(s, goal) <= ends_at(s, firm[-1])]


def way(s: Sketch) -> list[tuple[int, Fraction]] | str:
    """The fixed points of the path: the start, then each target."""
    if isinstance(towards := reachable(s), str):
        return towards
    if s.start is None:
        return "no start"
    begins = s.start[1] if s.top and s.start[1] is not None else s.values.get(s.start[0], "no start")
    if isinstance(begins, str):
        return "no start"
    knots = [(s.start[0], begins)]
    for goal in towards:
        low, high = goal.ends
        edge = low if high is None else high
        if low is not None and high is not None:
            edge = min(max(knots[-1][1], low), high)
        if ends_at(s, goal) > s.start[0] and edge is not None:
            knots.append((ends_at(s, goal), edge))
    if s.path == "compound" and min(y for _, y in knots) <= 0 <= max(y for _, y in knots):
        return "no start"
    return knots


def planned_at(s: Sketch, knots: list[tuple[int, Fraction]], p: int) -> Fraction | None:
    """The planned value at a period; none outside the path."""
    if p in dict(knots):
        return dict(knots)[p]
    if not knots[0][0] < p < knots[-1][0]:
        return None
    (x0, y0), (x1, y1) = next((one, two) for one, two in pairwise(knots) if one[0] < p < two[0])
    share = Fraction(p - x0, x1 - x0)
    if s.path == "stated":
        return s.planned.get(p)
    if s.path == "compound":
        return y0 * power(y1 / y0, share)
    return y0 if s.path == "steps" else y0 * (1 - share) + y1 * share


def power(x: Fraction, share: Fraction) -> Fraction:
    """A number above 0 to the power of a share, to fifty digits."""
    with localcontext() as context:
        context.prec = 60
        of = (Decimal(x.numerator) / Decimal(x.denominator)).ln() * share.numerator / share.denominator
        return Fraction(of.exp())


def trajectory(s: Sketch) -> str:
    """Will we get there?  The seven steps in their order."""
    towards = reachable(s)
    if isinstance(towards, str) or s.better == "none":
        return towards if isinstance(towards, str) else "no good direction"
    p, goal = judged(s), towards[-1]
    if s.start and p <= s.start[0]:
        return "too early"
    if meets(seen(s, latest(s)), goal.word, goal.ends):
        return "reached"
    if s.start and broken(s, s.start[0], p):
        return "definition break"
    knots = way(s)
    if isinstance(knots, str):
        return knots
    return on_the_way(s, knots, ends_at(s, goal))


def on_the_way(s: Sketch, knots: list[tuple[int, Fraction]], end: int) -> str:
    """Steps 4 to 7 of the order."""
    p, a, begins = judged(s), good(s, latest(s)), good(s, knots[0][1])
    if p >= end:
        return "behind" if a >= begins else "further off"
    at = planned_at(s, knots, p)
    if at is None:
        return "no target"
    planned = good(s, at)
    strict = strict_at(s, knots, p)
    missed = strict is not None and not meets(seen(s, latest(s)), strict.word, strict.ends)
    if a >= planned and not missed:
        return "on course"
    if a < begins:
        return "further off"
    if missed or not one_way(s, knots):
        return "behind"
    return "on course" if (a - begins) / (planned - begins) >= s.on_course else "behind"


def strict_at(s: Sketch, knots: list[tuple[int, Fraction]], p: int) -> Goal | None:
    """The strict target that the plan asks of a period: that period's own, or in steps the last one before it."""
    passed = {ends_at(s, goal): goal for goal in reachable(s) if isinstance(goal, Goal)}
    stands = max(at for at, _ in knots if at <= p)
    goal = passed.get(stands) if stands > knots[0][0] and (stands == p or s.path == "steps") else None
    return goal if goal and goal.word in ("below", "above") else None


def one_way(s: Sketch, knots: list[tuple[int, Fraction]]) -> bool:
    """Whether the plan never allows a number to get worse."""
    every = [planned_at(s, knots, at) for at in range(knots[0][0], knots[-1][0] + 1)]
    signed = [good(s, value) for value in every if value is not None]
    return all(one <= other for one, other in pairwise(signed))
