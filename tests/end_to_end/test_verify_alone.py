"""One document is verified where it stands or wherever it was found, and the command says what else it can be told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.end_to_end import small
from tests.end_to_end.commands import oba
from tests.end_to_end.tamperings import TRACE, exchange
from tests.end_to_end.verified import CARD, NOW, OTHER, Published, wrong
from tests.verification import papers

pytestmark = pytest.mark.slow  # each makes rounds anew; tests/verification and tests/cli have the small ones


def test_a_card_of_a_release_that_was_replaced_says_of_which(released: Published, tmp_path: Path) -> None:
    """Found alone it is not what comes out today, and its answers are those of an earlier release."""
    first = released.remaking.project.releases[0]
    answers = tuple(replace(one, answer="steady") if one.place == "llyn" else one for one in first.answers)
    second = replace(first, number=2, why="rhif anghywir", manifest="0" * 64, answers=answers)
    project = replace(released.remaking.project, releases=(first, second))
    its = replace(released, remaking=replace(released.remaking, project=project, release=second))
    shutil.copy(released.folder / f"{CARD}.pdf", tmp_path / "found.pdf")
    said = [one.line for one in its.alone(tmp_path / "found.pdf").remarks]
    assert "Release number 1 gave these answers; replaced by number 2: rhif anghywir" in said


@pytest.mark.parametrize("name", [f"{CARD}.pdf", f"{CARD}.html", "llyn/pack.pdf", "results.csv", "results.xlsx"])
def test_a_document_in_its_round_is_whole(released: Published, name: str) -> None:
    """It comes out again by itself, byte for byte, and its answers are those that were released."""
    report = released.alone(released.folder / name)
    assert (wrong(report), report.sure) == ([], True)
    assert any("It comes out the same again" in one.line for one in report.remarks)


@pytest.mark.parametrize("name", [f"{CARD}.pdf", "llyn/pack.pdf"])
def test_a_document_found_alone_is_whole_or_named(released: Published, tmp_path: Path, name: str) -> None:
    """By the working that is attached to it; altered there, the answer is named, and not only the file."""
    file = tmp_path / "found.pdf"
    shutil.copy(released.folder / name, file)
    report = released.alone(file)
    assert wrong(report) == []
    assert report.title.startswith(name)
    with pikepdf.open(file) as pdf:
        trace = pdf.attachments[TRACE].get_file().read_bytes()
    content = papers.changed(file.read_bytes(), papers.attached(TRACE, trace.replace(b'"improving"', b'"worsening"')))
    file.write_bytes(content)
    found = wrong(released.alone(file))
    assert any(line.startswith("heb-ysgol, llyn, ") for line in found), found


def test_a_card_that_another_program_released_says_by_which_it_can_be_verified(
    released: Published, tmp_path: Path
) -> None:
    """Without its manifest nobody can tell a newer page from an altered one; the same words are no fault."""
    own = replace(released.remaking.project.releases[0], program="0.0.9 abc")
    project = replace(released.remaking.project, releases=(own,))
    its = replace(released, remaking=replace(released.remaking, project=project, release=own))
    file = tmp_path / "found.pdf"
    content = (released.folder / f"{CARD}.pdf").read_bytes()
    file.write_bytes(content + b"% saved anew\n")
    report = its.alone(file)
    assert (wrong(report), report.sure) == ([], False)
    assert any(one.line.startswith("Its round: Released on 20 May 2024") for one in report.remarks)
    file.write_bytes(papers.changed(content, papers.note))
    report = its.alone(file)
    assert any("links and forms on page 1" in line for line in wrong(report))
    assert any("released by oba 0.0.9 abc" in mend for mend in report.mends)


def test_a_card_under_anothers_name_is_named(released: Published, tmp_path: Path) -> None:
    """In its round it is another's, in the round or by itself; elsewhere it is what its working says."""
    folder = released.copy(tmp_path)
    exchange(folder)
    assert wrong(released.alone(folder / f"{CARD}.pdf")) == [f"{CARD}.pdf: is {OTHER}.pdf under another name"]
    assert any(f"is {OTHER}.pdf under another name" in line for line in wrong(released.whole(folder)))


def test_a_path_that_is_no_round_says_what_to_say_instead(released: Published, tmp_path: Path) -> None:
    """Nothing there, a folder that is none, a part of one, a file that does not say what it is, a name that is none."""

    def says(*words: str | Path) -> str:
        said = oba("verify", *words, at=released.here)
        assert said.returncode == 2, said.stderr
        return said.stderr

    (tmp_path / "note.pdf").write_bytes(papers.paper("x"))
    assert "There is no file and no folder" in says("nowhere")
    assert "is no published round" in says(tmp_path)
    assert "verify that folder, or one file" in says(released.folder / "llyn")
    assert "does not say which document it is" in says(tmp_path / "note.pdf")
    assert "Say --as PLAN/ROUND/NAME" in says(tmp_path / "note.pdf", "--as", "x")
    assert "'x' is not a plan" in says(tmp_path / "note.pdf", "--as", "x/y/z")


def test_the_command_says_what_is_wrong_and_what_to_do(released: Published, tmp_path: Path) -> None:
    """Whole, after rows and after a rule were changed in place, without the key, and with a ledger that is broken."""
    here = Path(shutil.copytree(released.here, tmp_path / "here"))
    round_ = Path("output") / small.PLAN / NOW

    def verify(path: Path = round_, *words: str) -> tuple[int, str]:
        said = oba("verify", path, *words, at=here)
        return said.returncode, said.stdout + said.stderr

    assert verify()[0] == 0
    rows = here / small.ROWS
    kept = rows.read_text(encoding="utf-8")
    lines = kept.splitlines(keepends=True)
    rows.write_text("".join(_higher(line) for line in lines), encoding="utf-8")
    status, said = verify()
    assert status == 1
    assert "WRONG  rows of heb-ysgol: says something else today" in said
    assert "was released" in said
    assert f"git log -p data/{small.PLAN}" in said
    rows.write_text(kept, encoding="utf-8")
    rule = here / small.RULE
    kept = rule.read_text(encoding="utf-8")
    assert "amber: within 1 points" in kept
    rule.write_text(kept.replace("within 1 points", "within 2 points"), encoding="utf-8")
    status, said = verify()
    assert status == 1
    assert "WRONG  rule heb-ysgol: says something else today" in said
    assert "WRONG  heb-ysgol, llyn, threshold: red, where amber is what comes out today" in said
    assert f"oba rules diff {small.PLAN}" in said
    rule.write_text(kept, encoding="utf-8")
    (here / "data" / small.PLAN / "key").unlink()
    status, said = verify()
    assert (status, "Without the key" in said) == (0, True), said
    ledger = next((here / "data" / small.PLAN / "ledger").glob("*.csv"))
    ledger.write_bytes(ledger.read_bytes()[:-100])
    status, said = verify()
    assert (status, "[H004]" in said or "H004" in said) == (1, True), said


def _higher(line: str) -> str:
    """A row of the indicator with another number."""
    cells = line.split(",")
    if cells[0] == "heb-ysgol" and cells[4].isdecimal():
        cells[4] = str(int(cells[4]) + 1)
    return ",".join(cells)
