"""Which rows of a table an entry of published.yaml means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from oba.domain.published import Layout, PublishedSeries
from oba.read.text.suggestion import did_you_mean, quoted
from oba.returns.published.headings import Role
from oba.returns.published.table import PublishedTable, Row
from oba.words import listed

_NOBODY = ("", "NA")
_EVERYONE = ("all", "total", "persons", "all pupils", "all children")


def rows_of(series: PublishedSeries, table: PublishedTable) -> list[Row]:
    """The rows of a series: those whose columns hold the words asked for; of parts of people only those asked for."""
    rows, wanted = table.rows.get(series.name, []), {}
    for heading, words in series.only.items():
        if (column := table.column(heading)) is not None:
            wanted[column] = {_plain(word) for word in words}
    whole = [n for n in table.at.get(Role.CATEGORY, ()) if n not in wanted]
    if wanted:
        rows = [row for row in rows if all(_plain(row.cells[n]) in words for n, words in wanted.items())]
    return [row for row in rows if all(row.cells[n].strip() in _NOBODY for n in whole)] if whole else rows


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


class Absent(NamedTuple):
    """Why a series is not in a table, whether it seems to be meant for it all the same, and whether by another name."""

    why: str
    near: bool
    renamed: bool = False


def absent(series: PublishedSeries, table: PublishedTable) -> Absent | None:
    """Why a series cannot be in a table that has not the columns or the words it asks for; None where it can."""
    asked = (*series.columns.values(), *series.only)
    missing = [heading for heading in asked if table.column(heading) is None]
    if series.layout is not Layout.EDUCATION and series.name not in table.rows:
        near = _near_name(series, table)
        return Absent(f"has no series {quoted(series.name)}; {near}".rstrip("; "), bool(near))
    if missing:
        near = "".join(did_you_mean(one, table.headings) for one in missing)
        some = len(missing) < len(asked) or bool(near)
        why = f"has no column {listed([quoted(one) for one in missing])}; {near}".rstrip("; ")
        return Absent(why, some, renamed=bool(near))
    words = next(_strange_words(series, table), "")
    return Absent(words, near=True) if words else None


def _near_name(series: PublishedSeries, table: PublishedTable) -> str:
    """A series that is called nearly so; a number is never nearly another."""
    return (
        ""
        if series.name.isdigit()
        else did_you_mean(series.name, {one for name, its in table.others.items() for one in (name, *its)})
    )


def _strange_words(series: PublishedSeries, table: PublishedTable) -> Iterator[str]:
    rows = table.rows.get(series.name, ())
    for heading, words in series.only.items():
        column = table.column(heading)
        assert column is not None  # noqa: S101  (looked for before)
        held = {_plain(row.cells[column]): row.cells[column].strip() for row in rows}
        for word in words:
            if _plain(word) not in held:
                near = did_you_mean(word, held.values()) or f"it has {_some(sorted(held.values()))}"
                yield f"has no row with {quoted(word)} under {heading}; {near}"


def _some(words: Sequence[str], most: int = 6) -> str:
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return ", ".join(quoted(word) for word in words[:most]) + more


def is_other_edition(series: PublishedSeries, table: PublishedTable) -> bool:
    """Whether a table has the rows that a series is taken from, and not the column of its numbers.

    It may be another table, too: several have a sex or a phase, and Total under it.
    """
    if series.layout is not Layout.EDUCATION or not series.only:
        return False
    lost = [one for one in series.columns.values() if table.column(one) is None]
    has_rows = all(table.column(one) is not None for one in series.only)
    return bool(lost) and has_rows and not any(_strange_words(series, table))


def difference(rows: Sequence[Row], table: PublishedTable, series: PublishedSeries) -> str:
    """In which columns several rows of one place and period differ: what has to be said under where."""
    read = {n for role, its in table.at.items() if role not in (Role.LEVEL, Role.UNIT, Role.CATEGORY) for n in its}
    read |= {n for heading in series.columns.values() if (n := table.column(heading)) is not None}
    for n, heading in enumerate(table.headings):
        held = list(dict.fromkeys(row.cells[n] for row in rows))
        if n not in read and len(held) > 1 and not all(_is_number(one) for one in held):
            word = next((one for one in held if _plain(one) in _EVERYONE), held[0])
            return f"they differ in {heading}: {_some(held, 4)}; add where: {{{heading}: {quoted(word)}}}"
    return "nothing else in them differs: ask the publisher which is right"


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).lstrip("-").isdigit() or len(text.strip()) <= 1
