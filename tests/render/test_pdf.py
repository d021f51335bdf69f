"""A pack is laid out once, and each file written from it is whole, accessible and speaks for itself."""

from __future__ import annotations

import io
import logging
import pickle
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from oba.render.failure import RenderFailed
from oba.render.pages import numbers_of
from oba.render.pdf import lay_out, write
from tests.pdf_checks import assert_accessible, faults, shown, tree
from tests.render.sample import CURVE, SECTIONS, STORY, assets, document, laid_pack, pack, written

FILES = (None, *SECTIONS)


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The PDF, to look inside."""
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes, tmp_path: Path) -> list[str]:
    """The text on each page as a viewer shows it, footers included."""
    path = tmp_path / "text.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)  # noqa: S607
    return done.stdout.split("\f")[:-1]


def headings(pdf: bytes) -> list[str]:
    """The levels of the headings in order."""
    with opened(pdf) as document:
        return [element.kind for element in tree(document) if re.fullmatch(r"/H\d", element.kind)]


@pytest.mark.parametrize("section", FILES)
def test_every_file_is_accessible(section: str | None) -> None:
    """The pack, its dashboard and each card pass PDF/UA-1, PDF/A-3a and our own checks."""
    assert_accessible(written(laid_pack(), section))


def test_every_file_says_what_it_is() -> None:
    """Title, author, subject and language are the file's own, for readers and for catalogues alike."""
    with opened(write(laid_pack(), title="A “card”", author="The Trust", subject="Q2", section="dashboard")) as file:
        assert file.Root.Lang == "en-GB"
        assert {key: str(file.docinfo[key]) for key in ("/Title", "/Author", "/Subject")} == {
            "/Title": "A “card”",
            "/Author": "The Trust",
            "/Subject": "Q2",
        }
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "A “card”"
            assert metadata["pdfuaid:part"] == "1"


def test_pages_of_a_section() -> None:
    """A section has the pages that any part of it stands on, and a name that does not occur has none."""
    pages = laid_pack().document.pages
    assert [numbers_of(pages, section) for section in SECTIONS] == [(2,), (3,), (4, 5, 6), (7,)]
    assert numbers_of(pages, "card-ni-1") == ()


def test_a_file_has_the_pages_of_its_section_in_their_size() -> None:
    """The dashboard stays landscape and the cards upright, in files of their own too."""
    sizes = []
    for section in SECTIONS:
        with opened(written(laid_pack(), section)) as file:
            sizes.append([round(float(page.mediabox[2])) for page in file.pages])
    assert sizes == [[842], [595], [595, 595, 595], [595]]


def test_a_card_numbers_itself_and_a_pack_its_pages(tmp_path: Path) -> None:
    """The number of a page in its own file stands in that file alone, and so does that in the pack, in the pack."""
    pack_text, alone = text_of(written(laid_pack()), tmp_path), text_of(written(laid_pack(), "card-ni-112"), tmp_path)
    assert [re.findall(r"Page (\d+)", page) for page in pack_text] == [[str(number)] for number in range(1, 8)]
    assert [re.findall(r"(\d) of (\d)", page) for page in alone] == [[("1", "3")], [("2", "3")], [("3", "3")]]
    assert [re.findall(r"\d of \d", page) for page in pack_text[3:6]] == [["1 of 3"], ["2 of 3"], ["3 of 3"]]
    assert not any("Page" in page for page in alone)
    assert not any("Own" in page for page in pack_text)
    assert [re.findall(r"Own (\d)", page) for page in alone] == [["1"], ["2"], ["3"]]
    assert re.findall(r"Card (\S+) (\d)", pack_text[0]) == [("ni-117", "3"), ("ni-112", "4"), ("ni-62", "7")]


def test_headings_begin_at_one_in_every_file() -> None:
    """What is a second level in the pack is the title of its own file."""
    assert headings(written(laid_pack()))[:3] == ["/H1", "/H2", "/H2"]
    assert headings(written(laid_pack(), "card-ni-117")) == ["/H1", "/H2"]


def test_links_lead_only_inside() -> None:
    """In the pack a card links to the dashboard; alone it links to itself and to the web, and says so in words."""
    links = {section: links_in(written(laid_pack(), section)) for section in FILES}
    assert links[None][:3] == ["Card ni-117", "Card ni-112", "Card ni-62"]
    assert links["card-ni-117"] == ["the national figures", "the end of this card"]
    assert links[None].count("dashboard") == 3


def links_in(pdf: bytes) -> list[str]:
    """What every link of a file says of itself, in order."""
    with opened(pdf) as file:
        return [str(link.Contents) for page in file.pages for link in page.get("/Annots", [])]


def test_bookmarks_lead_only_inside() -> None:
    """A card's own file has the bookmarks of the card."""
    with opened(written(laid_pack(), "card-ni-62")) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Young people not in education: ni-62"]


def test_margins_are_not_read_aloud() -> None:
    """Footers are marked as furniture of the page, and everything else is in the tree."""
    with opened(written(laid_pack())) as file:
        kinds = [{around[0] for around, _ in shown(page)} for page in file.pages]
    assert all("/Artifact of the margin" in around for around in kinds)
    assert all(around - {"/Artifact of the margin"} for around in kinds)


def test_a_table_names_its_headers() -> None:
    """Column headers are in the head, row headers in the body; the names that cells use are found in sorted order."""
    with opened(written(laid_pack(), "dashboard")) as file:
        scopes = [str(element.object.A.Scope) for element in tree(file) if element.kind == "/TH"]
        listed = list(pikepdf.NameTree(file.Root.StructTreeRoot.IDTree))
        used = {str(name) for element in tree(file) if element.kind == "/TD" for name in element.object.A.Headers}
    assert scopes == ["/Column"] * 3 + ["/Row"] * 2
    assert listed == sorted(listed)
    assert used <= set(listed)


def test_the_box_of_a_figure_is_on_the_page() -> None:
    """A figure's box is in points from the bottom left, the right way up: within the sheet, as large as the chart."""
    with opened(written(laid_pack(), "card-ni-117")) as file:
        (box,) = [element.object.A.BBox for element in tree(file) if element.kind == "/Figure"]
    left, bottom, right, top = (float(side) for side in box)
    assert [right - left, top - bottom] == pytest.approx([225, 90], abs=0.1)
    assert 595 < top < 842 - 42


def test_files_do_not_depend_on_the_order_of_writing() -> None:
    """The same pack gives the same bytes forwards, backwards and again."""
    forwards = {section: written(laid_pack(), section) for section in FILES}
    fresh = lay_out(pack(), assets())
    assert {section: written(fresh, section) for section in reversed(FILES)} == forwards
    assert {section: written(fresh, section) for section in FILES} == forwards


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p style='colour: red'>x</p>", "colour"),
        ("<p><a href='#nowhere'>x</a></p>", "nowhere"),
        ("<img src='data:image/png;base64,AAAA' alt='x'>", "Failed to load image"),
        ("<svg width='9' height='9'><rect width='9' height='9'/></svg><p id='a'>x</p><p id='a'>y</p>", "defined twice"),
        ("<p>tomorrow 🎉</p>", "U+1F389"),
    ],
)
def test_a_complaint_is_a_failure(body: str, reason: str) -> None:
    """What WeasyPrint would log and pass over stops the document, with its reason."""
    with pytest.raises(RenderFailed, match=re.escape(reason)):
        written(lay_out(document(f"<h1>t</h1>{body}"), assets()))


def test_all_complaints_are_named_at_once() -> None:
    """Each thing that is wrong is one reason."""
    with pytest.raises(RenderFailed) as failure:
        lay_out(document("<p style='colour: red'>x</p>", "p { widht: 1px } q { hieght: 2px }"), assets())
    assert len(failure.value.reasons) == 3


def test_reasons_survive_between_processes() -> None:
    """What a worker met reaches whoever started the build, each reason by itself and none twice."""
    sent: RenderFailed = pickle.loads(pickle.dumps(RenderFailed(["one", "two", "one"])))  # noqa: S301  (our own bytes)
    assert (sent.reasons, str(sent)) == (("one", "two"), "one\ntwo")


def test_silenced_logging_hides_nothing() -> None:
    """An application that turns WeasyPrint's log off still learns that a document is wrong."""
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(RenderFailed):
            lay_out(document("<p style='colour: red'>x</p>"), assets())
        assert logger.level == logging.CRITICAL
    finally:
        logger.setLevel(level)


def test_a_section_that_shares_a_page_is_refused() -> None:
    """A card's file must not show a line of the card before it."""
    run_on = pack().replace(".card { page: card; break-before: page }", "")
    laid = lay_out(run_on, assets())
    with pytest.raises(RenderFailed, match="shares a page with"):
        written(laid, "card-ni-112")


def test_an_unknown_section_is_refused() -> None:
    """A file with no pages is never written."""
    with pytest.raises(RenderFailed, match="no section 'card-ni-1'"):
        written(laid_pack(), "card-ni-1")


def spoilt() -> Iterator[tuple[str, str]]:
    """Documents that a validator passes although nobody could use them, and what our own checks say of them."""
    yield "<h1>a</h1><h1>b</h1>", "one heading of level 1"
    yield "<h1>a</h1><table><tr><td>1</td></tr></table>", "a table has no header cell"
    yield f"<h1>a</h1>{CURVE.replace('Falling from 6.2 % to 4.3 %', ' ')}", "a figure has no alternative text"
    yield "<h1>a</h1><p><a href='javascript:x'>b</a></p>", "a link leads to javascript:x"
    yield "<p>a</p>", "one heading of level 1"
    yield f"<h1>a</h1><div style='opacity: 0.5'>{STORY.split('</ul>')[0]}</ul></div>", "marked content of its own"


@pytest.mark.parametrize(("body", "fault"), list(spoilt()))
def test_our_checks_see_what_validators_pass_over(body: str, fault: str) -> None:
    """Each check of ours fails on a document made to fail it."""
    assert any(fault in found for found in faults(written(lay_out(document(body), assets()))))


def test_without_the_last_touches_nothing_would_pass() -> None:
    """What WeasyPrint writes by itself fails both the validator and our checks, so that the touches are needed."""
    found = "\n".join(faults(laid_pack().document.write_pdf(pdf_variant="pdf/ua-1")))
    assert all(fault in found for fault in ("a header cell has no scope", "LBody", "not nested within a Link", "3a:"))
