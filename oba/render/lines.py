"""Lines of text that were broken before: the same text, in the same type and the same width, is broken in the same way.

WeasyPrint breaks a text each time it asks how wide a box may be and each time it puts the box somewhere, and a round
says most of its sentences in several documents: three times of four a line has been broken before.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from oba.render.replacing import replaced

Style: TypeAlias = Any  # WeasyPrint is published without types
Line: TypeAlias = tuple[Any, ...]  # the line as it is set, its length, where the next begins, and its measures
Lines: TypeAlias = dict[tuple[Any, ...], dict[tuple[Any, ...], Line]]

# Everything of a style that decides how a line is broken and set, but for its fonts and whether it is decorated.
DECIDES = (
    "direction", "font_feature_settings", "font_kerning", "font_language_override", "font_size", "font_stretch",
    "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures",
    "font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size",
    "white_space", "word_break", "word_spacing",
)  # fmt: skip
FONTS, DECORATION = "font_family", "text_decoration_line"  # a list where a drawing sets text; a set where there is any
_decides = itemgetter(*DECIDES)
_of_height = itemgetter("lang", "line_height", *(name for name in DECIDES if name.startswith("font_")))
_own_key = line_break._font_style_cache_key  # noqa: SLF001 - there is no other way to what it remembers heights by
_break = line_break.split_first_line
_USED_IN = (line_break, inline, preferred)  # each has the function under the name that it asks for
_MOST_FONTS, _MOST_STYLES, _MOST_LINES = 4, 1_000, 5_000  # of one set of fonts, and of one style


def lines_remembered() -> AbstractContextManager[None]:
    """Let WeasyPrint break no line twice, whichever of its pages asks for it, and find again how high one is."""
    key = (line_break, "_font_style_cache_key", _key)
    return replaced(key, *((module, "split_first_line", _line) for module in _USED_IN))


def _line(
    text: str,
    style: Style,
    context: object,
    width: float | None,
    spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002 - the signature is WeasyPrint's
    minimum: bool = False,  # noqa: FBT001, FBT002 - as above
) -> Line:
    """The first line of a text. Whoever draws it changes it, and so gets one of his own."""
    lines = _of_style(_remembered(style.font_config), _told(style))
    asked = (text, width, spacing, is_line_start, minimum)
    found = lines.get(asked)
    if found is None:
        found = _break(text, style, context, width, spacing, is_line_start, minimum)
        _make_room(lines, _MOST_LINES)
        lines[asked] = found
    layout, *measures = found
    return _copied(layout), *measures


def _key(style: Style, include_size: bool = False) -> object:  # noqa: FBT001, FBT002 - as above
    """What the height of a line is remembered by: its own writes all of that out as a text each time."""
    return (tuple(style[FONTS]), *_of_height(style)) if include_size else _own_key(style)


def _copied(layout: Any) -> Any:  # noqa: ANN401 - WeasyPrint is published without types
    copied = line_break.Layout.__new__(line_break.Layout)  # `copy` would take as long as all else here
    copied.__dict__.update(layout.__dict__)
    return copied


def _told(style: Style) -> tuple[Any, ...]:
    return (tuple(style[FONTS]), style[DECORATION] != "none", *_decides(style))


@lru_cache(_MOST_FONTS)
def _remembered(fonts: object) -> Lines:  # noqa: ARG001 - other fonts, other lines
    return {}


def _of_style(remembered: Lines, style: tuple[Any, ...]) -> dict[tuple[Any, ...], Line]:
    found = remembered.get(style)
    if found is None:
        _make_room(remembered, _MOST_STYLES)
        found = remembered[style] = {}
    return found


def _make_room(remembered: dict[Any, Any], most: int) -> None:
    """Forget all where there is more than can be kept: what is said often comes back soon."""
    if len(remembered) >= most:
        remembered.clear()
