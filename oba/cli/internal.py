"""`--internal`: answers from raw numbers, for the eyes of those who keep them; on a terminal only, each line marked."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import USAGE, Refused
from oba.cli.options import AnswerFormat

if TYPE_CHECKING:
    from oba.domain.book import Book

INTERNAL = "INTERNAL "
LEGEND = "(c) is withheld in what is published. Nothing here may be passed on."
_NARROWEST = 20
Internal = Annotated[
    bool,
    typer.Option(
        "--internal",
        help="From raw numbers, withheld ones too: for those who keep them, on a terminal only, each line marked.",
    ),
]


def refuse_to_pass_on(style: AnswerFormat = AnswerFormat.TABLE) -> None:
    """Refuse a file, a pipe or a form made for either: what is withheld is to be read, and to stay where it is read."""
    if style is not AnswerFormat.TABLE:
        says = f"--internal has numbers that may not be passed on, and {style} is made to be. Leave --format out"
        raise Refused(f"{says}; or leave --internal out.", USAGE)
    if not sys.stdout.isatty():
        says = "--internal has numbers that may not be passed on, so it is shown on a terminal only."
        raise Refused(f"{says} Leave out > and |, and read it there; or leave --internal out.", USAGE)


def print_internal_table(book: Book, published: Book) -> None:
    """The table of answers from raw numbers, with a mark at each number and answer that is withheld when published."""
    from rich.console import Console

    from oba.cli.tables import print_table
    from oba.words import price_sentence

    width = _room(Console().width)
    shown = Console(width=width)
    with shown.capture() as table:
        print_table(book, shown, published)
    after = (line for said in (price_sentence(published.cost), LEGEND) for line in _folded(said, width))
    _print_lines((*table.get().rstrip("\n").split("\n"), "", *after))


def print_internal_lines(lines: Iterable[str], *, withheld: bool) -> None:
    """The lines of a working from raw numbers, none longer than the terminal is wide, so that each has its mark."""
    from rich.console import Console

    width = _room(Console().width)
    first = ("The number is withheld in what is published. Nothing here may be passed on.", "") if withheld else ()
    _print_lines(part for line in (*first, *lines) for part in _folded(line, width))


def _folded(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, width, subsequent_indent=f"{indent}  ", break_on_hyphens=False) or [""]


def _room(width: int) -> int:
    return max(width - len(INTERNAL), _NARROWEST)


def _print_lines(lines: Iterable[str]) -> None:
    print("\n".join(f"{INTERNAL}{line}" for line in lines))
