"""What must hold of each cell of an observation by itself; each distinct text is judged once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from oba.domain.evidence import Status
from oba.domain.number import parse_number
from oba.read.data.constraint import Constraint
from oba.read.data.observation_columns import COLUMNS, NUMBERS, ROUNDED, SHORTHANDS
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import one_of, quoted

# Signs that others use for a missing number, and the shorthand each becomes here.
FOREIGN = {
    ":": "x", "..": "x", "...": "x", "…": "x", "-": "x", "–": "x", ".": "x", "na": "x", "n/a": "z", "#n/a": "x",
    "null": "x", "none": "x", "nan": "x", "missing": "x", "*": "c", "supp": "c", "suppressed": "c", "k": "low",
    "~": "low", "[z]": "z", "[x]": "x", "[c]": "c", "[low]": "low", "[u]": "u",
}  # fmt: skip
_HOW_MISSING = "write z nothing to count, x not available, c confidential, low (rounds to 0) or u unreliable."

Said = Callable[[str], str]


def cell_constraints(indicators: Collection[str], places: Collection[str]) -> Mapping[str, tuple[Constraint, ...]]:
    """The constraints of every column whose cells cannot be anything."""
    constraints = {
        "indicator": (_named("D001", "indicator", "an indicator", indicators, "the indicators"),),
        "place": (_named("D002", "place", "a place", places, "the places"),),
        "status": (_named("D006", "status", "a status", tuple(Status), "the words"),),
        "published": (_cell("D008", "published", _is_no_date, lambda text: f"{quoted(text)} is not a date"),),
        "missing": (
            _cell("D020", "missing", _is_foreign, _sign, _without_sign),
            _cell("D006", "missing", _is_no_shorthand, _no_shorthand, lambda _: _HOW_MISSING),
        ),
        **{column: _of_number(column) for column in (*NUMBERS, ROUNDED)},
    }
    filled = {column: (_filled(column),) for column in COLUMNS.needed}
    return {column: (*filled.get(column, ()), *constraints.get(column, ())) for column in {**filled, **constraints}}


def _cell(code: str, column: str, wrong: Callable[[str], bool], what: Said, mend: Said = lambda _: "") -> Constraint:
    return Constraint(
        code,
        column,
        f"{code} {column}",
        lambda cells: cells.map(wrong).astype(bool),
        lambda at, row: what(at.text[column][row]),
        lambda at, row: mend(at.text[column][row]),
    )


def _filled(column: str) -> Constraint:
    return _cell("D005", column, lambda text: not text, lambda _: f"{column} is empty")


def _named(code: str, column: str, thing: str, known: Collection[str], things: str) -> Constraint:
    names = dict.fromkeys(known)
    return _cell(
        code,
        column,
        lambda text: text not in names,
        lambda text: f"{quoted(text)} is not {thing}",
        lambda text: one_of(text, names, things),
    )


def _of_number(column: str) -> tuple[Constraint, ...]:
    return (
        _cell("D020", column, lambda text: text in SHORTHANDS or _is_foreign(text), _sign, _without_sign),
        _cell("D007", column, _is_no_number, _no_number, _plain_number),
    )


def _is_no_date(text: str) -> bool:
    return parse_date(text) is None


def _is_foreign(text: str) -> bool:
    return text.lower() in FOREIGN


def _sign(text: str) -> str:
    if text in SHORTHANDS:
        return f"{quoted(text)} stands where a number should"
    return f"{quoted(text)} is not used here for a missing number"


def _without_sign(text: str) -> str:
    if text in SHORTHANDS:
        return f"leave this empty and write {text} in the column 'missing'."
    ours = FOREIGN[text.lower()]
    return f"if it means {SHORTHANDS[ours]}, leave the number empty and write {ours} in the column 'missing'."


def _is_no_shorthand(text: str) -> bool:
    return bool(text) and text not in SHORTHANDS


def _no_shorthand(text: str) -> str:
    return f"{quoted(text)} is not a shorthand for a missing number"


def _is_no_number(text: str) -> bool:
    return bool(text) and parse_number(text) is None


def _no_number(text: str) -> str:
    return f"{quoted(text)} is not a {'plain ' if _plain_number(text) else ''}number"


def _plain_number(text: str) -> str:
    """What to write where a number has a percent sign; nothing where it is none at all."""
    bare = text.rstrip("% ")
    return "" if parse_number(bare) is None else f"write {bare}: the measure knows its unit."
