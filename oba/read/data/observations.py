"""observations/*.csv: tables of numbers in, observations out. The only place that sees a data frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from oba.domain.catalogue import problem
from oba.domain.evidence import Observation
from oba.domain.place import Places
from oba.domain.problem import Problem, Where
from oba.read.data.repeats import without_repeats
from oba.read.data.typed_rows import Raw, Typist
from oba.read.data.verdicts import Verdict, verdicts
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.files import Folder, Problems
from oba.read.text.tables import Columns, Table, read_table

FOLDER = "observations"
NEEDED = ("indicator", "place", "period", "status", "published")
COLUMNS = Columns(needed=NEEDED, optional=tuple(name for name in Raw._fields if name not in NEEDED))
EACH_SAID = 20
NONE_WRONG: frozenset[str] = frozenset()


def read_observations(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[tuple[Observation, ...], Mapping[str, str], Problems]:
    """Read data/<plan>/observations, and the SHA-256 of its files; a row that is wrong is left out."""
    tables, inputs, unread = _tables(Folder(path=folder / FOLDER, root=root))
    wheres = [table.where(n) for table in tables for n in range(len(table.rows))]
    judges = verdicts(book.indicators, places.by_id)
    frame = _frame(tables)
    wrong = _wrong_cells(frame, judges)
    problems = [*unread, *_cell_problems(frame, wrong, judges, wheres)]
    typist, found = Typist(rules=book.rules), list[Observation]()
    for n, raw in enumerate(_raw(frame)):
        observation, wrong_row = typist.read(raw, wheres[n], wrong.get(n, NONE_WRONG))
        problems.extend(wrong_row)
        if observation:
            found.append(observation)
    kept, repeated = without_repeats(found)
    return kept, inputs, tuple(_not_too_many((*problems, *repeated)))


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


def _frame(tables: Iterable[Table]) -> pd.DataFrame:
    """All rows of all tables as text, with every column there can be."""
    frames = [pd.DataFrame(list(table.rows), columns=list(table.columns), dtype=object) for table in tables]
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    return whole.reindex(columns=list(Raw._fields)).astype(object).fillna("")


def _raw(frame: pd.DataFrame) -> Iterator[Raw]:
    columns = [frame[name].tolist() for name in Raw._fields]
    return map(Raw._make, zip(*columns, strict=True))


def _wrong_cells(frame: pd.DataFrame, judges: Mapping[str, Verdict]) -> dict[int, frozenset[str]]:
    """The columns that are wrong in each row, by the row's number; each distinct text is judged once."""
    right = {name: [text for text in frame[name].unique() if judge(text) is None] for name, judge in judges.items()}
    schema = pa.DataFrameSchema({name: pa.Column(object, pa.Check.isin(texts)) for name, texts in right.items()})
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        found: dict[int, set[str]] = {}
        for row, column in zip(cases["index"], cases["column"], strict=True):
            found.setdefault(int(row), set()).add(str(column))
        return {row: frozenset(columns) for row, columns in found.items()}
    return {}


def _cell_problems(
    frame: pd.DataFrame, wrong: Mapping[int, frozenset[str]], judges: Mapping[str, Verdict], wheres: Sequence[Where]
) -> Iterator[Problem]:
    for row, columns in sorted(wrong.items()):
        for column in sorted(columns):
            fault = judges[column](str(frame[column].iloc[row]))
            where = Where(file=wheres[row].file, line=wheres[row].line, column=column)
            if fault:
                yield problem(fault.code, where, fault.what, fault.mend)


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
