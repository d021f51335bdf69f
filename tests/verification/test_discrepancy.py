"""Two files of one name say the same, or where they do not is told in words, whatever was changed in which kind."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from oba.verification.discrepancy import MOST, discrepancies, first_byte
from tests.verification import papers
from tests.verification.papers import Change, changed, paper

PAGE = (
    b'<!doctype html><html lang="en"><head><style>p {color: black}</style></head>'
    b'<body><!-- made --><p class="a">4.3 % of <a href="#x">900</a> children: amber</p></body></html>'
)
TABLE = b"indicator,place,value\r\nni-117,north,4.3\r\nni-117,south,4.5\r\n"
TREE = b'{"plan": "demo", "assessments": [{"indicator": "ni-117", "place": "north", "value": 4.3}], "none": []}'
PAPER = paper(
    "NI 117: 4.3", "The story", "The numbers", attached={"ni-117.trace.json": TREE, "ni-117.numbers.csv": TABLE}
)


def says(name: str, found: bytes, record: bytes) -> str:
    """What is said first of a file that differs."""
    return discrepancies(name, found, record)[0]


def test_the_same_bytes_say_the_same() -> None:
    """Of every kind, without being read."""
    assert discrepancies("a.pdf", b"x", b"x") == ()


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (b"4.3 %", b"4.2 %", "says “<p> class= a 4.2”, the record says “<p> class= a 4.3”"),
        (b"amber", b"green", "children: green”, the record says “"),
        (b"#x", b"https://elsewhere", "<a> href= https://elsewhere”, the record says “"),
        (b'class="a"', b'class="a" hidden', "hidden="),
        (b"color: black", b"color: white", "white}"),
        (b"<!-- made -->", b"<!-- made by hand -->", "by hand"),
        (b"</p>", b"</p><script>alert(1)</script>", "<script> alert(1)"),
        (b"amber</p>", b"</p>amber", "</p>"),
        (b"<!doctype html>", b"", "the record says “<! doctype html”"),
        (b"amber", b"", "children: amber”"),
        (b"amber", b"amb\xe2\x80\x8ber", "amb"),
    ],
)
def test_a_page_tells_words_marks_and_what_nobody_sees(was: bytes, now: bytes, said: str) -> None:
    """A number, a word, a link's target, an attribute, a style, a comment, a script, an order."""
    assert said in says("card.html", PAGE.replace(was, now), PAGE)


@pytest.mark.parametrize("content", [b"<![if x", b"<!x[", b"\xff", b"<a " * 1000, b""])
def test_a_damaged_page_is_told(content: bytes) -> None:
    """Half a declaration, no text, marks that never close, nothing."""
    assert says("card.html", content, PAGE)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (b"4.3", b"4.2", "row 2, value: says “4.2”, the record says “4.3”"),
        (b"north", b"east", "row 2, place: says “east”, the record says “north”"),
        (b"value", b"number", "its columns: says “indicator place number”"),
        (b"ni-117,south,4.5\r\n", b"", "row 3, indicator is missing; the record says “ni-117”"),
        (b"4.5\r\n", b"4.5,x\r\n", "row 3, column 4 is not in the record: “x”"),
        (b"4.5", b'"4.5', "cannot be read"),
        (b"4.5", b"\xff", "cannot be read"),
    ],
)
def test_a_table_tells_row_and_column(was: bytes, now: bytes, said: str) -> None:
    """A cell, a column, a row taken away, a cell put in; one that is no table any more."""
    assert said in says("results.csv", TABLE.replace(was, now), TABLE)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (b"4.3", b"4.2", "assessments[ni-117, north].value: says “4.2”, the record says “4.3”"),
        (b'"plan"', b'"plan": "other", "plan"', "cannot be read: 'plan' stands twice"),
        (b"[]}", b"[1]}", "none"),
        (b"[]}", b"[]", "cannot be read"),
        (b'"demo"', b'{"a": 1}', "plan"),
    ],
)
def test_a_tree_tells_the_leaf(was: bytes, now: bytes, said: str) -> None:
    """By the names that lead to it; a name that stands twice is none that can be trusted."""
    assert said in says("results.json", TREE.replace(was, now), TREE)


def test_a_tree_too_deep_is_told() -> None:
    """Whether the reader of JSON gives up or what looks at its leaves."""
    for deep in (200, 900, 100_000):
        assert says("results.json", b"[" * deep + b"]" * deep, TREE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (papers.script, "/OpenAction /JS app.alert(1)"),
        (papers.named_script, "app.alert(1)"),
        (papers.link("https://elsewhere"), "links and forms on page 1"),
        (papers.note, "links and forms on page 1"),
        (papers.layer, "/OCProperties"),
        (papers.form, "/AcroForm"),
        (papers.picture, "letters /Helvetica picture "),
        (papers.letters, "letters and pictures of page"),
        (papers.outside, "what stands outside its reading order: says “provisional”"),
        (papers.drawing, "the drawings on page 1"),
        (papers.cropped, "/CropBox"),
        (papers.turned, "/Rotate 180"),
        (papers.swapped, "page 1: says"),
        (papers.cut, "page 3 is missing"),
        (papers.twice, "its length: says “4 pages”, the record says “3 pages”"),
        (papers.bookmark, "a bookmark is not in the record: “Summary”"),
        (papers.titled, "its title is not in the record: “Another”"),
        (papers.unattached("ni-117.trace.json"), "ni-117.trace.json"),
        (papers.attached("ni-117.trace.json", TREE.replace(b"4.3", b"4.2")), "says “4.2”, the record says “4.3”"),
        (papers.attached("ni-117.trace.json", b"{"), "cannot be read"),
        (papers.attached("ni-117.numbers.csv", TABLE.replace(b"4.5", b"4.6")), "row 3, value"),
        (papers.attached("more.exe", b"MZ"), "more.exe"),
    ],
)
def test_a_document_on_paper_tells_what_it_says_shows_and_does(change: Change, said: str) -> None:
    """Scripts, links, stamps, layers, forms, pictures, letters, pages, drawings, bookmarks, attachments."""
    found = discrepancies("card.pdf", changed(PAPER, change), PAPER)
    assert any(said in one for one in found), found


def test_a_document_saved_anew_says_the_same() -> None:
    """Other bytes are no other words; from which byte on they differ can be told."""
    again = changed(PAPER, lambda _: None)
    longer = again + b"\n% nothing\n"
    assert discrepancies("card.pdf", longer, PAPER) == ()
    assert first_byte(longer, longer[:-1]) == f"says the same in other bytes, from byte {len(longer):,} on"
    assert first_byte(b"abc", b"axc") == "says the same in other bytes, from byte 2 on"


def test_a_paper_cut_short_is_told() -> None:
    """However much of it is left."""
    for left in (0, 1, 9, len(PAPER) // 4):
        assert says("card.pdf", PAPER[:left], PAPER).startswith("cannot be read")


def book(change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """A workbook after somebody has changed something."""
    made = Workbook()
    made.active.title = "Answers"  # type: ignore[union-attr]
    made["Answers"]["A1"], made["Answers"]["A2"] = "value", 4.3
    out = io.BytesIO()
    made.save(out)
    made = load_workbook(io.BytesIO(out.getvalue()))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def cell(content: object) -> Callable[[Workbook], object]:
    """Another content of the cell with the number."""
    return lambda its: its["Answers"]["A2"].__setattr__("value", content)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cell(4.2), "sheet Answers, cell A2: says “4.2”, the record says “4.3”"),
        (cell("=4.3"), "says “=4.3”"),
        (cell(None), "sheet Answers, cell A2 is missing"),
        (lambda its: its["Answers"]["A2"].__setattr__("number_format", ";;;"), "format: ;;;"),
        (lambda its: its["Answers"]["A2"].__setattr__("comment", Comment("or 4.2", "x")), "or 4.2"),
        (lambda its: its["Answers"]["A2"].__setattr__("hyperlink", "https://elsewhere"), "https://elsewhere"),
        (lambda its: its["Answers"].row_dimensions[2].__setattr__("hidden", True), "row 2"),
        (lambda its: its["Answers"].column_dimensions["A"].__setattr__("hidden", True), "column A"),
        (lambda its: its.create_sheet("More"), "sheet More, shown"),
        (lambda its: its.create_sheet("More").__setattr__("sheet_state", "veryHidden"), "veryHidden"),
        (lambda its: its.defined_names.add(DefinedName("x", attr_text="Answers!$A$2")), "its names"),
    ],
)
def test_a_workbook_tells_its_cells_and_what_is_behind_them(change: Callable[[Workbook], object], said: str) -> None:
    """Values, formulas, formats, comments, links, what is hidden, and names."""
    found = discrepancies("results.xlsx", book(change), book())
    assert any(said in one for one in found), found


def test_the_first_few_are_told_and_the_rest_counted() -> None:
    """Nobody reads a thousand lines."""
    rows = b"a\r\n" + b"".join(b"%d\r\n" % at for at in range(1000))
    found = discrepancies("results.csv", rows.replace(b"\r\n", b"x\r\n"), rows)
    assert len(found) == MOST + 1
    assert found[-1] == "and 1,996 more"


def test_long_pages_are_held_beside_each_other_soon() -> None:
    """Two words of fifty thousand are found, though the same words stand in very many places."""
    page = b"<p>4.3 amber</p> " * 12_000
    found = discrepancies("a.html", b"<p>start</p>" + page + b"<p>end</p>", b"<p>begin</p>" + page + b"<p>END</p>")
    assert found[0].startswith("says “<p> start")


@pytest.mark.parametrize("name", ["card.html", "results.csv", "results.json", "card.pdf", "results.xlsx"])
def test_what_was_touched_anywhere_is_told_and_never_stops_the_reader(name: str) -> None:
    """Bytes turned over, cut away and put in at random, in each kind of file."""
    kind = name.rpartition(".")[2]
    whole = {"html": PAGE, "csv": TABLE, "json": TREE, "pdf": PAPER, "xlsx": book()}[kind]
    chance = random.Random(name)  # noqa: S311 - for chance
    for _ in range(60):
        content, at = bytearray(whole), chance.randrange(len(whole))
        content[at : at + chance.choice((0, 1, 5, 400, len(whole)))] = chance.randbytes(chance.randrange(4))
        assert all(isinstance(one, str) for one in discrepancies(name, bytes(content), whole))
