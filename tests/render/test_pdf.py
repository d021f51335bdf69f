"""A document laid out and written is whole, accessible and speaks for itself."""

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
from oba.render.pdf import lay_out, write
from tests.pdf_checks import assert_accessible, faults, shown, tree
from tests.render.sample import CURVE, STORY, assets, document, laid_pack, pack, section, written


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


def links_in(pdf: bytes) -> list[str]:
    """What every link of a file says of itself, in order."""
    with opened(pdf) as file:
        return [str(link.Contents) for page in file.pages for link in page.get("/Annots", [])]


def bookmarks(pdf: bytes) -> dict[str, list[str]]:
    """The bookmarks of a file, those of the first level with those of the second."""
    with opened(pdf) as file, file.open_outline() as outline:
        return {item.title: [inner.title for inner in item.children] for item in outline.root}


def test_a_document_is_accessible() -> None:
    """It passes PDF/UA-1, PDF/A-3a and our own checks."""
    assert_accessible(written(laid_pack()))


def test_every_file_says_what_it_is() -> None:
    """Title, author, subject and language are the file's own, for readers and for catalogues alike."""
    with opened(write(laid_pack(), title="A “card”", author="The Trust", subject="Q2")) as file:
        assert file.Root.Lang == "en-GB"
        assert {key: str(file.docinfo[key]) for key in ("/Title", "/Author", "/Subject")} == {
            "/Title": "A “card”",
            "/Author": "The Trust",
            "/Subject": "Q2",
        }
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "A “card”"
            assert metadata["pdfuaid:part"] == "1"


def test_pages_are_known_by_their_kind() -> None:
    """Each by the name that style sheets give to it, and in the size of it."""
    with opened(written(laid_pack())) as file:
        sizes = [round(float(page.mediabox[2])) for page in file.pages]
    assert laid_pack().leaves == ("", "landscape", "card", "card", "card", "card", "card")
    assert sizes == [595, 842, 595, 595, 595, 595, 595]


def test_headings_begin_at_one() -> None:
    """What is laid out as a second level is the title of its own file."""
    assert headings(written(laid_pack()))[:3] == ["/H1", "/H2", "/H2"]
    assert headings(written(lay_out(document("<h2>a</h2><h3>b</h3>"), assets()))) == ["/H1", "/H2"]


def test_every_line_of_a_link_is_a_link_once() -> None:
    """Whatever boxes are inside it."""
    links = links_in(written(laid_pack()))
    assert links[:3] == ["Card ni-117", "Card ni-112", "Card ni-62"]
    assert links.count("dashboard") == 3


def test_margins_are_not_read_aloud() -> None:
    """Footers are marked as furniture of the page, and everything else is in the tree."""
    with opened(written(laid_pack())) as file:
        kinds = [{around[0] for around, _ in shown(page)} for page in file.pages]
    assert all("/Artifact of the margin" in around for around in kinds)
    assert all(around - {"/Artifact of the margin"} for around in kinds)


def test_a_table_names_its_headers() -> None:
    """Column headers are in the head, row headers in the body; the names that cells use are found in sorted order."""
    with opened(written(laid_pack())) as file:
        scopes = [str(element.object.A.Scope) for element in tree(file) if element.kind == "/TH"]
        listed = list(pikepdf.NameTree(file.Root.StructTreeRoot.IDTree))
        used = {str(name) for element in tree(file) if element.kind == "/TD" for name in element.object.A.Headers}
    assert scopes == (["/Column"] * 3 + ["/Row"] * 2) * 4
    assert listed == sorted(listed)
    assert used <= set(listed)


def test_the_box_of_a_figure_is_on_the_page() -> None:
    """A figure's box is in points from the bottom left, the right way up: within the sheet, as large as the chart."""
    with opened(written(lay_out(document(section("card-ni-117")), assets(), whole=False))) as file:
        (box,) = [element.object.A.BBox for element in tree(file) if element.kind == "/Figure"]
    left, bottom, right, top = (float(side) for side in box)
    assert [right - left, top - bottom] == pytest.approx([225, 90], abs=0.1)
    assert 595 < top < 842 - 42


def test_the_same_pages_give_the_same_bytes() -> None:
    """Written again, and laid out again."""
    fresh = lay_out(pack(), assets())
    assert written(fresh) == written(fresh) == written(laid_pack())


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
