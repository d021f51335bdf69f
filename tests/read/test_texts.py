"""Texts of the year: what is signed for a section of a document is read whole, and what it cites is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oba.domain.publication import Publication
from oba.domain.publication_section import BY_OUTCOME, OF_OUTCOME, SECTIONS, section_ids
from oba.domain.signed_text import Reference, SignedText, Thing, texts_of
from oba.inputs import text_inputs
from oba.read.project import Project
from tests.read.door import PLAN, project

NOW = "2010-11-q2"
MAKING = PLAN.replace("2010-11-10}", "2010-11-10, publications: [annual-review]}")
HEAD = "---\nauthor: A. Smith\ndate: 2010-10-20\n---\n"
MILESTONES = """\
id,known,outcome,year,milestone,status
m1,2010-03-31,health,2010/11,Every school has a nurse,planned
both,2010-03-31,health,2010/11,Every school has a kitchen,planned
m2,2010-10-16,health,2010/11,Every school has a bell,planned
"""
ACTIONS = """\
id,known,indicator,action,lead,start,due,status,cost
both,2010-03-31,ni-1,Build a kitchen,The head,2010-09-01,2011-07-31,planned,low
"""
TABLES = {"data/milestones.csv": MILESTONES, "data/actions.csv": ACTIONS}


def read(
    root: Path, body: str, *, section: str = "strengths", **files: str
) -> tuple[Project, list[tuple[str, object]]]:
    """A plan with one text; what is wrong with it, by code and line."""
    text = {f"data/texts/{NOW}/annual-review/{section}.md": body}
    found, problems = project(root, {"rules/plan.yaml": MAKING, **TABLES, **text, **files})
    assert found is not None
    return found, [(one.code, one.where.line) for one in problems if "texts" in one.where.file]


def sound(root: Path, body: str, *, section: str = "strengths") -> SignedText:
    """A text that nothing is wrong with."""
    found, problems = read(root, body, section=section)
    assert problems == []
    (text,) = found.texts
    return text


def test_a_text_is_its_author_its_day_and_its_words(tmp_path: Path) -> None:
    """With the role, source and mark of what is made up, where its head has them, and smaller headings in its words."""
    head = HEAD.replace("date:", 'role: Director\nsource: "Report, 2010"\nillustrative: yes\ndate:')
    text = sound(tmp_path, f"{head}\nNurses came.\n\n### In the north\n\n• They stayed\n")
    assert (text.author, text.signature, text.written) == ("A. Smith", "A. Smith, Director", date(2010, 10, 20))
    assert (text.publication, text.section, text.outcome) == (Publication.ANNUAL_REVIEW, "strengths", "")
    assert (text.source, text.illustrative) == ("Report, 2010", True)
    assert text.markdown == "Nurses came.\n\n### In the north\n\n- They stayed"


def test_a_text_may_be_about_one_outcome(tmp_path: Path) -> None:
    """Its file is called after the outcome; without a role the name alone signs it."""
    text = sound(tmp_path, f"{HEAD}Nurses came.\n", section="outcome-health")
    assert (text.outcome, text.signature) == ("health", "A. Smith")


def test_what_a_text_cites_is_known_each_once(tmp_path: Path) -> None:
    """In the order of head and words; of one identifier with two owners the kind says which is meant."""
    head = HEAD.replace("date:", "about: [ni-1, action both]\ndate:")
    text = sound(tmp_path, f"{head}Nurses came [@m1], see [@ ni-1 ] and [@milestone both]; not \\[@m3].\n")
    assert text.about == (
        Reference(thing=Thing.INDICATOR, id="ni-1", written="ni-1"),
        Reference(thing=Thing.ACTION, id="both", written="action both"),
        Reference(thing=Thing.MILESTONE, id="m1", written="m1"),
        Reference(thing=Thing.MILESTONE, id="both", written="milestone both"),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nurses came.\n", [("S003", 1)]),
        ("---\ndate: 2010-10-20\n---\nNurses came.\n", [("S005", 2)]),
        ("---\nauthor: A. Smith\n---\nNurses came.\n", [("S005", 2)]),
        ("---\nauthor: A. Smith\nwriter: B\ndate: 2010-10-20\n---\nNurses came.\n", [("S004", 3)]),
        (HEAD.replace("10-20", "11-11") + "Nurses came.\n", [("S022", 3)]),
        (HEAD.replace("10-20", "11-10") + "Nurses came.\n", []),
        (HEAD, [("S015", None)]),
        (HEAD + "## Nurses\n\nThey came.\n", [("S024", 5)]),
        (HEAD + "<b>Nurses</b> came ![so](a.png).\n", [("S010", 5), ("S010", 5), ("S016", 5)]),
        (HEAD + "Nurses\ncame [@m3].\n", [("S023", 6)]),
        (HEAD + "Nurses came [@both].\n", [("S023", 5)]),
        (HEAD + "Nurses came [@m2].\n", [("S023", 5)]),
        (HEAD + "Nurses came [@].\n", [("S023", 5)]),
        (HEAD.replace("date:", "about: [m3, m2]\ndate:") + "Nurses came.\n", [("S023", 3), ("S023", 3)]),
        (HEAD + "Nurses " * 5000, [("S018", 5)]),
    ],
)
def test_a_text_that_is_wrong_is_named_and_left_out(
    tmp_path: Path, body: str, expected: list[tuple[str, object]]
) -> None:
    """Unsigned, signed too late, wordless, or citing what is not there or was not known when its round closed."""
    found, problems = read(tmp_path, body)
    assert problems == expected
    assert bool(found.texts) is not bool(expected)


def test_a_text_stands_where_its_round_document_and_section_say(tmp_path: Path) -> None:
    """One that stands elsewhere is no text; one of a document that its round does not make warns and is not printed."""
    body = f"{HEAD}Nurses came.\n"
    files = {
        "data/texts/2010-11-q9/annual-review/strengths.md": body,
        f"data/texts/{NOW}/anual-review/strengths.md": body,
        f"data/texts/{NOW}/annual-review/strength.md": body,
        f"data/texts/{NOW}/annual-review/outcome-wealth.md": body,
        f"data/texts/{NOW}/self-assessment/outcome-health.md": body,
        f"data/texts/{NOW}/strengths.md": body,
        f"data/texts/{NOW}/annual-review/strengths.txt": body,
        f"data/texts/{NOW}/partnership-report/challenges.md": body,
    }
    found, problems = read(tmp_path, body, **files)
    assert sorted(code for code, _ in problems) == ["F006"] * 2 + ["S021"] * 5 + ["S027"]
    assert [one.publication for one in found.texts] == ["annual-review", "partnership-report"]
    printed = texts_of(found.texts, found.plan.rounds[-1])
    assert [one.publication for one in printed] == ["annual-review"]
    assert list(text_inputs(found.texts, found.plan.rounds[-1])) == ["text annual-review/strengths"]


def test_every_document_has_sections_of_its_own_names() -> None:
    """No two of a document alike; and none that could be taken for the text of an outcome."""
    for publication, sections in SECTIONS.items():
        names = [one.id for one in sections]
        assert len(set(names)) == len(names)
        assert not any(name.startswith(OF_OUTCOME) for name in names)
        assert ("outcome-a" in section_ids(publication, ("a",))) is (publication in BY_OUTCOME)
