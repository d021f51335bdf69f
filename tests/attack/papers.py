"""A round of one card made up by hand: the page, the paper that is made from it, and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from oba.attack.attack import attack_round
from oba.attack.exposure import Learned
from oba.attack.told import report
from oba.render.pdf import lay_out, write
from tests.attack.published import Everybody, everybody
from tests.build import a_round
from tests.render.sample import assets

PUBLIC = everybody()
FOLDER = "a/cards"
TITLE, SAYS = "x, A", "12.5 % in 2008/09. Data in the table below."
TABLE = """<table><caption>In numbers</caption><thead><tr><td></td><th scope="col">2007/08</th>
<th scope="col">2008/09</th><th scope="col">2009/10</th></tr></thead><tbody>
<tr><th scope="row">A, %</th><td>13.0</td><td>12.5<sup>i</sup></td><td>c</td></tr>
<tr><th scope="row">counted</th><td>13</td><td>25</td><td>c</td></tr>
<tr><th scope="row">children</th><td>100</td><td>200</td><td>100</td></tr></tbody></table>"""
CURVE = """<svg class="curve" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 600 500"><title>{says}</title>
<path d="M20 450H580" stroke="#000" stroke-width="6"/><text x="1" y="474" font-size="20">0</text>
<path d="M20 50H580" stroke="#000" stroke-width="6"/><text x="1" y="74" font-size="20">20</text>
<text x="100" y="490" font-size="20" text-anchor="middle">2007/08</text>
<text x="300" y="490" font-size="20" text-anchor="middle">2008/09</text>
<text x="500" y="490" font-size="20" text-anchor="middle">2009/10</text>
<polyline points="100,190 300,200" fill="none" stroke="#000" stroke-width="24"/>{dots}</svg>"""
DOTS = '<circle cx="100" cy="190" r="24"/><circle cx="300" cy="200" r="24"/>'
Change = Callable[[Any], None]


def page(*, table: str = TABLE, dots: str = DOTS, says: str = SAYS, text: str = "It was counted in June.") -> str:
    """The page of the card."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
        f"<h1>{TITLE}</h1>{CURVE.format(says=says, dots=dots)}{table}<p>{text}</p></body></html>"
    )


@cache
def paper(html: str) -> bytes:
    """The paper that is made from a page."""
    return write(lay_out(html, assets()), title=TITLE, author="The Trust", subject=TITLE)


def publish(folder: Path, *, web: str = "", on_paper: str = "", change: Change | None = None) -> Path:
    """A round of one card: the page, and the paper made from the same page or another, then changed."""
    cards = folder / FOLDER
    cards.mkdir(parents=True)
    (cards / "x.html").write_text(web or page(), encoding="utf-8")
    file = cards / "x.pdf"
    file.write_bytes(paper(on_paper or page()))
    if change:
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(file)
    return folder


def learn(folder: Path, public: Everybody = PUBLIC) -> Learned:
    """What an attack on a folder learns."""
    return attack_round(folder, public, a_round())


def lines(folder: Path, public: Everybody = PUBLIC) -> list[str]:
    """What it reports, but for the summary."""
    return list(report(learn(folder, public), public))[:-1]


def answers(**more: object) -> bytes:
    """Answers as data, in which the number of 2009/10 is withheld."""
    judged = {"period": "2009/10", "value": "", "reason": "suppressed"}
    one = {"indicator": "x", "place": "a", "judged": judged, **more}
    return json.dumps({"assessments": [one]}).encode()
