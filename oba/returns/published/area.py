"""Of which place a published row is, and whether that is a country, a region or a part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from oba.domain.published import PublishedMapping
from oba.returns.published.headings import Role, plain
from oba.returns.published.table import PublishedTable

NO_PLACE = ("", "ALL", "NA", "Z", "X", ":")
_NATION = re.compile(r"(E92|W92|S92|N92|K0[1-9])\d{6}\Z|970\Z|(ENGLAND|NATIONAL|UNITED KINGDOM|GREAT BRITAIN)\Z")
_REGION = re.compile(r"E1[23]\d{6}\Z|9[89]\d\Z")
_NUMBER = re.compile(r"(\d+)\.0\Z", re.ASCII)
_NATIONAL, _REGIONAL = ("NATIONAL", "NATION", "COUNTRY"), ("REGIONAL", "REGION")
# Levels of which a row names the authority around it, and is not of it.
_WITHIN = frozenset({
    "SCHOOL", "PROVIDER", "INSTITUTION", "WARD", "PARLIAMENTARY CONSTITUENCY", "CONSTITUENCY", "PLANNING AREA",
    "SPONSOR", "MULTI-ACADEMY TRUST", "MAT", "OPPORTUNITY AREA", "LOCAL ENTERPRISE PARTNERSHIP",
    "MAYORAL COMBINED AUTHORITY", "COMBINED AUTHORITY", "LOCAL SKILLS IMPROVEMENT PLAN AREA", "ENGLISH DEVOLVED AREA",
    "RSC REGION", "POLICE FORCE AREA", "LSOA", "MSOA",
})  # fmt: skip
_TIERS = (("lad",), ("new", "old", "la"), ("region",), ("country",))  # how the headings of each begin, smallest first
_WHOLE = "ENGLAND"  # what a row is of that names no place at all


class Sort(Enum):
    """How large a place is."""

    NATION = "nation"
    REGION = "region"
    PART = "part"


class Place:
    """Reads the places of one table's rows, each pair of codes and names once."""

    def __init__(self, table: PublishedTable, mapping: PublishedMapping) -> None:
        """Of a table, for a plan that calls places so."""
        self._columns = (*table.at.get(Role.CODE, ()), *table.at.get(Role.NAME, ()))
        self._tiers = [_tier(plain(table.headings[n])) for n in self._columns]
        self._level = next(iter(table.at.get(Role.LEVEL, ())), None)
        self._is_own = len(set(self._tiers)) == 1  # the one code of a row is that of its own place
        self._mapping = mapping
        self._known: dict[tuple[str, ...], tuple[str, Sort]] = {}

    def of(self, cells: Sequence[str]) -> tuple[str, Sort]:
        """The plan's place, empty where it has none, and its sort."""
        level = cells[self._level] if self._level is not None else ""
        key = (level, *[cells[n] for n in self._columns])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(level.strip().upper(), key[1:])
        return found

    def name(self, cells: Sequence[str]) -> str:
        """What the file itself calls the place of a row: its name where it has one."""
        own = self._own([cells[n] for n in self._columns])
        return own[-1] if own else _WHOLE

    def _own(self, key: Sequence[str]) -> tuple[str, ...]:
        """The codes and names of the smallest place that a row names; those around it are what it lies in."""
        texts = [_NUMBER.sub(r"\1", " ".join(one.split()).upper()) for one in key]
        filled = [(tier, text) for tier, text in zip(self._tiers, texts, strict=True) if text not in NO_PLACE]
        least = min((tier for tier, _ in filled), default=0)
        return tuple(text for tier, text in filled if tier == least)

    def _read(self, level: str, key: Sequence[str]) -> tuple[str, Sort]:
        if level in _WITHIN and not self._is_own:
            return "", Sort.PART
        own = self._own(key) or (_WHOLE,)
        place = self._mapping.place_of(own)
        if level in _NATIONAL or _NATION.match(own[0]):
            return place, Sort.NATION
        if level in _REGIONAL or _REGION.match(own[0]):
            return place, Sort.REGION
        return place, Sort.PART


def _tier(heading: str) -> int:
    """How large the places of a column are; of a layout that has one place a row, all alike."""
    return next((n for n, begins in enumerate(_TIERS) if heading.startswith(begins)), 0)
