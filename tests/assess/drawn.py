"""Rules drawn at random, as the reader lets them through: words that fit the direction, amber beyond the target."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from oba.assess.bands import Bands
from oba.domain.plan import Compare, Policy
from oba.domain.rule import Amber, Better, Direction, Within
from oba.domain.target import Aim, Word
from tests.build import WHERE

TENTHS = st.integers(-400, 400).map(lambda tenths: Fraction(tenths, 10))
WIDTHS = st.integers(1, 60).map(lambda tenths: Fraction(tenths, 10))
POLICIES = st.sampled_from(Compare).map(
    lambda compare: Policy(
        compare=compare, on_course=Fraction(95, 100), expected_within=270, suppress_below=6, where=WHERE
    )
)


@st.composite
def directions(draw: st.DrawFn) -> Direction:
    """Any direction with a good way."""
    which = draw(st.sampled_from((Better.HIGHER, Better.LOWER, Better.NEARER)))
    low, width = draw(TENTHS), draw(st.one_of(st.just(Fraction(0)), WIDTHS))
    word = Word.BETWEEN if width else Word.EXACTLY
    aim = Aim(word=word, low=low, high=low + width) if which is Better.NEARER else None
    return Direction(better=which, aim=aim, where=WHERE)


def one_sided(which: Better, edge: Fraction, *, strict: bool) -> Aim:
    """A target on the good side of an edge."""
    if which is Better.LOWER:
        return Aim(word=Word.BELOW if strict else Word.AT_MOST, high=edge)
    return Aim(word=Word.ABOVE if strict else Word.AT_LEAST, low=edge)


@st.composite
def aims(draw: st.DrawFn, direction: Direction) -> Aim:
    """A target that fits a direction: the aim itself for nearer."""
    return direction.aim or one_sided(direction.better, draw(TENTHS), strict=draw(st.booleans()))


def further(direction: Direction, aim: Aim, by: Fraction, *, strict: bool) -> Aim:
    """The aim let out by a width: a value of amber."""
    if direction.better is Better.NEARER and aim.low is not None and aim.high is not None:
        return Aim(word=Word.BETWEEN, low=aim.low - by, high=aim.high + by)
    edge = aim.high if direction.better is Better.LOWER else aim.low
    way = 1 if direction.better is Better.LOWER else -1
    return one_sided(direction.better, (edge or Fraction(0)) + way * by, strict=strict)


@st.composite
def ambers(draw: st.DrawFn, direction: Direction, aim: Aim) -> Amber | None:
    """No amber, or any kind of it."""
    within, amount = draw(st.sampled_from((None, *Within))), draw(WIDTHS)
    if within is Within.VALUE:
        edge = further(direction, aim, amount, strict=draw(st.booleans()))
        return Amber(within=within, amount=amount, aim=edge)
    return Amber(within=within, amount=amount) if within else None


@st.composite
def bands(draw: st.DrawFn) -> Bands:
    """The bands of any rule that the reader lets through, where a target has no more decimals than its measure."""
    direction = draw(directions())
    aim = draw(aims(direction))
    amber = draw(ambers(direction, aim))
    return Bands(aim=aim, amber=amber, direction=direction, policy=draw(POLICIES), decimals=draw(st.integers(1, 2)))


@st.composite
def exact_bands(draw: st.DrawFn) -> Bands:
    """The bands of a target that asks for the best there can be, such as exactly 100, where one way is better."""
    made = draw(bands().filter(lambda bands: bands.direction.better is not Better.NEARER))
    end = made.aim.low if made.aim.low is not None else made.aim.high
    return replace(made, aim=Aim(word=Word.EXACTLY, low=end, high=end))
