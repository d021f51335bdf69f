"""The style sheets of a page and the fonts they name, parsed and configured once for all pages of a process."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from oba.render.failure import RenderFailed, nothing_ignored
from oba.render.fonts import FontFile, font_files

if TYPE_CHECKING:
    from pathlib import Path

    from oba.render.assets import Assets

Sheet: TypeAlias = Any  # WeasyPrint is published without types
Fonts: TypeAlias = Any
_SHEET = re.compile(r'<link rel="stylesheet" href="asset:([^"]+)">')
_STYLE = "<style"
# What a sheet may hold that reaches beyond it: it is parsed anew for each page.
_BEYOND = re.compile(rb"@(?:import|font-face|counter-style|color-profile|layer)\b")
_MOST_SHEETS, _MOST_FONTS = 64, 4


class Styled(NamedTuple):
    """A page without the links to its style sheets, these as WeasyPrint parses them, and the one it begins with."""

    html: str
    sheets: tuple[Sheet, ...]
    first: Sheet


def styled(html: str, assets: Assets) -> Styled:
    """The page and its sheets; a page as it is whose sheets cannot be shared, or are to be complained of in full.

    What a text of a page says is escaped, so a link found here is one that a template wrote.
    """
    from oba.render.first_sheet import WHOLE, first_sheet  # noqa: PLC0415 - heavy, as below

    names = _SHEET.findall(html)
    texts = [assets.files.get(name) for name in names]
    if _STYLE in html or any(text is None or _BEYOND.search(text) for text in texts):
        return Styled(html, (), WHOLE)
    try:
        sheets = tuple(_parsed(name, text) for name, text in zip(names, texts, strict=True) if text is not None)
    except RenderFailed:
        return Styled(html, (), WHOLE)
    first = first_sheet(html, *(_read(text) for text in texts if text is not None))
    return Styled(_SHEET.sub("", html), sheets, first)


@lru_cache(_MOST_SHEETS)
def _parsed(name: str, text: bytes) -> Sheet:
    """A sheet parsed; one with anything to complain of is not kept."""
    from weasyprint import CSS  # noqa: PLC0415 - heavy, and wanted only where a page is laid out

    with nothing_ignored():
        return CSS(string=_read(text), base_url=f"asset:{name}")


def _read(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def fonts_of(conf: Path) -> Fonts:
    """The fonts that a fontconfig file names, as they are now."""
    return _configured(conf, font_files(conf))


@lru_cache(_MOST_FONTS)
def _configured(conf: Path, files: tuple[FontFile, ...]) -> Fonts:  # noqa: ARG001 - other files, other fonts
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

    return FontConfiguration()
