"""The head of a text that a person signs: what stands between two lines of three hyphens, above the Markdown."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from oba.domain.catalogue import problem
from oba.read.shapes.fields import Shape
from oba.read.shapes.validation import Typed
from oba.read.text.characters import with_bullets
from oba.read.text.files import Problems, Text
from oba.read.text.marks import read_marks

H = TypeVar("H", bound=Shape)
_FENCE = "---"
_RENUMBERED = MappingProxyType({"011": "035"})  # S011 is a heading that is not known


def read_head(text: Text, shape: type[H]) -> tuple[H | None, int, Problems]:
    """The head of a text, and the number of lines it takes."""
    lines = text.text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if lines[0].rstrip() != _FENCE or end is None or not any(line.strip() for line in lines[1:end]):
        return None, 0 if end is None else end + 1, (problem("S003", text.where(1)),)
    inner = Text(name=text.name, text="\n" + "\n".join(lines[1:end]), digest="")
    marked, problems = read_marks(inner)
    if marked is None:
        return None, end + 1, problems
    if not isinstance(marked.data, dict):
        return None, end + 1, (problem("S003", text.where(2)),)
    head, wrong = Typed(marked=marked, letter="S", renumbered=_RENUMBERED).read(shape, ())
    return head, end + 1, (*problems, *wrong, *marked.remarks)


def with_lists(text: Text, above: int) -> Text:
    """The text with a word processor's bullets, below so many lines, as items of lists."""
    lines = text.text.split("\n")
    return replace(text, text="\n".join([*lines[:above], with_bullets("\n".join(lines[above:]))]))
