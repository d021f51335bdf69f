"""The packs of a meeting with a cover sheet and an outcome in depth, bound from their parts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from oba.render.documents import documents
from oba.render.studio import studio_of
from tests.pdf_checks import assert_accessible
from tests.plan.worded import PLAN, book_of, sound
from tests.render.test_pdf import bookmarks, headings, opened, text_of

CARDS = Path(__file__).parents[2] / "cards"
IN_HEALTH, IN_HEARD = "in_depth: health", "in_depth: heard"


@pytest.fixture(scope="module", params=[IN_HEALTH, IN_HEARD, ""])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The county's documents where a round looks at an outcome with cards, at one without, or at all alike."""
    plan = PLAN.replace(IN_HEARD, request.param) if request.param else PLAN.replace(", " + IN_HEARD, "")
    book = book_of(sound(tmp_path_factory.mktemp("plan"), {"rules/demo/plan.yaml": plan}), "2018-19-q2")
    return {one.name: one.content for one in documents(studio_of(book, CARDS), "county")}


def test_a_pack_with_a_cover_sheet_reads_well(files: dict[str, bytes], tmp_path: Path) -> None:
    """It is whole, its only first title is on the sheet, all else is below, and contents say where each part begins."""
    pack = files["county/pack.pdf"]
    assert_accessible(pack)
    levels = [int(one[2:]) for one in headings(pack)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    (below,) = bookmarks(pack).values()
    assert [one for one in below if one in ("Pack for The Trust Board", "Behind the answers", "Notices")]
    pages = text_of(pack, tmp_path)
    said = re.findall(r"^ *(\w.*?) +(\d+)$", pages[1].partition("Contents")[2], re.MULTILINE)
    assert len(said) >= 3
    for title, page in said:
        beginning = title.split(",")[0].removeprefix("NI 1 ").removeprefix("NI 2 ")
        assert _CALLED.get(beginning, beginning) in pages[int(page) - 1]


_CALLED = {"What could not be assessed": "Behind the answers"}


def test_every_card_is_a_file_and_stands_in_the_pack_or_in_its_list(files: dict[str, bytes]) -> None:
    """The dashboard leads to each, in the pack; what is attached to the cards of the pack is attached to it."""
    cards = {"card-ni-1", "card-zones"}
    assert {name for name in files if "/cards/" in name and name.endswith(".pdf")} == {
        f"county/cards/{one.removeprefix('card-')}.pdf" for one in cards
    }
    for name, content in files.items():
        if name.endswith(".pdf"):
            assert_accessible(content)
    with opened(files["county/pack.pdf"]) as pdf:
        led_to = {str(link.get("/Dest", "")) for page in pdf.pages for link in page.get("/Annots", [])}
        inside = set(pdf.attachments)
    own: set[str] = set()
    for card in cards:
        with opened(files[f"county/cards/{card.removeprefix('card-')}.pdf"]) as pdf:
            own |= set(pdf.attachments)
    assert cards <= led_to
    assert own
    assert inside in (own, set())
