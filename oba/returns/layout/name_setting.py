"""What one name of a line says of its numbers; a name that its column cannot list leaves the line without a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from oba.domain.measure import ALL
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.heading_words import WHOLE_AREA
from oba.returns.layout.label import Label, unusual
from oba.returns.layout.name_book import NameBook
from oba.returns.layout.name_column import name_of
from oba.returns.layout.role import Role, is_pure
from oba.returns.layout.setting import Bar, Setting, Timed, barred, setting_of
from oba.returns.layout.time_said import TimeText
from oba.returns.layout.wording import plain
from oba.returns.workbook import Corner

_OLD = re.compile(
    r"\bold (?:definition|indicator|method)\b|\bdo not use\b|\bsuperseded\b|\bprevious definition\b", re.IGNORECASE
)
_TOTALS = frozenset({
    "total", "year", "full year", "annual", "year total", "year end", "whole year", "overall", "yearly", "annual total",
})  # fmt: skip
_OTHER_YEAR = re.compile(r"\bacademic\b|\bschool year\b", re.IGNORECASE)
_YEARLY = re.compile(r"(?:financial|calendar) year\Z|quarter\Z|month\Z")
_VALUE = re.compile(r"%|(?:rate|percent\w*|proportion)\b", re.IGNORECASE)
_OUT = frozenset({Role.TARGET, Role.FOREIGN})
NO_PLACE = "neither a place nor a group of this plan"
_WHAT = {"indicator": "an indicator", "place": "a place", "group": "a group", "period": "a period"}


@dataclass(frozen=True, kw_only=True)
class NameReader:
    """Reads names by what the plan knows and what a person has said."""

    book: NameBook

    def setting(self, label: Label, at: Corner, kind: str | None, parent: str | None) -> Setting:
        """What one name of a line says; one that its column cannot list bars the line."""
        setting = setting_of(label, at, line=True)
        if kind == "unit":
            return Setting(role=label.role or (Role.VALUE if "%" in label.text else None))
        if is_pure(label.rest):
            outturn = label.time.says and label.role is Role.VALUE
            return replace(setting, role=None) if outturn else setting
        if (more := _more_than_a_period(label)) and kind in ("period", None):
            return barred(setting, Bar(at=at, seen=label.text, why=f"it says more than a period: '{more}'"))
        value = label.role is Role.VALUE and _VALUE.match(label.rest)
        setting = replace(setting, role=label.role if label.role in _OUT or value else None)
        if kind == "indicator" or label.indicators:
            return replace(setting, place=None, group=None, times=())
        if kind == "place" and label.place is None and label.group in (None, ALL):
            return self._place(label, parent, setting, at)
        if kind == "period" and not setting.times:
            return self._period(label, setting, at)
        if (kind == "group" and label.group is None) or (kind is None and not label.known and not setting.times):
            return (
                self._place(label, parent, setting, at) if kind is None else barred(setting, not_known(at, label, kind))
            )
        return setting

    def _place(self, label: Label, parent: str | None, setting: Setting, at: Corner) -> Setting:
        if parent is not None and plain(label.text) in WHOLE_AREA:
            return replace(setting, place=parent, group=None)
        named = self.book.place(name_of(label), parent)
        if named.id is None:
            return barred(setting, not_known(at, label, "place"))
        times = tuple(one for one in setting.times if one.time.says)
        return replace(setting, place=named.id, group=None, times=times, by_name=named.doubts)

    def _period(self, label: Label, setting: Setting, at: Corner) -> Setting:
        if _OTHER_YEAR.search(label.text):
            time = TimeText(text=label.text)
            own = Timed(time=time, at=at, line=True, text=label.text, partial=label.text)
            return replace(setting, place=None, group=None, times=(own,))
        if _YEARLY.match(plain(label.text)):
            return replace(setting, place=None, group=None)
        if plain(label.text) in _TOTALS:
            time = TimeText(average=True, text=label.text)
            return replace(
                setting, place=None, group=None, times=(Timed(time=time, at=at, line=True, text=label.text),)
            )
        return barred(setting, not_known(at, label, "period"))


def _more_than_a_period(label: Label) -> str:
    """The words beside a period that make a line another number than that of the period; empty where there are none."""
    plainly = label.place or label.group or label.indicators or label.partial or label.time.bare is not None
    if plainly or not label.time.period or not unusual(label):
        return ""
    return label.rest


def strange(at: Corner, label: Label) -> Bar:
    """Why a label with the number of an indicator that the plan lacks has no place."""
    return Bar(at=at, seen=label.text, why="no rule of this plan has this number or title")


def not_known(at: Corner, label: Label, kind: str | None) -> Bar:
    """Why a label that its column cannot list has no place."""
    if kind == "place":
        return Bar(at=at, seen=label.text, why=NO_PLACE)
    what = _WHAT.get(kind or "", "an indicator, a place, a group or a period")
    return Bar(at=at, seen=label.text, why=f"it is not {what} of this plan")


def old_doubt(names: Iterable[str]) -> Doubt | None:
    """Whether the names of a line say that it is not to be used."""
    text = next((name for name in names if _OLD.search(name)), None)
    if text is None:
        return None
    return Doubt(id="old-definition", question=f"'{text}': leave these out?", answer="leave out")
