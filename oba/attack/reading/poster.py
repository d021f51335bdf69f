"""The poster, which has no page beside it: each row is held beside the card of its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from oba.attack.public import PublicKnowledge
from oba.attack.reading.digits import numbers
from oba.attack.reading.paper import Paper
from oba.attack.reading.web import Web
from oba.attack.stray import Stray

FILE = "poster.pdf"
_ROW = 2  # what follows a name: how its target stands, and its number
_AMONG = re.compile(r"in(?:\d{1,3}(?:,\d{3})+|100)(?![\d.])")


def poster_strays(paper: Paper, pages: Mapping[str, Web], public: PublicKnowledge) -> Iterator[Stray]:
    """The numbers in a row that the card of its target does not give."""
    top = public.places.top
    if top is None:
        return
    names = {"".join(rule.poster.split()): rule.id for rule in public.rules.values() if rule.poster}
    lines = [line for leaf in paper.leaves for line in leaf.lines]
    for at, line in enumerate(lines):
        if line in names:
            said = " ".join(_AMONG.sub("", one) for one in lines[at + 1 : at + 1 + _ROW] if one not in names)
            card = pages.get(f"{top.id}/cards/{names[line]}.html")
            for one in set(numbers(said)) - set(numbers(card.page.text) if card else ()):
                yield Stray(FILE, one, "in a row", names[line], top.id)
