"""What stands on a page on paper: letters by their fonts, lines and dots, however its instructions are written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from oba.attack.reading.glyphs import Font, letters_in
from oba.attack.reading.instructions import PAINT, PIECE, bytes_of, line_by_line, taken_apart
from oba.attack.reading.passages import Passage, passages
from oba.attack.reading.strokes import Strokes
from tests.attack.papers import publish

Pdf = Any


def test_a_font_maps_codes_one_by_one_in_ranges_and_in_lists() -> None:
    """A map names single codes, ranges that go on from a letter, and ranges with a list; others are unknown."""
    cmap = b"1 beginbfchar <01> <0041> endbfchar 2 beginbfrange <02> <04> <0062> <05> <06> [<0058> <0059>] endbfrange"
    font = Font(1, letters_in(cmap))
    assert font.text(bytes(range(1, 8))) == "AbcdXY\N{REPLACEMENT CHARACTER}"
    assert Font(1, None).text(b"3 %") == "3 %"
    assert Font(2, None).text(b"\0\1") == "\N{REPLACEMENT CHARACTER}"


def test_strokes_are_lines_and_dots() -> None:
    """Four bends are a dot; thickness is kept and given back with the rest of the state."""
    strokes = Strokes()
    zero, bends = (0.0, 0.0), ((10, 34), (-14, 10), (10, -14), (34, 10))
    told = [
        ("q", zero),
        ("w", (0, 24)),
        ("m", zero),
        ("m", (1, 2)),
        ("l", (3, 4)),
        (PAINT, zero),
        ("Q", zero),
        ("Q", zero),
    ]
    told += [
        ("m", (34, 10)),
        *(("c", bend) for bend in bends),
        (PAINT, zero),
        ("m", zero),
        ("l", (5, 5)),
        (PAINT, zero),
    ]
    for operator, point in told:
        strokes.take(operator, point)
    assert [(one.points, one.thick, one.dot) for one in strokes.found] == [
        (((1, 2), (3, 4)), 24, False),
        (((10, 10),), 24, True),
        (((0, 0), (5, 5)), 1, False),
    ]


def test_a_page_read_line_by_line_is_read_as_by_the_library(tmp_path: Path) -> None:
    """On a page of our own both ways find the same marks, letters, lines and dots."""
    with pikepdf.open(publish(tmp_path) / "a/cards/x.pdf") as pdf:
        leaf = pdf.pages[0].obj
        streams = [leaf, *leaf.Resources.XObject.values()]
        for one in streams:
            resources = one.get("/Resources", leaf.Resources)
            assert line_by_line(bytes_of(one)) == list(taken_apart(one, resources))


def followed(every: Iterable[Passage]) -> tuple[Strokes, list[tuple[object, ...]]]:
    """What passages draw and write: every mark with its letters."""
    strokes = Strokes()
    written: list[tuple[object, ...]] = []
    for passage in every:
        strokes.found += passage.strokes
        for one in passage.instructions:
            strokes.take(one.what, one.point)
            if one.what == PIECE:
                written += [("mark", one.mark), ("font", one.name), ("show", one.words)]
            elif one.what in {"mark", "font", "show"}:
                written.append((one.what, {"mark": one.mark, "font": one.name, "show": one.words}[one.what]))
    return strokes, written


def test_a_page_read_by_passages_is_read_as_by_the_library(tmp_path: Path) -> None:
    """What is read of a row or of a border at once draws and writes what its instructions do one by one."""
    with pikepdf.open(publish(tmp_path) / "a/cards/x.pdf") as pdf:
        leaf = pdf.pages[0].obj
        for one in (leaf, *leaf.Resources.XObject.values()):
            resources = one.get("/Resources", leaf.Resources)
            strokes, written = followed(passages(one, resources))
            every, told = followed([Passage(tuple(taken_apart(one, resources)))])
            assert sorted(strokes.found) == sorted(every.found)
            assert written == told


@pytest.mark.parametrize(
    ("content", "strokes"),
    [
        (b"q\n2 w\n0 0 m\n1 1 l\nS\nQ\nEMC\nn", 1),  # draws by itself
        (b"0 0 m\n1 1 l\nS\nEMC\nn", 0),  # is as thick as what was set before
        (b"Q\n2 w\n0 0 m\n1 1 l\nS\nEMC\nn", 0),  # gives back what was kept before
        (b"2 w\n0 0 m\n1 1 l\nS\nEMC\nn", 0),  # sets how thick the next is
        (b"/x0 Do\nq\n2 w\n0 0 m\n1 1 l\nS\nQ\nEMC\nn", 0),  # shows what may draw
    ],
)
def test_what_hangs_on_what_is_drawn_before_is_followed_one_by_one(content: bytes, strokes: int) -> None:
    """Only what a passage draws all by itself is known of it for good."""
    with pikepdf.new() as pdf:
        first, _ = passages(pdf.make_stream(content), pikepdf.Dictionary())
    assert len(first.strokes) == strokes
    assert any(one.what == PAINT for one in first.instructions) == (not strokes)


@pytest.mark.parametrize("content", [b"0 0 m\nEMC\n1 1 l\nS\nEMC\nn", b"EMC\nBDC\nEMC\nn"])
def test_a_page_that_parts_a_path_or_says_no_mark_is_left_to_the_library(content: bytes) -> None:
    """A path that goes on beyond the end of a mark is one path, and a mark must be said before it begins."""
    with pikepdf.new() as pdf:
        assert len(list(passages(pdf.make_stream(content), pikepdf.Dictionary()))) == 1


def _streams(one: Pdf) -> list[bytes]:
    return [one.read_bytes() if isinstance(one, pikepdf.Stream) else one.Contents.read_bytes()]


@pytest.mark.parametrize(
    "content",
    [
        b"(3) Tj",
        b"q (3) Tj Q",
        b"(3) Tj 0 g",
        b"/P <</MCID 0>> BDC",
        b"BI",
        b"0 0 m 1 1 l",
        b"[(3)] TJ",
        b"% (3)",
        b"<</T (3)>>",
    ],
)
def test_any_other_page_is_left_to_the_library(content: bytes) -> None:
    """Two instructions on one line, or letters written otherwise, are not read line by line."""
    assert line_by_line(b"q\n" + content + b"\nQ") is None


def test_letters_written_otherwise_are_read_too() -> None:
    """Plain letters, quotes that begin a line, gaps between words, and marks whose number stands elsewhere."""
    with pikepdf.new() as pdf:
        resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(P0=pikepdf.Dictionary(MCID=7)))
        stream = pdf.make_stream(b"/P /P0 BDC (a) Tj [(b) -20 (c) -300 (d)] TJ EMC (e) ' 0 0 (f) \" /P BMC /P /No BDC")
        found = tuple(taken_apart(stream, resources))
    assert [one.words for one in found if one.words] == [(b"a",), (b"bc", b"d"), (b"e",), (b"f",)]
    assert [one.mark for one in found if one.what == "mark"] == [7, None, None]
