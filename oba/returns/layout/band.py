"""Bands: lines of a table that hold nothing but a name, which holds for the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from oba.returns.layout.label import Label
from oba.returns.layout.name_book import NameBook, Unknown
from oba.returns.layout.name_setting import not_known, strange
from oba.returns.layout.setting import Setting, barred, setting_of
from oba.returns.layout.table import Rows, Table

_REMARK = re.compile(r"(?:notes?|n\.?b\.?|source)\b|[*†‡]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Bands:
    """The bands of one table."""

    rows: Rows
    table: Table
    book: NameBook

    def unknown(self) -> Iterator[Unknown]:
        """The bands that name nothing of the plan: places among bands of places, else perhaps indicators."""
        for row in self.table.bands:
            label = self.rows.label(self.rows.grid.row(row)[0])
            if not label.known and not label.strange and not _REMARK.match(label.text):
                yield "indicator" if "place" not in self._bands else "place", None, label.text

    def after(self, row: int, before: Setting) -> Setting:
        """What holds for the lines below a band: an indicator begins anew, a place or period joins what there was."""
        cell = self.rows.grid.row(row)[0]
        label = self.rows.label(cell)
        if _REMARK.match(label.text):
            return before
        own = replace(setting_of(label, (row, cell.column), line=False), role=None)
        if label.strange:
            return barred(Setting(), strange((row, cell.column), label))
        if label.indicators:
            return own
        if label.place or label.group or label.time.says:
            kept = replace(own, indicators=before.indicators, by_title=before.by_title, bars=before.bars)
            return kept if own.place else replace(kept, place=before.place, by_name=before.by_name)
        return self._unknown_band(label, (row, cell.column), before)

    def _unknown_band(self, label: Label, at: tuple[int, int], before: Setting) -> Setting:
        """A band of other words: one among bands of places or of indicators must be one of these itself."""
        kinds = self._bands
        indicator, place = self.book.indicator(label.text), self.book.place(label.text)
        if "indicator" in kinds or (indicator.id and "place" not in kinds):
            if indicator.id is None:
                return barred(Setting(), strange(at, label))
            return Setting(indicators=(indicator.id,), by_title=indicator.doubts)
        if "place" not in kinds:
            return Setting(words=(label.text,))
        if place.id is None:
            return barred(Setting(indicators=before.indicators), not_known(at, label, "place"))
        return Setting(indicators=before.indicators, by_title=before.by_title, place=place.id, by_name=place.doubts)

    @cached_property
    def _bands(self) -> frozenset[str]:
        """What the bands of the table name."""
        labels = [self.rows.label(self.rows.grid.row(row)[0]) for row in self.table.bands]
        kinds = {
            "indicator": any(one.indicators or one.strange for one in labels),
            "place": any(one.place for one in labels),
        }
        return frozenset(kind for kind, named in kinds.items() if named)
