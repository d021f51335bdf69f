"""Slips of the keyboard that a YAML parser takes for something else, or notices only on a later line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_KEY = re.compile(r"(?P<before>\s*(?:-\s+)*)(?P<key>[A-Za-z_][\w-]*):(?P<rest>.*)")
_CUT = re.compile(r"\s#(?P<word>\w+)")
_TAKEN_FOR_MORE = "mapping values are not allowed"
_OUT_OF_LINE = (_TAKEN_FOR_MORE, "expected ':'", "expected <block end>", "did not find expected")
_MOST = 40  # signs of a value that still read well in a sentence


class Slip(NamedTuple):
    """Where a slip was made, what it is and how to mend it; lines and columns count from 1."""

    line: int
    column: int
    says: str
    mend: str


def slip(lines: Sequence[str], line: int, raw: str) -> Slip | None:
    """The slip behind a mistake that the parser noticed on a line, in its own words; None where it is no such slip."""
    if not any(part in raw for part in _OUT_OF_LINE):
        return None
    above = next((n for n in range(line - 1, 0, -1) if _is_written(lines[n - 1])), 0)
    for at in (above, line):
        if at and (found := _without_space(lines[at - 1], at)):
            return found
    return _further_right(lines, above, line) if above and _TAKEN_FOR_MORE in raw else None


def cut_off(text: str, end: int = 0, *, anywhere: bool = False) -> str:
    """The word whose # ends a text, because a space stands before it and none behind; empty where none does.

    `end` is the column where the text ends, from 0, or from which it may end `anywhere`. A comment that is meant has a
    space behind its sign.
    """
    found = _CUT.search(text, end) if anywhere else _CUT.match(text, end)
    return f"#{found['word']}" if found else ""


def _is_written(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _without_space(text: str, line: int) -> Slip | None:
    """A key whose value follows its colon at once, which makes one text of both; an address is none."""
    found = _KEY.match(text)
    if not found or not found["rest"] or found["rest"][0] in " /":
        return None
    key, rest = found["key"], found["rest"].partition(" #")[0].strip()
    shown = rest if len(rest) <= _MOST else f"{rest[: _MOST - 1]}…"
    return Slip(line, found.end("key") + 1, "no space stands behind the colon", f"write {key}: {shown}.")


def _further_right(lines: Sequence[str], above: int, line: int) -> Slip | None:
    """A key that begins further right than that of the line above, whose text it seems to go on with."""
    here, over = _KEY.match(lines[line - 1]), _KEY.match(lines[above - 1])
    if not here or not over or ": " in here["rest"].strip() or here.start("key") <= over.start("key"):
        return None
    mend = f"line up its beginning with that of line {above}; or, if it goes on with its text, put the whole in quotes."
    return Slip(line, here.start("key") + 1, "this line is indented differently from the line above", mend)
