"""A page read as browsers read it, every kind of letter looked for with a pattern that is made once."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from tinyhtml5 import inputstream  # type: ignore[import-untyped]  # published without types
from weasyprint import HTML

from oba.render.assets import Assets
from oba.render.fetcher import Locked

_Kind: TypeAlias = tuple[Any, bool]  # letters in any order, and whether it is these or all others that are looked for


class Patterns(dict[_Kind, re.Pattern[str]]):
    """The patterns with which tinyhtml5 looks for kinds of letters; its own it keeps where it never finds them."""

    def __missing__(self, kind: _Kind) -> re.Pattern[str]:
        """Make a pattern and keep it."""
        letters, these = kind
        listed = "".join(f"\\x{ord(letter):02x}" for letter in letters)
        made = self[kind] = re.compile(f"[{'' if these else '^'}{listed}]+")
        return made


_PATTERNS = Patterns()


def parsed(html: str, assets: Assets) -> Any:  # noqa: ANN401 - WeasyPrint is published without types
    """A page that may load nothing but assets, as WeasyPrint takes it."""
    inputstream.characters_until_regex = _PATTERNS
    return HTML(string=html, url_fetcher=Locked(assets))
