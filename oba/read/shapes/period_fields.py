"""Fields that hold periods. How a period is read depends on the measure of the rule it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, NamedTuple, TypeVar

from pydantic import PlainValidator, ValidationInfo, WrapValidator

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_correction import corrected_period
from oba.domain.period_text import how_to_write, parse_any_year, parse_period
from oba.domain.rule import VersionName
from oba.read.shapes.fields import FaultError, schema, text_only
from oba.read.shapes.phrases import Fault
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import quoted

LONGEST_HISTORY = 600
T = TypeVar("T")


class Counting(NamedTuple):
    """How the measure of a rule counts its periods; the readers of a rule hand it to its fields."""

    every: Every
    year: YearKind
    window: int
    step: int = 1

    def own(self, text: str) -> Period | None:
        """Read a period of the measure's own kind."""
        return parse_period(text, every=self.every, year=self.year, window=self.window, step=self.step)

    def own_or_year(self, text: str) -> Period | None:
        """Read a period of the measure's own kind, or the year that quarters and months make up."""
        return self.own(text) or (self._year(text) if self.window == 1 else None)

    def first(self, text: str) -> Period | None:
        """Read the first period of something new: a year stands for its first quarter or month.

        Where numbers cover windows of years, a year stands for itself.
        """
        year = None if self.own(text) else self._year(text)
        return next(year.parts(self.every)) if year else self.own(text)

    def any_year(self, text: str) -> Period | None:
        """Read a period of the measure's own kind, or a year of any kind, as the base of a change may be."""
        return self.own_or_year(text) or parse_any_year(text)

    def meant(self, text: str, reader: Callable[[Counting, str], Period | None]) -> str:
        """What to write for a text that the reader cannot read, by the measure's own kind or by its years."""
        own = corrected_period(text, every=self.every, year=self.year, window=self.window)
        if own or reader(self, str(self._year("2008/09") or self._year("2009"))) is None:
            return own
        return corrected_period(text, every=Every.YEAR, year=self.year)

    def _year(self, text: str) -> Period | None:
        return parse_period(text, every=Every.YEAR, year=self.year)


Reader = Callable[[Counting, str], Period | None]


def _read(value: object, info: ValidationInfo, reader: Reader) -> Period | None:
    """Read a period; where the measure itself is in doubt nothing is said of periods, and None stands for each."""
    text = text_only(value)
    if not isinstance(info.context, Counting):
        return None
    found = reader(info.context, text)
    if found is None:
        mend = info.context.meant(text, reader) or f"write a period such as {how_to_write(*info.context[:3])}."
        raise FaultError(Fault("030", f"{quoted(text)} is not a period of this measure", mend))
    return found


def _own(value: object, info: ValidationInfo) -> Period | None:
    return _read(value, info, Counting.own)


def _own_or_year(value: object, info: ValidationInfo) -> Period | None:
    return _read(value, info, Counting.own_or_year)


def _first(value: object, info: ValidationInfo) -> Period | None:
    return _read(value, info, Counting.first)


def _any_year(value: object, info: ValidationInfo) -> Period | None:
    return _read(value, info, Counting.any_year)


def _history(value: object, info: ValidationInfo) -> tuple[Period, ...]:
    """Read A to B, or a list of periods, into order of time."""
    if isinstance(value, list):
        periods = [period for item in value if (period := _own(item, info))]
    else:
        periods = _from_to(text_only(value), info)
    if value == []:
        raise FaultError(Fault("031", "the history names no period", "name the periods of the history."))
    if len(set(periods)) < len(periods):
        raise FaultError(Fault("031", "the history names a period twice", "name each period once."))
    return tuple(sorted(periods, key=lambda period: period.ordinal))


def _from_to(text: str, info: ValidationInfo) -> list[Period]:
    """Every period from one to another; where a period is itself a window of years, the middle 'to' counts."""
    parts = text.split(" to ")
    half = len(parts) // 2 or 1
    first, last = _own(" to ".join(parts[:half]), info), _own(" to ".join(parts[half:]), info)
    if first is None or last is None:
        return []
    if not 0 <= last.ordinal - first.ordinal < LONGEST_HISTORY:
        raise FaultError(Fault("031", f"the history {quoted(text)} runs backwards, or over too many periods"))
    return list(first.until(last.ordinal))


def _each_once(value: object, handler: Callable[[object], dict[Period | None, T]]) -> dict[Period | None, T]:
    """Refuse two ways of writing one period."""
    found = handler(value)
    if isinstance(value, Mapping) and None not in found and len(found) < len(value):
        raise FaultError(Fault("031", "the same period stands twice, written in two ways", "keep one of them."))
    return found


def _version_name(value: object, info: ValidationInfo) -> VersionName | None:
    """Read the first period of a version and, behind the word approved, the day it was."""
    text = text_only(value)
    since, word, day = text.partition(" approved ")
    approved = parse_date(day.strip()) if word else None
    if word and approved is None:
        raise FaultError(Fault("008", f"{quoted(day)} is not a date", "write 2009/10 approved 2010-01-20."))
    found = _read(since.strip(), info, Counting.own_or_year)
    return VersionName(found, approved) if found else None


OwnPeriod = Annotated[Period, PlainValidator(_own), schema("string", "number")]
OwnOrYear = Annotated[Period, PlainValidator(_own_or_year), schema("string", "number")]
First = Annotated[Period, PlainValidator(_first), schema("string", "number")]
AnyYear = Annotated[Period, PlainValidator(_any_year), schema("string", "number")]
NamedVersion = Annotated[VersionName, PlainValidator(_version_name), schema("string", "number")]
History = Annotated[tuple[Period, ...], PlainValidator(_history), schema("string", "array")]
EachOnce = WrapValidator(_each_once)
