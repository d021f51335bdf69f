"""What a round knows has digests, which nothing moves that it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from oba.domain.registers import Clearance, Cleared, Registers, Resource
from oba.domain.story import Story
from oba.inputs import data_inputs, rule_inputs, story_inputs
from oba.numbers import rules_at
from oba.quarter import Folders, read
from oba.read.project import Project
from tests.build import WHERE
from tests.plan.tiny import Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
TINY = Tiny(measure=PERCENT, rows=(row("north", "2022/23", "20 of 300"), row("north", "2023/24", "22 of 300")))
ROWS = "rows of ni-1"


def project(root: Path, tiny: Tiny = TINY) -> Project:
    """The tiny plan as it is read."""
    tiny.write(root)
    found, problems = read(
        Folders(rules=root / "rules", data=root / "data", cards=root, output=root, root=root), "demo"
    )
    assert (found is not None, problems) == (True, ())
    assert found
    return found


def data(of: Project) -> Mapping[str, str]:
    """The digests of data in the only round."""
    return data_inputs(of, of.plan.rounds[-1])


def test_rows_are_known_by_what_they_say(tmp_path: Path) -> None:
    """Not by their order, nor by one that is published later; another number, or one row less, is another digest."""
    first = data(project(tmp_path))
    assert list(first) == [ROWS, "places"]
    later = row("north", "2023/24", "23 of 300", "2026-01-01")
    assert data(project(tmp_path, replace(TINY, rows=(later, *reversed(TINY.rows))))) == first
    assert data(project(tmp_path, replace(TINY, rows=TINY.rows[:1])))[ROWS] != first[ROWS]
    assert list(data(project(tmp_path, replace(TINY, rows=())))) == ["places"]


def test_places_that_begin_and_end_later_are_not_known_to(tmp_path: Path) -> None:
    """A place that will end is one that has not; one that will begin is none."""
    of = project(tmp_path)
    north, day = of.places.by_id["north"], of.plan.rounds[-1].cut_off
    gone = replace(north, ends=date(2030, 3, 31), becomes=("new",))
    new = replace(north, id="new", begins=date(2030, 4, 1))
    places = replace(of.places, by_id={**of.places.by_id, "north": gone, "new": new})
    assert data(replace(of, places=places)) == data(of)
    ended = replace(of.places, by_id={**of.places.by_id, "north": replace(gone, ends=day)})
    assert data(replace(of, places=ended))["places"] != data(of)["places"]


def test_comparators_are_known_once_they_are_heard_of(tmp_path: Path) -> None:
    """One that was put into the table and of which no row and no rule speaks yet changes nothing."""
    of = project(tmp_path)
    other = replace(of.places.by_id["north"], id="other", tier=None, parent=None)
    beside = replace(of, places=replace(of.places, by_id={**of.places.by_id, "other": other}))
    assert data(beside) == data(of)
    (rule,) = of.rules.values()
    version = replace(rule.newest, comparators=replace(rule.newest.comparators, places=("other",)))
    named = replace(beside, rules={rule.id: replace(rule, versions=(version,))})
    assert data(named)["places"] != data(of)["places"]


def test_registers_are_named_where_a_row_is_known(tmp_path: Path) -> None:
    """A clearance lets a text be printed and is on no page; a row that is written later is not known."""
    of = project(tmp_path)
    money = Resource(
        body="A", item="B", outcome="", year="", million=None, status="not stated", note="", source="", where=WHERE,
    )  # fmt: skip
    text = Cleared(file="", place="", indicator="ni-1", round="", digest="")
    cleared = (Clearance(text=text, by="", on=date(2020, 1, 1), where=WHERE),)
    known = data(replace(of, registers=Registers(resources=(money,), cleared=cleared)))
    assert list(known) == [ROWS, "places", "resources"]
    later = replace(money, known=date(2030, 1, 1))
    assert data(replace(of, registers=Registers(resources=(later, money)))) == known


def test_the_plan_is_known_without_indicators_that_are_not(tmp_path: Path) -> None:
    """One that is listed later changes no digest of a round that does not have it; a title does."""
    of = project(tmp_path)
    rules = rules_at(of, of.plan.rounds[-1]).values()
    first = rule_inputs(of.plan, rules)
    assert list(first) == ["plan", "rule ni-1"]
    listed = replace(of.plan, outcomes=tuple(replace(one, indicators=("ni-9",)) for one in of.plan.outcomes))
    assert rule_inputs(listed, rules) == first
    assert rule_inputs(replace(of.plan, title="Another"), rules)["plan"] != first["plan"]


def test_only_the_rounds_own_stories_are_known(tmp_path: Path) -> None:
    """Each by indicator and place."""
    plan = project(tmp_path).plan
    now = plan.rounds[-1]
    own = Story(
        round=now.id, place="north", indicator="ni-1", author="A", written=now.cut_off, sections=(), where=WHERE
    )
    others = (replace(own, round="another"),)
    assert list(story_inputs((own, *others), plan, now)) == ["story of ni-1 in north"]
