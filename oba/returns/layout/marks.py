"""Marks beside a text: digits and signs that lead to a note below, and letters that say how sure a number is."""

from __future__ import annotations

import re
from typing import NamedTuple

from oba.domain.evidence import Status

_RAISED = {**dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)), **dict(zip("ᵃᵇᶜᵈᵉ", "abcde", strict=True))}
_RAISED_SIGNS = re.compile(f"[{''.join(_RAISED)}]+")
_NOTED = re.compile(r"\s*(?:[\[(]\s*(?:note\s*)?(\d{1,2})\s*[\])]|([*†‡§#]+))\s*\Z", re.IGNORECASE)
_STATUS = re.compile(
    r"\s*[\[(]\s*(p|prov|provisional|r|rev|revised|e|est|estimated?|f|final|unvalidated)\.?\s*[\])]"
    r"|\b(provisional|revised|estimated?|unvalidated)\b( (?:data|figures?|results?))?",
    re.IGNORECASE,
)
_MEANT = {
    "p": Status.PROVISIONAL, "u": Status.PROVISIONAL, "r": Status.REVISED, "e": Status.ESTIMATED, "f": Status.FINAL,
}  # fmt: skip


class Marked(NamedTuple):
    """A text without its marks, the marks themselves, and the status that a letter or a word of it gives."""

    text: str
    marks: tuple[str, ...] = ()
    status: Status | None = None


def without_marks(text: str, raised: str = "") -> Marked:
    """Take the marks from a text; `raised` is what the cell itself shows raised.

    A digit is a mark only where it stands raised or in brackets at the end, never where it merely follows a text.
    """
    marks = [mark for mark in re.split(r"[\s,;]+", raised) if mark]
    marks.extend("".join(_RAISED[sign] for sign in found) for found in _RAISED_SIGNS.findall(text))
    bare = _RAISED_SIGNS.sub("", text).strip()
    while (match := _NOTED.search(bare)) and match.start():
        marks.append(match[1] or match[2])
        bare = bare[: match.start()]
    return Marked(bare.strip(), tuple(marks))


def status_in(text: str) -> Marked:
    """Take the word or letter in brackets that says how sure a number is from a label."""
    match = _STATUS.search(text)
    if not match:
        return Marked(text)
    bare = f"{text[: match.start()]} {text[match.end() :]}"
    return Marked(" ".join(bare.split()), (), _MEANT[(match[1] or match[2])[0].lower()])
