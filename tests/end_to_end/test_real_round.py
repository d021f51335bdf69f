"""The worked example's second quarter, as its boards would get it: every file, every page, every number."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from hashlib import sha256
from itertools import pairwise, takewhile
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from oba.words import REASONS
from tests.end_to_end.commands import ROOT, files
from tests.end_to_end.pages import (
    alternatives,
    answers,
    html_text,
    layout,
    message,
    pdf_pages,
    plain,
    rows,
    spoken,
    squeezed,
    words,
)
from tests.end_to_end.raw import Raw, areas, is_small, known, parents, printed
from tests.html_checks import axe_violations
from tests.pdf_checks import assert_accessible

NOW, COUNTY = "2010-11-q2", "oxfordshire"
PLACES = (COUNTY, *areas())
NOT_SHARES_OF_100 = ("ni-70", "ni-111", "ni-112")
LATER_PAGES = ("ni-117", "ni-112", "ni-111", "ni-43", "ni-99", "ni-81")
BOARD = "boards/safeguarding-board"
PDFS = (
    "rulebook.pdf",
    "delivery-plan.pdf",
    f"{BOARD}.pdf",
    *(f"{place}/dashboard.pdf" for place in PLACES),
    f"{COUNTY}/pack.pdf",
    "northern/pack.pdf",
    *(f"{COUNTY}/cards/{indicator}.pdf" for indicator in LATER_PAGES),
    "northern/cards/ni-43.pdf",
    "southern/cards/ni-56a.pdf",
)
SCREENS = (
    f"{COUNTY}/dashboard.html",
    "central/dashboard.html",
    "rulebook.html",
    "delivery-plan.html",
    f"{BOARD}.html",
    f"{COUNTY}/cards/ni-117.html",
    "northern/cards/ni-99.html",
    f"{COUNTY}/cards/ni-112.html",
)


def rules() -> tuple[str, ...]:
    """The indicators of the plan, by the names of their files."""
    return tuple(path.stem for path in sorted((ROOT / "rules" / "cypp-2010-13").glob("*/*.yaml")))


def of_places() -> tuple[str, ...]:
    """The indicators that stand on places' pages; those of the safeguarding board stand in its pack alone."""
    apart = {path.stem for path in (ROOT / "rules" / "cypp-2010-13" / "safeguarding").glob("*.yaml")}
    return tuple(indicator for indicator in rules() if indicator not in apart)


def with_cards() -> set[tuple[str, str]]:
    """The indicators and places that get a card: the county always, an area with a row of its own or of a part."""
    above = parents()
    own = {(row.indicator, place) for row in known(NOW) for place in (row.place, above.get(row.place, ""))}
    return {(indicator, place) for indicator in of_places() for place in PLACES if (indicator, place) in own} | {
        (indicator, COUNTY) for indicator in of_places()
    }


def table(folder: Path) -> list[dict[str, str]]:
    """The published answers."""
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_exactly_these_files(real_round: Path) -> None:
    """Each place's dashboard, pack and cards; a board's pack, and what is for everybody; the answers as data."""
    cards = {f"{place}/cards/{indicator}" for indicator, place in with_cards()}
    screens = {*cards, *(f"{place}/dashboard" for place in PLACES), "rulebook", "delivery-plan", "summary", BOARD}
    assert set(files(real_round)) == {
        *(f"{name}.{kind}" for name in screens for kind in ("html", "pdf")),
        *(f"{place}/pack.pdf" for place in PLACES),
        "poster.pdf",
        "results.csv",
        "results.json",
        "results.xlsx",
        "returns.html",
        "who-gets-what.html",
        "manifest.json",
    }


def test_the_manifest_tells_every_file_apart(real_round: Path) -> None:
    """All that came out but the manifest stands in it with its SHA-256; what went in too, of data with the key only."""
    read = json.loads((real_round / "manifest.json").read_text(encoding="utf-8"))
    assert {name: one["sha256"] for name, one in read["outputs"].items()} == {
        name: digest for name, digest in files(real_round).items() if name != "manifest.json"
    }
    inputs = {name: one["sha256"] for name, one in read["inputs"].items()}
    cards = {name: digest for name, digest in inputs.items() if name.startswith("cards/")}
    assert {"cards/card.html", "cards/card.css", "cards/fonts/fonts.conf"} <= cards.keys()
    assert cards == {name: sha256((ROOT / name).read_bytes()).hexdigest() for name in cards}
    assert inputs.keys() - cards.keys() == {"plan", *(f"rule {name}" for name in rules())}
    assert {"rows of ni-43", "places", "actions", "risks", "story of ni-43 in central"} <= read["data"].keys()
    assert {tuple(one) for one in read["data"].values()} == {("hmac-sha256",)}


@pytest.mark.parametrize("name", PDFS)
def test_every_kind_of_document_can_be_kept_and_read_aloud(real_round: Path, name: str) -> None:
    """PDF/UA-1 and PDF/A-3a, by two profiles and by our own look, for each kind of document and of number."""
    assert_accessible((real_round / name).read_bytes())


@pytest.mark.slow
def test_pages_on_a_screen_can_be_used_by_everyone(real_round: Path) -> None:
    """Dashboards, the rule book and cards, one with numbers withheld, at both widths."""
    assert axe_violations(real_round / name for name in SCREENS) == []


def test_a_card_says_on_paper_what_it_says_on_a_screen(real_round: Path) -> None:
    """The message and the title stand in the PDF's text of every card, as extracted by another program."""
    for indicator, place in sorted(with_cards()):
        card = real_round / place / "cards" / indicator
        paper = squeezed(" ".join(pdf_pages(card.with_suffix(".pdf"))))
        screen = card.with_suffix(".html")
        assert squeezed(message(screen)) in paper, card
        assert squeezed(title(screen)) in paper, card


def test_a_card_has_one_page_or_two_and_a_dashboard_at_most_three(real_round: Path) -> None:
    """Cards stand upright on A4, dashboards lie on it."""
    for indicator, place in with_cards():
        with pikepdf.open(real_round / place / "cards" / f"{indicator}.pdf") as card:
            assert 1 <= len(card.pages) <= 2, (indicator, place)
            assert all(page.mediabox[3] > page.mediabox[2] for page in card.pages)
    for place in PLACES:
        with pikepdf.open(real_round / place / "dashboard.pdf") as board:
            assert 1 <= len(board.pages) <= 3, place
            assert all(page.mediabox[2] > page.mediabox[3] for page in board.pages)


def illustrative() -> set[tuple[str, str]]:
    """The cards that print a made-up number: one of the place itself, or of a place that it is compared with."""
    made_up = {(row.indicator, row.place) for row in known(NOW) if row.status == "illustrative"}
    outside = {indicator for indicator, place in made_up if place not in parents()}
    return {card for card in with_cards() if card in made_up or card[0] in outside}


def test_every_page_says_that_its_numbers_are_illustrative(real_round: Path) -> None:
    """Nearly every number after January 2010 is made up; no page that prints one is silent."""
    assert len(illustrative()) > 75
    for indicator, place in illustrative():
        card = real_round / place / "cards" / indicator
        assert all(marked(page) for page in pdf_pages(card.with_suffix(".pdf"))), card
        assert marked(html_text(card.with_suffix(".html"))), card
    for place in PLACES:
        assert all(marked(page) for page in pdf_pages(real_round / place / "dashboard.pdf")), place
        assert marked(html_text(real_round / place / "dashboard.html")), place
        real = {f"NI {indicator.removeprefix('ni-')} ·" for indicator, _ in with_cards() - illustrative()}
        for page in pdf_pages(real_round / place / "pack.pdf"):
            assert marked(page) or any(page.startswith(label) for label in real), (place, page)


def marked(text: str) -> bool:
    """Whether a page says that it has numbers that are made up."""
    return "illustrative numbers" in text.lower()


@pytest.mark.parametrize("place", [COUNTY, "northern"])
def test_the_contents_of_a_pack_lead_to_its_pages(real_round: Path, place: str) -> None:
    """Each line of the contents names the page on which that card begins; the bookmarks lead to the same pages."""
    pages = pdf_pages(real_round / place / "pack.pdf")
    lines = re.findall(r"^ *(NI \d+[abqr]?) .*? (\d+)$", layout(real_round / place / "pack.pdf"), re.MULTILINE)
    numbers = {indicator: int(page) for indicator, page in lines}
    wanted = {f"NI {indicator.removeprefix('ni-')}" for indicator, where in with_cards() if where == place}
    assert set(numbers) == wanted
    for indicator, page in numbers.items():
        assert pages[page - 1].startswith(f"{indicator} ·"), (indicator, page)
    led = bookmarks(real_round / place / "pack.pdf")
    for indicator, page in numbers.items():
        assert led[title(real_round / place / "cards" / f"ni-{indicator.removeprefix('NI ')}.html")] == page


def bookmarks(pack: Path) -> dict[str, int]:
    """The page to which each bookmark of the second level leads, as those of cards are."""
    with pikepdf.open(pack) as document:
        at = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
        with document.open_outline() as outline:
            inner = [item for top in outline.root for item in top.children]
            return {plain(item.title): at[item.destination[0].objgen] for item in inner}  # type: ignore[index]


def title(card: Path) -> str:
    """The title of a card."""
    found = re.search(r'<h1 class="title">(.*?)</h1>', card.read_text(encoding="utf-8"), re.DOTALL)
    assert found, card
    return words(found[1])


def test_cards_print_the_published_answers(real_round: Path) -> None:
    """The words on each card are those of results.csv, in the card's order, without what is not asked."""
    order = ("threshold", "direction", "baseline", "trajectory", "comparators")
    public = {str(reason): row.public or str(reason) for reason, row in REASONS.items()}
    said = {
        (row["indicator"], row["place"], row["question"]): row["answer"] or public[row["reason"]]
        for row in table(real_round)
        if row["question"] and row["reason"] != "not asked"
    }
    for indicator, place in sorted(with_cards()):
        shown = answers(real_round / place / "cards" / f"{indicator}.html")
        keys = [(indicator, place, question) for question in order if (indicator, place, question) in said]
        assert shown == tuple(said[key] for key in keys), (indicator, place)


def test_cards_print_the_published_numbers(real_round: Path) -> None:
    """The number judged stands in the card's table under its period, as in results.csv; what is withheld is c."""
    for row in table(real_round):
        if row["question"] != "direction" or (row["indicator"], row["place"]) not in with_cards() or not row["period"]:
            continue
        cells = rows(real_round / row["place"] / "cards" / f"{row['indicator']}.html", "numbers")
        at = next(cell for cell in cells if row["period"] in cell).index(row["period"])
        shown = cells[1][at - (len(cells[0]) - len(cells[1]))].split(" ")[0].replace(",", "")
        assert shown == row["value"].replace("-", "\N{MINUS SIGN}") or (shown, row["value"]) == ("c", ""), row


def test_both_forms_of_the_answers_agree(real_round: Path) -> None:
    """The table and the tree hold the same answers to the same questions, county and areas alike."""
    tree = json.loads((real_round / "results.json").read_text(encoding="utf-8"))
    told = [
        (one["indicator"], one["place"], found["question"], found["answer"], found["reason"], found["value"])
        for one in tree["assessments"]
        for found in one["findings"]
    ]
    names = ("indicator", "place", "question", "answer", "reason", "value")
    assert told == [tuple(row[name] for name in names) for row in table(real_round) if row["question"]]
    assert len(told) == len(rules()) * len(PLACES) * 5


@cache
def withheld(folder: Path) -> dict[tuple[str, str], list[Raw]]:
    """The rows of the areas that may not be seen, by indicator and period, as the manifest lists them."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["suppression"]
    gone = {(one["indicator"], one["period"], place) for one in listed if "group" not in one for place in one["places"]}
    found: dict[tuple[str, str], list[Raw]] = {}
    for row in known(NOW):
        if row.place in areas() and (row.indicator, row.period, row.place) in gone:
            found.setdefault((row.indicator, row.period), []).append(row)
    return found


def small() -> set[Raw]:
    """The rows of the areas that are themselves too small to print."""
    rows_ = (row for row in known(NOW) if row.place in areas())
    return {row for row in rows_ if is_small(row, percent=row.indicator not in NOT_SHARES_OF_100)}


def test_there_is_something_to_withhold(real_round: Path) -> None:
    """The data hold small numbers in three indicators, all of them withheld."""
    assert {row.indicator for row in small()} >= {"ni-43", "ni-99", "ni-100"}
    assert small() <= {row for found in withheld(real_round).values() for row in found}


def test_a_withheld_number_stands_in_no_table(real_round: Path) -> None:
    """In each area's card the period shows c for the number and nothing for its counts; the answers have no value."""
    gone = {(row.indicator, row.period, row.place) for found in withheld(real_round).values() for row in found}
    for indicator, period, place in gone:
        cells = rows(real_round / place / "cards" / f"{indicator}.html", "numbers")
        at = cells[0].index(period) - len(cells[0])
        assert cells[1][at] == "c", (indicator, period, place)
        counts = takewhile(lambda line: not line[0].startswith("target"), cells[2:])
        assert all(line[at] == "·" for line in counts), (indicator, period, place)
    for answer in table(real_round):
        if (answer["indicator"], answer["period"], answer["place"]) in gone:
            assert (answer["answer"], answer["reason"], answer["value"], answer["margin"]) == ("", "suppressed", "", "")


def test_a_withheld_number_occurs_nowhere(real_round: Path) -> None:
    """No page about the indicator, in any place, no bookmark's title and no answer as data has the withheld share."""
    looked = 0
    for (indicator, _), hidden in withheld(real_round).items():
        texts = about(real_round, indicator)
        for number in {printed(row, 100, 1) for row in hidden} - elsewhere(real_round, indicator):
            looked += 1
            sign = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d,]|\.\d)")
            assert [name for name, text in texts.items() if sign.search(text)] == [], (indicator, number)
    assert looked >= 3


def about(folder: Path, indicator: str) -> dict[str, str]:
    """All that is published about an indicator, by file: cards, the words for its curves, dashboards' rows, data."""
    papers, screens = folder.glob(f"*/cards/{indicator}.pdf"), folder.glob(f"*/cards/{indicator}.html")
    found = {str(path): " ".join([*pdf_pages(path), spoken(path)]) for path in papers}
    found |= {str(path): f"{html_text(path)} {alternatives(path)}" for path in screens}
    label = f"NI {indicator.removeprefix('ni-')}"
    for path in folder.glob("*/dashboard.html"):
        found[str(path)] = " ".join(" ".join(row) for row in rows(path, "board") if row[0] == label)
    found["results.csv"] = " ".join(" ".join(row.values()) for row in table(folder) if row["indicator"] == indicator)
    tree = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    found["results.json"] = json.dumps([one for one in tree["assessments"] if one["indicator"] == indicator])
    book = load_workbook(folder / "results.xlsx")
    lines = (row for sheet in ("Answers", "Numbers") for row in book[sheet].iter_rows(values_only=True))
    found["results.xlsx"] = " ".join(str(cell) for row in lines if row[0] == indicator for cell in row)
    return found


def elsewhere(folder: Path, indicator: str) -> set[str]:
    """Numbers that a page about an indicator may well print: those of other places and periods, and of its rule."""
    (rule,) = (ROOT / "rules" / "cypp-2010-13").glob(f"*/{indicator}.yaml")
    hidden = {row for found in withheld(folder).values() for row in found}
    shown = [row for row in known(NOW) if row.indicator == indicator and row not in hidden]
    numbers = {printed(row, 100, 1) for row in shown if row.numerator and row.denominator}
    numbers |= {printed(row, 100, 1) for row in shown if row.value}
    return numbers | {f"{float(text):.1f}" for text in re.findall(r"\d+(?:\.\d+)?", rule.read_text(encoding="utf-8"))}


def test_a_withheld_number_cannot_be_subtracted(real_round: Path) -> None:
    """Where an area is withheld so is another, or the county: none is what is left beside the others."""
    for (indicator, period), hidden in withheld(real_round).items():
        shown = [
            answer["place"]
            for answer in table(real_round)
            if (answer["indicator"], answer["period"]) == (indicator, period) and answer["value"]
        ]
        assert len({row.place for row in hidden}) > 1 or COUNTY not in shown, (indicator, period)


def test_no_small_number_stands_in_the_boards_breakdowns(real_round: Path) -> None:
    """By reason, source, outcome, sex or ethnicity: a number from one to five is withheld, and another with it."""
    small = {(row.indicator, row.group) for row in known(NOW) if row.group != "all" and row.value in set("12345")}
    assert {indicator for indicator, _ in small} == {"allegations", "missing-education"}
    page = (real_round / f"{BOARD}.html").read_text(encoding="utf-8")
    tables = re.findall(r'<table class="numbers groups">.*?</table>', page, re.DOTALL)
    cells = [words(cell) for table in tables for cell in re.findall(r"<td[^>]*>(.*?)</td>", table, re.DOTALL)]
    assert len(tables) >= len({indicator for indicator, _ in small})
    assert [cell for cell in cells if re.match(r"[1-5](?!\d)", cell)] == []
    assert cells.count("c") >= 2 * len(small) - 2


def test_a_boards_measures_stand_in_its_pack_alone(real_round: Path) -> None:
    """The county's table has the plan's rows; the board's has its own measures besides, none of them rated."""
    own = set(rules()) - set(of_places())
    county = (real_round / COUNTY / "dashboard.html").read_text(encoding="utf-8")
    board = (real_round / f"{BOARD}.html").read_text(encoding="utf-8")
    assert [indicator for indicator in own if f"cards/{indicator}.html" in county] == []
    assert [indicator for indicator in own if f'href="#card-{indicator}"' not in board] == []
    assert {
        row["answer"] for row in table(real_round) if row["indicator"] in own and row["question"] == "threshold"
    } == {""}


def test_every_page_of_the_boards_pack_says_that_its_numbers_are_illustrative(real_round: Path) -> None:
    """The pages of what is asked, of its measures, of what it challenges, and its cards."""
    pages = pdf_pages(real_round / f"{BOARD}.pdf")
    assert [page[:60] for page in pages if not marked(page)] == []


@pytest.mark.slow
def test_the_plans_own_round_is_not_illustrative(plan_round: Path) -> None:
    """In the round of the published plan no number is made up, and no page says so."""
    assert {row.status for row in known("2009-10-q4")} <= {"final", "provisional", "disputed", "revised", "estimated"}
    pages = [*plan_round.glob("*/*.pdf"), *plan_round.glob("*/cards/*.pdf")]
    assert len(pages) > len(PLACES) * len({place for _, place in with_cards()})
    for path in pages:
        assert not any(marked(page) for page in pdf_pages(path)), path


def test_pages_of_a_pack_follow_each_other(real_round: Path) -> None:
    """Every page of a pack has its number at its foot, one after the other."""
    for place in PLACES:
        feet = [int(page.split(" ")[-1]) for page in pdf_pages(real_round / place / "pack.pdf")]
        assert feet[0] == 1
        assert all(after == before + 1 for before, after in pairwise(feet))
