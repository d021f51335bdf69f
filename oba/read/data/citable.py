"""What a text may cite: indicators and rows of registers, each by its identifier, as far as its round knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from oba.domain.plan import Round
from oba.domain.registers import Entry, Registers
from oba.domain.signed_text import Reference, Thing
from oba.read.text.suggestion import did_you_mean, quoted, with_its_numbers
from oba.words import listed

Citable = Mapping[Thing, Mapping[str, date]]  # the day on which each was first known


class Unknown(NamedTuple):
    """Why something that is cited is not there, and what to do; without a mend the catalogue's."""

    what: str
    mend: str = ""


def citable(indicators: Iterable[str], registers: Registers) -> Citable:
    """Everything that any round may cite."""
    return {
        Thing.INDICATOR: dict.fromkeys(indicators, date.min),
        Thing.MILESTONE: _first_known(registers.milestones),
        Thing.ACTION: _first_known(registers.actions),
        Thing.DECISION: _first_known(registers.decisions),
    }


def _first_known(rows: Iterable[Entry]) -> Mapping[str, date]:
    found: dict[str, date] = {}
    for row in rows:
        found[row.id] = min(row.known, found.get(row.id, row.known))
    return found


def reference(written: str, known: Citable, now: Round) -> Reference | Unknown:
    """What a text means by an identifier; where two things have it, the kind stands before it: action school-meals."""
    first, _, rest = written.partition(" ")
    kinds = [Thing(first)] if rest and first in set(Thing) else list(Thing)
    name = rest.strip() if rest and first in set(Thing) else written
    found = [kind for kind in kinds if name in known[kind]]
    if not found:
        every = [one for kind in kinds for one in known[kind]]
        near = did_you_mean(name, with_its_numbers(name, every)).strip()
        return Unknown(f"{quoted(written)} is not there", near)
    if len(found) > 1:
        meant = listed([f"{kind} {name}" for kind in found], "or")
        return Unknown(f"{quoted(written)} is more than one thing", f"say which: {meant}.")
    if (day := known[found[0]][name]) > now.cut_off:
        return Unknown(f"{quoted(written)} was first known on {day}, after {now.id} closed on {now.cut_off}")
    return Reference(thing=found[0], id=name, written=written)
