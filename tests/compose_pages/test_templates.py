"""The templates: they use all of what they are given, are accessible, and look as somebody approved them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from oba.compose.dashboard.dashboard import Dashboard, dashboard
from oba.compose.pack import pack
from oba.compose.rulebook.rulebook import rulebook
from oba.compose.signposts import dashboard_signposts
from oba.domain.change import Changes
from oba.domain.registers import Registers
from oba.render.assets import read_assets
from oba.render.binding.part import Part
from oba.render.html import page, templates
from oba.render.packs import bound, made, part_pages
from oba.render.pdf import Laid, lay_out, write
from oba.render.studio import studio_of
from oba.render.twin import twin
from tests.compose_pages.changed import only
from tests.compose_pages.full import FIRST, area, county, full
from tests.compose_pages.maps import drawn_book
from tests.compose_pages.watched import Seen, looks, watched
from tests.html_checks import axe_violations, misfits
from tests.paper import lines_of_pages, nearly_empty
from tests.pdf_checks import assert_accessible

CARDS = Path(__file__).resolve().parents[2] / "cards"
PAGES, ASSETS = templates(CARDS), read_assets(CARDS)
BOOK = full()
STUDIO = studio_of(BOOK, CARDS)
LINKS = dashboard_signposts(BOOK, county())
CONTEXTS = {
    "dashboard": dashboard(BOOK, county()),
    "pack": pack(BOOK, county()),
    "rulebook": rulebook(BOOK),
}
MAPS = dashboard(drawn_book(), county())


@cache
def laid_out(name: str) -> Laid:
    """A document laid out, once for all the tests that look at its pages."""
    return lay_out(
        page(
            PAGES,
            f"{name}.html",
            {name: CONTEXTS[name], "signposts": (), "area_plan": None, "depth": None, "cover": None},
        ),
        ASSETS,
    )


@cache
def pack_parts() -> tuple[Part, ...]:
    """The parts of the pack, made once for all the tests that look at them."""
    return tuple(made(STUDIO, one, "About") for one in part_pages(pack(BOOK, county()), "County", lambda _: ()))


@cache
def paper(name: str) -> bytes:
    """A document on paper: the rule book, or the pack bound from its parts."""
    if name == "pack":
        return bound(STUDIO, pack(BOOK, county()), "About", "pack.pdf", pack_parts()).content
    return write(laid_out(name), title="Title", author="Author", subject="Subject")


def html(name: str, context: object) -> str:
    """A template filled in."""
    if name == "pack":
        return pack_html(context)
    return page(
        PAGES, f"{name}.html", {name: context, "signposts": LINKS, "area_plan": None, "depth": None, "cover": None}
    )


def pack_html(whole: Any) -> str:  # noqa: ANN401  (a pack, or one that is watched)
    """The front of a pack, and each of its parts."""
    parts = (page(PAGES, "part.html", {"title": one.title, **one.shows}) for one in part_pages(whole, "", lambda _: ()))
    return page(PAGES, "pack.html", {"pack": whole, "leaves": ()}) + "".join(parts)


def bare() -> Dashboard:
    """A dashboard with nothing in it that can be left out."""
    book = replace(only(BOOK), registers=Registers(), warnings=(), compared_with=None, changes=Changes())
    return dashboard(replace(book, round=FIRST), area())


@pytest.mark.parametrize(("name", "context"), [*CONTEXTS.items(), ("dashboard", MAPS)])
def test_a_template_uses_exactly_the_fields_it_is_given(name: str, context: object) -> None:
    """A field that no page shows would be composed for nothing; one that does not exist stops the page."""
    seen: Seen = defaultdict(set)
    html(name, watched(context, seen))
    ours = [look for look in looks(seen) if not look.kind.__module__.endswith("report_card")]
    unused = [(look.kind.__name__, sorted(look.unused)) for look in ours if look.unused]
    assert unused == ([("KeyLine", ["line"])] if name == "rulebook" else []), "lines of a file are for the terminal"


@pytest.mark.parametrize("name", ["dashboard", "rulebook"])
def test_a_page_is_as_it_was_when_somebody_last_looked_at_it(name: str, approved: Callable[[str, str], None]) -> None:
    """Words, order and structure change only on purpose."""
    approved(f"pages/{name}.html", html(name, CONTEXTS[name]))


def test_an_areas_page_is_as_it_was_when_somebody_last_looked_at_it(approved: Callable[[str, str], None]) -> None:
    """It has the county's rating and number beside its own."""
    approved("pages/dashboard-area.html", html("dashboard", dashboard(BOOK, area())))


def test_the_frame_of_a_pack_is_as_it_was_when_somebody_last_looked_at_it(
    approved: Callable[[str, str], None],
) -> None:
    """Its cover, contents and notices; cards and dashboard are looked at by themselves."""
    found = pack(BOOK, county())
    frame = replace(found, dashboard=bare(), groups=tuple(replace(one, cards=()) for one in found.groups))
    approved("pages/pack-frame.html", html("pack", frame))


def test_a_dashboard_leaves_out_what_it_has_nothing_to_say_about() -> None:
    """No heading stands alone."""
    page_of_nothing = html("dashboard", bare())
    for heading in ("Which area", "could not be assessed", "Disputed", "Warnings", "Risks", "Milestones", "Resources"):
        assert heading not in page_of_nothing
    assert "Nothing meets any of the criteria." in page_of_nothing
    assert "This is the first round of the plan" in page_of_nothing


@pytest.mark.slow
def test_every_page_on_screen_can_be_used_by_everyone(tmp_path: Path) -> None:
    """The dashboards of a county and of an area, an empty one and the rule book pass axe at both widths."""
    contexts = (
        ("dashboard", CONTEXTS["dashboard"]),
        ("dashboard", dashboard(BOOK, area())),
        ("dashboard", bare()),
        ("dashboard", MAPS),
        ("rulebook", CONTEXTS["rulebook"]),
    )
    paths = [tmp_path / f"{at}.html" for at in range(len(contexts))]
    for path, (name, context) in zip(paths, contexts, strict=True):
        path.write_text(twin(html(name, context), ASSETS), encoding="utf-8")
    assert axe_violations(paths) == []
    assert misfits(paths) == []


@pytest.mark.parametrize("name", ["pack", "rulebook"])
def test_no_page_on_paper_holds_a_few_lines_only(name: str) -> None:
    """Neither at the end of a card nor at that of the notices or of the rules; a dashboard is as long as it is."""
    boards = [at for at, leaf in enumerate(leaves(name), start=1) if leaf == "dashboard"]
    assert [number for number in nearly_empty(paper(name)) if number not in boards] == []


@pytest.mark.parametrize("sizes", [(14, 6, 2, 1), (14, 8, 2, 1), (24, 2), (20, 8)])
def test_a_table_goes_on_with_more_than_a_few_rows(sizes: tuple[int, ...]) -> None:
    """Of however many outcomes, with however many indicators: what ends it takes rows along to the next page."""
    found = dashboard(BOOK, county())
    group = found.groups[0]
    row = replace(group.rows[0], title="Children asked")
    many = replace(found, groups=tuple(replace(group, title=f"Aim {n}", rows=(row,) * n) for n in sizes))
    alone = re.sub(' href="#[^"]*"', "", page(PAGES, "part.html", {"title": "Title", "dashboard": many}))
    pdf = write(lay_out(alone, ASSETS), title="Title", author="Author", subject="Subject")
    rows = [sum("Children asked" in line for line in lines) for lines in lines_of_pages(pdf)]
    *_, last = (some for some in rows if some)
    assert (sum(rows), len(rows) > 1, last >= 9) == (sum(sizes), True, True), rows


def leaves(name: str) -> list[str]:
    """The kinds of a document's pages; the cover of the pack has one."""
    return ["", *(leaf for part in pack_parts() for leaf in part.leaves)] if name == "pack" else []


@pytest.mark.parametrize("name", ["pack", "rulebook"])
def test_every_document_on_paper_can_be_read_aloud_and_kept(name: str) -> None:
    """A whole pack and the rule book are PDF/UA-1 and PDF/A-3a."""
    assert_accessible(paper(name))
