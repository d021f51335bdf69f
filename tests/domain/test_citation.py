"""Citations: what an answer rests on is named by what it is, not by where it stands."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.catalogue import problem
from oba.domain.problem import Where
from tests.build import WHERE
from tests.rollup.rows import share


def test_a_row_is_named_by_what_it_is_of() -> None:
    """Indicator, place, period, group where it is not everyone, day of publication and source; never its line."""
    row = replace(share("north", 12, 300), where=Where(file="a.csv", line=7), source="")
    assert row.citation.key == f"{row.indicator}, north, {row.period}, published {row.published}"
    girls = replace(row, group="girls", source="Census, page 3")
    assert girls.citation.key.endswith(f"{row.period}, girls, published {row.published}, Census, page 3")
    assert (str(row.citation), row.citation.where) == ("a.csv:7", row.where)
    assert replace(row, where=Where(file="b.csv", line=8)).citation.key == row.citation.key


def test_a_problem_at_a_cited_row_tells_its_place_alone() -> None:
    """So that a problem found at a row and one found at what cites it are one problem."""
    told = problem("A010", WHERE).where
    assert (type(told), told) == (Where, WHERE)
    assert len({told, WHERE, replace(WHERE, key="another")}) == 1
    assert told != replace(WHERE, line=99)
    assert told != str(told)
