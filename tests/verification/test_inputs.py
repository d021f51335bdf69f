"""What a round was made from beside what there is today, and which program made it: each difference by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.verification.inputs import input_remarks, same_inputs
from oba.verification.manifest import Manifest
from oba.verification.program import program_remarks, same_program
from oba.verification.report import Report
from tests.verification.written_round import TREE, manifest_of


@pytest.fixture
def then(tmp_path: Path) -> Manifest:
    """The manifest of a round."""
    return manifest_of(tmp_path, TREE)


def said(then: Manifest, today: Manifest) -> list[str]:
    """Every line, and which of them are wrong."""
    return [f"{'WRONG ' if one.wrong else ''}{one.line}" for one in input_remarks(then, today)]


def test_the_same_inputs_are_what_they_were(then: Manifest) -> None:
    """All are counted, data too."""
    assert said(then, then) == ["4 inputs are what they were"]
    assert same_inputs(then, then)


def test_each_input_that_differs_is_named(then: Manifest) -> None:
    """One changed in place, one gone, one that was not there; of rules and of data."""
    today = then._replace(inputs={**then.inputs, "rule ni-117": "xx", "rule ni-43": "yy"}, data={})
    assert said(then, today) == [
        "WRONG rule ni-117: says something else today",
        "WRONG rule ni-43: was not there then",
        "WRONG rows of ni-117: is not there any more",
    ]
    assert not same_inputs(then, today)


def test_what_to_do_follows_from_what_was_changed(then: Manifest) -> None:
    """Rules have their history in rules/, data in data/, by the name of the plan."""
    today = then._replace(inputs={**then.inputs, "plan": "xx"}, data={"rows of ni-117": "yy"})
    mends = Report(title="", remarks=input_remarks(then, today)).mends
    assert [("rules/demo" in mend, "data/demo" in mend) for mend in mends] == [(True, False), (False, True)]


def test_other_templates_are_no_fault(then: Manifest) -> None:
    """They decide how a page looks; they are told, and what is held beside them need not be the same bytes."""
    today = then._replace(inputs={**then.inputs, "cards/card.css": "xx"})
    assert said(then, today) == [
        "3 inputs are what they were",
        "Other templates made it (cards/card.css): pages may look otherwise",
    ]
    assert not any(one.wrong for one in input_remarks(then, today))
    assert not same_inputs(then, today)


@pytest.mark.parametrize("keyless", ["then", "today", "both"])
def test_without_the_key_nobody_can_say_and_it_says_so(then: Manifest, keyless: str) -> None:
    """No row is called changed, none is called the same, and the report is not sure."""
    bare = then._replace(data=None)
    pair = {"then": (bare, then), "today": (then, bare), "both": (bare, bare)}[keyless]
    report = Report(title="", remarks=input_remarks(*pair))
    assert report.remarks[0].line == "3 inputs are what they were"
    assert "Without the key" in report.remarks[-1].line
    assert (report.whole, report.sure) == (True, False)
    assert same_inputs(*pair)


def test_another_key_is_told_from_changed_data(then: Manifest) -> None:
    """Where no digest is what it was, the key is named once; one input more, or one that stayed, is not the key's."""
    two = then._replace(data={"rows of ni-117": "dd", "places": "ee"})
    key = two._replace(data={"rows of ni-117": "xx", "places": "yy"})
    (remark,) = input_remarks(two, key)
    assert (remark.about, remark.wrong, "data/PLAN/key" in remark.mend) == ("key", True, True)
    one = two._replace(data={"rows of ni-117": "xx", "places": "ee"})
    assert said(two, one) == ["WRONG rows of ni-117: says something else today"]
    more = two._replace(data={"rows of ni-117": "xx", "places": "yy", "risks": "zz"})
    assert len(said(two, more)) == 3
    assert said(then, then._replace(data={"rows of ni-117": "xx"})) == [
        "WRONG rows of ni-117: says something else today"
    ]


def test_another_program_is_told_by_what_differs(then: Manifest) -> None:
    """Versions whole, digests in short; parts that only one of them names too."""
    today = then._replace(programs={"oba": {"version": "2", "code": "0" * 64}, "python": "3.11", "new": "1"})
    (remark,) = program_remarks(then, today)
    assert "oba version 1, now 2, oba code ffffffff, now 00000000, new none, now 1" in remark.line
    assert not remark.wrong
    assert not same_program(then, today)


def test_the_same_program_must_make_the_same_bytes(then: Manifest) -> None:
    """And says so."""
    (remark,) = program_remarks(then, then)
    assert "every byte" in remark.line
    assert same_program(then, then)
