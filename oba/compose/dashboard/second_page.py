"""How the second page of a dashboard is set, from the lines it will hold: on a page of its own, its risks where.

Two columns stand side by side on paper, what changed and what is owed. Risks take the foot of the page, across both,
where the second column has no room for them and the foot has. Lengths are in tenths of a point; an estimate that is
off costs paper, never a line of text.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from oba.compose.dashboard.actions import Actions
from oba.compose.dashboard.changes import ChangePage
from oba.compose.dashboard.needs import Need
from oba.compose.dashboard.outstanding import MissingNumbers
from oba.compose.dashboard.requests import RequestLine
from oba.compose.dashboard.risks import Risks
from oba.compose.font_metrics import wrapped

PAGE = 5410  # A4 on its side, less the margins of @page dashboard
_LETTERS, _LINE, _HEAD, _SECTION, _TOP = 72, 92, 150, 70, 380
_NEWS, _DUES = 30, 36  # above and below the text of a row, with its rule


class Owed(NamedTuple):
    """Everything that the second page may hold."""

    changes: ChangePage
    further: tuple[RequestLine, ...]
    unasked: tuple[Need, ...]
    missing: tuple[MissingNumbers, ...]
    actions: Actions | None
    risks: Risks


class SecondPage(NamedTuple):
    """Whether it is a page of its own, whether its risks stand across the foot of both columns, and if it holds all."""

    apart: bool
    across: bool
    whole: bool


def second_page(owed: Owed, rows: int) -> SecondPage:
    """Set it apart unless it surely fits below the table, which has so many rows."""
    news, dues = _news(owed.changes), _dues(owed)
    beside, across = _risks(owed.risks, 1071, 1137, 635), _risks(owed.risks, 2300, 3400, 1300)
    foot = dues + beside > PAGE - _TOP >= max(news, dues) + across
    high = _TOP + (max(news, dues) + across if foot else max(news, dues + beside))
    return SecondPage(apart=(rows + 14) * 130 + high > PAGE, across=foot, whole=high <= PAGE)


def _news(found: ChangePage) -> int:
    moves = [one for lines in (found.moved, found.lost) for one in lines]
    moved = (list(its) for _, its in groupby(moves, key=lambda one: (one.number, one.title)))
    heights = (
        *(max(len(its) * (_LINE + _NEWS), _lines(its[0].title, 1250) * _LINE + _NEWS) for its in moved),
        *(_row(_NEWS, (f"{one.title} {one.why}", 1160)) for one in found.opened),
        *(_row(_NEWS, (one.title, 1500), (one.says, 1700)) for one in found.otherwise),
        *(_row(_NEWS, (one.title, 1500), (one.says, 1700)) for one in found.revised),
        *(_lines(f"{one.number} {one.title}: {one.says}", 4100) * _LINE + 10 for one in (*found.begun, *found.ended)),
        *(_lines(f"{one.number} {one.title}: {one.says}", 4100) * _LINE + 10 for one in found.ruled),
    )
    kinds = (found.moved, found.opened, found.lost, found.otherwise, found.begun, found.ended, found.revised)
    heads = sum(_HEAD + _HEAD for kind in (*kinds, found.ruled) if kind)
    return sum(heights) + heads + _lines(f"{found.none} {found.against}", 4600) * _LINE


def _dues(owed: Owed) -> int:
    """The second column without the risks."""
    acts = owed.actions.lines if owed.actions else ()
    kinds = (
        [_row(_DUES, (one.text, 880), (one.who, 680), (f"{one.answer} {one.asked}", 1100)) for one in owed.further],
        [_row(_DUES, (f"{one.title} {one.why}", 1900), (_asks(one), 1150)) for one in owed.unasked],
        [_missing(one) for one in owed.missing],
        [_row(_DUES, (f"{one.action} {one.place}", 1480), (one.lead, 650)) for one in acts],
    )
    return sum(sum(rows) + _HEAD + _SECTION for rows in kinds if rows)


def _asks(one: Need) -> str:
    return " ".join(f"{asked.verb}{asked.rest}, {asked.by} {asked.before}" for asked in one.asked)


def _missing(one: MissingNumbers) -> int:
    says = sum(_lines(mark.word, 1080) for mark in one.says)
    title = _lines(one.title, 1800)
    return max(says, title) * _LINE + _DUES + (_LINE + _DUES if one.sender else 0)


def _risks(risks: Risks, risk: int, action: int, review: int) -> int:
    rooms = (risk, action, review, 480)
    cells = [zip((one.risk, one.action, one.review, one.was), rooms, strict=True) for one in risks.lines]
    rows = [_row(_DUES, *its) for its in cells]
    return sum(rows) + _HEAD + _SECTION + _LINE if rows else 0


def _row(around: int, *cells: tuple[str, int]) -> int:
    return max(_lines(text, room) for text, room in cells) * _LINE + around


def _lines(text: str, room: int) -> int:
    return len(wrapped(text, _LETTERS, room))
