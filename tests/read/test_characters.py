"""Every text that can reach a page is held against the fonts, where it stands, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.read.data.stories import read_story
from oba.read.text.files import Folder, Text
from tests.read.door import HEADER, PLACES, PLAN, project, rule_text

ROW = "ni-1,county,2009/10,,,,4.3,,,,,final,2010-05-01"
STORY = "---\nauthor: A. Smith\ndate: 2010-10-20\n---\n## Partners\n\n{}\n"
FILE = "data/stories/2010-11-q2/county/ni-1.md"


def said(root: Path, files: dict[str, str]) -> list[str]:
    """The place and the first words of each character that cannot be drawn."""
    found = [problem for problem in project(root, files)[1] if problem.code == "F009"]
    return [f"{problem.where}: {problem.what.split(',')[0]}" for problem in found]


def told(body: str) -> str:
    """The Markdown under the one heading of a sound story."""
    story, problems = read_story(Text(name="s.md", text=STORY.format(body), digest=""), ("q", "county", "ni-1.md"))
    assert story, problems
    return story.sections[0][1]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"rules/plan.yaml": PLAN.replace("A plan", "A 👍 plan")}, "rules/demo/plan.yaml:1:10"),
        ({"rules/health/ni-1.yaml": rule_text().replace("pupils", "pupils 👍")}, "rules/demo/health/ni-1.yaml:5:37"),
        ({"data/places.csv": PLACES.replace("north", "north 👍", 2).replace("north 👍,", "north,", 1)}, "places"),
        ({FILE: STORY.format("a 👍")}, f"{FILE.replace('data', 'data/demo')}:7:3"),
        ({FILE: STORY.format("a &#x1F44D;")}, f"{FILE.replace('data', 'data/demo')}:7"),
        ({FILE: STORY.format("a").replace("A. Smith", "A. 👍")}, f"{FILE.replace('data', 'data/demo')}:2:12"),
        ({"data/observations/a.csv": f"{HEADER},source\n{ROW},DfE 👍\n"}, "data/demo/observations/a.csv:2:source"),
        ({"data/observations/a.csv": f"{HEADER},note\n{ROW},👍\n"}, "data/demo/observations/a.csv:2:note"),
        (
            {"data/schedule.csv": "id,known,board,topic,frequency,covers\nt1,2010-03-31,trust,Health,quarterly,👍\n"},
            "data/demo/schedule.csv:2:covers",
        ),
    ],
)
def test_a_character_is_named_wherever_it_stands(tmp_path: Path, files: dict[str, str], place: str) -> None:
    """Plan, rules, places, registers, stories, their heads, notes and sources: file, line, column, character."""
    (only,) = said(tmp_path, files)
    assert place in only
    assert "the fonts cannot draw '👍' (U+1F44D" in only


def test_a_remark_in_a_rule_reaches_no_page(tmp_path: Path) -> None:
    """What stands behind a # is not read, and so not refused."""
    assert said(tmp_path, {"rules/health/ni-1.yaml": "# 👍\n" + rule_text()}) == []


def test_each_character_is_said_once(tmp_path: Path) -> None:
    """However often it stands in a table, with the lines of the first few others."""
    rows = "".join(f"{ROW.replace('2009/10', f'20{n:02d}/{n + 1:02d}')},👍\n" for n in range(10, 40))
    found = project(tmp_path, {"data/observations/a.csv": f"{HEADER},note\n{rows}"})[1]
    (only,) = (problem for problem in found if problem.code == "F009")
    assert only.what.endswith("; so on lines 3, 4, 5, 6, 7 and 24 more")


def test_the_mend_is_its_plain_equal(tmp_path: Path) -> None:
    """A heavy check mark, a letter of mathematics, a digraph: what to write instead."""
    found = project(tmp_path, {FILE: STORY.format("✔ \U0001d4b3 Ǆ 北 \uf04a🎉")})[1]
    assert [problem.mend for problem in found] == [
        "write ✓ instead.",
        "write X instead.",
        "write DŽ instead.",
        "write it in Latin, Greek or Cyrillic letters, which the fonts have.",
        "type the sign that is meant: for a bullet - or •, for an arrow →.",
        "leave it out, or say it in words.",
    ]


def test_letters_drawn_as_one_are_letters(tmp_path: Path) -> None:
    """ﬁ, ﬂ, ﬀ, ﬃ, ﬄ as they are copied from PDFs, in any file."""
    (tmp_path / "a.csv").write_text("ﬁve oﬃces ﬂood, oﬀ ﬄ", encoding="utf-8")
    text, problems = Folder(path=tmp_path, root=tmp_path).read(tmp_path / "a.csv", table=True)
    assert (text and text.text, problems) == ("five offices flood, off ffl", ())


@pytest.mark.parametrize("bullet", ["\uf0b7 ", "\uf0a7\t", "\t\uf0d8 ", "\uf0fc", "• ", "  ▪ ", "•"])
def test_a_bullet_of_a_word_processor_is_a_list(bullet: str) -> None:
    """The private signs of symbol fonts, and plain bullets, at the beginning of a line."""
    assert told(f"Two causes:\n\n{bullet}places\n{bullet}referrals") == "Two causes:\n\n- places\n- referrals"


def test_a_bullet_inside_a_line_stays() -> None:
    """Only at the beginning of a line is it an item."""
    assert told("north • south") == "north • south"
