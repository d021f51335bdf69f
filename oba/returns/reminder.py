"""What is owed, in words: a line for each indicator and period, and a reminder for each sender."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.read.project import Project
from oba.words import day, listed, quantity

NOBODY = "Nobody is named for these in returns.csv"
MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """Numbers of one indicator and period that stand alike: late, awaited or received, and of which places."""

    standing: str
    what: str
    when: str
    whose: str
    due: date
    came: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLines:
    """What one sender owes and has sent; `sender` is empty where nobody is named."""

    sender: str
    lines: tuple[OwedLine, ...]

    def count(self, standing: str) -> int:
        """How many of the lines stand so."""
        return sum(line.standing == standing for line in self.lines)


def sender_lines(owed: Iterable[Owed], project: Project) -> tuple[SenderLines, ...]:
    """What is owed by sender, those with something late first, whoever is not named last; late lines first in each."""
    by_sender: dict[str, list[Owed]] = {}
    for one in owed:
        by_sender.setdefault(one.sender, []).append(one)
    found = (SenderLines(sender=sender, lines=tuple(_lines(its, project))) for sender, its in by_sender.items())
    return tuple(sorted(found, key=lambda one: (not one.sender, not one.count("late"), one.sender)))


def _lines(owed: list[Owed], project: Project) -> Iterator[OwedLine]:
    order = {"late": 0, "awaited": 1, "received": 2}
    alike = sorted(owed, key=lambda one: (order[_standing(one)], one.due, one.indicator or one.topic))
    for (standing, what, when, due), its in groupby(alike, key=lambda one: _alike(one, project)):
        some = list(its)
        places = dict.fromkeys(project.places.by_id[one.place].name for one in some if one.place)
        came = max((one.came for one in some if one.came), default=None)
        yield OwedLine(standing=standing, what=what, when=when, whose=_places(tuple(places)), due=due, came=came)


def _alike(one: Owed, project: Project) -> tuple[str, str, str, date]:
    return (_standing(one), *_what(one, project), one.due)


def _standing(one: Owed) -> str:
    return str(one.reason) if one.reason else "received"


def _what(one: Owed, project: Project) -> tuple[str, str]:
    if one.topic:
        topics: Mapping[str, str] = {report.id: report.topic for report in project.registers.schedule}
        return f"report: {topics[one.topic]}", one.period.label
    rule = project.rules[one.indicator]
    return f"{rule.number or rule.id}, {rule.short}", one.period.label


def reminder(found: SenderLines, now: Round, organisation: str) -> tuple[str, ...]:
    """The words of a reminder to one sender, a paragraph each; none where nothing is outstanding."""
    open_ = [line for line in found.lines if line.standing != "received"]
    if not open_:
        return ()
    late = found.count("late")
    opening = f"{organisation} closes its data for {now.title} on {day(now.cut_off)}. We have not had:"
    lines = tuple(f"- {line.what}, {line.when}{_of(line)}, due by {day(line.due)}{_late(line)}" for line in open_)
    numbers = any(line.whose for line in open_)
    asks = (
        "Please fill in the workbook that came with this and send it back. If a number will not come, say why in it."
        if numbers
        else "Please send it, or say when it will come."
    )
    urgent = (f"{quantity(late, 'return').capitalize()} of these {'is' if late == 1 else 'are'} late.",) if late else ()
    return (f"To: {found.sender}", opening, *lines, *urgent, asks)


def _places(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) <= MOST_NAMED else f"{len(names)} places"


def _of(line: OwedLine) -> str:
    return f" ({line.whose})" if line.whose else ""


def _late(line: OwedLine) -> str:
    return ": late" if line.standing == "late" else ""
