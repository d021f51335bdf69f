"""A small pack with everything a real one has: contents, a landscape dashboard, cards with charts, tables and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from oba.compose.attachments import Attachment
from oba.render.assets import Assets, read_assets
from oba.render.binding.cut import whole_fonts
from oba.render.binding.part import Part
from oba.render.binding.volume import bind
from oba.render.embedding import NOTHING, Enclosed
from oba.render.fonts import font_files
from oba.render.pdf import Laid, lay_out, write

CARDS = Path(__file__).parents[2] / "cards"

STYLE = """
html { font-family: Inter; font-size: 9pt }
@page { size: A4; margin: 15mm; font-family: Inter; @bottom-right { content: "Page " counter(page) } }
@page landscape { size: A4 landscape }
@page card { @bottom-left { content: element(foot) } }
h1, h2, h3 { break-after: avoid; break-inside: avoid }
.dashboard { page: landscape; break-before: page }
.card { page: card; break-before: page }
.leaf { break-before: page }
.foot { position: running(foot) }
.contents a::after { content: " " target-counter(attr(href url), page) }
"""

CURVE = """<svg viewBox="0 0 100 40" width="300" height="120"><title>Falling from 6.2 % to 4.3 %</title>
<path d="M0 5 L50 10 L100 30" fill="none" stroke="#1b1e23"/>
<text x="80" y="28" font-family="Inter" font-size="6">4.3 %</text></svg>"""

TABLE = """<table><caption>The numbers</caption>
<thead><tr><th scope="col">Place</th><th scope="col">2008/09</th><th scope="col">2009/10</th></tr></thead>
<tbody><tr><th scope="row">Oxfordshire, %</th><td>6.2</td><td>4.3</td></tr>
<tr><th scope="row">England</th><td colspan="2">not known</td></tr></tbody></table>"""

STORY = """<ul><li><p>A named adviser.</p><p>From Year 11.</p></li>
<li>January starts<ul><li>in Banbury</li></ul></li></ul>
<p>See <a href="https://example.org/neet">the national <strong>figures</strong></a>,
the <a href="#dashboard">dashboard</a> and <a href="#{name}-end">the end of this card</a>.</p>"""


def card(name: str, lines: int = 3) -> str:
    """A card with so many lines of text; some sixty fill a page."""
    text = "<p>Numbers rose for four years, and then fell.</p>" * lines
    return (
        f'<article class="card" id="card-{name}">'
        f'<div class="foot">{name.upper()}</div>'
        f"<h2>Young people not in education: {name}</h2><figure>{CURVE}</figure>{TABLE}"
        f"<h3>Story behind the baseline</h3>{STORY.format(name=name)}{text}"
        f'<p id="{name}-end">Red above 4.5 ▲ ▼ ◆ ● ■ ○ ≥ − £ ŵ</p></article>'
    )


def document(body: str, style: str = STYLE, head: str = "") -> str:
    """A page of HTML with this body."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Pack</title>{head}'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


LINES = {"ni-117": 3, "ni-112": 70, "ni-62": 3}  # of text on each card
PARTS = ("dashboard", *(f"card-{name}" for name in LINES))
TRACE, NUMBERS = "{}.trace.json", "{}.numbers.csv"


def section(anchor: str) -> str:
    """The dashboard, which leads to a card, or a card."""
    if anchor == "dashboard":
        way = '<p>See <a href="#card-ni-112">the second card</a>.</p>'
        return f'<section class="dashboard" id="dashboard"><h2>Dashboard</h2>{TABLE}{way}</section>'
    name = anchor.removeprefix("card-")
    return card(name, LINES[name])


def contents() -> str:
    """The first page of a pack."""
    entries = "".join(f'<li><a href="#card-{name}">Card <b>{name}</b></a></li>' for name in LINES)
    return f'<h1>Northern area</h1><nav class="contents"><ul>{entries}</ul></nav>'


def pack() -> str:
    """All in one document: a page of contents, the dashboard, and three cards of one, three and one pages."""
    return document(contents() + "".join(section(anchor) for anchor in PARTS))


@cache
def assets() -> Assets:
    """The bundled fonts, and no style sheets but those a test brings."""
    return replace(read_assets(CARDS), files={})


@cache
def laid_pack() -> Laid:
    """The document, laid out once for all tests."""
    return lay_out(pack(), assets())


def written(laid: Laid, enclosed: Enclosed = NOTHING) -> bytes:
    """A file of pages, with the same title whatever they are."""
    return write(laid, title="NI 117, Oxfordshire", author="The Trust", subject="2010/11 Q2", enclosed=enclosed)


def enclosed_in(name: str) -> Enclosed:
    """Two files of a card."""
    trace = Attachment(TRACE.format(name), "How it was worked out", "application/json", "Data", b'{"a": 1}\n')
    numbers = Attachment(NUMBERS.format(name), "The numbers", "text/csv", "Source", f"{name},4.3\n".encode())
    return Enclosed((trace, numbers), date(2010, 10, 15))


def made(anchor: str, body: str, enclosed: Enclosed = NOTHING) -> Part:
    """A part with this body."""
    laid = lay_out(document(body), assets(), whole=False)
    return Part(anchor, anchor, written(laid, enclosed), laid.leaves)


@cache
def part(anchor: str) -> Part:
    """A part of the pack, made once for all tests."""
    return made(anchor, section(anchor), enclosed_in(anchor) if anchor != "dashboard" else NOTHING)


def parts() -> tuple[Part, ...]:
    """The parts of the pack in order."""
    return tuple(part(anchor) for anchor in PARTS)


def bound(parts: Sequence[Part], first: str = "") -> bytes:
    """A pack bound from parts, with the contents or another first page."""
    leaves = [(kind, one.anchor if not at else "") for one in parts for at, kind in enumerate(one.leaves)]
    blank = (f'<div class="leaf" id="{anchor}" style="page: {kind or "auto"}"></div>' for kind, anchor in leaves)
    front = lay_out(document((first or contents()) + "".join(blank).replace(' id=""', "")), assets())
    pages = front.length - len(leaves)
    cover, numbers = front.run(1, pages), front.run(pages + 1, front.length)
    return bind(written(cover), parts, written(numbers), whole_fonts(font_files(assets().fonts)))


@cache
def bound_pack() -> bytes:
    """The pack, bound once for all tests."""
    return bound(parts())
