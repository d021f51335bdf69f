"""Whether a card fits on one page of A4, worked out from the width of its letters before any page is laid out.

A second page that would hold a few lines is saved by the compact setting of card.css, whose sizes stand here as well.
Where a card needs a second page in any case, it is shared out: numbers on the first, what people wrote on the second.
Lengths are in tenths of a point. An estimate that is off costs a page, never a line of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.compose.card.answers import AnswerLine
from oba.compose.card.report_card import ReportCard
from oba.compose.card.story import Narrative
from oba.compose.card.table import NumberTable
from oba.compose.font_metrics import Weight, broken_text, width

PAGE = 7710  # A4 less the margins of @page card
_CLOSE = 40  # a card this close to a full page is set compactly, to be safe
_LOWEST = 960  # a curve lower than this is not worth the page it saves
_HIGHER = Fraction(3, 2)  # how much higher a curve may be where what people wrote stands on a page of its own
_RUNT = 1800  # a last page that holds less than this looks like a mistake
_CONTINUED = 150  # the line at the top of that page, which says whose it is
_SLACK = 200  # what a curve leaves free when it grows into what is left of a page
_APART = 120  # between the two halves of the line above the title
_ACROSS, _COLUMN, _ANSWER, _HEAD, _INDENT = 5160, 2477, 962, 1080, 95
_UPDATE = 3900  # an update stands in lines that are easy to read
_TIGHT = 1022  # a title's letters are set closer than their widths, here in thousandths; of other lines hardly any
_BULLETS = ("- ", "* ", "+ ")
_BAR = "|"


class Setting(NamedTuple):
    """The sizes that differ between the two settings."""

    title: int
    message: int
    message_line: int
    body: int
    line: int
    cell: int
    section: int
    small: int
    small_line: int


NORMAL = Setting(165, 120, 162, 86, 120, 135, 60, 70, 91)
COMPACT = Setting(155, 114, 154, 82, 108, 117, 40, 68, 85)


class Fit(NamedTuple):
    """How a card is set: whether compactly, how high its curve is, and whether what people wrote begins a page."""

    compact: bool
    curve: int
    apart: bool = False


def fitted(card: ReportCard, least: int, most: int) -> Fit:
    """Set a card normally on one page where it fits; else compactly, the curve taking what is left; else on two.

    The card is one without its curve, which is to be between `least` and `most` high, or higher on two pages.
    """
    if height(card, NORMAL) + most <= PAGE - _CLOSE:
        return Fit(compact=False, curve=most)
    if not fits(card, least):
        return _shared_out(card, most)
    room = PAGE - height(card, COMPACT)
    return Fit(compact=True, curve=min(max(room - _SLACK, least if room >= least else _LOWEST), most))


def _shared_out(card: ReportCard, most: int) -> Fit:
    """A card on several pages, none of which holds a few lines only.

    What people wrote begins the second page where each half has a page to itself. Where one is longer it runs on, in
    the first way that leaves no runt of a last page.
    """
    highest = int(most * _HIGHER)
    for compact in (False, True):
        at = COMPACT if compact else NORMAL
        room = PAGE - _SLACK - _above(card, at)
        if room >= most and _below(card, at) + _CONTINUED <= PAGE - _SLACK:
            return Fit(compact, min(room, highest), apart=True)
    ways = [
        (Fit(compact, curve), height(card, COMPACT if compact else NORMAL) + curve)
        for curve in range(most, highest + 1, _RUNT // 2)
        for compact in (False, True)
    ]
    return next((fit for fit, total in ways if total % PAGE >= _RUNT), ways[0][0])


def fits(card: ReportCard, least: int) -> bool:
    """Whether a card fits on one page at all, its curve as low as it may be, or a little lower to save a page."""
    return height(card, COMPACT) + min(least, _LOWEST) <= PAGE


def height(card: ReportCard, at: Setting) -> int:
    """How high a card without its curve is in a setting, as one long page."""
    return _above(card, at) + _below(card, at)


def _above(card: ReportCard, at: Setting) -> int:
    """How high everything above what people wrote is, but for the curve."""
    parts = (
        _lines(_kicker(card), 74, _ACROSS - _APART) * 104 + 30,
        _lines(card.title, at.title, _ACROSS * _TIGHT // 1000, Weight.SEMIBOLD) * at.title * 23 // 20 + 50,
        _message(card, at) * at.message_line + 70,
        max((_answer(answer) + 200 for answer in card.answers), default=0),
        _paragraph(card.curve_notes, 92) + 40,
        _table(card.table, at) + 20,
        _table(card.groups, at) + 20 if card.groups else 0,
        sum(_heading(at) + 120 + _markdown(one.markdown, at, _UPDATE) for one in card.updates),
    )
    return sum(parts)


def _below(card: ReportCard, at: Setting) -> int:
    """How high what people wrote and the working below it are."""
    return _columns(card, at) + _working(card, at) + 100


def _kicker(card: ReportCard) -> str:
    overline = " · ".join(part for part in (card.number, card.outcome) if part)
    return f"{overline} {card.place} · {card.period} · {card.round}"


def _message(card: ReportCard, at: Setting) -> int:
    """How many lines the message takes: its first half bold, its second not, and the flag small and in one piece."""
    bold = [(f"{word} ", at.message, Weight.SEMIBOLD) for word in card.lead.split(" ")]
    plain = [(f"{word} ", at.message, Weight.REGULAR) for word in card.rest.split(" ")]
    lines, taken = 1, 0
    for text, size, weight in (*bold, *plain, (card.flag, 74, Weight.SEMIBOLD)):
        if taken + width(text.rstrip(" "), size, weight) > _ACROSS:
            lines, taken = lines + 1, 0
        taken += width(text, size, weight)
    return lines


def _answer(answer: AnswerLine) -> int:
    word = _lines(f"● {answer.word}", 110, _ANSWER, Weight.SEMIBOLD) * 138
    return word + (answer.run.height if answer.run else 0) + _lines(answer.detail, 74, _ANSWER) * 96


def _table(table: NumberTable, at: Setting) -> int:
    """The heads of rows and columns and the notes below; a wide number takes a second line."""
    room = (_ACROSS - _HEAD) // max(len(table.columns), 1) - 50
    heads = max((_lines(column.text, 78, room) for column in table.columns), default=1) * 98
    rows = 0
    for row in table.rows:
        weight = Weight.SEMIBOLD if row.own else Weight.REGULAR
        cells = max((_figures(cell.text, room, weight) for cell in row.cells), default=1)
        rows += max(cells, _lines(row.head, 74, _HEAD)) * 98 + at.cell - 98
    return heads + at.cell - 98 + rows + _paragraph(table.notes, 92)


def _figures(text: str, room: int, weight: Weight) -> int:
    """How many lines a number takes, in figures of equal width; it may be broken after a dash."""
    wide = "".join("0" if mark.isdigit() else mark for mark in text)
    return 1 if width(wide, 78, weight) <= room else _lines(wide.replace("–", "– "), 78, room, weight)


def _told(narrative: Narrative, at: Setting) -> int:
    parts = sum(_heading(at) + _markdown(part.markdown, at) for part in narrative.parts)
    return parts + (_lines(narrative.unwritten, 74, _COLUMN) * at.line + 80 if narrative.unwritten else 0)


def _columns(card: ReportCard, at: Setting) -> int:
    """The taller of the two columns; the actions stand in the first where there is no story."""
    first, second = _told(card.narrative, at), _risks(card.narrative, at) + _further(card.narrative, at)
    if card.narrative.parts:
        return max(first, second + _actions(card.narrative, at))
    return max(first + _actions(card.narrative, at), second)


def _actions(narrative: Narrative, at: Setting) -> int:
    total = _heading(at) + _markdown(narrative.plan, at) if narrative.plan or narrative.actions else 0
    for action in narrative.actions:
        below = f"{action.lead}, {action.standing}, {action.rest}"
        total += _lines(action.action, at.body, _COLUMN) * at.body * 13 // 10 + _lines(below, 74, _COLUMN) * 96 + 50
    return total


def _risks(narrative: Narrative, at: Setting) -> int:
    owners = [", ".join(part for part in (risk.owner, risk.mark) if part) for risk in narrative.risks]
    said = zip(narrative.risks, owners, strict=True)
    texts = [f"{risk.risk} ({risk.weight}). {risk.action}. {owner}." for risk, owner in said]
    return sum(_lines(text, at.body, _COLUMN) * at.line + 30 for text in texts) + (_heading(at) if texts else 0)


def _further(narrative: Narrative, at: Setting) -> int:
    """Data development, and what the needs analysis says."""
    development = _heading(at) + _markdown(narrative.development, at) if narrative.development else 0
    texts = [f"{one.says}. {one.source}." for one in narrative.needs]
    needs = sum(_lines(text, at.body, _COLUMN) * at.line + 30 for text in texts)
    return development + needs + (_heading(at) if texts else 0)


def _heading(at: Setting) -> int:
    return at.line + 20 + at.section


def _markdown(markdown: str, at: Setting, room: int = _COLUMN) -> int:
    """The paragraphs, list items and rows of tables of a story, each broken into lines."""
    blocks: list[str] = []
    for line in markdown.splitlines():
        if not line.strip() or line.lstrip().startswith((*_BULLETS, _BAR)) or not blocks:
            blocks.append(line.strip())
        else:
            blocks[-1] = f"{blocks[-1]} {line.strip()}"
    said = [block for block in blocks if block]
    return sum(_block(block, at, room) for block in said)


def _block(block: str, at: Setting, across: int) -> int:
    if not block.startswith(_BAR):
        return _lines(block, at.body, across - _indent(block)) * at.line + 10
    cells = block.strip("| ").split("|")
    room = across // len(cells) - 50
    return max(_lines(cell.strip(), 74, room) for cell in cells) * 98 + 25


def _indent(block: str) -> int:
    return _INDENT if block.startswith(_BULLETS) else 0


def _working(card: ReportCard, at: Setting) -> int:
    texts = [f"{one.question} {one.says} {one.change}" for one in card.working]
    author = f" Story: {card.narrative.author}." if card.narrative.author else ""
    return _stacked([*texts, f"{card.approval} In full: {card.rule.says}. {card.attached}{author}"], at)


def _stacked(texts: Sequence[str], at: Setting) -> int:
    return sum(_lines(text, at.small, _ACROSS) * at.small_line + 10 for text in texts)


def _paragraph(texts: Iterable[str], line: int) -> int:
    """Several short texts run on in one small paragraph."""
    return _lines(" ".join(texts), 66, _ACROSS) * line


def _lines(text: str, size: int, room: int, weight: Weight = Weight.REGULAR) -> int:
    return len(broken_text(text, size, room, weight)) if text else 0
