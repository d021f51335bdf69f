"""A line that was broken before is taken as it was, and no page shows it."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.layout import inline
from weasyprint.text import line_break

from oba.domain.kept import Unkept
from oba.render import lines
from oba.render.fonts import only_fonts_of
from oba.render.lines import DECIDES, DECORATION, FONTS, lines_remembered
from oba.render.pdf import lay_out
from oba.render.style import fonts_of
from tests.render.sample import assets, document, pack, written
from tests.render.test_work import made

SHORTENED = """<style>
p { font-variant: small-caps common-ligatures tabular-nums; font-feature-settings: "ss01"; text-decoration: underline }
p { font-variation-settings: "wght" 500; hyphenate-limit-zone: 10%; hyphens: auto }
p { width: 40mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
div { continue: discard; max-lines: 1; block-ellipsis: "…"; width: 40mm }
</style>"""
LONG = "Unemployment among seventeen-year-olds in the northern area, counted anew"


def printed(html: str) -> bytes:
    """The file of a page."""
    return written(lay_out(html, assets()))


def every_time(page: str) -> set[bytes]:
    """The file of a page whose lines are new, and of one whose lines were met before."""
    return {printed(page) for _ in range(2)}


def test_no_byte_tells_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, drawings, lines cut short and whole documents are the same, remembered or broken each time."""
    cut = document(f"<p>{LONG}</p><p>{LONG}</p><div>{LONG}</div><div>{LONG}</div>", head=SHORTENED)
    remembered = [every_time(pack()), every_time(cut), made(Unkept()), made(Unkept())]
    monkeypatch.setattr(lines, "_line", line_break.split_first_line)
    monkeypatch.setattr(lines, "_key", line_break._font_style_cache_key)  # noqa: SLF001 - what ours stands for
    afresh = [{printed(pack())}, {printed(cut)}, made(Unkept()), made(Unkept())]
    assert remembered == afresh


def test_there_is_an_end_to_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is room for one line of one style, the same pages come out."""
    whole = printed(pack())
    monkeypatch.setattr(lines, "_MOST_STYLES", 1)
    monkeypatch.setattr(lines, "_MOST_LINES", 1)
    lines._remembered.cache_clear()  # noqa: SLF001 - what it has is more
    assert printed(pack()) == whole
    assert [len(of) for of in lines._remembered(fonts_of(assets().fonts)).values()] == [1]  # noqa: SLF001 - as above


class Watched(dict[str, Any]):
    """A style that says what it was asked for."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()
        self.font_config = fonts_of(assets().fonts)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - whatever a style holds
        self.asked.add(name)
        return super().__getitem__(name)


def test_all_that_decides_a_line_is_known() -> None:
    """Breaking lines of every kind asks a style for just what tells two lines apart, and for nothing else."""
    kinds: list[tuple[str, dict[str, Any], float | None]] = [
        ("word", {}, None),
        (LONG, {"hyphens": "auto", "lang": "en-GB"}, 60),
        ("un\xademployment", {"hyphens": "manual"}, 20),
        ("one\ttwo", {"white_space": "pre-wrap", "letter_spacing": 1, "word_spacing": 2}, 60),
        (LONG.replace(" ", ""), {"overflow_wrap": "anywhere", "text_decoration_line": {"underline"}}, 60),
    ]
    asked = set[str]()
    with only_fonts_of(assets().fonts):
        for text, of, width in kinds:
            style = Watched({**INITIAL_VALUES, "font_family": ("Inter",), "font_size": 10, **of})
            line_break.split_first_line(text, style, inline_context(), width, 0)
            asked |= style.asked
    assert asked == {FONTS, DECORATION, *DECIDES}


def test_the_height_of_a_line_is_remembered_by_all_that_decides_it() -> None:
    """By everything that WeasyPrint asks for; and by its own key where the size does not matter."""
    asked, style = [], Watched({})
    for key in (line_break._font_style_cache_key, lines._key):  # noqa: SLF001 - the two
        style = Watched({**INITIAL_VALUES, "font_family": ("Inter",), "font_size": 10})
        assert hash(key(style, include_size=True)) == hash(key(Watched(dict(style)), include_size=True))
        asked.append(style.asked)
    theirs, ours = asked
    assert theirs < ours
    assert lines._key(style) == line_break._font_style_cache_key(style)  # noqa: SLF001 - as above


def inline_context() -> Any:  # noqa: ANN401 - WeasyPrint is published without types
    """All that breaking a line wants of the page it is on: the dictionaries that were opened."""
    return type("Context", (), {"dictionaries": {}})()


def test_weasyprint_is_left_as_it_was() -> None:
    """Outside of our own pages its own function breaks lines, also after an error."""
    own = inline.split_first_line
    with lines_remembered():
        assert inline.split_first_line is not own
    assert inline.split_first_line is own
    with pytest.raises(KeyError), lines_remembered():
        raise KeyError
    assert inline.split_first_line is own
    assert own is line_break.split_first_line
