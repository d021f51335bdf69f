"""Each address is one page, which says that it is a draft; any other leads back to those there are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from oba.preview.site import HTML, Reply, Site
from tests.end_to_end.pages import words
from tests.end_to_end.small import NOW
from tests.html_checks import axe_violations
from tests.preview.desks import BOARD, CARD, desk, folders_at, save, story
from tests.render.sample import CARDS

WRONG = ("## Story behind", "## Stori behind")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose files nobody changes."""
    return Site(desk(folders_at(tmp_path_factory.mktemp("plan"))))


def text(reply: Reply) -> str:
    """The page of a reply."""
    return reply.body.decode()


def links(reply: Reply) -> set[str]:
    """Where the links of a page lead, as the browser would ask for them."""
    return set(re.findall(r'<a href="([^"#]+)"', text(reply)))


def test_the_first_page_leads_to_every_other(site: Site) -> None:
    """Each dashboard and each card of the plan, as a page and as PDF; every link leads somewhere."""
    found = links(site.reply("/"))
    assert {"llyn/dashboard.html", "llyn/cards/heb-ysgol.html", "dyffryn/cards/maint-dosbarth.pdf"} <= found
    assert len(found) == 2 * (4 + 4 * 3) + 1
    assert {site.reply(f"/{one}").status for one in found if one.endswith("html")} == {200}


def test_the_first_page_says_which_cards_have_a_story(site: Site) -> None:
    """By whom and of which day; and where one would stand."""
    said = words(text(site.reply("/")))
    assert "story by Tîm Llŷn, 25 April 2025" in said
    assert "no story yet" in said
    assert "data/dyffryn/stories/2024-25-q4/PLACE/INDICATOR.md" in said


@pytest.mark.parametrize("path", ["/", CARD, BOARD, "/nothing"])
def test_every_page_says_that_it_is_a_draft(site: Site, path: str) -> None:
    """In its title and above everything else, and it asks by itself whether it is still as the files are."""
    page = text(site.reply(path))
    assert "<title>DRAFT: " in page
    assert words(page).index("DRAFT Not published") < 300
    assert re.search(r'<script src="/reload.js" data-state="[0-9a-f]{16}" defer></script>', page)


def test_a_page_leads_to_the_others(site: Site) -> None:
    """A card to all pages, its dashboard and its PDF; a dashboard to its cards."""
    assert {"/", "/llyn/dashboard.html", "/llyn/cards/heb-ysgol.pdf"} <= links(site.reply(CARD))
    assert "cards/heb-ysgol.html" in links(site.reply(BOARD))


def test_the_web_edition_is_there_as_it_would_be_published(site: Site) -> None:
    """Its first page and whatever that leads to, tables too, each page a draft; its search is let run."""
    first = site.reply("/edition/index.html")
    assert re.search(r"script-src 'self' 'sha256-[^;]+'; connect-src 'self'", text(first))
    inside = {one for one in links(first) if one.endswith(("html", "csv")) and not one.startswith("..")}
    assert {"indicators/heb-ysgol/llyn.html", "places/llyn/threshold.html", "rounds/2024-25-q4.html"} <= inside
    replies = {one: site.reply(f"/edition/{one}") for one in inside}
    assert {one.status for one in replies.values()} == {200}
    assert all("<title>DRAFT: " in text(one) for one in replies.values() if one.kind == HTML)
    assert site.reply("/edition/indicators/heb-ysgol/llyn.csv").kind == "text/csv; charset=utf-8"
    assert site.reply("/edition/indicators/heb-ysgol/llyn.json").kind == "application/json"


def test_a_page_of_the_web_edition_leads_to_the_card(site: Site) -> None:
    """By the address that it will have among the published files."""
    page = site.reply("/edition/indicators/heb-ysgol/llyn.html")
    assert f"../../../{NOW}{CARD}" in links(page)
    assert site.reply(f"/{NOW}{CARD}").body == site.reply(CARD).body


def test_a_saved_story_is_on_its_page_of_the_web_edition(tmp_path: Path) -> None:
    """The next time it is asked for; where something is wrong, the page as it last was stays within reach."""
    where = folders_at(tmp_path)
    site, page = Site(desk(where)), "/edition/indicators/heb-ysgol/llyn.html"
    assert "Tai &amp; ysgolion." in text(site.reply(page))
    save(story(where), "Tai & ysgolion.", "Tai newydd.")
    assert "Tai newydd." in text(site.reply(page))
    save(story(where), *WRONG)
    assert site.reply(page).status == 503
    last = site.reply(page, "last")
    assert "Tai newydd." in text(last)
    assert "The page as it last was, before something went wrong." in text(last)


def test_a_page_is_a_pdf_as_well(site: Site) -> None:
    """It is made when it is asked for."""
    reply = site.reply(CARD.replace("html", "pdf"))
    assert (reply.kind, reply.body[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/llyn/", "/llyn/cards/none.html", "/llyn/dashboard.css", "/../plan.yaml", "/llyn/../../x", "//",
     "/<b>", "/edition/", "/edition/nothing.html", "/edition/../plan.yaml", "/edition/manifest.json", "/2023-24-q4/",
     "/cymru/dashboard.html", "/manifest.json", "/llyn/cards/heb-ysgol", "/pages/_frame.html", "/\x00"],
)  # fmt: skip
def test_any_other_address_leads_back(site: Site, path: str) -> None:
    """No address leads to a file; what was asked for is said as text, with a way to all pages."""
    reply = site.reply(path)
    assert reply.status == 404
    assert "/" in links(reply)
    assert "<b>" not in text(reply)


def test_a_slip_in_an_address_is_met_with_what_is_near(site: Site) -> None:
    """The nearest pages come first."""
    assert CARD in links(site.reply("/llyn/card/heb-ysgol.html"))


def test_a_saved_story_is_on_its_card(tmp_path: Path) -> None:
    """The next time the card is asked for, under another word than before."""
    where = folders_at(tmp_path)
    site = Site(desk(where))
    assert "Tai &amp; ysgolion." in text(site.reply(CARD))
    before = site.reply("/state").body
    save(story(where), "Tai & ysgolion.", "Tai newydd.")
    assert site.reply("/state").body != before
    assert "Tai newydd." in text(site.reply(CARD))
    assert site.reply("/state").body.decode() in text(site.reply(CARD))


def test_what_is_wrong_is_said_and_the_last_page_stays_in_reach(tmp_path: Path) -> None:
    """File, line and mend, no page that looks right; a link to the page as it last was, which says so itself."""
    where = folders_at(tmp_path)
    site = Site(desk(where))
    site.reply(CARD)
    save(story(where), *WRONG)
    reply = site.reply(CARD)
    assert reply.status == 503
    assert re.search(r"stories/2024-25-q4/llyn/heb-ysgol\.md:6 : S011 .* mend: did you mean", words(text(reply)))
    assert f"{CARD}?last" in links(reply)
    last = site.reply(CARD, "last")
    assert last.status == 200
    assert "Tai &amp; ysgolion." in text(last)
    assert "The page as it last was, before something went wrong." in text(last)
    save(story(where), *reversed(WRONG))
    assert site.reply(CARD).status == 200


def test_without_a_last_page_none_is_offered(tmp_path: Path) -> None:
    """Files that were wrong from the beginning have only problems to show, whatever is asked for."""
    where = folders_at(tmp_path)
    save(story(where), *WRONG)
    site = Site(desk(where))
    assert [site.reply(path, query).status for path in ("/", CARD) for query in ("", "last")] == [503] * 4
    assert links(site.reply(CARD)) == set()


def test_a_broken_template_is_said_and_the_last_page_kept(tmp_path: Path) -> None:
    """A page cannot be made again without its template: the page itself is kept, and the template named."""
    cards = Path(shutil.copytree(CARDS, tmp_path / "cards"))
    where = folders_at(tmp_path / "plan", cards)
    site = Site(desk(where))
    site.reply(CARD)
    save(cards / "_card.html", "{{ card.title }}", "{{ card.titel }}")
    reply = site.reply(CARD)
    assert (reply.status, "A021" in text(reply), "_card.html:" in text(reply)) == (503, True, True)
    assert links(reply) == {f"{CARD}?last"}
    assert "Tai &amp; ysgolion." in text(site.reply(CARD, "last"))
    assert links(site.reply("/cwm/cards/heb-ysgol.html", "last")) == set()


@pytest.mark.slow
def test_pages_can_be_used_by_everyone(tmp_path: Path) -> None:
    """The preview's own pages pass the same rules as those that are published, on a telephone too."""
    where = folders_at(tmp_path / "plan")
    site = Site(desk(where))
    paths = {"index": "/", "nothing": "/nothing", "card": CARD, "dashboard": BOARD}
    replies = {name: site.reply(path) for name, path in paths.items()}
    save(story(where), *WRONG)
    replies["problems"] = site.reply("/")
    for name, reply in replies.items():
        page = re.sub(r"<script [^>]*></script>", "", text(reply))  # there is no server behind a file
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    assert axe_violations(tmp_path / f"{name}.html" for name in replies) == []
