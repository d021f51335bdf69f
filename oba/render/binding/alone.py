"""A part published by itself: what leads to other parts of a pack is plain text."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name, NumberTree, Pdf

from oba.render.binding.objects import volume_bytes
from oba.render.binding.part import Node, listed, pairs
from oba.render.binding.places import leads_away


def alone(content: bytes) -> bytes:
    """The file of a part by itself; the same bytes where it has no links to others."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        away = [(page.obj, link) for page in pdf.pages for link in listed(page.obj, "/Annots") if leads_away(link)]
        if not away:
            return content
        root = pdf.Root.StructTreeRoot
        owners = NumberTree(root.ParentTree)
        for page, link in away:
            _unlink(owners[int(link.StructParent)], link)
            page.Annots = Array([one for one in page.Annots if one.objgen != link.objgen])
        gone = {int(link.StructParent) for _, link in away}
        kept = [(key, owner) for key, owner in pairs(root.ParentTree.Nums) if int(key) not in gone]
        root.ParentTree.Nums = Array([item for pair in kept for item in pair])
        root.ParentTreeNextKey = int(kept[-1][0]) + 1
        _without_empty_lists(pdf)
        return volume_bytes(pdf)


def _unlink(element: Node, link: Node) -> None:
    """Let the words of a link be words."""
    element.S = Name.Span
    element.K = Array([kid for kid in listed(element, "/K") if not _points_to(kid, link)])


def _points_to(kid: Node, link: Node) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and kid.Obj.objgen == link.objgen


def _without_empty_lists(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Annots" in page.obj and not len(page.obj.Annots):
            del page.obj["/Annots"]
