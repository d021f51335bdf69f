"""`oba rules PLAN INDICATOR --suggest` proposes examples that the rule itself gives, and says what none can show."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from oba.audit.examples import execute
from oba.audit.proofs import prove
from oba.audit.proposal import propose
from oba.cli import app
from oba.cli.example_lines import example_lines
from oba.domain.finding import Question
from oba.domain.rule import Rule
from oba.read.project import Project, read_project
from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Text
from tests.read.door import PLACES, PLAN, rule_text, version

ROOT = Path(__file__).parents[2]
EVERY = sorted(ROOT.glob("rules/*/*/*.yaml"), key=lambda path: path.as_posix())
FILES = [path for path in EVERY if "kind: narrative" not in path.read_text(encoding="utf-8")]  # they have no examples


@cache
def project_of(plan: str) -> Project:
    """A plan of this repository."""
    found, _ = read_project(ROOT / "rules", ROOT / "data", plan, ROOT)
    assert found is not None
    return found


def pasted(text: str, suggested: str, home: Home) -> Rule:
    """The rule whose examples have been exchanged for the suggested ones."""
    kept = text[: re.search(r"^examples:", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    rule, problems = read_rule(Text(name="rule.yaml", text=kept + suggested, digest=""), home)
    assert problems == ()
    assert rule is not None
    return rule


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.slow if n % 4 else (), id=path.stem) for n, path in enumerate(FILES)],
)
def test_what_is_suggested_holds_and_exercises_all_that_can_be(path: Path) -> None:
    """For every rule here: pasted, every example holds, every question asked is in one, and no rating is left out.

    What no example shows is said, and only that. Each fourth rule is tried whenever tests are, the others are slow.
    """
    found = project_of(path.parts[-3])
    rule, places, policy = found.rules[path.stem], found.places, found.plan.policy
    proposal = propose(rule, places, policy)
    lines = list(example_lines(rule, proposal))
    new = pasted(path.read_text(), "\n".join(lines) + "\n", Home(id=rule.id, outcome=rule.outcome))
    executed = execute(new, places, policy)
    problems = prove(new, policy, executed)[1]
    assert all(run.holds for run in executed)
    assert {problem.code for problem in problems} <= {"A006"}
    assert not [line for line in lines if len(line) > 120]
    missing = " ".join(proposal.missing)
    unshown = (part for one in problems for part in one.what.partition("no example shows ")[2].split("; "))
    for question, _, answers in (part.partition(": ") for part in unshown):
        assert all(
            re.search(rf"{question}: .*({word}|every number|whole years)", missing) for word in answers.split(", ")
        )
    asked = {question for one in rule.versions for question in Question if one.asks(question)}
    assert {question for run in executed for question in run.example.then} == asked


def test_both_sides_of_every_edge_of_a_rating_are_suggested() -> None:
    """Just met, just missed, on the edge of amber and just beyond it, to the last decimal, as the engine rates them."""
    found = project_of("cypp-2010-13")
    proposal = propose(found.rules["ni-53a"], found.places, found.plan.policy)
    edges = [(one.why[0].partition(" the target")[0], one.example.then["threshold"]) for one in proposal.examples[:4]]
    assert edges == [
        ("just meets", "green"),
        ("just misses", "amber"),
        ("on the edge of amber, short of", "amber"),
        ("just beyond amber, short of", "red"),
    ]
    (first, *_), (second, *_) = ([*one.example.given.values()] for one in proposal.examples[:2])
    assert [first.counts, second.counts] == [(Fraction(536), Fraction(1000)), (Fraction(535), Fraction(1000))]


LOWER, FROM = "{better: lower, compare_with: previous}", "start: {period: 2008/09, value: 8}"
RULES = {
    "nearer, between": version(
        "{better: nearer, aim: between 20 and 30, compare_with: previous}",
        "threshold: {amber: within 2 points}",
        "trajectory: {start: {period: 2008/09, value: 40}, path: straight, targets: {2009/10: between 20 and 30}}",
    ),
    "against the path": version(
        "{better: higher, compare_with: start}",
        "threshold: {against: trajectory, amber: within 1 points}",
        "trajectory: {start: {period: 2008/09, value: 40}, path: straight, targets: {2011/12: at least 46}}",
    ),
    "against a comparator": version(
        "{better: higher, compare_with: mean of previous 3}", "threshold: {against: england}"
    ),
    "reduce": version(LOWER, "trajectory: {targets: {2009/10: reduce}}"),
    "neither way": version(
        "{better: none, compare_with: previous}", "comparators: {with: [england], test: difference 2}"
    ),
    "compound": version(LOWER, f"trajectory: {{{FROM}, path: compound, targets: {{2011/12: at most 4}}}}"),
    "stated": version(
        LOWER,
        "baseline: {history: 2008/09 to 2009/10, forecast: stated, values: {2010/11: 5}, tolerance: 1, reason: so}",
    ),
    "methods": version(
        "{better: lower, method: making-data-count}",
        "threshold: {method: making-data-count}",
        f"trajectory: {{{FROM}, path: straight, targets: {{2011/12: at most 4}}, method: healthy-people}}",
        "comparators: {with: [england], method: fingertips}",
    ),
    "to be agreed": version(LOWER, "trajectory: {targets: {2010/11: to be agreed}}"),
}


@pytest.mark.parametrize("name", RULES)
def test_other_kinds_of_rules_have_examples_too(name: str, tmp_path: Path) -> None:
    """What no rule of this repository says: ranges, planned values, other methods, nothing agreed."""
    _write(tmp_path, rule_text(RULES[name]))
    run = CliRunner().invoke(app, _command(tmp_path))
    assert run.exit_code == 0, run.output
    rule = pasted(rule_text(RULES[name]), run.stdout, Home(id="ni-1", outcome="health"))
    found, _ = read_project(tmp_path / "rules", tmp_path / "data", "demo", tmp_path)
    assert found is not None
    assert all(run.holds for run in execute(rule, found.places, found.plan.policy))
    shown = {answer for example in rule.examples for answer in example.then.items()}
    asked = {question for question in Question if rule.newest.asks(question)}
    assert {question for question, _ in shown} == asked


def test_years_that_are_sent_for_themselves_are_said_to_have_no_room_in_an_example(tmp_path: Path) -> None:
    """Targets for years of which the parts make no number: that is the reason, and the parts have their examples."""
    years = "{kind: count, of: pupils, every: quarter, year: financial, decimals: 0, roll_up: sum, year_is: supplied}"
    planned = "trajectory: {start: {period: 2008/09, value: 8}, path: straight, targets: {2010/11: at most 4}}"
    _write(tmp_path, rule_text(version(LOWER, planned), measure=years))
    run = CliRunner().invoke(app, _command(tmp_path))
    assert run.exit_code == 0, run.output
    assert run.stdout.count("whole years are sent for themselves") == 2
    assert "direction: improving" in run.stdout


@pytest.mark.parametrize(
    "measure",
    [
        "{kind: rate per 1000, of: pupils, every: quarter, year: financial, decimals: 1, roll_up: sum, year_is: ratio}",
        "{kind: count, of: pupils, every: month, year: financial, decimals: 0, roll_up: sum, year_is: sum}",
        "{kind: percent, of: pupils, every: term, year: academic, decimals: 1, roll_up: sum, year_is: mean}",
    ],
)
def test_targets_for_years_have_their_edges_in_the_last_part_of_a_year(measure: str, tmp_path: Path) -> None:
    """However a year is made of its parts, both sides of its target are found."""
    planned = "trajectory: {start: {period: 2008/09, value: 40}, path: straight, targets: {2010/11: at most 36}}"
    _write(tmp_path, rule_text(version(LOWER, "threshold: {amber: within 2 points}", planned), measure=measure))
    run = CliRunner().invoke(app, _command(tmp_path))
    shown = yaml.safe_load(run.stdout)["examples"]
    assert [one["then"]["threshold"] for one in shown[:4]] == ["green", "amber", "amber", "red"]


MONTHS = "{kind: count, of: pupils, every: month, year: financial, decimals: 0, roll_up: sum, year_is: sum}"
QUARTERS = "{kind: percent, of: pupils, every: quarter, year: financial, decimals: 1, roll_up: sum, year_is: ratio}"


def suggested(root: Path, *parts: str, measure: str) -> tuple[list[dict[str, Any]], str]:
    """The examples suggested for a rule, and all that was printed."""
    _write(root, rule_text(version(*parts), measure=measure))
    run = CliRunner().invoke(app, _command(root))
    assert run.exit_code == 0, run.output
    return yaml.safe_load(run.stdout)["examples"], run.stdout


def test_whole_years_move_for_a_target_of_a_year(tmp_path: Path) -> None:
    """Twelve months come to the target, to one more, to the edge of amber and to one more, in ordinary ups and downs.

    No month stands out, so that a control chart finds nothing in them; and a year that meets the last target is found.
    """
    planned = (
        "trajectory: {start: {period: 2008/09, value: 942}, path: straight, "
        "targets: {2009/10: at most 900, 2010/11: at most 870}}"
    )
    parts = ("{better: lower, test: xmr}", "threshold: {amber: within 5 percent}", planned)
    shown, printed = suggested(tmp_path, *parts, measure=MONTHS)
    first = [list(one["given"].values()) for one in shown[:4]]
    assert [sum(months) for months in first] == [900, 901, 945, 946]
    assert all(len(months) == 12 and len(set(months)) > 2 and max(months) - min(months) < 12 for months in first)
    assert {one["then"]["direction"] for one in shown[:4]} == {"steady"}
    assert {"reached", "further off"} <= {one["then"]["trajectory"] for one in shown}
    assert "no number that was tried" not in printed
    assert "# Not shown: threshold: the edge of the target for 2010/11, judged in the same way." in printed


def test_a_share_of_a_year_is_reached_by_all_its_quarters(tmp_path: Path) -> None:
    """Where the last target is out of reach of one quarter, four together reach it."""
    planned = (
        "trajectory: {start: {period: 2008/09, value: 80}, path: straight, "
        "targets: {2009/10: at least 82, 2010/11: at least 88}}"
    )
    better = "{better: higher, compare_with: same period last year, change_of_at_least: 1}"
    shown, printed = suggested(tmp_path, better, "threshold: {amber: none}", planned, measure=QUARTERS)
    assert {"reached", "on course", "behind", "further off"} == {one["then"]["trajectory"] for one in shown}
    assert {"improving", "steady", "worsening"} <= {one["then"].get("direction") for one in shown}
    assert "no number that was tried" not in printed


def test_a_side_of_an_edge_that_no_number_lies_on_is_said(tmp_path: Path) -> None:
    """Beyond the amber of a second kind of target there may be nothing, though the first shows every rating."""
    planned = (
        "trajectory: {start: {period: 2008/09, value: 99}, path: straight, "
        "targets: {2009/10: at most 90, 2010/11: below 97}}"
    )
    measure = "{kind: percent, of: pupils, every: year, year: financial, decimals: 1, roll_up: sum}"
    _, printed = suggested(tmp_path, LOWER, "threshold: {amber: within 4 points}", planned, measure=measure)
    side = "just beyond amber, short of the target for 2010/11, below 97"
    assert f"threshold: no number that was tried is {side}." in printed.replace("\n# ", " ")


def test_a_rule_that_has_no_examples_yet_gets_some(tmp_path: Path) -> None:
    """Whoever writes a rule may ask before there is one, and again where one does not hold."""
    text = rule_text(version("{better: lower, compare_with: previous}", "threshold: {amber: none}"))
    for broken in (text.partition("examples:")[0], text.partition("examples:")[0] + "examples: []\n"):
        _write(tmp_path, broken)
        run = CliRunner().invoke(app, _command(tmp_path))
        assert run.exit_code == 0, run.output
        assert len(yaml.safe_load(run.stdout)["examples"]) >= 3


def test_a_version_that_another_has_replaced_is_said_to_govern_nothing(tmp_path: Path) -> None:
    """Of two versions from one period the later approval governs: no example can exercise the other."""
    newer, oldest = version().replace("2010-01-20", "2010-06-01"), version(since="2007/08")
    _write(tmp_path, rule_text(newer + version() + oldest))
    run = CliRunner().invoke(app, _command(tmp_path))
    assert run.exit_code == 0, run.output
    assert run.stdout.count("the version from 2009/10 governs no period") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [(["demo"], "Say: oba rules PLAN INDICATOR --suggest."), (["demo", "ni-2"], "There is no indicator 'ni-2'")],
)
def test_what_cannot_be_suggested_is_said(words: list[str], says: str, tmp_path: Path) -> None:
    """A whole plan, or an indicator that is not there."""
    _write(tmp_path, rule_text())
    run = CliRunner().invoke(app, _command(tmp_path, *words))
    assert run.exit_code == 2
    assert says in run.output


def test_what_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    """Also where the only rule still lacks its examples; a rule that is listed and has no file is told as such."""
    _write(tmp_path, rule_text().partition("examples:")[0])
    run = CliRunner().invoke(app, _command(tmp_path, "demo", "nosuch"))
    assert "There is no indicator 'nosuch'. There are: ni-1." in run.output
    plan = tmp_path / "rules/demo/plan.yaml"
    plan.write_text(re.sub("(id: health[^}]*)}", r"\1, indicators: [ni-1, ni-3]}", plan.read_text()))
    run = CliRunner().invoke(app, _command(tmp_path, "demo", "ni-3"))
    assert "P016" in run.output


def test_missing_examples_are_told_with_the_command_that_proposes_some(tmp_path: Path) -> None:
    """Whoever leaves them out reads how to get them."""
    _write(tmp_path, rule_text().partition("examples:")[0])
    run = CliRunner().invoke(app, ["check", "demo", *_command(tmp_path)[-4:]])
    assert "'examples' is missing from a rule" in run.output
    assert "--suggest proposes some." in run.output


def test_a_rule_with_another_mistake_is_refused_with_it(tmp_path: Path) -> None:
    """Only examples may be missing: the rest of the rule is what they are made of."""
    _write(tmp_path, rule_text().replace("compare_with: previous", "compare_with: nothing"))
    run = CliRunner().invoke(app, _command(tmp_path))
    assert run.exit_code == 1
    assert "R033" in run.output


def _write(root: Path, rule: str) -> None:
    for name, text in {
        "rules/demo/plan.yaml": PLAN, "rules/demo/health/ni-1.yaml": rule, "data/demo/places.csv": PLACES,
    }.items():  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _command(root: Path, *words: str) -> list[str]:
    named = words or ("demo", "ni-1")
    return ["rules", *named, "--suggest", "--rules", str(root / "rules"), "--data", str(root / "data")]
