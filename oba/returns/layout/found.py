"""What comes out of a sheet as it is read: rows before they are written, remarks, and which cells are accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from oba.returns.layout.doubt import Doubt
from oba.returns.layout.grid import ranges
from oba.returns.reading import Remark
from oba.returns.workbook import Corner, cell_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A row before it is a row: its fields, the corner of each, its doubts, and the sheet it stands on."""

    sheet: str
    corners: Mapping[str, Corner]
    fields: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()
    beside: tuple[Corner, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is a number of."""
        return tuple(self.fields.get(name, "") for name in ("indicator", "place", "period", "group"))

    @property
    def cells(self) -> tuple[Corner, ...]:
        """The cells that it was read from."""
        return tuple(dict.fromkeys((*self.corners.values(), *self.beside)))


@dataclass(kw_only=True)
class Findings:
    """What has been found in one workbook so far; remarks stand by kind, each cell of a remark once."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    unplaced: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    _whys: dict[tuple[str, str, str, str], list[Corner]] = field(default_factory=dict)

    def skip(self, sheet: str, corners: Iterable[Corner], why: str, seen: str = "") -> None:
        """Leave cells out, all those of one reason together; no cells are nothing to say."""
        if cells := list(corners):
            self._whys.setdefault(("skipped", sheet, seen, why), []).extend(cells)

    def skip_sheet(self, sheet: str, why: str) -> None:
        """Leave out a sheet that has no cells."""
        self._whys.setdefault(("skipped", sheet, "", why), [])

    def unplace(self, sheet: str, corners: Iterable[Corner], seen: str, why: str) -> None:
        """Say that cells have no place in the plan, all those of one name and reason together."""
        self._whys.setdefault(("unplaced", sheet, seen, why), []).extend(corners)

    def refuse(self, sheet: str, corner: Corner, seen: str, why: str) -> None:
        """Refuse one cell."""
        self.refused.append(Remark(sheet=sheet, cell=ranges([corner]), seen=seen, why=why))

    def warn(self, sheet: str, corners: Iterable[Corner], seen: str, why: str) -> None:
        """Say that something looks wrong."""
        self.warnings.append(Remark(sheet=sheet, cell=ranges(corners), seen=seen, why=why))

    def remarks(self, kind: str) -> tuple[Remark, ...]:
        """What was left out, or has no place, as remarks."""
        return tuple(
            Remark(sheet=sheet, cell=_stretch(corners) if kind == "unplaced" else ranges(corners), seen=seen, why=why)
            for (sort, sheet, seen, why), corners in self._whys.items()
            if sort == kind
        )


def _stretch(corners: Iterable[Corner]) -> str:
    """Cells of one row from the first to the last, others as they lie."""
    found = sorted(set(corners))
    if len({row for row, _ in found}) == 1 and len(found) > 1:
        return f"{cell_name(*found[0])}:{cell_name(*found[-1])}"
    return ranges(found)
