"""One series under many methods, through the command: the page about it, and every indicator of every plan."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba.cli import app
from oba.domain.finding import Question
from oba.domain.measure import NBSP
from oba.domain.rule import Method
from tests.end_to_end.commands import ROOT
from tests.end_to_end.small import INDICATORS, NOW, PLACES, PLAN, copied
from tests.read.door import rule, rule_text, version

PAGE, COMMAND = ROOT / "docs" / "compare.md", "$ oba compare eight-verdicts neet\n"
EIGHT = ("compare", "eight-verdicts", "neet")
QUESTIONS = {str(question) for question in Question}


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def rows(said: Result) -> dict[tuple[str, str], dict[str, str]]:
    """What was said as a table, by who and which question."""
    assert said.exit_code == 0
    return {(row["who"], row["question"]): row for row in csv.DictReader(io.StringIO(said.stdout))}


@pytest.fixture
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the small plan in it, which is where the user stands."""
    copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("_at_home")
def test_the_page_shows_what_is_printed(request: pytest.FixtureRequest) -> None:
    """The table in docs/compare.md is the command's own; `pytest --approve` writes it anew."""
    said = say(*EIGHT)
    table = "\n".join(line.rstrip() for line in said.stdout.replace(NBSP, " ").splitlines())
    page = PAGE.read_text(encoding="utf-8")
    shown = re.sub(
        rf"({re.escape(COMMAND)})(.*?)(\n?```)", lambda found: f"{found[1]}{table}\n```", page, flags=re.DOTALL
    )
    if request.config.getoption("--approve"):
        PAGE.write_text(shown, encoding="utf-8")
    assert shown == PAGE.read_text(encoding="utf-8"), "docs/compare.md is stale: run `pytest --approve` and read it"


@pytest.mark.usefixtures("_at_home")
def test_the_eight_verdicts() -> None:
    """Each number that was published beside the series comes out, and each verdict."""
    found = rows(say(*EIGHT, "--format", "csv"))
    expected = {
        ("Clear Impact, current trend", "direction"): ("red up arrow, 5 periods", "worsening", "0.10 points"),
        ("Clear Impact, percent change", "direction"): ("red +57.5 %", "worsening", "2.30 points"),
        ("Pentana, short trend", "direction"): ("worse", "worsening", "6.20 %"),
        ("Pentana, long trend", "direction"): ("worse", "worsening", "5.525 %"),
        ("Scotland", "direction"): ("worsening", "worsening", "The change is 0.10 points"),
        ("Northern Ireland", "direction"): ("worsening", "worsening", "the criterion 0.10 points"),
        ("Fingertips", "direction"): ("increasing and getting worse", "worsening", "50.7 by the counts"),
        ("Open SDG", "direction"): ("deterioration", "worsening", "9.5 % a year"),
        ("Eurostat", "direction"): ("movement away", "worsening", "9.5 % a year"),
        ("Making Data Count", "direction"): ("common cause", "steady", "4.18 % to 6.62 %; these are trial limits"),
        ("Two 95 % intervals", "direction"): ("steady", "steady", "95 % interval 5.91 % to 6.69 %"),
        ("This rule", "baseline"): ("turning", "turning", "6.96 % for 2009/10; 80 % interval 6.56 % to 7.36 %"),
    }
    for key, (verdict, answer, because) in expected.items():
        row = {name: cell.replace(NBSP, " ") for name, cell in found[key].items()}
        assert (row["verdict"], row["answer"], row["reason"]) == (verdict, answer, ""), key
        assert because in row["because"], key


@pytest.mark.usefixtures("_at_home")
def test_every_step_names_its_lines() -> None:
    """As JSON, each reason cites lines of files that exist, the rule's and the rows'."""
    tree = json.loads(say(*EIGHT, "--format", "json").stdout)
    assert {key: tree[key] for key in ("plan", "round", "indicator", "place", "period", "value")} == {
        "plan": "eight-verdicts", "round": "2010-11-q2", "indicator": "neet", "place": "anyshire",
        "period": "2009/10", "value": "6.30",
    }  # fmt: skip
    assert {one["question"] for one in tree["verdicts"]} == QUESTIONS
    for one in tree["verdicts"]:
        cited = [line for step in one["because"] for line in step["lines"]]
        assert any(line.startswith("rules/eight-verdicts/learning/neet.yaml:") for line in cited), one
        assert any(line.startswith("data/eight-verdicts/observations/made-up.csv:") for line in cited), one
        for line in cited:
            name, number = line.split(":")[:2]
            assert 1 <= int(number) <= len((ROOT / name).read_text(encoding="utf-8").splitlines())


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_any_indicator_of_any_plan(indicator: str, place: str) -> None:
    """Scores, shares and moving numbers, withheld ones too: everyone answers or says why, in every form."""
    said = say("compare", PLAN, indicator, "--place", place, "--format", "csv")
    found = rows(said)
    assert len(found) == 22
    for row in found.values():
        assert bool(row["answer"]) is not bool(row["reason"])
        assert row["because"]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert say("compare", PLAN, indicator, "--place", place).exit_code == 0


@pytest.mark.usefixtures("here")
def test_what_is_asked_for_wrongly() -> None:
    """No such indicator or place is a matter of usage; an indicator without an approved rule says so."""
    assert say("compare", PLAN, "nothing").exit_code == 2
    assert say("compare", PLAN, INDICATORS[0], "--place", "nowhere").exit_code == 2
    early = say("compare", PLAN, "mannau-chwarae", "--round", "2023-24-q4")
    assert (early.exit_code, "No version of the rule has been approved." in early.stdout) == (0, True)


@pytest.mark.usefixtures("here")
def test_the_table_is_headed_by_what_it_is_about() -> None:
    """The indicator, the place, the round and the number judged; then the columns."""
    first, second = say("compare", PLAN, "heb-ysgol", "--place", "llyn").stdout.splitlines()[:2]
    assert 'Llŷn <y "gorllewin">' in first
    assert NOW in first
    assert second.split("  ")[0] == "Who"


@pytest.mark.usefixtures("_at_home")
def test_the_example_is_sound() -> None:
    """Nothing in it needs a mend."""
    said = say("check", "eight-verdicts")
    assert (said.exit_code, said.stdout.splitlines()[-1]) == (
        0, "No problems. Eight verdicts on one series: 1 rule, 7 rows, 7 examples.",
    )  # fmt: skip


def test_the_parts_shown_on_the_page_are_parts_of_a_rule() -> None:
    """Whoever copies them starts without a problem; and every method is named on the page."""
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    first, *parts = block.splitlines()
    found = rule(rule_text(version(first.removeprefix("direction:").strip(), *parts))).versions[0]
    assert found.direction.method is Method.FINGERTIPS
    assert found.trajectory.method is Method.HEALTHY_PEOPLE
    assert [method for method in Method if f"`{method}`" not in page] == []
