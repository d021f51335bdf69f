"""Ten indicators of the plan oxfordshire-now against what their publishers' own lines give by hand."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from oba.answers import answer
from oba.compose.results import result_csv
from oba.read.project import read_project
from tests.oxfordshire_now.by_hand import ENGLAND, OWN, SERIES, SOUTH_EAST, against, moved, rounded, rows, worked

ROOT = Path(__file__).resolve().parents[2]


class Hand(NamedTuple):
    """What a rule says, as its page in the rule book has it.

    Numbers have so many decimals; similar is nearer than `near`, None where an interval decides; direction is since the
    year before, or what a test finds in the series; `yardstick` is the place whose number it is good enough beside.
    """

    indicator: str
    decimals: int
    better: str
    beside: str
    near: str | None
    since: str
    yardstick: str | None


HANDS = [
    Hand("ni-70", 1, "lower", ENGLAND, None, "the series", None),
    Hand("ni-62", 0, "lower", "neighbours", "1", "the series", ENGLAND),
    Hand("ni-111", 0, "lower", "neighbours", "10", "the series", SOUTH_EAST),
    Hand("ni-72", 1, "higher", "neighbours", "0.5", "the year before", None),
    Hand("ni-87", 1, "lower", "neighbours", "0.5", "the year before", ENGLAND),
    Hand("care-leavers-work", 0, "higher", "neighbours", "1", "the series", ENGLAND),
    Hand("ni-117", 1, "lower", "neighbours", "0.5", "the year before", ENGLAND),
    Hand("ni-56a", 1, "lower", ENGLAND, "0.5", "the year before", ENGLAND),
    Hand("gcse-by-19", 1, "higher", "neighbours", "0.5", "the series", ENGLAND),
    Hand("ni-81", 1, "lower", "neighbours", "1", "the series", ENGLAND),
]


@cache
def results() -> dict[tuple[str, str, str], dict[str, str]]:
    """The plan's answers in its last round, as results.csv has them."""
    project, _ = read_project(ROOT / "rules", ROOT / "data", "oxfordshire-now", ROOT)
    assert project is not None
    book = answer(project, project.plan.rounds[-1])
    table = csv.DictReader(StringIO(result_csv(book)))
    return {(row["indicator"], row["place"], row["question"]): row for row in table if not row["group"]}


def said(indicator: str, question: str, place: str = "oxfordshire") -> str:
    """An answer."""
    return results()[indicator, place, question]["answer"]


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.indicator)
def test_an_answer_is_what_the_published_lines_give_by_hand(hand: Hand) -> None:
    """The latest number, which way it moved, how it compares, and whether it is as good as the place beside it."""
    indicator, lower, decimals = hand.indicator, hand.better == "lower", hand.decimals
    numbers = SERIES[indicator]()
    one = worked(numbers, hand.beside, decimals=decimals)
    printed = results()[indicator, "oxfordshire", "direction"]["value"]
    assert rounded(Fraction(printed.replace(",", "")), decimals) == one.latest
    if hand.since == "the year before":
        assert said(indicator, "direction") == moved(one.latest, one.before, lower_is_better=lower)
    if hand.near:
        assert said(indicator, "comparators") == against(one.latest, one.other, hand.near, lower_is_better=lower)
    if hand.yardstick:
        other = worked(numbers, hand.yardstick, decimals=decimals).other
        good = one.latest <= other if lower else one.latest >= other
        assert said(indicator, "threshold") == ("green" if good else "red")


def test_admissions_are_as_near_to_england_as_their_published_interval_says() -> None:
    """England's number lies in Oxfordshire's interval, ends included: similar, and too near to tell."""
    last = {
        row["Area Code"]: row for row in rows("fingertips-hospital-admissions.csv") if row["Time period"] == "2023/24"
    }
    low, high = (Fraction(last[OWN][f"{end} CI 95.0 limit"]) for end in ("Lower", "Upper"))
    assert rounded(low, 1) <= rounded(Fraction(last[ENGLAND]["Value"]), 1) <= rounded(high, 1)
    assert (said("ni-70", "comparators"), said("ni-70", "threshold")) == ("similar", "amber")


@pytest.mark.parametrize(("code", "place"), [("E07000177", "cherwell"), ("E07000178", "oxford")])
def test_a_districts_number_is_its_own_line(code: str, place: str) -> None:
    """Its rating is that beside England's."""
    one = worked(SERIES["ni-56a"](), ENGLAND, code, 1)
    row = results()["ni-56a", place, "threshold"]
    assert rounded(Fraction(row["value"]), 1) == one.latest
    assert row["answer"] == ("green" if one.latest <= one.other else "red")
