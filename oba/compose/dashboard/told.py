"""What stands in the row of a measure without a number: whether an update has come, whose it is, and how it begins."""

from __future__ import annotations

import re

from oba.compose.card.updates import signed_by, update_lead, update_rest
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.words import sentence

MOST = 160  # characters of an update that a row has room for
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#>]+|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def told(book: Book, found: Assessment) -> str:
    """Say how the update of the round begins and whose it is, or that none has come and which was the last."""
    one = found.update_for(book.round.id)
    if one is None:
        return f"{update_lead(found, book.round)} {update_rest(book, found)}"
    return f"{beginning(one.update)} ({sentence(signed_by(one))})"


def beginning(markdown: str) -> str:
    """The first sentence of a text, as plain words; a long one is cut between words."""
    block = next((block for block in markdown.split("\n\n") if block.strip()), "")
    plain = " ".join(_MARKS.sub("", _LINK.sub(r"\1", block)).split())
    first = _END.split(plain, maxsplit=1)[0]
    if len(first) <= MOST:
        return first
    return f"{first[:MOST].rpartition(' ')[0]} …"
