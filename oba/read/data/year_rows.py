"""One row of each register of the year, the needs analysis and consultation, from its cells."""

from __future__ import annotations

from oba.domain.registers import Consultation, Need
from oba.read.data.register_cells import Cells
from oba.read.data.register_rows import Known, dated


def need(row: Cells, known: Known) -> Need:
    """A row of needs.csv; it stands under an outcome of Every Child Matters or under one of the plan."""
    if not row.text("every_child_matters") and not row.text("outcome"):
        what = "every_child_matters is empty, and so is outcome"
        row.refuse("G005", "every_child_matters", what, "fill one of them.")
    entered, reviewed = row.day("known"), row.maybe_day("reviewed")
    if reviewed and entered < reviewed and not row.problems:
        row.refuse("G017", "reviewed", f"the fact was reviewed on {reviewed}, and its row was known on {entered}")
    return Need(
        **dated(row),
        every_child_matters=row.text("every_child_matters"),
        outcome=row.known("G002", "outcome", known.outcomes, "an outcome of the plan", "the plan's outcomes"),
        statement=row.needed("statement"),
        value=row.number("value") if row.text("value") else None,
        unit=row.text("unit"),
        group=row.text("group"),
        place=row.known("G003", "place", known.places, "a place of the plan"),
        period=row.text("period"),
        source=row.needed("source"),
        page=row.text("page"),
        indicators=row.several("G001", "indicators", known.indicators, "an indicator"),
        measured_by=row.known("G001", "measured_by", known.indicators, "an indicator"),
        reviewed=reviewed,
    )


def consultation(row: Cells, known: Known) -> Consultation:
    """A row of consultation.csv; what was answered on a day has an answer."""
    del known
    if row.text("answered"):
        row.needed("response")
    return Consultation(
        **dated(row),
        theme=row.needed("theme"),
        said=row.needed("said"),
        said_by=row.needed("said_by"),
        when=row.needed("when"),
        response=row.text("response"),
        answered=row.maybe_day("answered"),
        source=row.text("source"),
    )
