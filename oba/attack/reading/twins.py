"""A document on paper held beside its page on the web: what one of them gives, the other has to give too."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from oba.attack.reading.curve import drawn
from oba.attack.reading.digits import measured, numbers
from oba.attack.reading.page import Page, Table, squeezed
from oba.attack.reading.paper import Lines, Paper
from oba.attack.reading.strokes import Stroke

_OF_CARD = ("In numbers", "Groups in ")
_WINDOW = "width=device-width"
_LINE = 24  # how thick the line of a place's own numbers is, and how large its dots
_FINE_LINE = 9  # of a sparkline
Said = tuple[str, str]  # a number, and where it stands


class Round(NamedTuple):
    """What the pages of a round on the web show, for papers made of several: numbers, tables and dots."""

    numbers: frozenset[str]
    tables: frozenset[tuple[tuple[str, ...], ...]]
    dots: frozenset[tuple[int, int]]


def on_the_web(pages: Iterable[Page], htmls: Iterable[str], named: str) -> Round:
    """Gather what pages show; `named` are titles that everybody knows."""
    every = tuple(pages)
    texts = (named, *(text for page in every for text in (page.text, *(aside.text for aside in page.aside))))
    return Round(
        numbers=frozenset().union(*map(numbers, texts)),
        tables=frozenset(_cells(table) for page in every for table in page.tables),
        dots=frozenset(place for html in htmls for place in drawn(html)),
    )


def beyond_page(paper: Paper, page: Page, named: str, *, both: bool) -> Iterator[Said]:
    """What a card or a dashboard on paper gives that its page does not, and of `both` what the page gives alone.

    Numbers are counted: one that stands once more on paper is one too many, though the page has it elsewhere.
    """
    shown, on_paper = numbers(page.text), numbers(paper.page.text)
    told = squeezed(f"{_everything(page)} {named}")
    for one in on_paper - shown:
        yield one, "on paper"
    if marginal := set(numbers(paper.margins)) - set(shown) - _leaf_numbers(paper):
        yield from ((one, "in its margins") for one in marginal - set(numbers(told)))
    aloud = numbers(" ".join(one.text for one in paper.page.aside))
    for one in shown - (on_paper + numbers(paper.margins) + aloud) if both else ():
        yield one, "on its page but not on paper"
    yield from _asides(paper, told)


def beyond_round(paper: Paper, known: Container[Lines], web: Round) -> Iterator[Said]:
    """What a paper made of several gives that no page of the round does.

    A leaf that is `known` says word for word what one of a card or a dashboard does, and was looked at there. On the
    others, which people have written too, every number with decimals must be one of the round's; every table of a card
    must stand on a page cell by cell, and every dot of a place's own line must be drawn on a page.
    """
    for text in (paper.margins, *(leaf.text for leaf in paper.leaves if leaf.lines not in known)):
        yield from ((one, "on paper") for one in sorted(measured(text) - web.numbers))
    for table in paper.page.tables:
        if table.caption.startswith(_OF_CARD) and _cells(table) not in web.tables:
            yield " ".join(numbers(" ".join(cell for row in table.rows for cell in row))), "in a table on paper"
    yield from beyond_drawing(paper, web.dots)
    for aside in paper.page.aside:
        yield from ((one, f"in {aside.where}") for one in sorted(measured(aside.text) - web.numbers))


def beyond_drawing(paper: Paper, places: Container[tuple[int, int]]) -> Iterator[Said]:
    """The dots on paper, and the bends of lines of a place's own numbers, that no page has in its drawings."""
    for stroke in paper.strokes:
        if stroke.dot or stroke.thick in {_LINE, _FINE_LINE}:
            for across, up in map(_place, stroke.points):
                if (across, up) not in places:
                    yield f"a point at {across}, {up}", "drawn on paper"


def within_page(page: Page) -> Iterator[Said]:
    """The numbers that a page says without showing them."""
    shown = set(numbers(page.text))
    for aside in page.aside:
        for one in set(numbers(aside.text)) - shown if not aside.text.startswith(_WINDOW) else ():
            yield one, f"in {aside.where}"


def own_dots(paper: Paper) -> Iterator[tuple[int, int]]:
    """Where the dots of a place's own line stand, and where that line bends."""
    for stroke in paper.strokes:
        if _is_own_dot(stroke) or (stroke.thick == _LINE and not stroke.dot):
            yield from (_place(point) for point in stroke.points)


def _is_own_dot(stroke: Stroke) -> bool:
    return stroke.dot and round(stroke.thick) == _LINE


def _place(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _asides(paper: Paper, told: str) -> Iterator[Said]:
    """What a file says beside its pages and is not, word for word, told on them or elsewhere."""
    known = f" {told} {paper.page.text} "
    for aside in paper.page.aside:
        said = squeezed(aside.text)
        if f" {said} " not in known:
            yield from ((", ".join(found), f"in {aside.where}") for found in (numbers(said),) if found)


def _leaf_numbers(paper: Paper) -> frozenset[str]:
    return frozenset(str(at + 1) for at in range(len(paper.leaves)))


def _everything(page: Page) -> str:
    return " ".join([page.text, *(aside.text for aside in page.aside)])


def _cells(table: Table) -> tuple[tuple[str, ...], ...]:
    """The cells without any space, for lines break elsewhere on paper."""
    return tuple(tuple("".join(cell.split()) for cell in row) for row in table.rows)
