"""The HTML twin is one file that is complete by itself and loads nothing."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from oba.render.assets import Assets, read_assets
from oba.render.failure import RenderFailed
from oba.render.twin import twin
from tests.html_checks import axe_violations
from tests.render.sample import CARDS, CURVE, TABLE

SHEET = '<link rel="stylesheet" href="asset:card.css">'
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>NI 117</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{SHEET}</head>
<body><main><h1>Young people</h1><p>src="asset:x.svg" is text</p>
{CURVE}{TABLE}<img alt="dot" src="asset:dot.svg"></main></body></html>
"""
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
STYLE = b"""html { font-family: Inter, sans-serif } svg { max-width: 100% }
body { background: #fff url('asset:dot.svg') no-repeat }
"""


def own() -> Assets:
    """The bundled fonts, a style sheet and a picture."""
    assets = read_assets(CARDS)
    fonts = {name: file for name, file in assets.files.items() if name.endswith(".woff2")}
    return replace(assets, files=fonts | {"card.css": STYLE, "dot.svg": DOT})


def test_everything_is_inside() -> None:
    """No name of another file is left, and the fonts, the style and the picture are there."""
    html = twin(PAGE, own())
    assert "asset:" not in html.replace('src="asset:x.svg" is text', "")
    assert html.count("data:font/woff2;base64,") == 2
    assert html.count("data:image/svg+xml;base64,") == 2
    assert "<style>\nhtml { font-family: Inter" in html


def test_only_the_scripts_that_were_put_in_may_run() -> None:
    """The policy names a script of ours by its digest; one that came into the page in any other way is not named."""
    code = b"document.title = 1;"
    digest = base64.b64encode(sha256(code).digest()).decode()
    with_ours = PAGE.replace("</main>", '</main><script src="asset:own.js"></script><script>alert(1)</script>')
    html = twin(with_ours, replace(own(), files={**own().files, "own.js": code}))
    assert f"; script-src 'sha256-{digest}'\">" in html
    assert "<script>document.title = 1;</script>" in html
    assert "script-src" not in twin(PAGE, own())


def test_the_file_is_small_enough_to_send() -> None:
    """The fonts of a page cost less than 64 kB."""
    assert len(twin(PAGE, own())) - len(PAGE) < 64_000


def test_it_is_usable_and_loads_nothing(tmp_path: Path) -> None:
    """In a browser it passes axe at both widths, asks for no other file, and its own policy is not broken by it."""
    path = tmp_path / "ni-117.html"
    path.write_text(twin(PAGE, own()), encoding="utf-8")
    assert axe_violations([path]) == []


def test_the_checks_see_what_is_wrong(tmp_path: Path) -> None:
    """A page made to fail does fail: its language, its picture, its width, and what it loads in spite of its policy."""
    html = twin(PAGE, own()).replace(' lang="en-GB"', "").replace(' alt="dot"', "")
    path = tmp_path / "bad.html"
    path.write_text(html.replace("<h1>", '<p style="width: 400px">x</p><img src="x.png" alt=""><h1>'), encoding="utf-8")
    found = "\n".join(axe_violations([path]))
    assert all(fault in found for fault in ("html-has-lang", "image-alt", "320: reflow", "Content Security Policy"))
    assert "1280: reflow" not in found


def test_the_policy_comes_before_anything_it_rules() -> None:
    """A browser obeys a policy from where it stands: straight after the encoding, ahead of styles and content."""
    html = twin(PAGE, own())
    assert re.search(
        r'<head><meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="default-src', html
    )


@pytest.mark.parametrize(
    "words",
    ["see url(asset:x)", "url('asset:x')".replace("'", "&#39;"), "asset:card.css", "src=asset:x", "style=asset:x"],
)
def test_a_text_that_looks_like_an_asset_stands_as_it_is(words: str) -> None:
    """In a story, the description of a curve, a footer: words are never taken for a template's."""
    page = PAGE.replace("<main>", f'<main aria-label="{words}" data-footer="{words}" title="{words}"><p>{words}</p>')
    assert twin(page, own()).count(words) == PAGE.replace(SHEET, "").count(words) + 4


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (PAGE.replace('<meta charset="utf-8">', ""), "needs"),
        (PAGE.replace("asset:card.css", "asset:gone.css"), "has no 'gone.css'"),
        (PAGE.replace("asset:dot.svg", "asset:gone.svg"), "has no 'gone.svg'"),
        (PAGE.replace(SHEET, SHEET.replace('rel="stylesheet" ', "")), "asset:card.css is named where"),
        (PAGE.replace("<main>", '<main><a href="asset:dot.svg">x</a>'), "asset:dot.svg is named where"),
        (PAGE.replace("<main>", "<main><style>p { background: url(asset:x) }</style>"), "asset:x is named where"),
        (PAGE.replace("<main>", "<main style='background: url(asset:dot.svg)'>"), "asset:dot.svg is named where"),
    ],
)
def test_what_cannot_be_put_inside_is_named(page: str, reason: str) -> None:
    """A page that would depend on a file beside it is not made."""
    with pytest.raises(RenderFailed, match=re.escape(reason)):
        twin(page, own())
