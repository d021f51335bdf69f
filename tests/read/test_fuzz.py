"""A rule or a plan with anything done to it is read or refused, and never makes reading fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oba.read.rulebook.plan import read_plan
from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Text

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path for path in (ROOT / "rules").glob("*/*/*.yaml"))
PLANS = sorted((ROOT / "rules").glob("*/plan.yaml"))
WORDS = st.sampled_from(
    (
        "",
        "x",
        "0",
        "-1",
        "1e9",
        "9" * 50,
        "2009/10",
        "2010/11 Q2",
        "at most 4",
        "to be agreed",
        "none",
        "[]",
        "{}",
        "{a: b}",
        "[a]",
        "yes",
    )
)
EDITS = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from(("drop", "twice", "value", "key", "cut", "join")), WORDS), max_size=4
)


def edited(content: str, edits: list[tuple[int, str, str]]) -> str:
    """A text with some of its lines dropped, doubled, cut, joined, or their keys or values exchanged."""
    lines = content.split("\n")
    for where, edit, word in edits:
        n = where % len(lines)
        key, colon, _ = lines[n].partition(": ")
        lines[n] = {
            "drop": "",
            "twice": f"{lines[n]}\n{lines[n]}",
            "value": f"{key}: {word}",
            "key": f"{word}{colon}{lines[n].partition(': ')[2]}",
            "cut": lines[n][: len(lines[n]) // 2],
            "join": f"{lines[n]} {word}",
        }[edit]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS[::4], ids=lambda path: str(path.stem))
@settings(max_examples=30, deadline=None)
@given(edits=EDITS)
def test_a_rule_with_anything_done_to_it_is_read_or_refused(seed: Path, edits: list[tuple[int, str, str]]) -> None:
    """There is a rule exactly where there is no problem; every problem has a line of the file and a mend."""
    content = edited(seed.read_text(encoding="utf-8"), edits)
    rule, problems = read_rule(
        Text(name="x.yaml", text=content, digest=""), Home(id=seed.stem, outcome=seed.parent.name)
    )
    assert (rule is None) == bool(problems)
    assert all(1 <= (p.where.line or 0) <= content.count("\n") + 1 and p.mend for p in problems)


@settings(max_examples=60, deadline=None)
@given(edits=EDITS)
def test_a_plan_with_anything_done_to_it_is_read_or_refused(edits: list[tuple[int, str, str]]) -> None:
    """There is a plan exactly where there is no problem."""
    content = edited(PLANS[0].read_text(encoding="utf-8"), edits)
    there = [(path.parent.name, path.stem) for path in SEEDS]
    plan, problems = read_plan(Text(name="plan.yaml", text=content, digest=""), "x", there)
    assert (plan is None) == bool(problems)
