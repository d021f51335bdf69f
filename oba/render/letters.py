"""The cut of each font in a PDF, named by what is in it: in a pack, no two cuts that differ have the same name."""

from __future__ import annotations

from hashlib import sha256

import pydyf

from oba.render.tree import Pdf, behind

_TAG = 6  # letters before the name of a font that is cut


def name_cuts(pdf: Pdf) -> None:
    """Name the cuts of a PDF about to be written; WeasyPrint names them by the font they are cut from."""
    for font in pdf.objects:
        if isinstance(font, pydyf.Dictionary) and font.get("Subtype") == "/Type0":
            _name(pdf, font)


def _name(pdf: Pdf, font: pydyf.Dictionary) -> None:
    inner = behind(pdf, font["DescendantFonts"][0])
    about = behind(pdf, inner["FontDescriptor"])
    program = behind(pdf, about.get("FontFile2") or about["FontFile3"])
    tagged = cut_name(font["BaseFont"].decode().lstrip("/"), b"".join(program.stream))
    font["BaseFont"] = inner["BaseFont"] = about["FontName"] = f"/{tagged}"


def cut_name(name: str, program: bytes) -> str:
    """The name of a cut: six letters that its bytes decide, and the name of its font."""
    letters = "".join(chr(ord("A") + number % 26) for number in sha256(program).digest()[:_TAG])
    return f"{letters}+{name.partition('+')[2] or name}"
