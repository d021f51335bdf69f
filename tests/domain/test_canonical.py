"""Canonical texts: what a value says has one spelling, and places in files are no part of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.canonical import canonical, fingerprint
from oba.domain.problem import Where
from tests.build import WHERE, rule, year


@dataclass(frozen=True, kw_only=True)
class _Said:
    number: Fraction
    names: frozenset[str] = frozenset()
    beside: dict[str, int] = field(default_factory=dict)
    day: date | None = None
    where: Where = WHERE


def test_every_sort_of_value_has_one_spelling() -> None:
    """Fractions and days as they are written; sets and mappings in one order, however they came."""
    one = _Said(number=Fraction(3, 10), names=frozenset("ba"), beside={"b": 2, "a": 1}, day=date(2010, 1, 2))
    says = '{"beside":{"a":1,"b":2},"day":"2010-01-02","names":["\\"a\\"","\\"b\\""],"number":"3/10"}'
    assert canonical(one) == canonical(replace(one, beside={"a": 1, "b": 2})) == says
    assert canonical((year(2009), None, True)) == '[{"every":"year","ordinal":2009,"year":"financial"},null,true]'


def test_what_nobody_wrote_is_left_out() -> None:
    """A later program, which knows one field more, makes the same text of what was written before."""
    assert canonical(_Said(number=Fraction(1))) == '{"number":"1"}'


def test_a_line_that_moves_changes_nothing_and_a_word_does() -> None:
    """A rule is known by what it says, not by where."""
    moved = replace(rule(), where=Where(file="other.yaml", line=99))
    assert fingerprint(moved) == rule().digest
    assert replace(rule(), title="Another").digest != rule().digest


@pytest.mark.parametrize("value", [0.5, object(), _Said])
def test_what_has_no_one_spelling_is_a_bug(value: object) -> None:
    """A float has several, and a thing that is no value has none."""
    with pytest.raises(TypeError, match="no one spelling"):
        canonical(value)
