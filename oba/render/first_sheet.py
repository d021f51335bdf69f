"""The style sheet that every page begins with, WeasyPrint's own, without the rules that no page of ours can ask for.

It says of every element how a note of it is called and numbered, and what would stand before it in a list, and so each
element is given seven styles. Most pages have no notes, and nothing in a list but its items.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any, TypeAlias

from weasyprint.html import UA_STYLESHEET

Sheet: TypeAlias = Any  # WeasyPrint is published without types

WHOLE: Sheet = UA_STYLESHEET
_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_MARKER, _ITEM = "marker", "li"
# What has notes or lists of other elements says so in one of these ways; or with a letter written as its number.
_ASKS = re.compile(r"footnote|note\(|list-item|\\", re.IGNORECASE)


def first_sheet(*texts: str) -> Sheet:
    """The sheet for a page with these texts, which are all that is said of how it looks."""
    return WHOLE if any(_ASKS.search(text) for text in texts) else _narrow()


@cache
def _narrow() -> Sheet:
    """The sheet without notes, and with list markers for list items alone."""
    sheet = copy(WHOLE)
    matcher = sheet.matcher = copy(sheet.matcher)
    of_every = matcher.other_selectors
    matcher.other_selectors = [one for one in of_every if _pseudo(one) not in {_MARKER, *_NOTES}]
    items = [*matcher.lower_local_name_selectors[_ITEM], *(one for one in of_every if _pseudo(one) == _MARKER)]
    matcher.lower_local_name_selectors = {**matcher.lower_local_name_selectors, _ITEM: items}
    return sheet


def _pseudo(selector: tuple[Any, ...]) -> str | None:
    """The pseudo-element that a selector is for: its test, specificity and order come before, what it says behind."""
    return selector[3]  # type: ignore[no-any-return]
