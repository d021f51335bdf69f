"""Every page on a screen leads to the others of its round."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.signposts import (
    Signposts,
    card_signposts,
    dashboard_signposts,
    delivery_signposts,
    recipients_signposts,
    returns_signposts,
    rulebook_signposts,
)
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import NEET, SOUTH

BOOK = full()


def addresses(found: Signposts) -> tuple[list[str], ...]:
    """Where the links lead; nothing where the reader stands."""
    return tuple([one.address for one in part] for part in (found.back, found.places, found.behind))


def test_a_card_leads_back_and_to_the_same_indicator_elsewhere() -> None:
    """To its dashboard, to each place that has the card, to its rule and to itself on paper."""
    assert addresses(card_signposts(BOOK, NEET, county())) == (
        ["../dashboard.html"],
        ["", "../../northern/cards/ni-117.html", "../../southern/cards/ni-117.html"],
        ["../../rulebook.html#rule-ni-117", "ni-117.pdf"],
    )
    assert [one.text for one in card_signposts(BOOK, NEET, county()).back] == ["Oxfordshire dashboard"]


def test_a_card_does_not_lead_to_places_without_one() -> None:
    """A link that leads nowhere is worse than none."""
    fewer = {key: its for key, its in BOOK.series.items() if key != (NEET, SOUTH)}
    found = card_signposts(replace(BOOK, series=fewer), NEET, county())
    assert [one.text for one in found.places] == ["Oxfordshire", "Northern Oxfordshire"]


def test_a_dashboard_leads_to_the_others_and_to_the_rule_book() -> None:
    """And to who owes what, and to its pack."""
    assert addresses(dashboard_signposts(BOOK, area())) == (
        [],
        ["../oxfordshire/dashboard.html", "", "../southern/dashboard.html"],
        ["../delivery-plan.html", "../rulebook.html", "../returns.html", "../who-gets-what.html", "pack.pdf"],
    )


def test_a_dashboard_leads_to_no_delivery_plan_where_there_is_none() -> None:
    """A plan without actions has none."""
    without = replace(BOOK, registers=replace(BOOK.registers, actions=()))
    assert addresses(dashboard_signposts(without, area()))[2] == [
        "../rulebook.html",
        "../returns.html",
        "../who-gets-what.html",
        "pack.pdf",
    ]


def test_the_delivery_plan_leads_to_every_dashboard_and_to_the_rule_book() -> None:
    """It belongs to no place."""
    assert addresses(delivery_signposts(BOOK)) == (
        [],
        ["oxfordshire/dashboard.html", "northern/dashboard.html", "southern/dashboard.html"],
        ["rulebook.html", "delivery-plan.pdf"],
    )


def test_the_rule_book_leads_to_every_dashboard() -> None:
    """It belongs to no place."""
    assert addresses(rulebook_signposts(BOOK)) == (
        [],
        ["oxfordshire/dashboard.html", "northern/dashboard.html", "southern/dashboard.html"],
        ["rulebook.pdf"],
    )


def test_the_page_of_returns_leads_to_every_dashboard() -> None:
    """Who owes what concerns every place."""
    dashboards = [f"{place}/dashboard.html" for place in ("oxfordshire", "northern", "southern")]
    assert addresses(returns_signposts(BOOK)) == ([], dashboards, ["who-gets-what.html"])


def test_who_gets_what_leads_to_every_dashboard_and_to_who_owes_what() -> None:
    """It belongs to no place."""
    dashboards = [f"{place}/dashboard.html" for place in ("oxfordshire", "northern", "southern")]
    assert addresses(recipients_signposts(BOOK)) == ([], dashboards, ["returns.html"])
