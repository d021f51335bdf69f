"""The fonts of a volume: one cut of each, with the letters of all its parts.

Parts may say a thousandth more or less of a letter's width, and one more in a line would show. So the cut is shared by
all, and what is said of it by those that agree. A font of which the whole is not at hand stays as each part has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pikepdf import Dictionary, Pdf, Stream

from oba.render.binding.cut import cut, font_name
from oba.render.binding.part import Node
from oba.render.binding.typeface import Typeface, set_typeface, typeface


class _Use(NamedTuple):
    """A font among the resources of a part, under its name there."""

    fonts: Node
    name: str
    face: Typeface


def share_fonts(volume: Pdf, whole: Mapping[str, bytes]) -> None:
    """Let all parts of a volume use the same cuts, of fonts given whole by their names."""
    uses: defaultdict[str, list[_Use]] = defaultdict(list)
    for fonts in _resources(volume):
        for name, font in fonts.items():
            face = typeface(font)
            if face is not None:
                uses[face.name].append(_Use(fonts, name, face))
    for of_face in uses.values():
        names = {font_name(program) for program in {use.face.program for use in of_face}}
        if len(names) == 1 and names <= whole.keys():
            _share(volume, of_face, whole[names.pop()])


def _resources(volume: Pdf) -> Iterator[Node]:
    """The fonts of each part and of the numbers, once each."""
    met = set()
    for page in volume.pages:
        forms = page.obj.Resources.get("/XObject", Dictionary()).values()
        for holder in (page.obj.Resources, *(form.get("/Resources") for form in forms)):
            fonts = None if holder is None else holder.get("/Font")
            if fonts is not None and fonts.objgen not in met:
                met.add(fonts.objgen)
                yield fonts


def _share(volume: Pdf, uses: Sequence[_Use], whole: bytes) -> None:
    letters = frozenset(letter for use in uses for letter in use.face.widths)
    program = cut(whole, letters)
    shared = Stream(volume, program)
    shared.Length1 = len(program)
    for group in _agreeing(uses):
        face = group[0].face
        for use in group[1:]:
            face = face.joined(use.face)
        font = group[0].fonts[group[0].name]
        set_typeface(volume, font, face, shared)
        for use in group[1:]:
            use.fonts[use.name] = font


def _agreeing(uses: Sequence[_Use]) -> list[list[_Use]]:
    """The uses in groups that agree, each in the first it agrees with."""
    groups: list[list[_Use]] = []
    for use in uses:
        fits = (group for group in groups if all(use.face.agrees(one.face) for one in group))
        group = next(fits, None)
        if group is None:
            groups.append([use])
        else:
            group.append(use)
    return groups
