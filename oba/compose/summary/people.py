"""Numbers as whole people: 54 in 100, 8 in 1,000; and the picture that draws exactly as many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from oba.domain.measure import HUNDRED, Kind, Measure
from oba.domain.number import round_half_away

_MORE = (1_000, 10_000, 100_000)
_MANY = 10  # of a hundred: fewer are told in a thousand, where what is measured is a rate
_FEW = 20  # people that are counted along a row
_ACROSS, _DOWN = 126, 280  # from one person to the next, in tenths; a person is 100 wide and 240 high
_WIDE = 2520


class PictureSize(NamedTuple):
    """How large people are drawn, in tenths of their usual size, and how many stand across and deep."""

    scale: int
    across: int
    deep: int


_USUAL, _SMALL, _LARGE = PictureSize(10, 20, 5), PictureSize(8, 25, 4), PictureSize(21, 8, 1)


class PersonKind(StrEnum):
    """What a person in a picture stands for."""

    NOW = "now"
    OVER = "over"
    TO_COME = "to-come"
    OTHER = "other"


class People(NamedTuple):
    """So many people in so many."""

    many: int
    among: int

    def __str__(self) -> str:
        """Write it: 54 in 100."""
        return f"{self.many:,} in {self.among:,}"


class Person(NamedTuple):
    """One person in a picture: where, in tenths, and what for."""

    x: int
    y: int
    kind: PersonKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """People drawn one by one; `size` is how large each is, in tenths, and `title` says the same in words."""

    people: tuple[Person, ...]
    width: int
    height: int
    size: int
    label: str
    title: str


def told_in(measure: Measure, value: Fraction) -> int:
    """In how many people a number is told, so that some of them are whole; 0 where it is of no people."""
    if measure.plain is Kind.CHANGE:
        return int(HUNDRED)
    if measure.plain not in (Kind.PERCENT, Kind.RATE) or not measure.per:
        return 0
    in_hundred = round_half_away(value, measure.decimals) * HUNDRED / measure.per
    enough = _MANY if measure.plain is Kind.RATE else 1
    if in_hundred >= enough or not in_hundred:
        return int(HUNDRED)
    return next((among for among in _MORE if in_hundred * among >= HUNDRED), _MORE[-1])


def people(value: Fraction, measure: Measure, among: int) -> People:
    """A number as whole people, from what is printed of it: of a change how many there are for each hundred before."""
    seen = round_half_away(value, measure.decimals)
    share = HUNDRED + seen if measure.plain is Kind.CHANGE else seen * among / (measure.per or HUNDRED)
    return People(int(round_half_away(share, 0)), among)


def picture(now: People, goal: int | None, *, fewer: bool, title: str, label: str = "", small: bool = False) -> Picture:
    """Draw as many people as are told, and how many more are to come, or too many where `fewer` are wanted.

    A hundred are drawn with those they are among; of more, only the people told. Without a goal, or with
    one that is too far for a picture, nobody is either.
    """
    wanted = now.many if goal is None or goal > HUNDRED else goal
    over = max(0, now.many - wanted) if fewer else 0
    to_come = 0 if fewer else max(0, wanted - now.many)
    told = [*[PersonKind.NOW] * (now.many - over), *[PersonKind.OVER] * over, *[PersonKind.TO_COME] * to_come]
    every = now.among == HUNDRED
    told += [PersonKind.OTHER] * (int(HUNDRED) - len(told)) if every else []
    by_column = every and now.many + to_come > _FEW
    if small:
        return _placed(told, _SMALL, by_column=by_column, label=label, title=title)
    large = len(told) <= _LARGE.across and not every
    return _placed(told, _LARGE if large else _USUAL, by_column=by_column, label=label, title=title)


def _placed(told: Sequence[PersonKind], size: PictureSize, *, by_column: bool, label: str, title: str) -> Picture:
    across, down = _ACROSS * size.scale // 10, _DOWN * size.scale // 10
    where = [divmod(n, size.deep) if by_column else divmod(n, size.across)[::-1] for n in range(len(told))]
    found = tuple(Person(x * across, y * down, kind) for (x, y), kind in zip(where, told, strict=True))
    deep = max((one.y for one in found), default=0) + down
    return Picture(people=found, width=_WIDE, height=deep, size=size.scale, label=label, title=title)
