"""Which document a file is: by the folder it stands in, else by what it says of itself, else nobody knows."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from oba.attack.reading.unread import Unread
from oba.domain.imprint import IDENTIFIER, Imprint
from oba.publish import MANIFEST
from oba.verification.data_digest import SaidDigests, data_digest_in, digests_in
from oba.verification.identity import edition_at, identity, round_above, round_in
from oba.verification.imprint import under_another
from oba.verification.leads import leads_in, leads_of
from oba.verification.manifest import OF_EDITION, read_edition
from oba.verification.report import Remark, Report, right, unsure, wrong
from tests.verification.papers import paper
from tests.verification.written_round import EDITION, TREE, manifest_of

SAYS = "demo/2010-11-q2/north/cards/ni-117"
ITSELF = Imprint("demo", "2010-11-q2", "north/cards/ni-117.html")


def page(says: str) -> bytes:
    """A page for a screen that says which it is."""
    return f'<head><meta charset="utf-8">\n<meta name="{IDENTIFIER}" content="{says}"></head>'.encode()


def test_a_round_is_what_its_manifest_says(tmp_path: Path) -> None:
    """Whatever its folder is called; without one that can be read, what the folder is called."""
    folder = tmp_path / "demo-plan" / "2010-11-q1"
    folder.mkdir(parents=True)
    assert round_in(folder)[0][:2] == ("demo-plan", "2010-11-q1")
    manifest = manifest_of(folder, TREE)
    assert (round_in(folder)[0][:2], round_in(folder)[1]) == (("demo", "2010-11-q2"), manifest.sha256)


def test_a_file_in_a_round_is_what_it_is_called_there(tmp_path: Path) -> None:
    """Whatever it says of itself."""
    manifest = manifest_of(tmp_path, TREE)
    (tmp_path / "south").mkdir()
    file = tmp_path / "south" / "card.pdf"
    file.write_bytes(paper("x", says=f"{SAYS}.pdf"))
    assert identity(file) == (("demo", "2010-11-q2", "south/card.pdf"), tmp_path, manifest)
    assert round_above(file) == tmp_path


def test_a_file_of_an_edition_is_what_it_is_called_beside_the_rounds(tmp_path: Path) -> None:
    """Its pages and the one that leads into them; what else stands beside the rounds is what it says of itself."""
    tree = {**EDITION, "outputs": {"a.html": {"bytes": 1, "sha256": "aa"}}}
    (tmp_path / "edition").mkdir()
    (tmp_path / OF_EDITION).write_text(json.dumps(tree), encoding="utf-8")
    for name in ("edition/a.html", "index.html", "other.html"):
        (tmp_path / name).write_bytes(page(str(ITSELF)))
    manifest = read_edition(tmp_path)
    assert set(manifest.outputs) == {"edition/a.html", "index.html"}
    for name in manifest.outputs:
        assert identity(tmp_path / name) == (("demo", "2010-11-q2", name), tmp_path, manifest)
    assert identity(tmp_path / "other.html") == (ITSELF, None, None)
    assert edition_at(tmp_path) == edition_at(tmp_path / "edition") == tmp_path


def test_a_folder_without_an_edition_has_none(tmp_path: Path) -> None:
    """Nor has a round, though a place of it should be called so."""
    assert edition_at(tmp_path) is None
    (tmp_path / "edition").mkdir()
    manifest_of(tmp_path, TREE)
    assert edition_at(tmp_path) is None


@pytest.mark.parametrize("content", [page(f"{SAYS}.html"), b"<!DOCTYPE html>\n" + page(f"{SAYS}.html")[:-7]])
def test_a_page_found_alone_says_which_it_is(tmp_path: Path, content: bytes) -> None:
    """Whatever it is called, also cut short, and where the manifest above it cannot be read."""
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    (tmp_path / "found").write_bytes(content)
    assert identity(tmp_path / "found") == (ITSELF, None, None)


def test_a_paper_found_alone_says_which_it_is(tmp_path: Path) -> None:
    """Among its keywords; what is attached to it says nothing of that."""
    (tmp_path / "found").write_bytes(paper("x", says=f"{SAYS}.pdf", attached={"ni-1.trace.json": b"{}"}))
    assert identity(tmp_path / "found") == (ITSELF._replace(name="north/cards/ni-117.pdf"), None, None)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b"<p>demo/2010-11-q2/x</p>", b"<![x[ ]]>", page(""), page("demo"), page("demo/2010-11-q2"),
        page("demo//x"), b'<meta name="dcterms.identifier">', paper("x"), paper("x", says="demo"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_say_is_nobodys(tmp_path: Path, content: bytes) -> None:
    """Without the word, with half of it, with none of its parts."""
    (tmp_path / "found").write_bytes(content)
    assert identity(tmp_path / "found") is None


def test_a_paper_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    """Cut short, or under a password: neither is a paper that does not say which it is."""
    found = tmp_path / "found"
    found.write_bytes(paper("x", says=f"{SAYS}.pdf")[:200])
    with pytest.raises(Unread, match="damaged or cut short"):
        identity(found)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("x", says=f"{SAYS}.pdf"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    found.write_bytes(out.getvalue())
    with pytest.raises(Unread, match="password"):
        identity(found)


def test_what_is_no_file_is_not_followed(tmp_path: Path) -> None:
    """A link may lead elsewhere tomorrow."""
    (tmp_path / "real.pdf").write_bytes(paper("x", says=f"{SAYS}.pdf"))
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    with pytest.raises(OSError, match="no file"):
        identity(tmp_path / "link.pdf")


def test_a_file_under_anothers_name_is_told_by_what_it_says() -> None:
    """One that does not say, or cannot be opened, is not called another's."""
    one, other = page(f"{SAYS}.html"), page("demo/2010-11-q1/north/cards/ni-117.html")
    assert under_another(other, one) == "says that it is demo/2010-11-q1/north/cards/ni-117.html"
    assert (under_another(one, one), under_another(b"", one), under_another(b"%PDF-", one)) == ("", "", "")


@pytest.mark.parametrize(
    ("named", "leads"), [(["2010-11-q1", 3], {"2010-11-q1"}), ("2010-11-q1", set()), (None, set()), ({}, set())]
)
def test_an_edition_says_to_which_rounds_it_leads(tmp_path: Path, named: object, leads: set[str]) -> None:
    """Its manifest names them, and a page found alone has links to them; what is no name is none."""
    (tmp_path / "edition").mkdir()
    (tmp_path / OF_EDITION).write_text(json.dumps({**EDITION, "leads to": named}), encoding="utf-8")
    assert leads_of(read_edition(tmp_path)) == leads
    links = b'<a href="../../../2010-11-q1/x.html"> <a href="2009-10-q4/y.html"> <a href="#top"> <a href="a.html">'
    assert leads_in(links) == {"2010-11-q1", "2009-10-q4"}


def test_the_digest_of_the_data_is_read_where_a_document_says_it() -> None:
    """In short behind the word data, in full in the workbook; nothing else is taken for one."""
    assert data_digest_in("a.html", b"<p>rules 0123abcd, data 89abcdef.</p>") == "89abcdef"
    assert data_digest_in("a.pdf", paper("rules 0123abcd, data 89abcdef")) == "89abcdef"
    assert data_digest_in("a.csv", b'what,says\n"Data, keyed digest",' + b"ab" * 32) == "ab" * 32
    assert data_digest_in("a.html", b"<p>data come late, data 12</p>") == ""
    assert data_digest_in("a.pdf", b"") == ""
    foot = b"<p>rule 0123abcd, data 89abcdef</p><p>rule 4567abcd, data 89abcd01 and on</p><p>rule 1, data 2</p>"
    assert digests_in("a.html", foot).rows == {"0123abcd": "89abcdef", "4567abcd": "89abcd01"}
    assert digests_in("a.pdf", b"") == SaidDigests()


def test_a_report_tells_what_is_wrong_what_is_not_known_and_what_to_do() -> None:
    """Each mend once, and none of what is not wrong; no terminal obeys a name."""
    mended = (*wrong("a", "x", "y", mend="Ask."), *wrong("b", "z", mend="Look."), Remark(says="", mend="Nothing."))
    report = Report(title="", remarks=(*mended, unsure("who knows")))
    assert (report.whole, report.sure, report.mends) == (False, False, ("Ask.", "Look."))
    assert Report(title="", remarks=(right("fine"),)).sure
    assert wrong("a\x1b[2J", "b\u00a0c\n")[0].line == "a\\x1b[2J: b c\\n"
