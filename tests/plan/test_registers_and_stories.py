"""The plan's milestones, money and schedule are all there, and stories say that they are illustrative."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from tests.plan.table import BESIDE, DATA, TABLE

STORIES = sorted((DATA / "stories").glob("*/*/*.md"))
PRINTED = "2010-01-20"
RAW_HTML = re.compile(r"<[A-Za-z/!]")


def read(name: str) -> list[Mapping[str, str]]:
    """The rows of a register."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_printed(name: str) -> list[Mapping[str, str]]:
    """The rows of a register that the plan itself prints."""
    return [line for line in read(name) if line["known"] == PRINTED]


def test_every_milestone_of_the_plan_is_there() -> None:
    """Each cell of the plan's table of milestones has as many as the plan lists, none of them drafted here."""
    printed = as_printed("milestones.csv")
    counted = Counter((line["outcome"], line["year"]) for line in printed)
    assert counted.total() == 64
    assert {line["illustrative"] for line in printed} == {""}
    years = ("2010/11", "2011/12", "2012/13")
    assert [counted["keeping-safe", year] for year in years] == [8, 5, 4]
    assert [counted["raising-achievement", year] for year in years] == [4, 4, 3]
    assert [counted["narrowing-the-gap", year] for year in years] == [12, 10, 5]


def test_service_management_is_a_block_of_nine_milestones_of_its_own() -> None:
    """It heads the last entries of the table, beside no priority: five, three and one."""
    of_no_outcome = [line for line in as_printed("milestones.csv") if not line["outcome"]]
    assert {line["theme"] for line in of_no_outcome} == {"Service management"}
    assert Counter(line["year"] for line in of_no_outcome) == {"2010/11": 5, "2011/12": 3, "2012/13": 1}


def test_building_schools_for_the_future_serves_all_three_priorities() -> None:
    """The plan says that the hundred million will help to deliver the three, so it stands under none."""
    (line,) = (line for line in read("resources.csv") if line["item"].startswith("Building Schools"))
    assert (line["million"], line["outcome"]) == ("100", "")


def test_the_city_and_district_councils_are_named_with_what_they_provide() -> None:
    """Ten kinds of service, none with a sum, because the plan states none."""
    lines = [line for line in read("resources.csv") if line["body"] == "City and District Councils"]
    assert len(lines) == 10
    assert {(line["million"], line["status"]) for line in lines} == {("", "not stated")}


@pytest.mark.parametrize("name", ["actions.csv", "risks.csv"])
def test_every_drafted_row_says_that_it_is_illustrative(name: str) -> None:
    """The plan's own delivery plan and risk assessment are no part of its text, so all of these are drafts."""
    assert {line["illustrative"] for line in read(name)} == {"yes"}


def test_the_money_that_contradicts_itself_is_disputed() -> None:
    """The three priorities add up to the whole budget and not to what is left after schools, and are marked."""
    council = {line["item"]: line for line in read("resources.csv") if line["body"] == "Oxfordshire County Council"}
    million = {item: Fraction(line["million"]) for item, line in council.items() if line["million"]}
    priorities = ("Keeping all children and young people safe", "Raising achievement", "Narrowing the gap")
    whole = million["Gross revenue budget for children and young people"]
    assert sum(million[item] for item in priorities) == whole
    assert million["Provided directly to schools"] + million["Remaining for other services"] == whole
    assert {council[item]["status"] for item in priorities} == {"disputed"}


@pytest.mark.parametrize(
    "body", ["Oxfordshire Primary Care Trust", "Thames Valley Police in Oxfordshire", "Learning and Skills Council"]
)
def test_the_other_bodies_lines_add_up_to_their_totals(body: str) -> None:
    """What the health service, the police and the learning council list is what they say they spend."""
    lines = {line["item"]: Fraction(line["million"]) for line in read("resources.csv") if line["body"] == body}
    assert sum(lines.values()) == 2 * lines["Total"]


def test_the_safeguarding_boards_seven_areas_are_scheduled() -> None:
    """Two are quarterly, three twice a year, one yearly and one planned, as section 8 lists them."""
    counted = Counter(line["frequency"] for line in as_printed("schedule.csv"))
    assert counted == {"quarterly": 2, "twice a year": 3, "yearly": 1, "planned": 1}
    assert {line["board"] for line in read("schedule.csv")} == {"safeguarding-board"}


def test_the_safeguarding_board_challenges_eleven_milestones() -> None:
    """As many of the plan's milestones are marked as the safeguarding board's to challenge, with the Trust Board."""
    printed = as_printed("milestones.csv")
    assert sum("safeguarding-board" in line["challenged_by"] for line in printed) == 11


def test_a_milestone_is_never_reworded_by_what_became_of_it() -> None:
    """Rows known later say how far it has come, and are drafts, as are the areas' own; what was promised stays."""
    promised = {line["id"]: line for line in as_printed("milestones.csv")}
    after = [line for line in read("milestones.csv") if line["known"] > PRINTED]
    later = [line for line in after if not line["place"]]
    same = ("outcome", "year", "milestone", "theme", "challenged_by")
    assert {line["illustrative"] for line in after} == {"yes"}
    assert [line["id"] for line in later if any(line[name] != promised[line["id"]][name] for name in same)] == []


def test_every_indicator_has_actions_and_some_are_done_and_some_late() -> None:
    """The delivery plan reaches all of the table and is not all good news; some actions serve an objective alone."""
    lines = read("actions.csv")
    assert {line["indicator"] for line in lines} == {row.id for row in TABLE} | {""}
    assert {"done", "late", "under way", "planned"} <= {line["status"] for line in lines}
    assert {line["cost"] for line in lines} == {"none", "low", "funded"}


def test_every_indicator_has_its_story_in_the_second_quarter() -> None:
    """The county has a story for all of the table and what stands beside it; each area has six."""
    found = Counter(path.parent.name for path in STORIES if path.parts[-3] == "2010-11-q2")
    assert found == {"oxfordshire": len(TABLE) + len(BESIDE), "northern": 6, "central": 6, "southern": 6}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parts[-3]}/{path.parent.name}/{path.stem}")
def test_a_story_is_short_plain_and_says_who_did_not_write_it(path: Path) -> None:
    """Between 80 and 150 words without raw HTML, and marked illustrative."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert "(illustrative)" in front
    assert not RAW_HTML.search(body)
    words = re.sub(r"^## .*$", "", body, flags=re.MULTILINE).split()
    assert 80 <= len(words) <= 150
