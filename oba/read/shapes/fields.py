"""The fields that shapes are made of: each takes the text it is given and gives a typed value, or a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from oba.domain.date_text import corrected_date
from oba.domain.number import fixed, parse_number
from oba.domain.number_correction import corrected_number, correction_of
from oba.read.shapes.phrases import Fault
from oba.read.text.identifiers import LONGEST_IDENTIFIER, corrected_identifier, is_identifier, parse_date
from oba.read.text.suggestion import quoted

LONGEST_TEXT = 2000
LONGEST_SHORT = 60
LONGEST_POSTER_NAME = 32  # one line that is read from two metres
LONGEST_TITLE = 200  # which a dashboard can hold in a row and a card at its top
HUNDRED = 100
_NO_LEAP_YEAR = 2001

T = TypeVar("T")


class FaultError(ValueError):
    """Carries a fault through pydantic."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class Shape(BaseModel):
    """What a mapping may hold: no part that is not named, nothing changed after reading.

    `called` is its name in a sentence, where that is not its key; `needs` names parts that must be there although the
    rest is checked without them; `former` gives parts that had another name their present one; `written` shows how a
    part is written, with what it means where that is not plain, for the mend of one that is missing; `says` tells what
    parts are for, for editors.
    """

    called: ClassVar[str] = ""
    needs: ClassVar[tuple[str, ...]] = ()
    former: ClassVar[Mapping[str, str]] = {}
    written: ClassVar[Mapping[str, str]] = {}
    says: ClassVar[Mapping[str, str]] = {}
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The shape for editors, which are told of the parts that are needed, and how some are written."""
        made = handler.resolve_ref_schema(handler(core))
        needed = [*made.get("required", ()), *cls.needs]
        for part, how in {**cls.written, **cls.says}.items():
            made["properties"][part]["description"] = how
        return {**made, "required": needed} if needed else made


def text_only(value: object) -> str:
    """A text on one line; a list or a group of parts in its place is a fault."""
    if not isinstance(value, str):
        raise FaultError(Fault("003", "a text is wanted here, not a list or a group of parts"))
    return " ".join(value.split())


def phrase(parse: Callable[[str], T | Fault]) -> PlainValidator:
    """A field whose text is read as a phrase."""

    def read(value: object) -> T:
        found = parse(text_only(value))
        if isinstance(found, Fault):
            raise FaultError(found)
        return found

    return PlainValidator(read)


def schema(*kinds: str, pattern: str = "", examples: Sequence[str] = ()) -> WithJsonSchema:
    """What an editor may accept for a field, and offer: YAML editors read 4.0 as a number where it is text here."""
    kind: dict[str, object] = {"type": kinds[0] if len(kinds) == 1 else list(kinds)}
    kind |= {"pattern": pattern} if pattern else {}
    return WithJsonSchema({**kind, "examples": list(examples)} if examples else kind)


def words(*allowed: str) -> WithJsonSchema:
    """The words that an editor may accept for a field, all of which it offers."""
    return WithJsonSchema({"enum": list(allowed)})


def whole(least: int, most: int) -> PlainValidator:
    """A field that holds a whole number between two ends, both included."""

    def read(text: str) -> int | Fault:
        number = parse_number(text)
        if number is None:
            return Fault("007", f"{quoted(text)} is not a number", corrected_number(text))
        if number.denominator != 1 or not least <= number <= most:
            wanted = f"a whole number from {least} to {most:,}"
            return Fault("010", f"{quoted(text)} is not {wanted}", f"write {wanted}.")
        return int(number)

    return phrase(read)


def _text(value: str) -> str | Fault:
    if not value:
        return Fault("011", "this text is empty")
    if len(value) > LONGEST_TEXT:
        return Fault("011", f"this text is longer than {LONGEST_TEXT:,} characters", "shorten it.")
    return value


def _at_most(longest: int) -> Callable[[str], str | Fault]:
    """A text of so many characters, where a page has no room for more."""

    def read(value: str) -> str | Fault:
        if len(value) > longest:
            return Fault("011", f"{quoted(value)} has {len(value):,} characters", f"use at most {longest}.")
        return _text(value)

    return read


def _identifier(value: str) -> str | Fault:
    if is_identifier(value):
        return value
    return Fault("009", f"{quoted(value)} is not an identifier", corrected_identifier(value))


def _number(value: str) -> Fraction | Fault:
    found = parse_number(value)
    return Fault("007", f"{quoted(value)} is not a number", corrected_number(value)) if found is None else found


def _date(value: str) -> date | Fault:
    return parse_date(value) or Fault("008", f"{quoted(value)} is not a date", corrected_date(value))


def _share(value: str) -> Fraction | Fault:
    found, meant = _number(value), correction_of(value)
    if isinstance(found, Fault) and meant and not meant.why and not meant.sign:
        return Fault("007", f"{quoted(value)} is not a share", _as_share(meant.number))
    if isinstance(found, Fraction) and not 0 < found <= 1:
        mend = _as_share(value) or "write a share above 0 and at most 1, such as 0.95."
        return Fault("010", f"{quoted(value)} is not a share", mend)
    return found


def _as_share(percent: str) -> str:
    """What to write for a percentage where a share is wanted; empty where it is none."""
    number = parse_number(percent) or Fraction(0)
    share = number / HUNDRED
    return f"write {fixed(share, 6).rstrip('0').rstrip('.')}." if 1 < number <= HUNDRED else ""


def _yes(value: str) -> bool | Fault:
    if value in ("yes", "no"):
        return value == "yes"
    return Fault("006", f"{quoted(value)} is neither yes nor no", "write yes or no.")


def _day_of_year(value: str) -> tuple[int, int] | Fault:
    """The month and the day of a day that every year has."""
    found = parse_date(f"{_NO_LEAP_YEAR}-{value}")
    mend = "write the month and the day, both with two digits, such as 09-01."
    return (found.month, found.day) if found else Fault("008", f"{quoted(value)} is not a day of every year", mend)


Line = Annotated[str, phrase(_text), schema("string", "number")]
LineOrNothing = Annotated[str, phrase(lambda text: _text(text) if text else ""), schema("string", "number", "null")]
Short = Annotated[str, phrase(_at_most(LONGEST_SHORT)), schema("string", "number")]
PosterName = Annotated[str, phrase(_at_most(LONGEST_POSTER_NAME)), schema("string", "number")]
Title = Annotated[str, phrase(_at_most(LONGEST_TITLE)), schema("string", "number")]
Identifier = Annotated[
    str,
    phrase(_identifier),
    schema("string", pattern=rf"^(?=.{{1,{LONGEST_IDENTIFIER}}}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
]
Number = Annotated[Fraction, phrase(_number), schema("string", "number")]
Share = Annotated[Fraction, phrase(_share), schema("string", "number")]
Day = Annotated[date, phrase(_date), schema("string", pattern=r"^\d{4}-\d{2}-\d{2}$")]
DayOfYear = Annotated[tuple[int, int], phrase(_day_of_year), schema("string", pattern=r"^\d{2}-\d{2}$")]
YesNo = Annotated[bool, phrase(_yes), WithJsonSchema({"enum": ["yes", "no", True, False]})]
