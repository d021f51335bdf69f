"""The catalogue as a page to read: docs/problems.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.domain.catalogue.entry import Entry
from oba.domain.problem import Severity

CHAPTERS = {
    "F": "Files",
    "P": "The plan",
    "L": "Places",
    "R": "Rules",
    "D": "Observations",
    "S": "Stories",
    "G": "Registers",
    "O": "Outlines of places",
    "M": "What has been received",
    "U": "What is taken of published files",
    "H": "The ledger of what was released",
    "A": "Proofs, reconciliation and output",
}
_INTRODUCTION = """\
# Problems

Every problem names its file, its line and its column, says what is wrong and how to mend it. All of them are printed at
once, in the order of the files. Where one *stops*, nothing is published and the last published round stays as it was;
one that *warns* is printed where readers need it. This page is made from the catalogue in `oba/domain/catalogue` by
`python -m oba.read`.
"""


def problems_page(entries: Iterable[Entry]) -> str:
    """The catalogue in Markdown: a chapter a letter, an entry a code, each with an example and its mend."""
    every = tuple(entries)
    return "\n".join([_INTRODUCTION, *(line for letter in CHAPTERS for line in _chapter(letter, every))])


def _chapter(letter: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield f"## {letter}: {CHAPTERS[letter]}\n"
    for entry in sorted(entry for entry in entries if entry.code.startswith(letter)):
        grave = "stops" if entry.severity is Severity.STOP else "warns"
        yield f"### {entry.code} {entry.title[0].upper()}{entry.title[1:]}\n"
        yield f"*{grave.capitalize()}.* For example: `{entry.example}`\n"
        yield f"Mend: {entry.mend}\n"
