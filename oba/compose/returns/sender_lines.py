"""What each sender owes and has sent: a line for what stands alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Protocol

from oba.domain.owed import Owed
from oba.domain.place import Places
from oba.domain.registers import Registers
from oba.domain.rule import Rule
from oba.words import Mark, Tone, day, listed, sentence

LATE, AWAITED, RECEIVED = "late", "awaited", "received"
STANDINGS = (LATE, AWAITED, RECEIVED)
_MARKS = {LATE: ("▼", Tone.CONCERN), AWAITED: ("○", Tone.WAITING), RECEIVED: ("●", Tone.GOOD)}
NOBODY = "Nobody is named for these in returns.csv"
MOST_NAMED = 4


class Named(Protocol):
    """What knows the names of indicators, places and reports: a project, or the book of a round."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by id."""

    @property
    def places(self) -> Places:
        """The places."""

    @property
    def registers(self) -> Registers:
        """The registers, in which reports have their topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """Numbers of one indicator and period, or one report, that stand alike, and of which places.

    What is late of several periods is one line; `returns` says how many it stands for, and `due` is the first of their
    days. `part` is the day on which a part came of what is not whole yet; `unavailable` that what came says that there
    is no number.
    """

    standing: str
    what: str
    when: str
    whose: str
    due: date
    came: date | None
    part: date | None = None
    unavailable: bool = False
    returns: int = 1

    def told(self, close: date) -> str:
        """When it came or is due, and whether that is after the data close."""
        if self.came:
            return f"came {day(self.came)}{', as not available' if self.unavailable else ''}"
        due = f"{'the first ' if self.returns > 1 else ''}due by {day(self.due)}"
        part = f"a part of it came {day(self.part)}" if self.part else ""
        return ", ".join(words for words in (due, "after the data close" if self.due > close else "", part) if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLines:
    """What one sender owes and has sent; `sender` is empty where nobody is named."""

    sender: str
    lines: tuple[OwedLine, ...]

    def count(self, standing: str) -> int:
        """How many of the returns stand so."""
        return sum(line.returns for line in self.lines if line.standing == standing)


def return_mark(standing: str) -> Mark:
    """Show how a return stands."""
    glyph, tone = _MARKS[standing]
    return Mark(glyph, sentence(standing), tone)


def return_standing(one: Owed) -> str:
    """Whether what is owed has come, is awaited or is late."""
    return str(one.reason) if one.reason else RECEIVED


def sender_lines(owed: Iterable[Owed], named: Named) -> tuple[SenderLines, ...]:
    """What is owed by sender, those with something late first, whoever is not named last; late lines first in each."""
    by_sender: dict[str, list[Owed]] = {}
    for one in owed:
        if not one.earlier:
            by_sender.setdefault(one.sender, []).append(one)
    found = (SenderLines(sender=sender, lines=_joined(_lines(its, named))) for sender, its in by_sender.items())
    return tuple(sorted(found, key=lambda one: (not one.sender, not one.count(LATE), one.sender)))


def summed(found: Iterable[SenderLines]) -> str:
    """How many returns have come, are awaited and are late: 9 received, 15 awaited, 2 late."""
    senders = tuple(found)
    counts = ((sum(one.count(standing) for one in senders), standing) for standing in (RECEIVED, AWAITED, LATE))
    return ", ".join(f"{count} {standing}" for count, standing in counts)


def _lines(owed: list[Owed], named: Named) -> Iterator[OwedLine]:
    alike = sorted(owed, key=lambda one: (STANDINGS.index(return_standing(one)), one.due, one.indicator or one.topic))
    for (standing, what, when, due, part, unavailable), its in groupby(alike, key=lambda one: _alike(one, named)):
        some = list(its)
        places = tuple(dict.fromkeys(named.places.by_id[one.place].name for one in some if one.place))
        yield OwedLine(
            standing=standing,
            what=what,
            when=when,
            whose=listed(places) if len(places) <= MOST_NAMED else f"{len(places)} places",
            due=due,
            came=max((one.came for one in some if one.came), default=None),
            part=part,
            unavailable=unavailable,
        )


def _joined(lines: Iterable[OwedLine]) -> tuple[OwedLine, ...]:
    """The lines, with what is late of one indicator or report and the same places in one."""
    found: dict[tuple[object, ...], list[OwedLine]] = {}
    for line in lines:
        apart = "" if line.standing == LATE else (line.when, line.due, line.unavailable)
        found.setdefault((line.standing, line.what, line.whose, line.part, apart), []).append(line)
    return tuple(replace(its[0], when=_spanned([one.when for one in its]), returns=len(its)) for its in found.values())


def _spanned(periods: list[str]) -> str:
    if len(periods) <= MOST_NAMED:
        return listed(periods)
    return f"{len(periods)} periods from {periods[0]} to {periods[-1]}"


def _alike(one: Owed, named: Named) -> tuple[str, str, str, date, date | None, bool]:
    return (return_standing(one), *_what(one, named), one.due, one.part, one.unavailable)


def _what(one: Owed, named: Named) -> tuple[str, str]:
    if one.topic:
        topics = {report.id: report.topic for report in named.registers.schedule}
        return f"report: {topics[one.topic]}", one.period.label
    rule = named.rules[one.indicator]
    in_words = ": an update in words" if rule.measure.is_narrative else ""
    return f"{', '.join(filter(None, (rule.number, rule.short)))}{in_words}", one.period.label
