"""observations/*.csv: tables of numbers in, observations out. What is a data frame on the way ends here."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.catalogue.limit import not_too_many
from oba.domain.period_correction import reads_as_period
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.read.data.constraint import Constraint
from oba.read.data.duplicates import without_duplicates
from oba.read.data.falls import falls
from oba.read.data.lives import outlived
from oba.read.data.observation_columns import COLUMNS, Lines, ObservationColumns, columns_of
from oba.read.data.observation_schema import Breach, breaches
from oba.read.data.observation_store import Observations
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.factor import concatenation, constant
from oba.read.text.files import Folder, Problems
from oba.read.text.tables import Columns, Table, read_table
from oba.words.lists import how_many

FOLDER = "observations"


def read_observations(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[Observations, Mapping[str, str], Problems]:
    """Read data/<plan>/observations, and the SHA-256 of its files; a row that is wrong is left out."""
    across = replace(COLUMNS, across=_across(book.indicators, places))
    columns, inputs, unread = _columns(Folder(path=folder / FOLDER, root=root), across, book)
    wrong = breaches(columns, book.indicators, places.by_id, places.named, book.in_words)
    sound, repeated = without_duplicates(columns, _sound(columns, {row for row, _ in wrong}, book.rules))
    found = Observations(columns.fields, sound)
    unlikely = (*outlived(columns, sound, places.by_id), *falls(found, book.rules))
    return found, inputs, tuple(not_too_many(chain(unread, _told(columns, wrong), repeated, unlikely)))


def _across(indicators: Collection[str], places: Places) -> Callable[[str], str]:
    """Which column a heading is a cell of, in a table that goes across the page instead of down."""

    def sort(heading: str) -> str:
        if reads_as_period(heading):
            return "period"
        if heading.lower() in places.by_id or heading.lower() in places.named:
            return "place"
        return "indicator" if heading.lower() in indicators else ""

    return sort


def _columns(
    files: Folder, headed: Columns, book: RuleFolder
) -> tuple[ObservationColumns, Mapping[str, str], Problems]:
    """All rows of all tables, with every column there can be."""
    tables, inputs, problems = _tables(files, headed)
    file = concatenation(constant(table.name, len(table.lines)) for table in tables)
    line = array("i", chain.from_iterable(table.lines for table in tables))
    text = {
        name: concatenation(table.columns.get(name, constant("", len(table.lines))) for table in tables)
        for name in COLUMNS.known
    }
    return columns_of(Lines(file, line), text, book.counted, book.plan.groups), inputs, problems


def _tables(files: Folder, headed: Columns) -> tuple[list[Table], dict[str, str], Problems]:
    """Every table in the folder whose structure is sound, in natural order of names."""
    tables: list[Table] = []
    inputs: dict[str, str] = {}
    paths, unopened = files.files()
    problems: list[Problem] = [*unopened]
    for path in paths:
        if path.suffix != ".csv" or path.parent != files.path:
            mend = "observations are CSV files in this folder itself; save a workbook as CSV."
            problems.append(problem("F006", files.where(path), mend=mend))
            continue
        table, text, wrong = read_table(files, path, headed)
        inputs.update({text.name: text.digest} if text else {})
        problems.extend(wrong)
        tables.extend([table] if table else [])
    return tables, inputs, tuple(problems)


def _sound(columns: ObservationColumns, wrong: Collection[int], rules: Mapping[str, Rule]) -> Sequence[int]:
    """The rows that are not wrong, and whose indicator has a sound rule."""
    ruled = columns.text["indicator"].map(rules.__contains__)
    return array("i", (row for row in range(len(columns.lines)) if row not in wrong and ruled[row]))


def _told(columns: ObservationColumns, wrong: Iterable[Breach]) -> Iterator[Problem]:
    """What is wrong, in order of rows; what the same words make wrong in a file is one problem, its rows counted."""
    alike: dict[tuple[object, ...], list[int]] = {}
    found: list[tuple[int, Constraint, list[int]]] = []
    for row, constraint in wrong:
        words = tuple(columns.text[name].codes[row] for name in constraint.named)
        key = (constraint.name, columns.lines.file.codes[row], *(words or (row,)))
        if key not in alike:
            alike[key] = []
            found.append((row, constraint, alike[key]))
        alike[key].append(row)
    for row, constraint, rows in found:
        one, more = constraint.problem(columns, row), len(rows) - 1
        yield replace(one, what=f"{one.what}, here and in {how_many(more, 'more row')}") if more else one
