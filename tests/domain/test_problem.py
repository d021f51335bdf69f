"""Problems: where they are, in what order they are told, which of them stop."""

from __future__ import annotations

from oba.domain.problem import Problem, Severity, Where, any_stops, in_file_order


def at(file: str, line: int | None = None, column: int | str | None = None) -> Where:
    """A place in a file."""
    return Where(file=file, line=line, column=column)


def wrong(where: Where, code: str = "R004", severity: Severity = Severity.STOP, what: str = "") -> Problem:
    """A problem at a place."""
    return Problem(code=code, severity=severity, where=where, what=what, mend="")


def test_a_place_is_written_as_far_as_it_is_known() -> None:
    """File, line and column are joined by colons; what is not known is left out."""
    assert str(at("a.yaml", 9, 50)) == "a.yaml:9:50"
    assert str(at("a.csv", 14, "value")) == "a.csv:14:value"
    assert str(at("a.csv")) == "a.csv"


def test_problems_are_told_in_file_order_and_once() -> None:
    """Problems stand by file, line and column, whatever order they were found in, and each is said once."""
    places = [at("a"), at("a", 2), at("a", 9, 4), at("a", 9, 50), at("a", 10, 1), at("b", 1)]
    sorted_ones = tuple(map(wrong, places))
    assert in_file_order([*reversed(sorted_ones), sorted_ones[2]]) == sorted_ones


def test_columns_by_name_and_codes_break_ties() -> None:
    """On one line, columns by name stand in alphabetical order; at one place, codes and then words decide."""
    one = [wrong(at("a", 1, "place")), wrong(at("a", 1, "value")), wrong(at("a", 1, "value"), "R005")]
    two = [*one, wrong(at("a", 1, "value"), "R005", what="z")]
    assert list(in_file_order(reversed(two))) == two


def test_only_a_stop_stops() -> None:
    """Warnings alone let a round be published; one stop among them does not."""
    warning = wrong(at("a"), severity=Severity.WARN)
    assert not any_stops([])
    assert not any_stops([warning])
    assert any_stops([warning, wrong(at("b"))])


def test_the_places_are_told_first() -> None:
    """All other files name them, so that one mistake there may explain many elsewhere."""
    places, rule, row = at("data/x/places.csv", 9), at("a.yaml", 1), at("data/x/observations/a.csv", 1)
    assert [p.where for p in in_file_order(map(wrong, (rule, row, places)))] == [places, rule, row]
