"""A version that a released round knew stands as it was, or is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.in_place import altered
from oba.domain.release import Release
from oba.domain.rule import Rule, Version
from oba.ledger.cells import versions_of
from tests.audit.ruled import points
from tests.build import rule, version, year

OLD = replace(version(), since=year(2006), where=replace(version().where, line=20))
TWO = replace(rule(), versions=(version(), OLD))


def released(one: Rule, round_: str = "2010-11-q1", number: int = 1) -> Release:
    """A round released with a rule as it stands."""
    return Release(number=number, round=round_, by="the board", on=date(2010, 8, 1), rules=versions_of(one))


def widened(one: Version) -> Version:
    """A version with a wider amber, its dates left as they were."""
    return replace(one, threshold=replace(one.threshold, amber=points("3")))


def test_a_rule_that_stands_as_it_was_released_is_no_matter() -> None:
    """Nor one that a new version was added to, nor where a release kept no rules, nor a rule that is gone."""
    older = replace(TWO, versions=(OLD,))
    assert altered({"ni-117": TWO}, [released(TWO), released(older, "2010-11-q2", 2)]) == ()
    assert altered({"ni-117": TWO}, [replace(released(TWO), rules=())]) == ()
    assert altered({}, [released(TWO)]) == ()


def test_a_version_changed_in_place_is_named_once_at_its_line() -> None:
    """However many rounds were released with it."""
    now = replace(TWO, versions=(version(), widened(OLD)))
    (found,) = altered({"ni-117": now}, [released(TWO), released(TWO, "2010-11-q2", 2)])
    assert (found.code, found.stops, found.where.line) == ("A025", False, 20)
    assert found.what == (
        "the version from 2006/07, approved on 2010-01-20, is not what it was when 2010-11-q1 was released on "
        "2010-08-01"
    )


def test_a_version_taken_out_is_named_at_the_newest() -> None:
    """Where a date was changed, it is another version, and the old one is no more."""
    later = replace(OLD, reference=replace(OLD.reference, approved_on=date(2010, 2, 1)))
    (found,) = altered({"ni-117": replace(TWO, versions=(version(), later))}, [released(TWO)])
    assert "approved on 2010-01-20, stands no more as it did when" in found.what
    assert found.where.line == version().where.line


def test_a_round_released_again_is_held_to_its_last_release() -> None:
    """The replacement says why; what it replaced is the record of another time."""
    now = replace(TWO, versions=(version(), widened(OLD)))
    assert altered({"ni-117": now}, [released(TWO), released(now, number=2)]) == ()
