"""A draft says on every page, and to every reader, that it is one."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from oba.domain.book import Book
from oba.quarter import check, open_book
from oba.render.documents import RULEBOOK, documents
from oba.render.draft import marked_on_paper, marked_on_screen
from oba.render.failure import RenderFailed
from oba.render.single_page import SinglePage, on_paper, on_screen, page_files
from oba.render.studio import Studio, studio_of
from tests.end_to_end import small
from tests.end_to_end.pages import pdf_pages
from tests.html_checks import axe_violations
from tests.pdf_checks import assert_accessible, tree
from tests.render.sample import CARDS

CARD, BOARD = ("llyn", "heb-ysgol"), ("llyn", None)
PAGES = (CARD, BOARD)
PALE = range(240, 252)


@cache
def book() -> Book:
    """The small plan's latest round."""
    project = small.project()
    now = next(one for one in project.plan.rounds if one.id == small.NOW)
    return open_book(project, check(project).proofs, now)


@cache
def studio(*, draft: bool = True) -> Studio:
    """What pages are made with."""
    return studio_of(book(), CARDS, draft=draft)


def single(place: str, indicator: str | None) -> SinglePage:
    """A page by the names of its place and indicator."""
    return SinglePage(book().places.by_id[place], indicator)


@cache
def paper(place: str, indicator: str | None) -> bytes:
    """A page on paper, laid out once."""
    return on_paper(studio(), single(place, indicator))


@pytest.mark.parametrize("named", PAGES)
def test_every_page_has_the_word_across_it(named: tuple[str, str | None], tmp_path: Path) -> None:
    """A pale grey, that of the word and of nothing else, covers a good part of each page."""
    for page in shades(paper(*named), tmp_path):
        assert 0.02 < sum(shade in PALE for shade in page) / len(page) < 0.2


def shades(pdf: bytes, folder: Path) -> list[bytes]:
    """The grey of each dot of each page, at 30 dots an inch, as another program draws them."""
    (folder / "draft.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "30", "-gray", folder / "draft.pdf", folder / "page"], check=True)  # noqa: S607
    return [path.read_bytes().split(b"\n", 3)[3] for path in sorted(folder.glob("page*.pgm"))]


@pytest.mark.parametrize("named", PAGES)
def test_every_page_says_so_at_its_foot(named: tuple[str, str | None], tmp_path: Path) -> None:
    """The foot of each page begins with it; and the head of the first says it too."""
    (tmp_path / "draft.pdf").write_bytes(paper(*named))
    pages = pdf_pages(tmp_path / "draft.pdf")
    assert [page.count("DRAFT, not published · ") >= 1 for page in pages] == [True] * len(pages)
    assert pages[0].count("DRAFT") == 2


@pytest.mark.parametrize("named", PAGES)
def test_a_draft_is_named_wherever_a_file_names_itself(named: tuple[str, str | None]) -> None:
    """Its title and what it is about, in the file's metadata, as catalogues and tabs of viewers show them."""
    with pikepdf.open(io.BytesIO(paper(*named))) as file:
        assert str(file.docinfo["/Subject"]).startswith("DRAFT, not published. ")
    assert title_of(paper(*named)).startswith("DRAFT: ")
    assert head_of(on_screen(studio(), single(*named))).startswith("DRAFT: ")


def test_a_curve_is_read_aloud_as_a_drafts() -> None:
    """What a screen reader says in place of the curve begins with the word, on paper and on a screen."""
    with pikepdf.open(io.BytesIO(paper(*CARD))) as file:
        said = [str(element.object.Alt) for element in tree(file) if "/Alt" in element.object]
    assert sum(one.startswith("DRAFT. ") for one in said) == 1
    assert "<title>DRAFT. " in on_screen(studio(), single(*CARD)).decode()


@pytest.mark.parametrize("named", PAGES)
def test_a_draft_can_be_kept_and_read_aloud(named: tuple[str, str | None]) -> None:
    """The mark leaves a PDF what it was: PDF/UA and PDF/A."""
    assert_accessible(paper(*named))


def test_a_draft_can_be_used_on_a_screen(tmp_path: Path) -> None:
    """The mark and the line above break no rule of accessibility, and nothing is loaded."""
    (tmp_path / "draft.html").write_bytes(on_screen(studio(), single(*CARD)))
    assert axe_violations([tmp_path / "draft.html"]) == []


def test_a_page_is_made_as_both() -> None:
    """Where it would stand in a round: the card of a place among its cards, the dashboard beside them."""
    assert [document.name for document in page_files(studio(), single(*CARD))] == [
        "llyn/cards/heb-ysgol.pdf",
        "llyn/cards/heb-ysgol.html",
    ]
    assert single(*BOARD).name == "llyn/dashboard"


@pytest.mark.parametrize("task", [RULEBOOK, pytest.param("cwm", marks=pytest.mark.slow)])
def test_a_whole_round_can_be_a_draft(task: str) -> None:
    """Each file of a place, its pack too, and the rule book say so in their titles."""
    made = {one.name: one.content for one in documents(studio_of(book(), CARDS, draft=True), task)}
    assert ("cwm/pack.pdf" in made) == (task == "cwm")
    for name, content in made.items():
        assert (title_of(content) if name.endswith("pdf") else head_of(content)).startswith("DRAFT: ")


def title_of(pdf: bytes) -> str:
    """The title in the metadata of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return str(file.docinfo["/Title"])


def head_of(html: bytes) -> str:
    """The title in the head of a page."""
    return html.decode().partition("<title>")[2]


def test_what_is_published_is_no_draft() -> None:
    """The word stands on no page of a round that is published."""
    for document in documents(studio_of(book(), CARDS), RULEBOOK):
        assert b"DRAFT" not in document.content


@pytest.mark.parametrize("lacking", ["<title>", "</head>", "<body>"])
def test_a_template_cannot_leave_the_mark_out(lacking: str) -> None:
    """A page that has nowhere to carry the mark is not made at all."""
    page = "<html><head><title>T</title></head><body><p>x</p></body></html>".replace(lacking, "")
    with pytest.raises(RenderFailed, match=f"a page without {lacking} cannot be marked as a draft"):
        marked_on_screen(page)


def test_a_text_that_looks_like_the_mark_is_left() -> None:
    """Only the first title of a page is its own: those of drawings stay as they are."""
    page = "<html><head><title>T</title></head><body><svg><title>A curve</title></svg></body></html>"
    assert "<title>DRAFT: T</title>" in marked_on_paper(page)
    assert "<title>A curve</title>" in marked_on_paper(page)
