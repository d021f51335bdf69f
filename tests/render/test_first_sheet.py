"""A page begins with the rules that it can ask for, and looks as if it began with all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.kept import Unkept
from oba.render import first_sheet, style
from oba.render.assets import Assets
from oba.render.first_sheet import WHOLE
from oba.render.pdf import lay_out
from oba.render.style import styled
from tests.render.sample import CURVE, TABLE, assets, written
from tests.render.test_work import made

PLAIN = "@page { font-family: Inter } body { font-family: Inter } i { font-style: normal } ol ul { list-style: square }"
LISTS = f"<ol><li>One<ul><li>a<br>b</li><li>c</li></ul></li><li>Two</li></ol><p>Three</p>{CURVE}{TABLE}"
ASKS = {
    "a note at the foot": ("i { float: footnote }", ""),
    "a note in its letters": ("i { float: foot\\6eote }", ""),
    "a note in the margin": ("i { position: note(side) }", ""),
    "a note in the page": ("", ' style="float: footnote"'),
    "a list of other elements": ("p { display: list-item }", ""),
}


def page(rules: str = "", said: str = "") -> tuple[str, Assets]:
    """A page with lists and a drawing, and a style sheet of its own."""
    head = '<meta charset="utf-8"><title>Lists</title><link rel="stylesheet" href="asset:own.css">'
    html = f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{LISTS}<p>A<i{said}>note</i></p></body></html>'
    return html, replace(assets(), files={"own.css": f"{PLAIN} {rules}".encode()})


def printed(rules: str = "", said: str = "") -> bytes:
    """The file of it."""
    html, with_sheet = page(rules, said)
    return written(lay_out(html, with_sheet))


def test_no_byte_tells_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists in lists, a drawing, a table and whole documents are the same with every rule and without those."""
    assert styled(*page()).first is not WHOLE
    narrow = printed(), made(Unkept())
    monkeypatch.setattr(first_sheet, "_narrow", lambda: WHOLE)
    assert styled(*page()).first is WHOLE
    assert (printed(), made(Unkept())) == narrow


@pytest.mark.parametrize(("rules", "said"), ASKS.values(), ids=ASKS)
def test_what_asks_for_more_has_it(rules: str, said: str) -> None:
    """Notes and lists of other elements, in a style sheet or a page, are laid out with every rule."""
    assert styled(*page(rules, said)).first is WHOLE
    assert printed(rules, said) != printed()


def test_what_is_read_anew_has_every_rule() -> None:
    """A page with a sheet that reaches beyond itself, which may hold anything, begins with every rule."""
    html, with_sheet = page('@import "asset:other.css";')
    assert styled(html, with_sheet) == style.Styled(html, (), WHOLE)


def test_what_is_left_out_is_what_it_says() -> None:
    """All rules are there but those of notes; the one of markers is there for list items."""
    narrow = first_sheet.first_sheet().matcher
    gone = [one for one in WHOLE.matcher.other_selectors if one not in narrow.other_selectors]
    assert [one[3] for one in gone] == [
        "marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback",
    ]  # fmt: skip
    assert narrow.lower_local_name_selectors["li"] == [*WHOLE.matcher.lower_local_name_selectors["li"], gone[0]]
    assert first_sheet.first_sheet("float: footnote") is WHOLE
