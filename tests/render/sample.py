"""A small pack with everything a real one has: contents, a landscape dashboard, cards with charts, tables and links."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from oba.render.assets import Assets, read_assets
from oba.render.pdf import Laid, lay_out, write

CARDS = Path(__file__).parents[2] / "cards"

STYLE = """
html { font-family: Inter; font-size: 9pt }
@page { size: A4; margin: 15mm; font-family: Inter; @bottom-right { content: "Page " counter(page) } }
@page landscape { size: A4 landscape }
@page card { counter-increment: page card-page; @bottom-left { content: element(foot) }
  @bottom-right-corner { content: "Own " counter(card-page); width: 20mm; margin-left: -20mm } }
@page :nth(1 of card) { counter-reset: card-page 0 }
h1, h2, h3 { break-after: avoid; break-inside: avoid }
.dashboard { page: landscape; break-before: page }
.card { page: card; break-before: page }
.foot { position: running(foot) }
.foot span::before { content: counter(card-page) " of " target-counter(attr(data-end url), card-page) }
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
        f'<div class="foot">{name.upper()} · <span data-end="#{name}-end"></span></div>'
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


def pack() -> str:
    """The pack: a page of contents, the dashboard, and three cards of one, two and one pages."""
    cards = {"ni-117": 3, "ni-112": 70, "ni-62": 3}
    entries = "".join(f'<li><a href="#card-{name}">Card <b>{name}</b></a></li>' for name in cards)
    dashboard = f'<section class="dashboard" id="dashboard"><h2>Dashboard</h2>{TABLE}</section>'
    contents = f'<h1>Northern area</h1><nav class="contents"><ul>{entries}</ul></nav>'
    return document(contents + dashboard + "".join(card(name, lines) for name, lines in cards.items()))


SECTIONS = ("dashboard", "card-ni-117", "card-ni-112", "card-ni-62")


@cache
def assets() -> Assets:
    """The bundled fonts, and no style sheets but those a test brings."""
    return replace(read_assets(CARDS), files={})


@cache
def laid_pack() -> Laid:
    """The pack, laid out once for all tests."""
    return lay_out(pack(), assets())


def written(laid: Laid, section: str | None = None) -> bytes:
    """A file of a pack, with the same title whatever it is."""
    return write(laid, title="NI 117, Oxfordshire", author="The Trust", subject="2010/11 Q2", section=section)
