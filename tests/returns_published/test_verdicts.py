"""A publisher's verdicts, kept from its file to the list that sets them beside ours."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from typer.testing import CliRunner

from oba.audit.verdict_causes import Cause
from oba.cli import app
from tests.returns_published.desk import lay_out, receive, take
from tests.returns_published.test_fingertips import INJURIES

RULE = """\
id: injuries
title: Injuries
outcome: safe
accountability: population
measure: {kind: "rate per 10,000", of: children, every: year, year: financial, decimals: 1, roll_up: supplied}
in_force:
  - from: 2010/11
    direction: {better: lower, TEST}
    trajectory: {targets: {2029/30: monitor}}
    comparators: {with: [england], test: interval 95}
    reference: {source: A test, approved: {by: A test, on: 2001-01-31}, owner: Another, review: 2030-01-31}
examples:
  - given: {2010/11: 5}
    then: {threshold: monitored}
"""


def _compare(test: str, *words: str) -> str:
    """What `oba compare demo --published` says once the file has been received, where the rule asks so."""
    lay_out(INJURIES.replace("    rounded_to: 5\n", "    take: [counts, interval]\n"))
    path = Path("rules/demo/safe/injuries.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.replace("TEST", test), encoding="utf-8")
    assert receive(take("fingertips.csv"), "--write").status == 0
    said = CliRunner().invoke(app, ["compare", "demo", "--published", *words], catch_exceptions=False)
    assert said.exit_code == 0
    return said.stdout


def test_an_inverted_trend_is_listed_with_its_cause() -> None:
    """Oxfordshire's falling rate was published as increasing; read backwards, the same five numbers give that word."""
    rows = list(csv.DictReader(io.StringIO(_compare("test: recent trend", "--format", "csv"))))
    found = {(row["place"], row["question"]): row for row in rows}
    trend = found["oxfordshire", "direction"]
    assert (trend["verdict"], trend["answer"]) == ("Increasing and getting worse", "improving")
    assert trend["their method"] == "decreasing and getting better"
    assert trend["cause"] == str(Cause.INVERTED)
    assert found["oxfordshire", "comparators"]["cause"] == str(Cause.AGREES)


def test_the_list_counts_every_cause_and_shows_what_differs() -> None:
    """A table says how many verdicts there are, and shows those that cannot be so beside our answers."""
    said = _compare("test: recent trend")
    assert said.startswith("2 verdicts on numbers that are judged")
    assert "inverted: the same numbers read backwards" in said
    assert "Fingertips: Increasing" in said


def test_a_rule_that_asks_in_another_way_is_told_from_a_wrong_verdict() -> None:
    """Against the year before, Oxfordshire's rate rose: our answer and the inverted verdict happen to agree."""
    rows = csv.DictReader(io.StringIO(_compare("compare_with: previous", "--format", "csv", "--place", "oxfordshire")))
    assert Counter(row["cause"] for row in rows) == {str(Cause.AGREES): 2}


def test_one_indicator_has_to_be_named_without_published() -> None:
    """Oba compare PLAN alone says what to write."""
    _compare("test: recent trend")
    said = CliRunner().invoke(app, ["compare", "demo"])
    assert said.exit_code == 2
    assert "oba compare PLAN --published" in said.stderr
