"""What a YAML parser says when it gives up, in plain words and at the place where the mistake was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from oba.read.text.yaml_slips import cut_off, slip


class Mistake(NamedTuple):
    """Where the text stops being YAML, why, and the mend if not the usual one."""

    line: int
    column: int | None
    says: str
    mend: str = ""


class _Words(NamedTuple):
    """A part of the parser's own words, what they mean, the mend, and whether the mistake lies where a part began."""

    part: str
    says: str
    mend: str
    began: bool = False


_QUOTE_IT = "put the whole text in quotes."
_WORDS = (
    _Words("mapping values are not allowed", "a second colon stands in the line", _QUOTE_IT),
    _Words("could not find expected ':'", "a colon is missing, or a text goes on over the line",
           "put a colon and a space behind the key, or the whole text in quotes.", began=True),
    _Words("found unexpected end of stream", "a quote is not closed", "close the quote that opens here.", began=True),
    _Words("',' or '}'", "a curly bracket is not closed, or a comma is missing",
           "close the bracket that opens here; separate its parts by commas.", began=True),
    _Words("',' or ']'", "a square bracket is not closed, or a comma is missing",
           "close the bracket that opens here; separate its parts by commas.", began=True),
    _Words("cannot start any token", "a text cannot begin with this character", _QUOTE_IT),
    _Words("while scanning an anchor", "a text cannot begin with this character", _QUOTE_IT),
    _Words("while scanning an alias", "a text cannot begin with this character", _QUOTE_IT),
    _Words("unknown escape", "a backslash stands in double quotes", "use single quotes.", began=True),
    _Words("while parsing a block collection", "this line does not belong to the list above it",
           "begin it with a hyphen."),
    _Words("did not find expected key", "this line does not belong to the part above it", "line up its beginning."),
    _Words("expected <block end>", "this line does not belong to the part above it", "line up its beginning."),
)  # fmt: skip


def mistake(error: Exception, lines: Sequence[str]) -> Mistake:
    """Say in plain words what stopped a YAML parser; `lines` are those of the text."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Mistake(1, None, "this is not YAML")
    raw = f"{error.context or ''} {error.problem or ''}"
    words = next((words for words in _WORDS if words.part in raw), _Words("", (error.problem or "").strip(), ""))
    noticed = error.problem_mark
    if noticed and noticed.line < len(lines) and (found := slip(lines, noticed.line + 1, raw)):
        return Mistake(*found)
    mark = (error.context_mark if words.began else None) or noticed
    says, mend = words.says, words.mend
    if (
        words.began
        and mark
        and (word := cut_off("".join(lines[mark.line : mark.line + 1]), mark.column, anywhere=True))
    ):
        says, mend = f"{says}: from {word} on, all is a comment", "put the text with the # in quotes."
    return Mistake(mark.line + 1 if mark else 1, mark.column + 1 if mark else None, says, mend)
