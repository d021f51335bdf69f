"""`oba build --draft` makes pages to look at; what is published stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from oba.cli import app
from tests.end_to_end.commands import files
from tests.end_to_end.small import NOW, PLAN, ROWS, STORY, copied
from tests.render.sample import CARDS


def build(at: Path, *words: str) -> tuple[int, str, str]:
    """The exit status of `oba build` for the small plan in a folder, and what it says on either stream."""
    where = ("--rules", at / "rules", "--data", at / "data", "--output", at / "output", "--cards", CARDS)
    said = CliRunner().invoke(app, ["build", PLAN, *words, *map(str, where)])
    return said.exit_code, said.stdout, said.stderr


@pytest.mark.parametrize(
    ("part", "page"),
    [
        (("--place", "llyn", "--indicator", "heb-ysgol"), "llyn/cards/heb-ysgol"),
        (("--place", "cwm"), "cwm/dashboard"),
        (("--indicator", "heb-ysgol"), "dyffryn/cards/heb-ysgol"),
    ],
)
def test_a_part_is_one_page(tmp_path: Path, part: tuple[str, ...], page: str) -> None:
    """A card, a dashboard for a place alone, the top place's card for an indicator alone; two files and no manifest."""
    at = copied(tmp_path)
    drafts = at / "output" / PLAN / "drafts" / NOW
    assert build(at, *part, "--draft") == (0, f"Draft: {drafts / page}.pdf\n       {drafts / page}.html\n", "")
    assert set(files(at / "output")) == {f"{PLAN}/drafts/{NOW}/{page}.{kind}" for kind in ("pdf", "html")}


def test_what_is_published_stays(tmp_path: Path) -> None:
    """The folder of the published round is not touched, whatever stands there."""
    at = copied(tmp_path)
    published = at / "output" / PLAN / NOW
    published.mkdir(parents=True)
    (published / "manifest.json").write_text("{}")
    before = files(published)
    assert build(at, "--place", "cwm", "--draft")[0] == 0
    assert files(published) == before


@pytest.mark.parametrize("part", [("--place", "cwm"), ("--place", "cwm", "--indicator", "heb-ysgol")])
def test_a_part_is_never_published(tmp_path: Path, part: tuple[str, ...]) -> None:
    """Without --draft a part is refused with the command to write, and nothing is made."""
    at = copied(tmp_path)
    says = f"A round is published whole. To see one page of it, add --draft: oba build {PLAN} {' '.join(part)} --draft"
    assert build(at, *part) == (2, "", f"{says}\n")
    assert not (at / "output").exists()


def test_a_slip_in_a_name_is_mended(tmp_path: Path) -> None:
    """An indicator or place that is nearly right is met with the right one."""
    at = copied(tmp_path)
    assert build(at, "--draft", "--place", "cwmm") == (2, "", "There is no place 'cwmm'. Did you mean 'cwm'?\n")


def test_a_card_that_a_place_does_not_have_is_refused(tmp_path: Path) -> None:
    """Where no number of an indicator is known in a place, it has no card, and so no draft of one."""
    at = copied(tmp_path)
    rows = (at / ROWS).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (row for row in rows if not row.startswith("mannau-chwarae,cwm,"))
    (at / ROWS).write_text("".join(kept), encoding="utf-8")
    says = "There is no card of 'mannau-chwarae' in Cwm Âger: no number of it there is known by 2025-04-30.\n"
    assert build(at, "--draft", "--place", "cwm", "--indicator", "mannau-chwarae") == (2, "", says)


def test_a_plan_with_problems_makes_no_draft(tmp_path: Path) -> None:
    """What is wrong is said with its line, and what was not done."""
    at = copied(tmp_path)
    (at / STORY).write_text("no head")
    status, out, err = build(at, "--draft", "--place", "cwm")
    assert (status, out) == (1, "")
    assert f"{STORY}:1: S003" in err
    assert err.endswith(" No draft was made.\n")


def test_a_draft_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Nothing of a round is at stake, and that is not spoken of."""
    at = copied(tmp_path)
    (at / "output").write_text("a file in the way")
    status, _, err = build(at, "--draft", "--place", "cwm")
    assert (status, err.splitlines()[-1]) == (1, "No draft was made.")
    assert "A020" in err
