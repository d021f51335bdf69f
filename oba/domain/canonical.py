"""The canonical text of a value: what it says in one spelling, wherever and in whatever order it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

_PLACES = ("where", "lines")  # of a file, which move


def fingerprint(value: object) -> str:
    """The SHA-256 of what a value says."""
    return sha256(canonical(value).encode()).hexdigest()


def canonical(value: object) -> str:
    """A value as JSON with sorted keys, without the places in files of its parts.

    A field that is as it would be had nobody written it is left out, so that a later program, which knows more fields,
    makes the same text. A float, which has several spellings, and whatever else is no value, raises TypeError.
    """
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        said = ((one.name, getattr(value, one.name), one) for one in fields(value) if one.name not in _PLACES)
        return {name: _plain(part) for name, part, one in said if not _is_unwritten(part, one)}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(canonical(part) for part in value)
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (Fraction, date)):
        return str(value)
    raise TypeError(f"{value!r} has no one spelling")


def _is_unwritten(part: object, one: Field[object]) -> bool:
    """Whether a field has the value that it has where nobody gives one."""
    if one.default_factory is not MISSING:
        return part == one.default_factory()
    return one.default is not MISSING and part == one.default
