"""The guide to the tests of chance: what it tells people to write is read, and what it says of each test is so."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from statistics import NormalDist

import pytest

from oba.assess.control_chart import CONTROL_CHART
from oba.assess.direction import INTERVALS_APART
from oba.assess.interval import AT_998, COMPARISON
from oba.assess.mann_kendall import MANN_KENDALL
from oba.assess.recent_trend import TREND
from oba.compose.card.card import report_card
from oba.compose.dashboard.chance import chance_words, chances
from oba.domain.book import Book
from oba.domain.finding import Answer, Question
from oba.domain.measure import NBSP
from oba.domain.number import parse_number, printed
from oba.domain.rule import ChanceTest
from oba.quarter import check, open_book
from oba.read.project import read_project
from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Text
from oba.statistics.mann_kendall import mann_kendall
from oba.statistics.xmr import chart
from tests.assess.situation import LOWER, Situation, years
from tests.end_to_end.commands import ROOT

PLAN = "which-test"
GUIDE = (ROOT / "rules" / "README.md").read_text(encoding="utf-8").split("## Which test to choose")[1]
PICTURES = tuple(re.findall(r"\]\(\.\./docs/pictures/test-(.*)\.png\)", GUIDE))
WRITE = tuple(dict.fromkeys(re.findall(r"\| `((?:direction|threshold|comparators): .*)` \|", GUIDE)))
LEAST = re.findall(r"\| ([\d,]+) \| ([\d.]+) % \| down to ([\d.]+) % \| down by ([\d.]+) points \|", GUIDE)
RULE = """\
id: demo
title: A measure
outcome: demo
accountability: population
measure: {{kind: percent, of: children, every: {every}, year: financial, decimals: 1, roll_up: sum}}
in_force:
  - from: 2009/10
    direction: {{better: lower, compare_with: previous}}
    {part}
    reference: {{source: x, approved: {{by: x, on: 2010-01-20}}, owner: x, review: 2011-03-31}}
examples: [{{given: {{{period}: 4}}, then: {{baseline: too few points}}}}]
"""


@cache
def book() -> Book:
    """The plan's one round; nothing in it needs a mend, and its examples hold."""
    found, problems = read_project(ROOT / "rules", ROOT / "data", PLAN, ROOT)
    assert problems == ()
    assert found
    checked = check(found)
    assert checked.problems == ()
    return open_book(found, checked.proofs, found.plan.rounds[0])


def said(indicator: str) -> set[str]:
    """Every sentence and every detail of an answer on a card."""
    card = report_card(book(), indicator, book().places.documented[0])
    texts = [card.lead, card.rest, *(answer.detail for answer in card.answers)]
    return {text.replace(NBSP, " ") for text in texts}


def test_each_rule_of_the_plan_has_its_picture() -> None:
    """The guide shows the card of every indicator, and each picture is there."""
    assert set(PICTURES) == set(book().rules)
    assert all((ROOT / "docs" / "pictures" / f"test-{name}.png").is_file() for name in PICTURES)


@pytest.mark.parametrize("indicator", PICTURES)
def test_what_a_card_is_said_to_say_stands_on_it(indicator: str) -> None:
    """The words quoted below a picture are on that card."""
    quoted = re.search(rf"test-{indicator}\.png\)\n\n> (.*)\n", GUIDE)
    assert quoted
    assert any(quoted[1] in text for text in said(indicator)), said(indicator)


def test_the_sentence_about_chance_is_the_dashboards() -> None:
    """The numbers of tests, of signals expected and of signals found are those of the plan."""
    assert chance_words(chances(book(), book().places.documented[0])).replace(NBSP, " ") in GUIDE


@pytest.mark.parametrize("part", WRITE)
def test_what_to_write_is_read(part: str) -> None:
    """Each part in the first table can stand in a rule; a control chart in a quarterly one."""
    every, period = ("quarter", "2009/10 Q1") if "xmr" in part else ("year", "2009/10")
    text = RULE.format(every=every, period=period, part=part)
    if part.startswith("direction"):
        text = text.replace("    direction: {better: lower, compare_with: previous}\n", "")
    home = Home(id="demo", outcome="demo", outcomes=("demo",))
    assert read_rule(Text(name="demo.yaml", text=text, digest=""), home)[1] == ()


def test_every_test_is_in_the_first_table() -> None:
    """Nobody is left to find a test elsewhere."""
    assert len(WRITE) == len(ChanceTest) + 1  # interval 95 is a test of two questions
    assert all(any(f"test: {test}}}" in part for part in WRITE) for test in ChanceTest)


@pytest.mark.parametrize(("total", "now", "down_to", "each_year"), LEAST)
def test_the_least_that_is_noticed(total: str, now: str, down_to: str, each_year: str) -> None:
    """Two intervals notice a fall to the number given and none above it; a recent trend a steady one, and no less."""
    of = int(total.replace(",", ""))
    start = round(Fraction(now) * of / 100)
    assert printed(Fraction(100 * start, of), 1) == now
    noticed = next(k for k in range(start, -1, -1) if improves(ChanceTest.INTERVALS, of, start, k))
    assert printed(Fraction(100 * noticed, of), 1) == down_to
    size = parse_number(each_year)
    assert size
    assert improves(ChanceTest.RECENT_TREND, of, *falling(start, of, size))
    assert not improves(ChanceTest.RECENT_TREND, of, *falling(start, of, size - Fraction(1, 10)))


def falling(start: int, of: int, size: Fraction) -> list[int]:
    """Five counts, each a number of points below the one before, to the nearest child."""
    return [round(start - size * of * step / 100) for step in range(5)]


def improves(test: ChanceTest, of: int, *counts: int) -> bool:
    """Whether a test calls a series of counts improving, where lower is better."""
    values = years(*(f"{count} of {of}" for count in counts))
    found = Situation(values=values, direction=replace(LOWER, test=test)).find(Question.DIRECTION)
    return found.answer is Answer.IMPROVING


@pytest.mark.parametrize(("points", "share"), [(5, 0.03), (12, 0.32), (24, 0.42)])
def test_how_often_a_control_chart_notices(points: int, share: float) -> None:
    """Of sudden changes three times the usual scatter: three in a hundred, about thirty, about forty."""
    drawn = [NormalDist().samples(points, seed=seed) for seed in range(1000)]
    noticed = sum(chart([*before, last + 3]).points[-1].way > 0 for *before, last in drawn)
    assert noticed / len(drawn) == pytest.approx(share, abs=0.04)


@pytest.mark.parametrize(("points", "share"), [(8, 0.6), (10, 0.95)])
def test_how_often_mann_kendall_notices(points: int, share: float) -> None:
    """Of series that move each period by half their usual scatter: six in ten, and nearly all."""
    drawn = [NormalDist().samples(points, seed=seed) for seed in range(1000)]
    tested = [mann_kendall([Fraction(value) + Fraction(at, 2) for at, value in enumerate(one)]) for one in drawn]
    assert sum(one.p < MANN_KENDALL for one in tested) / len(drawn) == pytest.approx(share, abs=0.04)


COSTS = {
    "about once in 500.\n\n### intervals": (TREND, Fraction(1, 500)),
    "about 6 times in 1,000": (INTERVALS_APART, Fraction(6, 1000)),
    "about 16 times in 1,000": (CONTROL_CHART, Fraction(16, 1000)),
    "green or red about once in twenty": (COMPARISON, Fraction(1, 20)),
    "better or worse once in twenty": (COMPARISON, Fraction(1, 20)),
    "much worse once in 500": (1 - AT_998 / 100, Fraction(1, 500)),
    "speak up to once in twenty": (MANN_KENDALL, Fraction(1, 20)),
    "better or worse about once in twenty": (COMPARISON, Fraction(1, 20)),
    "much worse about once in 500": (1 - AT_998 / 100, Fraction(1, 500)),
}


@pytest.mark.parametrize("says", COSTS)
def test_what_chance_costs_is_what_a_dashboard_adds_up(says: str) -> None:
    """The words for each test stand in the guide, and are its own chance."""
    added_up, told = COSTS[says]
    assert says in GUIDE
    assert added_up == told
