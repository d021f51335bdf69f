"""What was asked for is found, or refused with what there is instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer import Exit

from oba.cli.exit import Refused
from oba.cli.rules import print_rules
from oba.cli.selection import cards_of, place_of, plans, round_of, rule_of, sound_plan, sound_plans
from tests.end_to_end.small import NOW, PLAN, RULE, copied, folders, project


def test_what_is_not_named_has_a_default() -> None:
    """No round is the plan's current one; no place is the one at the top."""
    assert round_of(project(), None).id == NOW == project().plan.current
    assert place_of(project(), None).name == "Dyffryn & Môr"


def test_what_is_named_is_found() -> None:
    """A round, a place and an indicator by their identifiers."""
    assert round_of(project(), "2023-24-q4").id == "2023-24-q4"
    assert place_of(project(), "cwm").name == "Cwm Âger"
    assert rule_of(project(), "heb-ysgol").number == "DM 3"


def refusal(name: str, kind: str) -> Refused:
    """How a name of a round, place or indicator is refused."""
    find = {"round": round_of, "place": place_of, "indicator": rule_of}[kind]
    with pytest.raises(Refused) as refused:
        find(project(), name)
    return refused.value


@pytest.mark.parametrize(
    ("name", "kind", "near"),
    [("2024-25-q3", "round", NOW), ("cwmm", "place", "cwm"), ("maint-dosbath", "indicator", "maint-dosbarth")],
)
def test_a_slip_is_named_and_mended(name: str, kind: str, near: str) -> None:
    """A name that is nearly right is met with the right one; that is a question of usage."""
    refused = refusal(name, kind)
    assert str(refused) == f"There is no {kind} '{name}'. Did you mean '{near}'?"
    assert refused.status == 2


def test_a_name_like_none_is_met_with_all_there_are() -> None:
    """Where nothing is near, everything there is is listed; a comparator is no place of the plan."""
    assert str(refusal("xyz", "place")) == "There is no place 'xyz'. There are: dyffryn, llyn, ynys, cwm."
    assert "There are: dyffryn" in str(refusal("cymru", "place"))


def test_a_plan_that_is_not_there_is_a_question_of_usage(tmp_path: Path) -> None:
    """The plan is looked for by name; a slip is mended, and the status says that the command was wrong."""
    with pytest.raises(Refused, match=rf"did you mean '{PLAN}'") as refused:
        sound_plan(folders(copied(tmp_path)), "dyffyrn")
    assert refused.value.status == 2


def test_a_plan_with_problems_is_refused_whole(tmp_path: Path) -> None:
    """Every problem is said with its line, and the status says that the files are wrong."""
    where = copied(tmp_path)
    (where / RULE).write_text((where / RULE).read_text(encoding="utf-8").replace("within", "withn"), encoding="utf-8")
    with pytest.raises(Refused, match=rf"{RULE}:\d+:\d+: R0\d\d ") as refused:
        sound_plan(folders(where), PLAN)
    assert refused.value.status == 1
    assert str(refused.value).endswith("1 problem in 1 file. No answers were made.")


def test_every_plan_or_the_one_named(tmp_path: Path) -> None:
    """Without a name all plans are meant; where there are none, that is said."""
    rules = copied(tmp_path) / "rules"
    assert plans(rules, None) == (PLAN,)
    assert plans(rules, "another") == ("another",)
    with pytest.raises(Refused, match=r"There is no plan in .*empty") as refused:
        plans(tmp_path / "empty", None)
    assert refused.value.status == 2


def test_a_folder_without_templates_is_no_folder_of_cards(tmp_path: Path) -> None:
    """One's own templates are named by their folder; another folder is refused before anything is made."""
    assert (cards_of(None) / "card.html").is_file()
    with pytest.raises(Refused, match="is not a folder of cards") as refused:
        cards_of(tmp_path)
    assert refused.value.status == 2


def test_what_was_not_done_is_what_was_asked_for(tmp_path: Path) -> None:
    """A refusal ends with what did not happen: answers asked for were not made, and nothing is said of publishing."""
    where = copied(tmp_path)
    (where / RULE).write_text((where / RULE).read_text(encoding="utf-8").replace("within", "withn"), encoding="utf-8")
    with pytest.raises(Refused, match=r"1 problem in 1 file\. Nothing was published\.$"):
        sound_plan(folders(where), PLAN, "Nothing was published.")


def test_rules_are_read_while_an_example_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rules are printed, to be held against the example, and the example's problem stands beside them."""
    where = copied(tmp_path)
    text = (where / RULE).read_text(encoding="utf-8")
    wrong = text.replace("threshold: amber}", "threshold: red}")
    assert wrong != text
    (where / RULE).write_text(wrong, encoding="utf-8")
    with pytest.raises(Refused, match="A001"):
        sound_plan(folders(where), PLAN)
    with pytest.raises(Exit) as ended:
        print_rules([PLAN], None, where / "rules", where / "data")
    out, err = capsys.readouterr()
    assert (ended.value.exit_code, "2 of 3 worked examples hold" in out, "A001" in out) == (0, True, False)
    assert "A001" in err


def test_what_stops_several_plans_is_said_at_once(tmp_path: Path) -> None:
    """Each plan that is not sound is refused in its own words, in one go; a plan named twice is one."""
    there = folders(copied(tmp_path))
    with pytest.raises(Refused) as refused:
        sound_plans(there, ("dyffyrn", PLAN, "nowhere"), "Nothing was published.")
    assert [name in str(refused.value) for name in ("'dyffyrn'", "'nowhere'")] == [True, True]
    assert str(refused.value).count("Nothing was published.") == 2
    assert len(sound_plans(there, (PLAN, PLAN), "Nothing was published.")) == 1
