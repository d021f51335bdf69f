"""What a terminal shows: the register in plain lines, the answers as a table."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from oba.cli.rule_register import register_lines
from oba.cli.tables import print_table, styled
from oba.cli.terminal import progress
from oba.compose.rulebook.example_line import ExampleLine
from oba.compose.rulebook.rule_page import KeyLine, RulePage, TargetLine, TargetTable, VersionPage
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.words import QUESTIONS
from tests.build import INDICATOR, TOP, figure, rule, year
from tests.compose.situations import answered
from tests.written import assessment, book, unknown

KEY = (INDICATOR, TOP)
LONG = "word " * 60
VERSION = VersionPage(
    title="In force from 2009/10",
    approved="approved by the Board on 20 January 2010",
    source="CYPP. Owner: nobody.",
    note="",
    keys=(KeyLine(question="Is it good enough?", key="threshold", says=(LONG,), assumed=("half",), line="line 14"),),
    targets=(
        TargetTable(
            title="Targets",
            lines=(
                TargetLine(period="2009/10", printed="at most 4.0", green="at most 4.0", amber="", red="above 4.0"),
            ),
        ),
    ),
    assumed=("Owner: a role.",),
)
PAGE = RulePage(
    anchor="rule-ni-117",
    number="NI 117",
    title="Title",
    outcome="Narrowing the gap",
    accountability="Population accountability",
    measuring=("A percentage.",),
    versions=(VERSION,),
    notes=("A note.",),
    examples=(ExampleLine(given="2009/10 4.5 %", then="amber"),),
    proved=("All of it.",),
    wanting=("One thing.",),
    file="rules/a.yaml",
    digest="7c1e",
)


def test_the_register_says_all_that_the_page_says() -> None:
    """Every part of a rule's page has its line, in the page's order."""
    lines = list(register_lines(PAGE))
    assert [line for line in lines if "word" not in line] == [
        "NI 117  Title",
        "Narrowing the gap · Population accountability",
        "rules/a.yaml · 7c1e",
        "  A percentage.",
        "",
        "In force from 2009/10, approved by the Board on 20 January 2010",
        "  CYPP. Owner: nobody.",
        "  Is it good enough?  [threshold, line 14]",
        "    Assumed: half",
        "  Targets",
        "    2009/10: at most 4.0  (green: at most 4.0; red: above 4.0)",
        "",
        "Assumed",
        "  Owner: a role.",
        "",
        "Notes",
        "  A note.",
        "",
        "Worked examples",
        "  2009/10 4.5 % → amber",
        "",
        "Proved",
        "  All of it.",
        "",
        "Found wanting",
        "  One thing.",
    ]


def test_long_sentences_are_wrapped() -> None:
    """No line is wider than a page, and a sentence keeps its indent."""
    lines = [line for line in register_lines(PAGE) if "word" in line]
    assert len(lines) == 3
    assert all(line.startswith("    word") and len(line) <= 110 for line in lines)


def test_what_a_rule_has_not_has_no_heading() -> None:
    """A rule without notes, examples or findings shows none of their headings."""
    bare = replace(PAGE, notes=(), examples=(), proved=(), wanting=(), versions=())
    assert len(list(register_lines(bare))) == 4


def table(one: Book, *, terminal: bool = False) -> str:
    """The table as it is printed to a pipe or a terminal."""
    out = io.StringIO()
    print_table(one, Console(file=out, width=180, color_system="standard" if terminal else None))
    return out.getvalue()


def test_the_answers_stand_in_words() -> None:
    """The number, its period and the five answers in the order of a card; a place without answers has no row."""
    title, head, row, *_ = table(book()).split("\n")
    assert title.strip() == "Oxfordshire, Quarter 2 of 2010/11"
    assert re.split(r"\s{2,}", head.strip())[-5:] == [row.briefly for row in QUESTIONS.values()]
    assert "4.3\N{NO-BREAK SPACE}%" in row
    assert row.split()[-6:] == ["2009/10", "amber", "improving", "turned", "behind", "better"]


def test_colour_only_repeats_the_words() -> None:
    """On a terminal there is colour, and without it every word is still there; in a pipe there is none."""
    coloured = table(book(), terminal=True)
    assert "\x1b[" in coloured
    assert "\x1b" not in table(book())
    words = set(table(book()).split())
    assert all(word in coloured for word in words)


@pytest.mark.parametrize(
    ("says", "style"),
    [
        (Answer.MUCH_BETTER, "blue"), (Answer.BETTER, "blue"), (Answer.SIMILAR, ""), (Answer.WORSE, "red"),
        (Answer.MUCH_WORSE, "red"), (Answer.MUCH_HIGHER, ""), (Answer.LOWER, ""), (Reason.NO_COMPARATOR, "dim"),
    ],
)  # fmt: skip
def test_good_news_is_blue_and_bad_is_red(says: Answer | Reason, style: str) -> None:
    """Much worse is bad news as worse is; no answer is dim, and what is neither has no colour."""
    found = answered(Question.COMPARATORS, says) if isinstance(says, Answer) else unknown(Question.COMPARATORS, says)
    assert styled(found) == (f"[{style}]{says}[/]" if style else says)


def test_what_is_not_asked_says_what_the_rule_lacks() -> None:
    """Nobody is sent to collect numbers for a question that no rule asks."""
    lacking = {
        Question.THRESHOLD: "no target", Question.BASELINE: "no baseline", Question.TRAJECTORY: "no trajectory",
        Question.COMPARATORS: "no comparators",
    }  # fmt: skip
    for question, lacks in lacking.items():
        assert styled(unknown(question, Reason.NOT_ASKED)) == f"[dim]not asked: {lacks}[/]"


def test_what_is_missing_says_why() -> None:
    """A number that is not there is its reason; so is an answer; without any row the cells are empty."""
    reason = Reason.NOT_AVAILABLE
    found = replace(assessment(), findings={q: unknown(q, reason) for q in Question})
    missing = replace(found, judged=figure(year(2009), reason))
    assert table(replace(book(), assessments={KEY: missing})).count("not available") == 6
    assert table(replace(book(), assessments={KEY: replace(found, judged=None)})).count("not available") == 5


def test_names_are_shown_as_they_are() -> None:
    """Square brackets in a name are text, not a style."""
    odd = replace(rule(), short="[red]Not[/] in education", number="")
    shown = table(replace(book(), rules={INDICATOR: odd}))
    assert "[red]Not[/] in education" in shown
    assert "ni-117" in shown
    assert rule().title in table(replace(book(), rules={INDICATOR: replace(rule(), short="")}))


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no one looks nothing is drawn, and each thing done may still be told."""
    with progress("Making", 2) as told:
        told("one.pdf")
        told("two.pdf")
    assert capsys.readouterr() == ("", "")
