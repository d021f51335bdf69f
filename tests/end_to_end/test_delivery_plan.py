"""The worked example's delivery plan, area action plans and safeguarding pack, beside what the plan prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.commands import ROOT
from tests.end_to_end.pages import html_text, pdf_pages, rows, squeezed
from tests.end_to_end.raw import areas

PLAN = (ROOT / "rules" / "cypp-2010-13" / "plan.yaml").read_text(encoding="utf-8")
OBJECTIVES = re.findall(r'\{id: [a-z]+(?:-\d+){2}, text: "(.*)"\}', PLAN)


def test_every_objective_of_the_plan_stands_in_the_delivery_plan_once(real_round: Path) -> None:
    """All 63 of section 7, with their actions or among those that have none, on paper and on a screen."""
    screen = squeezed(html_text(real_round / "delivery-plan.html"))
    paper = squeezed(" ".join(pdf_pages(real_round / "delivery-plan.pdf")))
    assert len(OBJECTIVES) == 63
    for text in OBJECTIVES:  # one of them, on housing, stands under two aims, and the end of another is a third
        wanted = sum(squeezed(text) in squeezed(other) for other in OBJECTIVES)
        assert screen.count(squeezed(text)) == wanted, text
        assert paper.count(squeezed(text)) == wanted, text


def test_what_is_late_stands_first_in_the_delivery_plan(real_round: Path) -> None:
    """On its first page, and every action once more under its objective."""
    first, *others = pdf_pages(real_round / "delivery-plan.pdf")
    late = "One list of young people at risk, shared by schools, Connexions and colleges"
    assert squeezed(late) in squeezed(first)
    assert squeezed(late) in squeezed(" ".join(others))


@pytest.mark.parametrize("area", areas())
def test_each_area_board_has_its_action_plan(real_round: Path, area: str) -> None:
    """Its own actions and milestones, led by its own head of service, and no other area's."""
    page = html_text(real_round / area / "dashboard.html")
    others = [f"Head of Service {one.capitalize()} Area" for one in areas() if one != area]
    assert f"Head of Service {area.capitalize()} Area" in page
    assert [one for one in others if one in page] == []
    assert "County-wide actions on what is red or late here" in page
    own = rows(real_round / area / "dashboard.html", "plan actions")
    assert len(own) >= 4


def test_the_safeguarding_board_sees_its_eleven_milestones_and_seven_reports(real_round: Path) -> None:
    """As many as the plan marks as its to challenge, and as it lists as its areas of activity."""
    page = real_round / "boards" / "safeguarding-board.html"
    milestones = [row for row in rows(page, "plan milestones") if len(row) == 5]
    reports = rows(page, "plan reports")
    assert (len(milestones) - 1, len(reports) - 1) == (11, 7)
    stands = {row[0]: row[4].split(" ")[1] for row in reports[1:]}
    assert stands["Child protection"] == "Received"
    assert stands["Domestic abuse"] == "Late"
