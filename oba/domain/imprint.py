"""The imprint: which document of which round a file says it is."""

from __future__ import annotations

from typing import NamedTuple

IDENTIFIER = "dcterms.identifier"  # the name under which a page for a screen says it, as Dublin Core calls it


class Imprint(NamedTuple):
    """A document: its plan, its round, and its name in the round's folder, or beside it where it tells of many."""

    plan: str
    round: str
    name: str

    def __str__(self) -> str:
        """As it stands in files, and as people write it."""
        return "/".join(self)


def imprint_of(text: str) -> Imprint | None:
    """An imprint as it is written; None where the text is none."""
    plan, _, rest = text.partition("/")
    round_, _, name = rest.partition("/")
    return Imprint(plan, round_, name) if plan and round_ and name else None
