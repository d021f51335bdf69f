"""Another organisation's plan makes documents as good as the worked example's, whatever its names are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.commands import files
from tests.end_to_end.pages import html_text, message, pdf_pages, rows, squeezed
from tests.end_to_end.small import INDICATORS, NAMES, PLACES, project
from tests.html_checks import axe_violations
from tests.pdf_checks import assert_accessible

PDFS = ("rulebook.pdf", "llyn/pack.pdf", "dyffryn/dashboard.pdf", "dyffryn/cards/maint-dosbarth.pdf")
SCREENS = ("dyffryn/dashboard.html", "llyn/cards/heb-ysgol.html", "rulebook.html")


def test_exactly_these_files(small_round: Path) -> None:
    """Every indicator has a card in every place: the region, and each authority that sent a number."""
    cards = {f"{place}/cards/{indicator}" for place in PLACES for indicator in INDICATORS}
    screens = {*cards, *(f"{place}/dashboard" for place in PLACES), "rulebook"}
    assert set(files(small_round)) == {
        *(f"{name}.{kind}" for name in screens for kind in ("html", "pdf")),
        *(f"{place}/pack.pdf" for place in PLACES),
        "returns.html",
        "who-gets-what.html",
        "delivery-plan.html",
        "delivery-plan.pdf",
        "results.csv",
        "results.json",
        "results.xlsx",
        "manifest.json",
    }


@pytest.mark.parametrize("name", PDFS)
def test_odd_names_can_be_kept_and_read_aloud(small_round: Path, name: str) -> None:
    """Ampersands, angle brackets, quotes and Welsh letters in titles, names and metadata leave a PDF whole."""
    assert_accessible((small_round / name).read_bytes())


def test_odd_names_can_be_used_on_a_screen(small_round: Path) -> None:
    """Pages with such names pass the same rules."""
    assert axe_violations(small_round / name for name in SCREENS) == []


def test_names_stand_as_people_wrote_them(small_round: Path) -> None:
    """The place, the plan and every title stand letter by letter on paper, and short titles on a screen."""
    for place, name in zip(PLACES, NAMES, strict=True):
        pack = squeezed(" ".join(pdf_pages(small_round / place / "pack.pdf")))
        board = squeezed(html_text(small_round / place / "dashboard.html"))
        for wanted in (name, project().plan.title, *(rule.title for rule in project().rules.values())):
            assert squeezed(wanted) in pack, wanted
        for wanted in (name, *(rule.short for rule in project().rules.values())):
            assert squeezed(wanted) in board, wanted


def test_no_name_becomes_markup(small_round: Path) -> None:
    """A name in angle brackets opens no element: each page has only elements that its template wrote."""
    for path in small_round.rglob("*.html"):
        found = set(re.findall(r"</?([a-zŵŷâ0-9-]+)", path.read_text(encoding="utf-8")))
        assert not found & {"y", "a-thyfu", "heb", "nodau", "dm", "draft", "own", "both", "shared", "anywhere"}, path
        assert "&amp;amp;" not in path.read_text(encoding="utf-8")
        assert "&lt;" not in html_text(path)


def test_every_page_has_its_message(small_round: Path) -> None:
    """What the card says on a screen it says on paper, in the region and in each authority."""
    for place in PLACES:
        for indicator in INDICATORS:
            card = small_round / place / "cards" / indicator
            paper = squeezed(" ".join(pdf_pages(card.with_suffix(".pdf"))))
            assert squeezed(message(card.with_suffix(".html"))) in paper, card


def test_nobody_calls_real_numbers_illustrative(small_round: Path) -> None:
    """No number of this plan says that it is made up, so no page says so."""
    for path in small_round.rglob("*.pdf"):
        assert not any("illustrative" in page.lower() for page in pdf_pages(path)), path


def test_three_children_cannot_be_found(small_round: Path) -> None:
    """The quarter with three children shows c in two authorities, so that neither is left over from the region's."""
    for place in PLACES:
        head, own, *_ = rows(small_round / place / "cards" / "heb-ysgol.html", "numbers")
        shown = own[head.index("2024/25 Q2") - len(head)]
        assert (shown == "c") is (place in ("ynys", "cwm")), (place, shown)
