"""Slips: what a number looks like whose unit, decimal point or columns are wrong.

Numbers are whole multiples of a unit; `one` says how many units make 1.
"""

from __future__ import annotations

from oba.audit.plausibility.past import ENOUGH, Past

_TENS = (10, 100, 1000)
_TWICE, _QUARTER = (2, 1), (5, 4)
_LARGE = 10  # of the larger of a number and its past, below which chance alone can make much of little


def is_fraction(value: int, held: Past, one: int) -> bool:
    """Whether a percentage is below 1, its past above 1, and a hundred times it between half and twice its past.

    One number is past enough, and so are two of which the larger is at most twice the smaller.
    """
    if not 0 < value < one < held.median or not held.median <= 200 * value <= 4 * held.median:
        return False
    return held.size >= ENOUGH or held.within(2)


def power_of_ten(value: int, held: Past, one: int, *, count: bool) -> int:
    """The power of ten, from −3 to 3, that a number is about away from its past; 0 for none.

    About is within a factor of 1.5. The numbers of the past are within a factor of three of each other, and the larger
    of it and the number is at least 10; or they are within a factor of two, and the number is no count.
    """
    small, large = sorted((value, held.median))
    steady = held.within(3) and large >= _LARGE * one
    if small <= 0 or not (steady or (held.within(2) and not count)):
        return 0
    found = (n for n, ten in enumerate(_TENS, 1) if 2 * ten * small <= 3 * large and 2 * large <= 3 * ten * small)
    power = next(found, 0)
    return power if value == large else -power


def is_out_of_range(value: int, held: Past, one: int) -> bool:
    """Whether a number is beyond five times the largest or below a fifth of the smallest of its past.

    The larger of it and the middle of its past is at least 10. Where numbers may be below 0 nothing is out of range,
    and a true 0 is one only after numbers that are within a factor of three of each other.
    """
    if min(value, held.smallest) < 0 or max(value, held.median) < _LARGE * one:
        return False
    return value > 5 * held.largest or (5 * value < held.smallest and (value > 0 or held.within(3)))


def is_exchanged(numerator: int, denominator: int, above: Past, below: Past) -> bool:
    """Whether a numerator is within twice of its denominators' past, and the denominator of its numerators'.

    Where the two pasts are not apart by more than four times, as those of a rate may be, each must be within a quarter,
    every number of the one past below every number of the other, and the middle ones too far apart to be both so near.
    """
    small, large = sorted((above, below), key=lambda held: held.median)
    if 0 < 4 * small.median < large.median:
        return _about(numerator, below.median, _TWICE) and _about(denominator, above.median, _TWICE)
    apart = 0 < small.largest < large.smallest and 25 * small.median < 16 * large.median
    return apart and _about(numerator, below.median, _QUARTER) and _about(denominator, above.median, _QUARTER)


def _about(value: int, middle: int, within: tuple[int, int]) -> bool:
    """Whether a number is within a factor, a numerator and a denominator, of a middle one."""
    more, less = within
    return middle * less <= more * value and less * value <= more * middle
