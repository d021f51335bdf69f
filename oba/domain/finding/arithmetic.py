"""The arithmetic of a step: the numbers it rests on and the formulas between them, enough to work it out again."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class NamedValue(NamedTuple):
    """A number by the name that formulas use, with its unit; or in words why there is none."""

    name: str
    value: Fraction | str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Numbers, each name once, and formulas in plain text: `change = latest − earlier`.

    A formula is a name and an expression of names. `Σ(…)` adds up, over every period or part that the names in it are
    followed by: `value` stands for `value 2008/09`, then `value 2009/10`. `, for each period` says that a formula holds
    in the same way for each that has the numbers it names.
    """

    values: tuple[NamedValue, ...] = ()
    formulas: tuple[str, ...] = ()

    def __add__(self, other: Arithmetic) -> Arithmetic:
        """Both together; what they share is told once."""
        named = {one.name: one for one in (*other.values, *self.values)}
        names = dict.fromkeys(one.name for one in (*self.values, *other.values))
        formulas = dict.fromkeys((*self.formulas, *other.formulas))
        return Arithmetic(tuple(named[name] for name in names), tuple(formulas))


NOTHING = Arithmetic()
