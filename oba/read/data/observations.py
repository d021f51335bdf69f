"""observations/*.csv: tables of numbers in, observations out. What is a data frame on the way ends here."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule
from oba.read.data.duplicates import without_duplicates
from oba.read.data.falls import falls
from oba.read.data.lives import outlived
from oba.read.data.observation_columns import COLUMNS, Lines, ObservationColumns, columns_of
from oba.read.data.observation_schema import breaches
from oba.read.data.observation_store import Observations
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.factor import concatenation, constant
from oba.read.text.files import Folder, Problems
from oba.read.text.tables import Table, read_table

FOLDER = "observations"
EACH_SAID = 20


def read_observations(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[Observations, Mapping[str, str], Problems]:
    """Read data/<plan>/observations, and the SHA-256 of its files; a row that is wrong is left out."""
    columns, inputs, unread = _columns(Folder(path=folder / FOLDER, root=root), book.rules)
    wrong = breaches(columns, book.indicators, places.by_id)
    sound, repeated = without_duplicates(columns, _sound(columns, {row for row, _ in wrong}))
    told = (constraint.problem(columns, row) for row, constraint in wrong)
    found = Observations(columns.fields, sound)
    unlikely = (*outlived(columns, sound, places.by_id), *falls(found, book.rules))
    return found, inputs, tuple(_not_too_many(chain(unread, told, repeated, unlikely)))


def _columns(files: Folder, rules: Mapping[str, Rule]) -> tuple[ObservationColumns, Mapping[str, str], Problems]:
    """All rows of all tables, with every column there can be."""
    tables, inputs, problems = _tables(files)
    file = concatenation(constant(table.name, len(table.lines)) for table in tables)
    line = array("i", chain.from_iterable(table.lines for table in tables))
    text = {
        name: concatenation(table.columns.get(name, constant("", len(table.lines))) for table in tables)
        for name in COLUMNS.known
    }
    return columns_of(Lines(file, line), text, rules), inputs, problems


def _tables(files: Folder) -> tuple[list[Table], dict[str, str], Problems]:
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
        table, text, wrong = read_table(files, path, COLUMNS)
        inputs.update({text.name: text.digest} if text else {})
        problems.extend(wrong)
        tables.extend([table] if table else [])
    return tables, inputs, tuple(problems)


def _sound(columns: ObservationColumns, wrong: Collection[int]) -> Sequence[int]:
    """The rows that are not wrong, and whose indicator has a sound rule."""
    return array("i", (row for row in range(len(columns.lines)) if row not in wrong and columns.rule[row]))


def _not_too_many(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of each code in a file, then how many more there are."""
    said: Counter[tuple[str, str]] = Counter()
    for found in problems:
        kind = (found.where.file, found.code)
        said[kind] += 1
        if said[kind] <= EACH_SAID:
            yield found
    for (file, code), times in said.items():
        if times > EACH_SAID:
            yield problem(code, Where(file=file), f"and {times - EACH_SAID:,} more like these in this file")
