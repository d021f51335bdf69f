"""Which document a file is: by the folder it stands in, else by the working attached to it, else nobody knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oba.publish import MANIFEST
from oba.verification.data_digest import SaidDigests, data_digest_in, digests_in
from oba.verification.identity import identity, round_above, round_in
from oba.verification.report import Remark, Report, right, unsure, wrong
from tests.verification.papers import paper
from tests.verification.written_round import TREE, manifest_of


def trace(indicator: str, place: str = "north") -> bytes:
    """The working of a card."""
    said = {"plan": "demo", "round": "2010-11-q2", "assessments": [{"indicator": indicator, "place": place}]}
    return json.dumps(said).encode()


def found(tmp_path: Path, content: bytes) -> tuple[str, str, str] | None:
    """Plan, round and name of a file found alone."""
    (tmp_path / "found.pdf").write_bytes(content)
    one = identity(tmp_path / "found.pdf")
    return one and one[:3]


def test_a_round_is_what_its_manifest_says(tmp_path: Path) -> None:
    """Whatever its folder is called; without one that can be read, what the folder is called."""
    folder = tmp_path / "demo-plan" / "2010-11-q1"
    folder.mkdir(parents=True)
    assert round_in(folder)[0][:2] == ("demo-plan", "2010-11-q1")
    manifest = manifest_of(folder, TREE)
    assert (round_in(folder)[0][:2], round_in(folder)[1]) == (("demo", "2010-11-q2"), manifest.sha256)


def test_a_file_in_a_round_is_what_it_is_called_there(tmp_path: Path) -> None:
    """Whatever it says of itself."""
    manifest_of(tmp_path, TREE)
    (tmp_path / "south").mkdir()
    file = tmp_path / "south" / "card.pdf"
    file.write_bytes(paper("x", attached={"ni-117.trace.json": trace("ni-117")}))
    assert identity(file) == ("demo", "2010-11-q2", "south/card.pdf", tmp_path, "")
    assert round_above(file) == tmp_path


def test_a_card_found_alone_says_which_it_is(tmp_path: Path) -> None:
    """By its working; also where the manifest above it cannot be read."""
    card = paper("x", attached={"ni-117.trace.json": trace("ni-117")})
    assert found(tmp_path, card) == ("demo", "2010-11-q2", "north/cards/ni-117.pdf")
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    assert found(tmp_path, card) == ("demo", "2010-11-q2", "north/cards/ni-117.pdf")


def test_a_pack_found_alone_says_which_it_is(tmp_path: Path) -> None:
    """By several workings, or by what it calls itself where it has one."""
    two = {f"{name}.trace.json": trace(name) for name in ("ni-43", "ni-117")}
    assert found(tmp_path, paper("x", attached=two)) == ("demo", "2010-11-q2", "north/pack.pdf")
    one = paper("x", attached={"ni-43.trace.json": trace("ni-43")}, title="Pack: North")
    assert found(tmp_path, one) == ("demo", "2010-11-q2", "north/pack.pdf")
    whose = identity(tmp_path / "found.pdf")
    assert whose
    assert whose.title == "Pack: North"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"plan": "demo"}', b'{"plan": 1, "assessments": []}', b"[" * 100_000, b"\xff"]
)
def test_a_working_that_tells_nothing_is_none(tmp_path: Path, content: bytes) -> None:
    """A trace taken away, cut short or altered leaves nobody any wiser."""
    assert found(tmp_path, paper("x", attached={"ni-117.trace.json": content})) is None
    assert found(tmp_path, paper("x")) is None
    assert found(tmp_path, content) is None


def test_what_is_no_file_is_nobodys(tmp_path: Path) -> None:
    """A link is not followed."""
    (tmp_path / "real.pdf").write_bytes(paper("x", attached={"ni-117.trace.json": trace("ni-117")}))
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert identity(tmp_path / "link.pdf") is None


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
