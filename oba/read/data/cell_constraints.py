"""What must hold of each cell of an observation by itself; each distinct text is judged once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from oba.domain.date_text import corrected_date
from oba.domain.elsewhere import HOW, parse_elsewhere
from oba.domain.evidence import Status
from oba.domain.number import parse_number
from oba.domain.number_correction import correction_of, counts_in
from oba.read.data.constraint import Constraint
from oba.read.data.missing_signs import is_foreign, is_sign, mend_of_lost_number, mend_of_sign, said_of_sign
from oba.read.data.observation_columns import COLUMNS, NUMBERS, ROUNDED, SHORTHANDS
from oba.read.text.identifiers import parse_date
from oba.read.text.settled import HOW_CHECKED, HOW_PART, parse_checked, parse_part
from oba.read.text.suggestion import one_of, quoted, the_same

_HOW_MISSING = "write z nothing to count, x not available, c confidential, low (rounds to 0) or u unreliable."

_STATUSES = tuple(Status)

Said = Callable[[str], str]


def cell_constraints(
    indicators: Collection[str],
    places: Collection[str],
    called: Mapping[str, str] | None = None,
    in_words: Collection[str] = (),
) -> Mapping[str, tuple[Constraint, ...]]:
    """The constraints of every column whose cells cannot be anything; `in_words` are indicators without numbers."""
    constraints = {
        "indicator": (
            _named("D001", "indicator", "an indicator", indicators, lambda text: the_same(text, indicators)),
            _cell("D036", "indicator", lambda text: text in in_words, _without_numbers),
        ),
        "place": (_named("D002", "place", "a place", places, lambda text: the_same(text, places, called)),),
        "status": (_named("D006", "status", "a status", _STATUSES, lambda text: one_of(text, _STATUSES, "the words")),),
        "published": (
            _cell("D008", "published", _is_no_date, lambda text: f"{quoted(text)} is not a date", corrected_date),
        ),
        "missing": (
            _cell("D020", "missing", is_foreign, said_of_sign, mend_of_sign),
            _cell("D006", "missing", _is_no_shorthand, _no_shorthand, lambda _: _HOW_MISSING),
        ),
        "published_elsewhere": (
            _cell("D061", "published_elsewhere", _unread(parse_elsewhere), _says_not_what, lambda _: HOW),
        ),
        "part": (_cell("D034", "part", _unread(parse_part), _not_so("part"), lambda _: HOW_PART),),
        "checked": (_cell("D035", "checked", _unread(parse_checked), _not_so("checked"), lambda _: HOW_CHECKED),),
        **{column: _of_number(column) for column in (*NUMBERS, ROUNDED)},
    }
    filled = {column: (_filled(column),) for column in COLUMNS.needed}
    return {column: (*filled.get(column, ()), *constraints.get(column, ())) for column in {**filled, **constraints}}


def _cell(code: str, column: str, wrong: Callable[[str], bool], what: Said, mend: Said = lambda _: "") -> Constraint:
    words = (column,) if column not in NUMBERS and code != "D005" else ()
    return Constraint(
        code,
        column,
        f"{code} {column}",
        lambda cells: cells.map(wrong).astype(bool),
        lambda at, row: what(at.text[column][row]),
        lambda at, row: mend(at.text[column][row]),
        words,
    )


def _filled(column: str) -> Constraint:
    return _cell("D005", column, lambda text: not text, lambda _: f"{column} is empty")


def _named(code: str, column: str, thing: str, known: Collection[str], mend: Said) -> Constraint:
    return _cell(code, column, lambda text: text not in known, lambda text: f"{quoted(text)} is not {thing}", mend)


def _of_number(column: str) -> tuple[Constraint, ...]:
    return (
        _cell("D020", column, is_sign, said_of_sign, mend_of_sign),
        _cell("D007", column, _is_no_number, _no_number, _number_meant),
    )


def _without_numbers(indicator: str) -> str:
    return f"{indicator} is told in words and has no numbers"


def _unread(parse: Callable[[str], object]) -> Callable[[str], bool]:
    """What is true of a text that cannot be read; an empty one says nothing."""
    return lambda text: bool(text) and parse(text) is None


def _not_so(column: str) -> Said:
    return lambda text: f"{column} cannot be read: {quoted(text)}"


def _says_not_what(text: str) -> str:
    return f"{quoted(text)} does not say what is published: the counts, the percentage or the rate"


def _is_no_date(text: str) -> bool:
    return parse_date(text) is None


def _is_no_shorthand(text: str) -> bool:
    return bool(text) and text not in SHORTHANDS


def _no_shorthand(text: str) -> str:
    return f"{quoted(text)} is not a shorthand for a missing number"


def _is_no_number(text: str) -> bool:
    return bool(text) and parse_number(text) is None


def _no_number(text: str) -> str:
    found = correction_of(text)
    return f"{quoted(text)} is not a {'plain ' if found and not found.why else ''}number"


def _number_meant(text: str) -> str:
    """The number itself as it should be written, and where what stands beside it belongs; empty where unknown."""
    if counts := counts_in(text):
        return f"write {counts[0]} in the column numerator and {counts[1]} in the column denominator."
    found = correction_of(text)
    if found is None:
        return mend_of_lost_number(text)
    if found.status:
        return f"write {found.number}, and {found.status} in the column status."
    if found.sign:
        return f"write {found.number}, and what {found.sign} means in the column note."
    return found.mend
