"""Papers held beside their pages: one number that stands in one place only is found, by the name of its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from oba.attack.reading.answers import FILE as ANSWERS
from oba.attack.reading.table import FILE as TABLE_FILE
from tests.attack.papers import DOTS, PUBLIC, SAYS, TABLE, answers, learn, lines, page, publish

CELL = "x, A, 2009/10: "
THREE = f"{CELL}children counted: 3"
TOLD = TABLE.replace("<td>25</td><td>c</td>", "<td>25</td><td>3</td>")
DRAWN = page(dots=DOTS + '<circle cx="500" cy="390" r="24"/>')  # 3 of 100
Pdf = Any
ALTERED: dict[str, tuple[Callable[[Pdf], None], str]] = {}


def alters(name: str, found: str) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    """Keep a way of planting a number in a paper, with what is to be found."""

    def kept(change: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        ALTERED[name] = (change, f"{CELL}{found}")
        return change

    return kept


def attachment(pdf: Pdf, content: bytes) -> Pdf:
    """A file to be attached, with nothing said of it."""
    made: Any = pikepdf.AttachedFileSpec  # its types ask for what it has of itself
    return made(pdf, content)


@alters("title", "a/cards/x.pdf gives 3 in its title, and nothing beside it shows that")
def _title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "x, A: 3 children"


@alters("keywords", "a/cards/x.pdf gives 3 in its keywords, and nothing beside it shows that")
def _keywords(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = "3 children"


@alters("metadata", "a/cards/x.pdf gives 3 in its metadata, and nothing beside it shows that")
def _metadata(pdf: Pdf) -> None:
    raw = pdf.Root.Metadata.read_bytes().replace(b"The Trust", b"The 3 children")
    pdf.Root.Metadata = pdf.make_stream(raw, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


@alters("bookmark", "a/cards/x.pdf gives 3 in a bookmark, and nothing beside it shows that")
def _bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("A: 3 children", 0))


@alters("link", "a/cards/x.pdf gives 3 in a link, and nothing beside it shows that")
def _link(pdf: Pdf) -> None:
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents="3 children", Rect=[0, 0, 1, 1])
    pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([note]))


@alters("margin", "a/cards/x.pdf gives 3.0 in its margins, and nothing beside it shows that")
def _margin(pdf: Pdf) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources.Font["/Plain"] = font
    pdf.pages[0].contents_add(b"BT /Plain 9 Tf (Only 3.0 %) Tj ET", prepend=False)


@alters("attached name", "a/cards/x.pdf gives 3 in the name of an attachment, and nothing beside it shows that")
def _attached_name(pdf: Pdf) -> None:
    pdf.attachments["3.json"] = attachment(pdf, answers())


@alters("attached answers", "children counted: 3")
def _attached_answers(pdf: Pdf) -> None:
    finding = {"because": [{"says": "2009/10: 3.0 %. It is withheld."}]}
    pdf.attachments["trace.json"] = attachment(pdf, answers(findings=[finding]))


@alters("attached numbers", "children counted: 3")
def _attached_numbers(pdf: Pdf) -> None:
    rows = b"indicator,place,period,group,value,numerator,denominator,missing\nx,a,2009/10,,,3,100,c\n"
    pdf.attachments["numbers.csv"] = attachment(pdf, rows)


@alters("attached numbers of nobody else", "children counted: 3")
def _attached_own(pdf: Pdf) -> None:
    pdf.attachments["numbers.csv"] = attachment(pdf, b"period,value\n2009/10,3.0\n")


@alters("attached table", "children counted: 3")
def _attached_table(pdf: Pdf) -> None:
    rows = b"indicator,place,period,question,reason,value,because\nx,a,2009/10,threshold,,3.0,\n"
    pdf.attachments["answers.csv"] = attachment(pdf, rows)


def test_a_paper_as_its_page_gives_nothing_away(tmp_path: Path) -> None:
    """What a page shows, its paper may show, in words, tables, drawings and of itself."""
    found = learn(publish(tmp_path))
    assert found.safe
    assert found.contradictions == ()
    assert any(one.of.period == "2009/10" for one in found.bounds)


@pytest.mark.parametrize(
    ("web", "on_paper", "found"),
    [
        ("", page(table=TOLD), THREE),
        (page(table=TOLD), "", THREE),
        ("", DRAWN, THREE),
        ("", DRAWN, f"{CELL}a/cards/x.pdf gives a point at 500, 390 drawn on paper, and nothing beside it shows that"),
        (DRAWN, "", THREE),
        (page(dots=DOTS + '<polyline points="300,200 500,390" stroke="#000" stroke-width="24"/>'), "", THREE),
        ("", page(text="Only 3 of them."), f"{CELL}a/cards/x.pdf gives 3 on paper, and nothing beside it shows that"),
        (
            page(text="Only 3 of them."),
            "",
            f"{CELL}a/cards/x.pdf gives 3 on its page but not on paper, and nothing beside it shows that",
        ),
        (
            "",
            page(says=f"{SAYS} 3 in all."),
            f"{CELL}a/cards/x.pdf gives 12.5, 09, 3 in an alternative text, and nothing beside it shows that",
        ),
        (
            page(text='It was <abbr title="3 children">counted</abbr> in June.'),
            "",
            f"{CELL}a/cards/x.html gives 3 in its title, and nothing beside it shows that",
        ),
        (
            page(text="It was counted in June.<!-- 3 children -->"),
            "",
            f"{CELL}a/cards/x.html gives 3 in a comment, and nothing beside it shows that",
        ),
    ],
)
def test_a_number_in_one_of_two_is_found(tmp_path: Path, web: str, on_paper: str, found: str) -> None:
    """In a table, a drawing, a sentence, an alternative text or a comment, of the page only or of the paper only."""
    assert found in lines(publish(tmp_path, web=web, on_paper=on_paper))


@pytest.mark.parametrize("name", sorted(ALTERED))
def test_a_number_that_no_leaf_shows_is_found(tmp_path: Path, name: str) -> None:
    """In what a paper says of itself, in its bookmarks, notes and margins, and in what is attached to it."""
    change, found = ALTERED[name]
    assert found in lines(publish(tmp_path, change=change))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.bin", b"\0"),
        ("trace.json", b"{"),
        ("trace.json", b'{"answer": 3}'),
        ("trace.json", b'{"assessments": [{"place": "a"}]}'),
        ("numbers.csv", b"a,b\n1,2\n"),
        ("numbers.csv", b"\xff\xfe"),
    ],
)
def test_an_attachment_that_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    """An attachment of another kind, cut short, or of another shape may hold anything."""

    def change(pdf: Pdf) -> None:
        pdf.attachments[name] = attachment(pdf, content)

    said = lines(publish(tmp_path, change=change))
    assert [line for line in said if line.startswith(f"{name} in a/cards/x.pdf cannot be read, so that nobody")]


@pytest.mark.parametrize(
    "name", ["a/cards/x.pdf", "a/cards/x.html", ANSWERS, TABLE_FILE, "results.xlsx", "manifest.json"]
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    """A file cut short or overwritten is a finding, and the others are read all the same."""
    folder = publish(tmp_path)
    (folder / name).write_bytes(b"\xff\xfe\0damaged")
    found = learn(folder)
    assert name in [one.file for one in found.unreadable]
    assert not found.safe


def test_a_paper_cut_short_is_named(tmp_path: Path) -> None:
    """Half a paper is none, wherever it ends."""
    folder = publish(tmp_path)
    file = folder / "a/cards/x.pdf"
    whole = file.read_bytes()
    for share in range(1, 8):
        file.write_bytes(whole[: len(whole) * share // 8])
        assert not learn(folder).safe


def test_letters_without_names_are_named(tmp_path: Path) -> None:
    """A font that does not say what its letters are could write anything."""

    def change(pdf: Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            del font["/ToUnicode"]

    (said,) = lines(publish(tmp_path, change=change))
    assert said.startswith("a/cards/x.pdf cannot be read, so that nobody can say what it gives away: a font in it")


def test_a_locked_paper_is_named(tmp_path: Path) -> None:
    """What only some can open, others cannot look at."""
    folder = publish(tmp_path)
    file = folder / "a/cards/x.pdf"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert [one.file for one in learn(folder).unreadable] == ["a/cards/x.pdf"]


def test_a_curve_without_its_page_cannot_be_read(tmp_path: Path) -> None:
    """Heights on paper mean nothing without the axes beside them."""
    folder = publish(tmp_path)
    (folder / "a/cards/x.html").unlink()
    assert [one.why for one in learn(folder).unreadable] == ["its curve has no axes on a page beside it"]


def test_where_nothing_is_withheld_nothing_can_stray(tmp_path: Path) -> None:
    """A sentence on paper only is no matter where every number is shown."""
    shown = page(table=TABLE.replace("c</td>", "30</td>"))
    other = shown.replace("counted in June", "counted 3 times")
    assert lines(publish(tmp_path, web=shown, on_paper=other), PUBLIC) == []
