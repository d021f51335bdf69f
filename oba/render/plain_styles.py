"""The value of most properties of most elements, which is their parent's or the one that all begin with.

WeasyPrint asks of each, one by one, whether it is a length of any kind, reckoned, logical, pending or propagated. Where
no rule speaks of a property none of that can be, and for two in three properties nothing else has to be known.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from weasyprint import css
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from oba.render.replacing import replaced

# Properties that look at others even where no rule speaks of them.
_BOUND = frozenset({"display", "float", "page", "position"}) | {
    name for name in INITIAL_VALUES if name.startswith("text_decoration_")
}
_PLAIN = INITIAL_VALUES.keys() - PHYSICAL_FUNCTIONS.keys() - INITIAL_NOT_COMPUTED - _BOUND
FROM_PARENT = frozenset(_PLAIN & INHERITED)
FROM_BEGINNING = frozenset(_PLAIN - INHERITED)
_PHYSICAL = frozenset(PHYSICAL_FUNCTIONS.keys() - INITIAL_NOT_COMPUTED)  # none is inherited
_LOGICAL = frozenset(of(block="ttb", inline=inline) for of in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl"))


class PlainStyle(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is published without types
    """A computed style that is quick to say what is plain, and else says what WeasyPrint does."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - whatever the value of a property is
        """Compute the value of a property that has not been asked for."""
        if name not in self.cascaded:
            if name in FROM_BEGINNING or (name in _PHYSICAL and self.cascaded.keys().isdisjoint(_LOGICAL)):
                value = self[name] = INITIAL_VALUES[name]
                return value
            if name in FROM_PARENT and self.parent_style is not None:
                value = self[name] = self.parent_style[name]
                return value
        return super().__missing__(name)


def plain_styles() -> AbstractContextManager[None]:
    """Let WeasyPrint compute styles so."""
    return replaced((css, "ComputedStyle", PlainStyle))
