"""What is attached to a document on paper: answers as data, or numbers as a table; anything else is not read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import FILE, answered, span, tree_in
from oba.attack.reading.rows import Row, rows_in
from oba.attack.reading.table import FILE as TABLE
from oba.attack.reading.table import is_table, table_rows, tabled
from oba.attack.reading.unread import Unread
from oba.attack.sighting import PART, Sighting
from oba.domain.measure import ALL, Measure
from oba.domain.number import parse_number
from oba.domain.release import Printed

_NEEDED = frozenset({"period", "value"})
_WITHHELD = "c"


def attached(name: str, content: bytes, public: PublicKnowledge, own: Printed, paper: str) -> Iterator[Sighting]:
    """What an attachment tells; raises Unread for one of another kind or shape.

    `own` says whose it is where the attachment does not.
    """
    file = f"{name} in {paper}" if paper else name
    if name.endswith(".json"):
        tree = dict(tree_in(content))
        one = {"indicator": own.indicator, "place": own.place, **tree}
        if "assessments" not in tree and "judged" not in tree and "findings" not in tree:
            raise Unread(f"it holds no answers as {FILE} does")
        yield from answered(tree if "assessments" in tree else {"assessments": [one]}, public, file)
    elif name.endswith(".csv") and is_table(content):
        yield from tabled(table_rows(content), public, file)
    elif name.endswith(".csv"):
        yield from _observations(content, public, own, file)
    else:
        raise Unread("it is neither answers as data nor a table of numbers")


def _observations(content: bytes, public: PublicKnowledge, own: Printed, file: str) -> Iterator[Sighting]:
    """Rows with the columns of observations."""
    heads, rows = rows_in(content)
    if not heads >= _NEEDED:
        raise Unread(f"its columns are neither those of {TABLE} nor those of observations")
    for row in rows:
        rule = public.rules.get(row.get("indicator") or own.indicator)
        period = rule.measure.read_period(row["period"]) if rule else None
        if rule and period:
            place = row.get("place") or own.place
            place = public.places.named.get(place.lower(), place)
            group = row.get("group", "")
            layer = PART if rule.measure.parts and group in rule.measure.part_groups else ""  # what a number is made of
            of = Printed(rule.id, place, _group(group, public), str(period), layer)
            yield _observed(of, row, rule.measure, file)


def _group(text: str, public: PublicKnowledge) -> str:
    labels = {group.label: group.id for group in public.plan.groups}
    return labels.get(text, text) or ALL


def _observed(of: Printed, row: Row, measure: Measure, file: str) -> Sighting:
    low, high = (span(row.get(end, ""), measure) for end in ("lower", "upper"))
    return Sighting(
        of=of,
        value=span(row["value"], measure),
        numerator=_number(row, "numerator"),
        denominator=_number(row, "denominator"),
        interval=(low, high) if low and high else None,
        level=_number(row, "level"),
        withheld=_WITHHELD in {row["value"], row.get("missing")},
        file=file,
    )


def _number(row: Row, head: str) -> Fraction | None:
    return parse_number(row.get(head, "") or "")
