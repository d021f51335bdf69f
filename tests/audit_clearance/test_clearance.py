"""Texts that state a number beside one that is withheld stop the build until somebody has cleared them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba.cli import app
from tests.audit_clearance.withheld import FILES, HEAD, NORTH, ROUND, SOUTH, STORY, WEST, found, story

TELLS = "Three of the young people in North are away from home."
HEADINGS = "file,place,indicator,round,digest,by,on\n"
ROWS = "data/demo/observations/all.csv"
DATED = "id,known,outcome,risk,likelihood,impact,action,owner,review"


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def at(place: str, indicator: str = "ni-1") -> str:
    """Where the story of a place stands."""
    return f"data/demo/stories/{ROUND}/{place}/{indicator}.md"


def cleared(line: str, **instead: str) -> dict[str, str]:
    """The table of cleared texts with the line that a problem proposes, filled in."""
    said = line.rpartition(": ")[2].replace("WHO", "A. Jones").replace("YYYY-MM-DD", "2010-07-10")
    for was, now in instead.items():
        said = said.replace(was, now)
    return {"data/demo/cleared.csv": f"{HEADINGS}{said}\n"}


def test_a_story_that_states_a_number_stops(tmp_path: Path) -> None:
    """The story of the place whose number is withheld; the message names place, number and what to do."""
    (problem,) = found(tmp_path, {STORY: story(TELLS)})
    assert (problem.code, problem.stops, problem.where.file) == ("A070", True, STORY)
    assert problem.what == "the text states 'Three', and numbers are withheld of ni-1 in north"
    assert "take the numbers out" in problem.mend
    assert f"stories/{ROUND}/north/ni-1.md,north,ni-1,{ROUND}," in problem.mend


def test_the_line_that_is_proposed_clears_the_text(tmp_path: Path) -> None:
    """Copied, with who and when; the first time the headings are given too."""
    (problem,) = found(tmp_path, {STORY: story(TELLS)})
    assert HEADINGS.strip() in problem.mend
    assert found(tmp_path, {STORY: story(TELLS), **cleared(problem.mend)}) == ()


def test_a_text_that_was_changed_is_not_cleared_any_more(tmp_path: Path) -> None:
    """Not by a word; and it is said who cleared it before."""
    (problem,) = found(tmp_path, {STORY: story(TELLS)})
    (again,) = found(tmp_path, {STORY: story(TELLS.replace("Three", "Four")), **cleared(problem.mend)})
    assert "it was changed since A. Jones cleared it on 2010-07-10" in again.what
    assert HEADINGS.strip() not in again.mend


def test_a_text_of_another_place_is_not_cleared_with_it(tmp_path: Path) -> None:
    """The same words at the county are read for themselves."""
    both = {STORY: story(TELLS), at("county"): story(TELLS)}
    first, second = found(tmp_path, both)
    (left,) = found(tmp_path, {**both, **cleared(first.mend)})
    assert left.where == second.where


@pytest.mark.parametrize(("place", "number"), [("north", 1), ("county", 1), ("west", 0)])
def test_what_stands_above_below_or_at_a_withheld_number_is_looked_at(tmp_path: Path, place: str, number: int) -> None:
    """Of an area whose number is printed, a story may state what it likes."""
    elsewhere = NORTH.replace("final,2010-06-01,,,", "final,2010-06-01,,,")
    rows = HEAD + elsewhere + SOUTH + WEST.replace("ni-1", "ni-2")
    assert len(found(tmp_path, {at(place): story(TELLS), ROWS: rows})) == number


def test_without_a_withheld_number_nothing_needs_clearing(tmp_path: Path) -> None:
    """Most plans have no small numbers, and write of numbers as they like."""
    rows = HEAD + NORTH.replace(",3,", ",23,") + SOUTH + WEST
    assert found(tmp_path, {STORY: story(TELLS), ROWS: rows}) == ()


def test_a_story_of_another_indicator_that_names_this_one_is_looked_at(tmp_path: Path) -> None:
    """By its number, with or without a space in it; another indicator's own story is its own business."""
    named, other = story("Under NI 1 three are away."), story("Three are away.")
    assert len(found(tmp_path, {at("north", "ni-2"): named})) == 1
    assert len(found(tmp_path, {at("north", "ni-2"): named.replace("NI 1", "NI1")})) == 1
    assert found(tmp_path, {at("north", "ni-2"): other}) == ()
    assert found(tmp_path, {at("north", "ni-2"): named.replace("NI 1", "NI 11")}) == ()


@pytest.mark.parametrize("section", ["strengths", "outcome-health"])
def test_a_text_of_the_year_bears_on_all_of_its_outcome(tmp_path: Path, section: str) -> None:
    """Or on everything; what it cites is printed by what it is called, and is no number that the text states."""
    plan = "rules/demo/plan.yaml"
    making = FILES[plan].replace("meeting: 2010-07-15}", "meeting: 2010-07-15, publications: [annual-review]}")
    file = f"data/demo/texts/{ROUND}/annual-review/{section}.md"
    head = "---\nauthor: A. Smith\ndate: 2010-06-20\n---\n"
    (problem,) = found(tmp_path, {plan: making, file: f"{head}Three are away.\n"})
    assert (problem.code, problem.where.file) == ("A070", file)
    assert f"texts/{ROUND}/annual-review/{section}.md,,ni-1,{ROUND}," in problem.mend
    assert found(tmp_path, {plan: making, file: f"{head}Some are away [@ni-1].\n"}) == ()
    assert found(tmp_path, {plan: FILES[plan], file: f"{head}Three are away.\n"}) == ()


@pytest.mark.parametrize(("note", "number"), [("", 0), ("Three were away.", 1)])
def test_only_what_was_sent_beside_a_year_is_looked_at(tmp_path: Path, note: str, number: int) -> None:
    """Of indicator 4 a year is the sum of 4 quarters, which is no sender's word; a note on a whole year is."""
    rule = "rules/demo/health/ni-1.yaml"
    quarterly = FILES[rule].replace("every: year, year: financial", "every: quarter, year: financial, year_is: ratio")
    quarterly = quarterly.replace("number: NI 1", 'number: "4"')
    quarter = [one.replace("2009/10", "2010/11 Q1") for one in (NORTH, SOUTH, WEST)]
    year = NORTH.replace("3,97", "30,400").replace(",,,\n", f",,{note},\n")
    files = {rule: quarterly.replace("{2009/10: 10.0}", "{2010/11 Q1: 10.0}"), ROWS: HEAD + "".join((*quarter, year))}
    assert len(found(tmp_path, files)) == number


RULE = "rules/demo/health/ni-2.yaml"
LINKS = ("part_of: ni-1", "same_children_as: ni-1")


def sharing(link: str) -> str:
    """The rule of the second indicator, which shares children with the first; it counts other ones of them."""
    return FILES[RULE].replace("numerator: away", "numerator: far away").replace("sum}", f"sum, {link}}}")


@pytest.mark.parametrize(("place", "number"), [("north", 1), ("county", 1), ("west", 0)])
@pytest.mark.parametrize("link", LINKS)
def test_a_story_of_an_indicator_that_shares_children_is_looked_at(
    tmp_path: Path, link: str, place: str, number: int
) -> None:
    """At the withheld number's place and above it, though the story does not name the other indicator."""
    rows = HEAD + NORTH + SOUTH + WEST.replace("ni-1", "ni-2")
    files = {at(place, "ni-2"): story("Three are away."), ROWS: rows, RULE: sharing(link)}
    assert len(found(tmp_path, files)) == number


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_seen_from_both_sides(tmp_path: Path, link: str) -> None:
    """Where the linked indicator's number is withheld, the story of the one that it links to is looked at."""
    files = {STORY: story("Three are away."), ROWS: HEAD + NORTH.replace("ni-1", "ni-2") + SOUTH + WEST}
    assert found(tmp_path, files) == ()
    (problem,) = found(tmp_path, {**files, RULE: sharing(link)})
    assert "ni-2 in north" in problem.what


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("note", ",three were counted twice,"),
        ("source", "the list of 3,,"),
        ("checked", ",,J. Smith 2010-06-02: only 3"),
    ],
)
def test_what_a_sender_wrote_beside_a_number_is_looked_at(tmp_path: Path, column: str, cells: str) -> None:
    """A note at the county's number tells of the area's; the words beside a withheld number itself are not printed."""
    county = f"ni-1,county,2009/10,73,327,final,2010-06-01,{cells}\n"
    (problem,) = found(tmp_path, {ROWS: HEAD + NORTH + SOUTH + WEST + county})
    assert (problem.where.file, problem.where.line, problem.where.column) == (ROWS, 5, column)
    beside = NORTH.replace("2010-06-01,,,", f"2010-06-01,{cells}")
    assert found(tmp_path, {ROWS: HEAD + beside + SOUTH + WEST}) == ()


def test_one_text_at_many_numbers_is_cleared_once(tmp_path: Path) -> None:
    """The same source in every row is read once."""
    earlier = "".join(f"ni-1,county,{year},73,327,final,2010-06-01,list of 3,,\n" for year in ("2007/08", "2008/09"))
    assert len(found(tmp_path, {ROWS: HEAD + NORTH + SOUTH + WEST + earlier})) == 1


@pytest.mark.parametrize(
    ("table", "text", "number"),
    [
        ("risks", f"{DATED},indicators\nr,2010-06-01,health,Three go,low,low,Wait,Head,2010-09-01,ni-1\n", 1),
        ("risks", f"{DATED},indicators\nr,2010-06-01,health,Three go,low,low,Wait,Head,2010-09-01,ni-2\n", 0),
        ("risks", f"{DATED}\nr,2010-06-01,health,Rain,low,low,Ask all 3,Head,2010-09-01\n", 1),
        ("risks", f"{DATED},status\nr,2010-06-01,health,Rain,low,low,Ask all 3,Head,2010-09-01,closed\n", 0),
        ("risks", f"{DATED}\nr,2010-08-01,health,Three go,low,low,Wait,Head,2010-09-01\n", 0),
        (
            "actions",
            (
                "id,known,indicator,place,action,lead,start,due,status,cost\n"
                "a,2010-06-01,ni-1,{place},Visit all three,Head,2010-06-01,2010-09-01,planned,none\n"
            ),
            1,
        ),
        (
            "milestones",
            (
                "id,known,outcome,year,milestone,status,progress\n"
                "m,2010-06-01,health,2010/11,Fewer away,planned,NI 1: three in North\n"
            ),
            1,
        ),
        (
            "schedule",
            ("id,known,board,topic,frequency,covers,indicators\ns,2010-06-01,b,Homes,quarterly,the 3 in North,ni-1\n"),
            1,
        ),
    ],
)
def test_registers_are_looked_at(tmp_path: Path, table: str, text: str, number: int) -> None:
    """Risks, actions, milestones and reports, as the round knows them and as far as they are printed."""
    plan = FILES["rules/demo/plan.yaml"].replace(
        "policy:", "boards: [{id: b, name: The Board, place: county}]\npolicy:"
    )
    files = {f"data/demo/{table}.csv": text.format(place="north"), "rules/demo/plan.yaml": plan}
    assert len(found(tmp_path, files)) == number


def test_a_decision_about_an_action_is_about_its_indicator(tmp_path: Path) -> None:
    """A meeting's words name an action oftener than an indicator."""
    plan = FILES["rules/demo/plan.yaml"].replace(
        "policy:", "boards: [{id: b, name: The Board, place: county, meetings: [2010-07-01]}]\npolicy:"
    )
    actions = (
        "id,known,indicator,action,lead,start,due,status,cost\n"
        "a,2010-06-01,ni-1,Visit,Head,2010-06-01,2010-09-01,planned,none\n"
    )
    decisions = (
        "id,known,meeting,body,kind,text,action,status\nd,2010-07-01,2010-07-01,b,request,Why are three away?,a,open\n"
    )
    files = {"data/demo/actions.csv": actions, "data/demo/decisions.csv": decisions, "rules/demo/plan.yaml": plan}
    (problem,) = found(tmp_path, files)
    assert problem.where.file == "data/demo/decisions.csv"
    assert "cleared.csv" in problem.mend
    (line,) = csv.reader([problem.mend.rpartition(": ")[2]])
    assert line[1:4] == ["", "ni-1", ROUND]


def test_a_text_with_many_numbers_names_some(tmp_path: Path) -> None:
    """The message stays short."""
    (problem,) = found(tmp_path, {STORY: story("One, two, three, four, five and six.")})
    assert "'One', 'two', 'three', 'four' and more numbers" in problem.what


def test_nothing_is_published_and_no_workbook_made_until_it_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build ends with the problem and leaves nothing; check says the same; cleared, it is published."""
    monkeypatch.chdir(tmp_path)
    (problem,) = found(tmp_path, {STORY: story(TELLS)})
    for verb in (("build", "demo"), ("check", "demo"), ("assess", "demo", "--format", "xlsx")):
        done = say(*verb)
        assert done.exit_code == 1
        assert "A070" in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()
    found(tmp_path, {STORY: story(TELLS), **cleared(problem.mend)})
    assert say("check", "demo").exit_code == 0
    assert say("assess", "demo", "--format", "xlsx").exit_code == 0


def test_the_note_of_a_round_is_looked_at(tmp_path: Path) -> None:
    """It stands in every pack; it is about the indicators that it calls by their numbers."""
    rules = "rules/demo/plan.yaml"
    plan = FILES[rules].replace("meeting: 2010-07-15}", "meeting: 2010-07-15, note: Of NI 1 three are known to us.}")
    (problem,) = found(tmp_path, {rules: plan})
    assert problem.where.file == rules
    assert found(tmp_path, {rules: plan.replace("Of NI 1 three", "Three")}) == ()


def test_a_digest_stays_as_it_is_in_a_spreadsheet(tmp_path: Path) -> None:
    """Hyphens within it keep digits and an e from being read as a number."""
    (problem,) = found(tmp_path, {STORY: story(TELLS)})
    (line,) = csv.reader([problem.mend.rpartition(": ")[2]])
    assert [len(group) for group in line[4].split("-")] == [4, 4, 4, 4]
