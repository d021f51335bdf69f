"""What the version of a rule before the one in force would have answered, on the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oba.audit.differences import differences
from oba.domain.book import Book, Key
from oba.domain.period import Period
from oba.domain.rule import Rule, Version
from oba.words import day

FIRST = "No version of the rule was in force before this one"


def before_version(rule: Rule, period: Period | None) -> Rule | None:
    """The rule as if the version in force for a period had never been; None where there would be no other for it."""
    now = rule.version_for(period)
    others = tuple(one for one in rule.versions if one is not now)
    return replace(rule, versions=others) if others and now and not now.draft else None


def beside_version_before(book: Book, earlier: Book | None, key: Key) -> Iterator[str]:
    """What the version before would have answered otherwise, in lines; `earlier` is the book by it, if there is one.

    An answer that stays with another margin is told too.
    """
    if earlier is None:
        yield FIRST
        return
    yield f"By the version before it, {_named(earlier.assessments[key].version)}, on the same numbers"
    found = [one for one in differences(earlier, book) if (one.indicator, one.place) == key]
    yield from (f"  {one.question}: {one.was}, where it is now {one.now}" for one in found)
    if not found:
        yield "  no answer and no margin would differ"


def _named(version: Version) -> str:
    """From when a version is, and who approved it when."""
    return f"from {version.since.label}, {approval(version)}"


def approval(version: Version) -> str:
    """Who approved a version, and when."""
    return f"approved by {version.reference.approved_by} on {day(version.reference.approved_on)}"
