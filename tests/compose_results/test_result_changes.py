"""What changed as data: every difference with its kind and causes, and nothing that is withheld."""

from __future__ import annotations

import json
from dataclasses import replace

from oba.compose.result_changes import change_tree
from oba.compose.results import result_json
from oba.domain.change import Change, ChangeCause, ChangeKind, Changes, NumberChange, RuleChange
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from tests.build import TOP, figure, version, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import GAIN, NEET

BOOK = full()


def test_every_change_has_its_kind_and_its_causes() -> None:
    """Told apart as on the page, in the words of the replay."""
    found = json.loads(result_json(BOOK))["changes"]
    assert (found["since"], found["as"]) == ("2010-11-q1", "recomputed")
    assert found["answers"][1] == {
        "indicator": NEET,
        "place": TOP,
        "question": "threshold",
        "kind": "moved",
        "before": "green",
        "after": "amber",
        "causes": ["a new number", "a tighter target"],
    }
    assert [len(found[part]) for part in ("numbers", "revisions", "first shown", "ended", "rules")] == [5, 1, 1, 1, 1]
    assert found["numbers"][0]["added"] == {"a new number": "-1.9"}
    assert found["ended"] == [{"indicator": "", "place": "southern", "cause": "the plan"}]


def test_a_first_round_has_none() -> None:
    """Nothing, and not an empty list: there is no round to compare with."""
    assert change_tree(replace(BOOK, compared_with=None)) is None


def test_what_must_not_be_told_is_suppressed() -> None:
    """Answer and number of the round before; a page without any number has none."""
    gone = Change(
        indicator=NEET,
        place=TOP,
        question=Question.THRESHOLD,
        kind=ChangeKind.UNANSWERABLE,
        before=None,
        after=Reason.SUPPRESSED,
        causes=(ChangeCause.WITHHELD,),
    )
    hidden = figure(year(2009), Reason.SUPPRESSED)
    numbers = (
        NumberChange(indicator=NEET, place=TOP, was=hidden, now=hidden),
        NumberChange(indicator=GAIN, place=TOP, was=None, now=figure(year(2009), "4.3")),
    )
    ruled = RuleChange(indicator=NEET, before=version(), now=version())
    tree = change_tree(replace(BOOK, changes=Changes(answers=(gone,), numbers=numbers, rules=(ruled,))))
    assert tree
    found = json.loads(json.dumps(tree))
    assert found["answers"][0]["before"] == "suppressed"
    assert found["numbers"][0]["before"] == {"period": "2009/10", "value": "", "reason": "suppressed"}
    assert (found["numbers"][1]["before"], found["numbers"][1]["added"]) == (None, {})
    assert (found["rules"][0]["before"], found["rules"][0]["questions"]) == ("2009/10", [])
