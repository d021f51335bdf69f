"""The files attached to a volume: those of all its parts."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Pdf, String

from oba.render.binding.part import Node, inside, listed, pairs
from oba.render.failure import RenderFailed


def add_enclosures(volume: Pdf, names: Node, associated: list[Node]) -> None:
    """Add the files of a part, copied. Raises RenderFailed for two of the same name."""
    new = _files(names)
    if not new:
        return
    taken = _files(volume.Root.get("/Names", Dictionary()))
    twice = sorted(taken.keys() & new.keys())
    if twice:
        raise RenderFailed([f"two parts of a pack have a file '{name}' attached" for name in twice])
    both = taken | new
    ordered = Array([item for name in sorted(both) for item in (String(name), both[name])])
    leaf = volume.make_indirect(Dictionary(Names=ordered))
    inside(volume.Root, "/Names").EmbeddedFiles = leaf
    _associate(volume, associated)


def _associate(volume: Pdf, files: list[Node]) -> None:
    """Say of files that they belong to the whole document, as PDF/A-3 asks."""
    every = [*listed(volume.Root, "/AF"), *files]
    volume.Root.AF = Array(sorted(every, key=lambda one: str(one.UF)))


def _files(names: Node) -> dict[str, Node]:
    return {str(name): file for name, file in pairs(names.EmbeddedFiles.Names)} if "/EmbeddedFiles" in names else {}
