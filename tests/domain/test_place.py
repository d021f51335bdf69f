"""Places: an explicit parent each, tiers from the top, comparators outside."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.place import Places, Tier
from tests.build import TOP, place, places


def ids(found: tuple[object, ...]) -> list[str]:
    """The identifiers of some places, in order."""
    return [getattr(each, "id", "") for each in found]


def mixed() -> Places:
    """A county with two areas, an elsewhere part, a district tier beside them and one locality."""
    every = (
        place(),
        place("north", "North", "area", TOP),
        place("away", "Elsewhere", "area", TOP),
        place("vale", "Vale", "district", TOP),
        place("south", "South", "area", TOP),
        place("town", "Town", "locality", "north"),
        place("england", "England", None),
    )
    tiers = tuple(Tier(id=t, name=t, documents=t != "locality") for t in ("county", "area", "district", "locality"))
    by_id = {p.id: replace(p, elsewhere=p.id == "away") for p in every}
    return Places(by_id=by_id, tiers=tiers)


def test_children_are_of_one_parent_and_one_tier() -> None:
    """The parts of the county in a tier are those that name it as parent, never another tier's or a grandchild."""
    assert ids(mixed().children(TOP, "area")) == ["north", "away", "south"]
    assert ids(mixed().children(TOP, "district")) == ["vale"]
    assert ids(mixed().children(TOP, "locality")) == []
    assert ids(mixed().children("north", "locality")) == ["town"]


def test_a_tier_lists_its_places_without_the_elsewhere_part() -> None:
    """An elsewhere part is nobody's place: it is in no list of a tier and gets no documents."""
    assert ids(mixed().in_tier("area")) == ["north", "south"]


def test_documents_go_from_the_top_tier_down() -> None:
    """The places with documents stand tier by tier from the top, in file order, tiers without documents left out."""
    assert ids(mixed().documented) == [TOP, "north", "south", "vale"]


def test_a_comparator_is_outside_the_hierarchy() -> None:
    """A place without a tier is a comparator and never the top, though it has no parent either."""
    assert ids(mixed().comparators) == ["england"]
    assert not places().is_top(places().by_id["england"])
    assert places().is_top(places().by_id[TOP])
    assert not places().is_top(places().by_id["northern"])


def test_the_top_is_the_place_of_the_hierarchy_without_a_parent() -> None:
    """Wherever it stands in the file; a comparator is never above the others, and where no place is there is none."""
    backwards = replace(mixed(), by_id=dict(reversed(list(mixed().by_id.items()))))
    assert mixed().top == backwards.top == place()
    assert replace(mixed(), by_id={"england": place("england", "England", None)}).top is None


def test_the_top_place_is_the_only_child_of_none() -> None:
    """The hierarchy can be walked from above it; a comparator, which has no parent either, is not on the way."""
    assert ids(mixed().children(None, "county")) == [TOP]
    assert ids(mixed().children(None, "area")) == []


def test_a_name_that_two_places_bear_names_neither() -> None:
    """A place is found by the name that readers know only where there is no doubt which is meant."""
    one, other = place("vale", "Vale", "district", TOP), place("dale", "VALE", "area", TOP)
    found = Places(by_id={p.id: p for p in (place("north", "The North", "area", TOP), one, other)}, tiers=())
    assert found.named == {"the north": "north"}


def test_a_place_lies_in_itself_and_in_those_above_it() -> None:
    """And in no other; one that is not in the table lies nowhere."""
    found = places()
    assert list(found.upward("northern")) == ["northern", TOP]
    assert [found.lies_in("northern", one) for one in ("northern", TOP, "central")] == [True, True, False]
    assert not found.lies_in(TOP, "northern")
    assert not found.lies_in("", TOP)
