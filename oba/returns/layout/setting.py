"""What a cell is a number of, gathered from titles, bands, headings and the names of its line, the nearest counting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oba.domain.evidence import Status
from oba.domain.place import Places
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.label import Label
from oba.returns.layout.role import Role
from oba.returns.layout.time_said import TimeText
from oba.returns.workbook import Corner


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What a label says of time, and where: on the `line` of a cell, over its column, or further out."""

    time: TimeText
    at: Corner = (0, 0)
    line: bool = False
    place: bool = False
    partial: str = ""
    text: str = ""
    title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Why a cell cannot be a number of the plan, and the cell that says so."""

    at: Corner
    seen: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of the numbers of a line, a column or both together.

    `by_title` are the doubts in which the indicator stands, `by_name` those of the place; `words` those of a band that
    names nothing of the plan.
    """

    indicators: tuple[str, ...] = ()
    place: str | None = None
    group: str | None = None
    times: tuple[Timed, ...] = ()
    role: Role | None = None
    status: Status | None = None
    marks: tuple[str, ...] = ()
    by_title: tuple[Doubt, ...] = ()
    by_name: tuple[Doubt, ...] = ()
    bars: tuple[Bar, ...] = ()
    words: tuple[str, ...] = ()

    def within(self, outer: Setting, places: Places) -> Setting:
        """The setting inside another: what it says itself counts, and the place that lies in the other."""
        place, bars = _placed(outer.place, self.place, places)
        return Setting(
            indicators=self.indicators or outer.indicators,
            place=place,
            group=self.group or outer.group,
            times=(*outer.times, *self.times),
            role=outer.role or self.role if self.role in (None, Role.VALUE) else self.role,
            status=self.status or outer.status,
            marks=(*outer.marks, *self.marks),
            by_title=self.by_title if self.indicators else outer.by_title,
            by_name=self._names(outer, places),
            bars=(*outer.bars, *self.bars, *bars),
            words=(*outer.words, *self.words),
        )

    def _names(self, outer: Setting, places: Places) -> tuple[Doubt, ...]:
        """The doubts of the place: its own, and those of the place around it that it is a part of."""
        if self.place is None:
            return outer.by_name
        apart = outer.place is None or outer.place == self.place or places.by_id[self.place].is_comparator
        return self.by_name if apart else (*outer.by_name, *self.by_name)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """All doubts in which the indicator and the place stand."""
        return (*self.by_title, *self.by_name)


def setting_of(label: Label, at: Corner, *, line: bool) -> Setting:
    """What a label says of the numbers beside or below it."""
    told = label.time.says or label.time.so_far or label.time.average
    timed = Timed(
        time=label.time, at=at, line=line, place=label.place is not None, partial=label.partial, text=label.text
    )
    named = bool(label.indicators or label.strange)
    return Setting(
        indicators=label.indicators,
        place=label.place,
        group=label.group,
        times=(timed,) if told and not (named and line) else (),
        role=label.role,
        status=label.status,
        marks=label.marks,
    )


def barred(setting: Setting, bar: Bar) -> Setting:
    """A setting in which something is not known."""
    return replace(setting, bars=(*setting.bars, bar))


def _placed(outer: str | None, inner: str | None, places: Places) -> tuple[str | None, tuple[Bar, ...]]:
    if outer is None or inner is None or outer == inner:
        return inner or outer, ()
    if places.lies_in(inner, outer) or places.by_id[inner].is_comparator or places.by_id[outer].is_comparator:
        return inner, ()
    if places.lies_in(outer, inner):
        return outer, ()
    why = f"it stands under {places.by_id[outer].name} and beside {places.by_id[inner].name}: which of them is it?"
    return inner, (Bar(at=(0, 0), seen="", why=why),)
