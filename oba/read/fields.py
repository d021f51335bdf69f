"""The fields that shapes are made of: each takes the text it is given and gives a typed value, or a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar, NamedTuple, NoReturn, TypeVar

from pydantic import PlainValidator, ConfigDict, ValidationInfo, WithJsonSchema, WrapValidator
from pydantic import BaseModel as PydanticModel

from oba.domain.number import parse_number
from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import how_to_write, parse_period
from oba.read.phrases import Fault
from oba.read.suggest import quoted

LONGEST_IDENTIFIER = 64
LONGEST_TEXT = 2000
LONGEST_HISTORY = 600
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z", re.ASCII)
_DEVICES = re.compile(r"(nul|con|aux|prn|com[0-9]|lpt[0-9])\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200

T = TypeVar("T")


class FaultError(ValueError):
    """Carries a fault through pydantic."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class Shape(PydanticModel):
    """What a mapping may hold: no part that is not named, nothing changed after reading.

    `needs` names parts that must be there although the rest is checked without them.
    """

    needs: ClassVar[tuple[str, ...]] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=False)


class Counting(NamedTuple):
    """How the measure of a rule counts its periods; reading a period needs it."""

    every: Every
    year: YearKind
    window: int


def refuse(code: str, what: str, mend: str = "") -> NoReturn:
    """Give up a field."""
    raise FaultError(Fault(code, what, mend))


def text_only(value: object) -> str:
    """A text on one line; a list or mapping in its place is a fault."""
    if not isinstance(value, str):
        refuse("003", "a text is wanted here, not a list or a group of parts")
    return " ".join(value.split())


def phrase(parse: Callable[[str], T | Fault]) -> PlainValidator:
    """A field whose text a phrase reads."""

    def read(value: object) -> T:
        found = parse(text_only(value))
        if isinstance(found, Fault):
            raise FaultError(found)
        return found

    return PlainValidator(read)


def is_identifier(text: str) -> bool:
    """Whether a text is small letters, digits and single hyphens, and a safe name for a file on any system."""
    return bool(len(text) <= LONGEST_IDENTIFIER and _IDENTIFIER.match(text) and not _DEVICES.match(text))


def parse_date(text: str) -> date | None:
    """Read year-month-day, or give None when there is no such day."""
    if not _DATE.match(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def _text(value: str) -> str | Fault:
    if not value:
        return Fault("011", "this text is empty")
    if len(value) > LONGEST_TEXT:
        return Fault("011", f"this text is longer than {LONGEST_TEXT:,} characters", "shorten it.")
    return value


def _short(value: str) -> str | Fault:
    longest = 60
    return _text(value) if len(value) <= longest else Fault("011", f"{quoted(value)} has {len(value)} characters",
                                                            f"use at most {longest}.")  # fmt: skip


def _identifier(value: str) -> str | Fault:
    return value if is_identifier(value) else Fault("009", f"{quoted(value)} is not an identifier")


def _number(value: str) -> Fraction | Fault:
    found = parse_number(value)
    return Fault("007", f"{quoted(value)} is not a number") if found is None else found


def _date(value: str) -> date | Fault:
    return parse_date(value) or Fault("008", f"{quoted(value)} is not a date")


def _yes(value: str) -> bool | Fault:
    return (
        value == "yes"
        if value in ("yes", "no")
        else Fault("006", f"{quoted(value)} is neither yes nor no", "write yes or no.")
    )


def whole(least: int, most: int) -> PlainValidator:
    """A field that holds a whole number between two ends, both included."""

    def read(text: str) -> int | Fault:
        number = parse_number(text)
        if number is None:
            return Fault("007", f"{quoted(text)} is not a number")
        if number.denominator != 1 or not least <= number <= most:
            return Fault("010", f"{quoted(text)} is not a whole number from {least} to {most}",
                         f"write a whole number from {least} to {most}.")  # fmt: skip
        return int(number)

    return phrase(read)


def _own_period(value: object, info: ValidationInfo) -> Period | None:
    return _period(value, info, years_too=False)


def _own_or_year(value: object, info: ValidationInfo) -> Period | None:
    return _period(value, info, years_too=True)


def _period(value: object, info: ValidationInfo, *, years_too: bool) -> Period | None:
    """Read a period as the rule's measure counts; where the measure is unsound itself, nothing is said of periods."""
    text = text_only(value)
    if not isinstance(info.context, Counting):
        return None
    every, year, window = info.context
    found = parse_period(text, every=every, year=year, window=window)
    if found is None and years_too:
        found = parse_period(text, every=Every.YEAR, year=year)
    if found is None:
        refuse(
            "030",
            f"{quoted(text)} is not a period of this measure",
            f"write it so: {how_to_write(every, year, window)}.",
        )
    return found


def _history(value: object, info: ValidationInfo) -> tuple[Period, ...]:
    """Read A to B, or a list of periods."""
    if isinstance(value, list):
        found = tuple(_period(item, info, years_too=False) for item in value)
    else:
        found = _from_to(text_only(value), info)
    periods = tuple(period for period in found if period)
    if len(set(periods)) < len(periods):
        refuse("031", "the history names a period twice", "name each period once.")
    return tuple(sorted(periods, key=lambda period: period.ordinal))


def _from_to(text: str, info: ValidationInfo) -> tuple[Period | None, ...]:
    """All periods between two; where a period is a window of years, the middle 'to' is the one that counts."""
    parts = text.split(" to ")
    half = len(parts) // 2
    first = _period(" to ".join(parts[:half]) or text, info, years_too=False)
    last = _period(" to ".join(parts[half:]), info, years_too=False)
    if first is None or last is None:
        return ()
    between = last.ordinal - first.ordinal
    if not 0 <= between <= LONGEST_HISTORY:
        refuse("031", f"the history {quoted(text)} runs backwards, or is longer than {LONGEST_HISTORY} periods")
    return tuple(first.shift(n) for n in range(between + 1))


def _each_once(value: object, handler: Callable[[object], dict[T, Any]]) -> dict[T, Any]:
    """Refuse two ways of writing one period."""
    found = handler(value)
    if isinstance(value, Mapping) and None not in found and len(found) < len(value):
        refuse("031", "the same period is written twice, in two ways", "keep one of them.")
    return found


def schema(*kinds: str, pattern: str = "") -> WithJsonSchema:
    """What an editor may accept for a field: YAML editors read 4.0 as a number where it is text here."""
    kind = {"type": kinds[0] if len(kinds) == 1 else list(kinds)}
    return WithJsonSchema({**kind, "pattern": pattern} if pattern else kind)


Line = Annotated[str, phrase(_text), schema("string", "number")]
Short = Annotated[str, phrase(_short), schema("string")]
Identifier = Annotated[str, phrase(_identifier), schema("string", pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Number = Annotated[Fraction, phrase(_number), schema("string", "number")]
Day = Annotated[date, phrase(_date), schema("string", pattern=r"^\d{4}-\d{2}-\d{2}$")]
YesNo = Annotated[bool, phrase(_yes), schema("string", "boolean")]
OwnPeriod = Annotated[Period, PlainValidator(_own_period), schema("string", "number")]
OwnOrYear = Annotated[Period, PlainValidator(_own_or_year), schema("string", "number")]
History = Annotated[tuple[Period, ...], PlainValidator(_history), schema("string", "array")]
EachOnce = WrapValidator(_each_once)
