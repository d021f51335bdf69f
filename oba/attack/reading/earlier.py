"""The files of an earlier round: they no longer change, and what they show is kept by their bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading.folder import names_in, read_folder
from oba.attack.reading.unread import Unread, content_of
from oba.attack.sighting import Sighting, Span
from oba.attack.stray import Unreadable
from oba.domain.canonical import fingerprint
from oba.domain.kept import Kept
from oba.domain.release import Printed

KIND = "shown"
_QUICK = 1
Plain = Any  # what JSON makes of a value


class Earlier(NamedTuple):
    """What the files of an earlier round show, each thing once, and those that cannot be read."""

    sightings: tuple[Sighting, ...]
    unreadable: tuple[Unreadable, ...]


def read_earlier(folder: Path, public: PublicKnowledge, kept: Kept) -> Earlier:
    """Read the files of a released round but for its documents on paper, or what is kept of them.

    Only what is the same, byte for byte, beside the same measures, places and groups is taken from there.
    """
    asked = _digest(folder, public)
    if (before := kept.get(KIND, asked)) is not None:
        return _known(before)
    found = _read(folder, public)
    kept.keep(KIND, asked, _written(found))
    return found


def _digest(folder: Path, public: PublicKnowledge) -> str:
    measures = {name: rule.measure for name, rule in public.rules.items()}
    known = (version("python-calamine"), fingerprint((measures, public.places, public.plan.groups)))
    made = sha256(repr(known).encode())
    for name in names_in(folder):
        if not name.endswith(".pdf"):
            made.update(f"\n{name} {_content_digest(folder / name)}".encode())
    return made.hexdigest()


def _content_digest(file: Path) -> str:
    """The digest of a file's bytes; of one that cannot be read why it cannot."""
    try:
        return sha256(content_of(file)).hexdigest()
    except Unread as error:
        return str(error)


def _read(folder: Path, public: PublicKnowledge) -> Earlier:
    found = read_folder(folder, public, papers=False)
    return Earlier(tuple(_once(found.sightings)), tuple(found.unreadable))


def _once(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """Each sighting where it was made first: in another file it tells nothing more."""
    seen: set[object] = set()
    for one in sightings:
        if (said := tuple(_said(one))) not in seen:
            seen.add(said)
            yield one


def _said(one: Sighting) -> Iterator[object]:
    """Everything that a file says of a number; that it is public is said by none."""
    yield from (one.of, one.value, one.numerator, one.denominator, one.interval, one.level, one.withheld)
    yield from (one.parts, one.published, one.off)


def _written(found: Earlier) -> bytes:
    sightings = [(*_said(one), one.file) for one in found.sightings]
    return zlib.compress(json.dumps([sightings, found.unreadable], default=str).encode(), _QUICK)


def _known(content: bytes) -> Earlier:
    sightings, unreadable = json.loads(zlib.decompress(content))
    return Earlier(tuple(_sighting(*one) for one in sightings), tuple(Unreadable(*one) for one in unreadable))


def _sighting(of: Plain, value: Plain, numerator: Plain, denominator: Plain, *more: Plain) -> Sighting:
    interval, level, withheld, parts, published, off, file = more
    return Sighting(
        of=Printed(*of),
        value=_span(value),
        numerator=_number(numerator),
        denominator=_number(denominator),
        interval=_interval(interval),
        level=_number(level),
        withheld=withheld,
        parts=parts,
        published=date.fromisoformat(published) if published else None,
        off=_exact(off),
        file=file,
    )


def _span(ends: Plain) -> Span | None:
    return Span(*map(_exact, ends)) if ends else None


def _interval(ends: Plain) -> tuple[Span, Span] | None:
    return (Span(*map(_exact, ends[0])), Span(*map(_exact, ends[1]))) if ends else None


def _number(text: str | None) -> Fraction | None:
    return None if text is None else _exact(text)


@lru_cache(maxsize=2**14)
def _exact(text: str) -> Fraction:
    return Fraction(text)
