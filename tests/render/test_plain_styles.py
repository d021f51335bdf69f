"""A style that is quick to say what is plain says the same of everything as WeasyPrint's own."""

from __future__ import annotations

from contextlib import nullcontext
from random import Random
from typing import Any

import pytest
from weasyprint import CSS, css
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES

from oba.domain.kept import Unkept
from oba.render import plain_styles as quick
from oba.render.fonts import only_fonts_of
from oba.render.parsing import parsed
from oba.render.plain_styles import PlainStyle, plain_styles
from oba.render.style import fonts_of
from tests.render.sample import assets, document
from tests.render.test_work import made

RULES = """
:root { --wide: 3mm; font-size: 11pt; direction: rtl; color: #123456; text-decoration: underline }
div { margin-inline-start: 2em; border-block-end: 1px solid red; inset-inline: 1mm; page: side; float: left }
p { padding: var(--wide); width: calc(1em + 2px); direction: ltr; text-decoration: overline dotted; color: inherit }
i { inline-size: 4em; all: initial } i::before { content: "x"; border-start-start-radius: 2px }
b { all: inherit; position: absolute; margin: initial; line-height: inherit; width: inherit }
span { font: bold 80%/1.4 Inter; border: medium solid; column-gap: inherit; display: list-item }
"""
BODY = '<div lang="de" id="a"><p>A<i>b<span>c</span></i></p><b><span>d<p>e</p></span></b></div><p>f</p>'


def values(shuffle: int) -> list[tuple[str, str, str]]:
    """Every property of every element and pseudo-element, asked for in some order."""
    page, fonts, found = parsed(document(BODY, ""), assets()), fonts_of(assets().fonts), []
    styles = get_all_computed_styles(page, [CSS(string=RULES)], font_config=fonts)
    for (element, pseudo), style in styles.get_computed_styles().items():
        names = sorted(INITIAL_VALUES)
        Random(shuffle).shuffle(names)  # noqa: S311 - an order, no secret
        found += [(f"{element.tag}::{pseudo}", name, _told(style[name])) for name in names]
    return sorted(found)


def _told(value: Any) -> str:  # noqa: ANN401 - whatever a property holds
    return str(sorted(value)) if isinstance(value, set) else str(value)


@pytest.mark.parametrize("shuffle", range(5))
def test_it_says_what_weasyprint_says(shuffle: int) -> None:
    """Of every property, inherited, logical, reckoned or plain, in whichever order they are asked for."""
    with only_fonts_of(assets().fonts):
        with plain_styles():
            ours = values(shuffle)
        assert len(ours) > 10 * len(INITIAL_VALUES)
        assert ours == values(shuffle)


def test_no_byte_tells_the_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole documents are the same."""
    ours = made(Unkept())
    monkeypatch.setattr("oba.render.plain_styles.plain_styles", nullcontext)
    assert made(Unkept()) == ours


def test_most_is_plain() -> None:
    """What is said at once, and what is not, is every property once."""
    plain = quick.FROM_PARENT, quick.FROM_BEGINNING, quick._PHYSICAL  # noqa: SLF001 - what the module knows
    together = [name for names in plain for name in names]
    assert len(set(together)) == len(together)
    assert len(together) > len(INITIAL_VALUES) / 2
    assert set(together) < INITIAL_VALUES.keys()


def test_weasyprint_is_left_as_it_was() -> None:
    """Outside of our own pages its own class computes styles, also after an error."""
    with plain_styles():
        assert css.ComputedStyle is PlainStyle
    with pytest.raises(KeyError), plain_styles():
        raise KeyError
    assert css.ComputedStyle is ComputedStyle
