"""A plan's policy: how a number is seen when it is compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.domain.plan import Compare
from tests.build import n, plan


def test_as_printed_rounds_before_comparing() -> None:
    """Under as printed a number is compared as the card shows it, to the measure's decimals."""
    assert plan().policy.seen(n("3.649"), 1) == n("3.6")
    assert plan().policy.seen(n("-3.65"), 1) == n("-3.7")


def test_exact_compares_what_is_known() -> None:
    """Under exact nothing is rounded."""
    exact = replace(plan().policy, compare=Compare.EXACT)
    assert exact.seen(Fraction(1, 3), 1) == Fraction(1, 3)
