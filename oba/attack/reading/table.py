"""The answers of a round as a table: the number that each row judges, and the sentences that give its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import said, span
from oba.attack.reading.digits import numbers
from oba.attack.reading.rows import Row, rows_in
from oba.attack.reading.unread import Unread
from oba.attack.reading.workbook import WITHHELD
from oba.attack.sighting import Sighting
from oba.attack.stray import Stray
from oba.domain.measure import ALL
from oba.domain.release import Printed

FILE = "results.csv"
_HEADS = frozenset({"indicator", "place", "period", "question", "reason", "value", "because"})


def is_table(content: bytes) -> bool:
    """Whether the first line of a file names the columns of answers."""
    heads = content.partition(b"\n")[0].decode("utf-8-sig", "replace").strip().split(",")
    return _HEADS.issubset(heads)


def table_rows(content: bytes) -> tuple[Row, ...]:
    """The rows of the table; raises Unread where it is none."""
    found = rows_in(content)
    if not found.heads >= _HEADS:
        raise Unread("its columns are not those of answers")
    return found.rows


def tabled(rows: tuple[Row, ...], public: PublicKnowledge, name: str = FILE) -> Iterator[Sighting]:
    """What the rows about indicators of the plan tell."""
    for row in rows:
        rule = public.rules.get(row["indicator"])
        period = rule.measure.read_period(row["period"]) if rule else None
        if rule is None or period is None:
            continue
        of = Printed(rule.id, row["place"], row.get("group") or ALL, str(period))
        withheld = row["reason"] in WITHHELD
        yield Sighting(of=of, value=span(row["value"], rule.measure), withheld=withheld, file=name)
        yield from said(of, row["because"], rule.measure, name)


def beyond_tree(rows: tuple[Row, ...], known: Mapping[tuple[str, str], Collection[str]]) -> Iterator[Stray]:
    """The numbers that rows of an indicator and a place give, and that are not `known` from the data about the same."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        told[row["indicator"], row["place"]].update(numbers(" ".join(row.values())))
    for (indicator, place), found in told.items():
        for one in found.difference(known.get((indicator, place), ())):
            yield Stray(FILE, one, "in the table but not in results.json", indicator, place)


def all_text(tree: object) -> str:
    """Every text within a tree of data."""
    if isinstance(tree, Mapping):
        return " ".join(all_text(one) for one in tree.values())
    if isinstance(tree, list | tuple):
        return " ".join(all_text(one) for one in tree)
    return str(tree)
