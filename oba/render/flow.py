"""Whether a box stands where the text around it puts it: nearly all do, and WeasyPrint asks it of each many times."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, TypeAlias

from weasyprint.formatting_structure.boxes import Box

from oba.render.replacing import replaced

_Box: TypeAlias = Any  # WeasyPrint is published without types
_asked_in_full = Box.is_in_normal_flow
_PLAIN = frozenset({"static", "relative"})  # positions that take no box out of the flow


def quick_flow() -> AbstractContextManager[None]:
    """Let WeasyPrint ask two questions where six are not needed."""
    return replaced((Box, "is_in_normal_flow", _is_in_flow))


def _is_in_flow(box: _Box) -> bool:
    style = box.style
    plain = style["float"] == "none" and style["position"] in _PLAIN
    return plain or bool(_asked_in_full(box))
