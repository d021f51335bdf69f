"""Files embedded in a PDF as PDF/A-3 asks: named, described, dated, and associated with the document.

Written here and not by WeasyPrint, which dates them by the clock and associates each twice.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import md5
from typing import NamedTuple

import pydyf

from oba.compose.attachments import Attachment
from oba.render.tree import Pdf


class Enclosed(NamedTuple):
    """Files for the inside of a PDF, and the day on which what they hold was known."""

    files: Sequence[Attachment]
    known: date


NOTHING = Enclosed((), date.min)


def embed(pdf: Pdf, enclosed: Enclosed) -> None:
    """Put files into a PDF that is about to be written."""
    if not enclosed.files:
        return
    ordered = sorted(enclosed.files, key=lambda one: one.name)  # a reader looks a name up in a sorted list
    specifications = [_specification(pdf, one, enclosed.known) for one in ordered]
    names = pydyf.Array()
    for one, specification in zip(ordered, specifications, strict=True):
        names.extend((pydyf.String(one.name), specification.reference))
    leaf = pydyf.Dictionary({"Names": names})
    pdf.add_object(leaf)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = leaf.reference
    pdf.catalog["AF"] = pydyf.Array([one.reference for one in specifications])


def _specification(pdf: Pdf, one: Attachment, known: date) -> pydyf.Dictionary:
    stream = _stream(one, known)
    pdf.add_object(stream)
    found = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(one.name),
            "UF": pydyf.String(one.name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "Desc": pydyf.String(one.says),
            "AFRelationship": f"/{one.relation}",
        }
    )
    pdf.add_object(found)
    return found


def _stream(one: Attachment, known: date) -> pydyf.Stream:
    digest = md5(one.content, usedforsecurity=False).hexdigest()  # the one kind that a PDF has room for
    about = pydyf.Dictionary(
        {
            "Size": len(one.content),
            "ModDate": pydyf.String(f"D:{known:%Y%m%d}000000Z"),
            "CheckSum": f"<{digest}>",
        }
    )
    kind = {"Type": "/EmbeddedFile", "Subtype": f"/{one.kind.replace('/', '#2f')}", "Params": about}
    return pydyf.Stream([one.content], pydyf.Dictionary(kind), compress=True)
