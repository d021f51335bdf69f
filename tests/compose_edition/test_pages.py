"""The pages of the edition as they are composed: every link leads to a page or file that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from posixpath import join, normpath

import pytest

from oba.compose.edition.addresses import INDEX, OUTSIDE, Standpoint, of_indicator, of_place, of_round, within
from oba.compose.edition.contents import Contents
from oba.compose.edition.index_page import index_page
from oba.compose.edition.indicator_page import indicator_page
from oba.compose.edition.place_page import MOST_BESIDE, columns, place_page
from oba.compose.edition.round_page import every_round, round_line, round_page
from oba.compose.signposts import Signpost
from oba.domain.evidence import Series
from oba.domain.finding import Question
from oba.domain.measure import Kind
from oba.domain.release import Correction
from tests.build import TOP, place, target, trajectory, year
from tests.compose_edition.test_spine import THREE
from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, RELEASE, the_rule, told, with_rule
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import ADMISSIONS, NEET, NORTH


def addresses(value: object) -> Iterator[str]:
    """Every address in what was composed, wherever it stands."""
    if isinstance(value, Signpost):
        yield value.address
    elif is_dataclass(value):
        for one in fields(value):
            found = getattr(value, one.name)
            if one.name == "address":
                yield found
            else:
                yield from addresses(found)
    elif isinstance(value, tuple):
        if hasattr(value, "address"):
            yield str(value.address)
        for each in value:
            yield from addresses(each)


def every_page(of: Contents) -> set[str]:
    """The name of every page that the edition has."""
    places = of.book.places.documented
    indicators = {of_indicator(rule.id, one.id) for one in places for rule in of.of(one)}
    return {INDEX, *indicators, *(of_place(one.id, q) for one in places for q in Question), *map(of_round, _ids(of))}


def _ids(of: Contents) -> list[str]:
    return [one.id for one in of.rounds]


def lost(of: Contents, name: str, page: object) -> list[str]:
    """The addresses on a page that lead to no page of the edition and into no folder of a round that stands."""
    kept = {f"{one.id}/" for one in of.rounds if of.keeps(one)}
    wrong = []
    for one in filter(None, addresses(page)):
        target = normpath(join("edition", name, "..", one.partition("#")[0]))
        inside = target.removeprefix("edition/")
        if not (target.startswith("edition/") and inside in every_page(of)) and not any(map(target.startswith, kept)):
            wrong.append(one)
    return wrong


@pytest.mark.parametrize("standing", [(), (FIRST.id,)])
def test_no_link_leads_nowhere(standing: tuple[str, ...]) -> None:
    """Every address is that of a page of the edition, or lies in the folder of a round that still stands."""
    of = told(THREE, standing=standing)
    assert lost(of, INDEX, index_page(of, within(INDEX))) == []
    for one in of.rounds:
        assert lost(of, of_round(one.id), round_page(of, one)) == []
    for where in of.book.places.documented:
        for question in Question:
            assert lost(of, of_place(where.id, question), place_page(of, where, question)) == []
        for rule in of.of(where):
            assert lost(of, of_indicator(rule.id, where.id), indicator_page(of, rule, where)) == []


def test_the_first_page_is_the_same_inside_and_beside_the_rounds() -> None:
    """The two differ in where their links begin and in nothing else."""
    inside, outside = index_page(told(), within(INDEX)), index_page(told(), OUTSIDE)
    assert (
        replace(inside, frame=outside.frame, rug=outside.rug, places=outside.places, rounds=outside.rounds) == outside
    )
    assert outside.rounds[0].address == f"edition/{of_round(NOW.id)}"


def test_the_first_page_lists_everything() -> None:
    """Every indicator by outcome, every place with its questions, every round with the latest first."""
    page = index_page(told(), within(INDEX))
    assert {row.indicator for row in page.rug.rows} == set(BOOK.rules)
    assert [one.name for one in page.places] == [one.name for one in BOOK.places.documented]
    assert all(len(one.questions) == len(Question) for one in page.places)
    assert [one.id for one in page.rounds] == [NOW.id, FIRST.id]
    assert sum(one.many for one in page.counts) == len(page.rug.rows)


def test_a_round_says_when_it_was_and_who_released_it() -> None:
    """A released round names the day and who decided it; the one being built names its meeting."""
    now, before = (round_line(told(), one, within(INDEX)) for one in (NOW, FIRST))
    assert "released on 10\u00a0August 2010 by Performance sub-group" in before.days
    assert "meeting on 10\u00a0November 2010" in now.days
    assert before.documents == ()
    assert [one.text for one in now.documents][-2:] == ["Rule book", "Results (CSV)"]


def test_a_round_that_replaces_its_own_release_is_not_said_to_be_released() -> None:
    """Nobody has released what is being built; the first page says what it replaces."""
    again = Correction(round=NOW.id, by="The sub-group", on=date(2010, 11, 1), why="a wrong number")
    of = told(replace(BOOK, corrections=(again,)), (RELEASE, replace(RELEASE, number=2, round=NOW.id)))
    assert "released" not in round_line(of, NOW, within(INDEX)).days
    assert "a wrong number" in index_page(of, within(INDEX)).corrections[0]


def test_an_old_round_says_that_a_later_one_exists() -> None:
    """And that it stays as it was printed; the newest says nothing of the kind."""
    old, new = (round_page(told(), one) for one in (FIRST, NOW))
    assert old.later
    assert old.later.address == f"../{of_round(NOW.id)}"
    assert "as it was printed" in old.kept
    assert (new.later, new.kept) == (None, "")


def test_a_place_that_a_round_did_not_tell_of_has_no_documents_there() -> None:
    """A place that came later is not led to in an earlier round."""
    run = tuple(one for one in told().book.run if (one.place, one.round) != (NORTH, FIRST))
    of = replace(told(standing=(FIRST.id,)), book=replace(told().book, run=run))
    assert not any("Northern" in one.text for one in round_line(of, FIRST, within(INDEX)).documents)
    assert any("Northern" in one.text for one in round_line(of, NOW, within(INDEX)).documents)


def test_a_plan_without_numbers_has_an_empty_table_of_rounds() -> None:
    """There is a head and nothing below it."""
    book = replace(BOOK, rules={}, assessments={})
    assert every_round(told(book)).splitlines() == ["indicator,place,round"]


def test_an_indicators_page_has_the_card_and_what_surrounds_it() -> None:
    """The message, the answers and the numbers of the card; the areas, the spine, the map, and a table beside each."""
    page = indicator_page(told(THREE), the_rule(), COUNTY)
    assert page.card.lead.startswith("4.5")
    assert page.panels
    assert page.spine
    assert page.map
    its = page.figures
    assert [one.name for one in (its.numbers, its.rounds, its.areas, its.compared) if one] == [
        f"indicators/{NEET}/{TOP}{end}.csv" for end in ("", "-rounds", "-areas", "-compared")
    ]
    assert page.narrow
    assert page.card.drawing
    assert page.narrow.width < page.card.drawing.width
    assert page.narrow.beside == ()


def test_a_page_leads_to_the_card_as_it_was_sent_or_to_what_is_kept_of_it() -> None:
    """The documents of an earlier round where they stand, else the page of that round in the edition."""
    kept, gone = (indicator_page(told(standing=one), the_rule(), COUNTY) for one in ((FIRST.id,), ()))
    assert [one.address for one in kept.as_known] == [f"../../../{FIRST.id}/{TOP}/cards/{NEET}.html"]
    assert [one.address for one in gone.as_known] == [f"../../{of_round(FIRST.id)}#{NEET}"]


def test_an_indicator_without_numbers_has_no_curve() -> None:
    """Nothing is drawn, on a wall or on a telephone, where nothing is known and nothing is wanted."""
    open_ = trajectory(target(year(2009), "to be agreed"))
    rule = replace(the_rule(ADMISSIONS), versions=(replace(the_rule(ADMISSIONS).newest, trajectory=open_),))
    book = with_rule(rule)
    empty = Series(indicator=ADMISSIONS, place=TOP)
    book = replace(
        book, series={**{k: s for k, s in book.series.items() if k[0] != ADMISSIONS}, (ADMISSIONS, TOP): empty}
    )
    key = (ADMISSIONS, TOP)
    book = replace(book, assessments={**book.assessments, key: replace(book.assessments[key], judged=None)})
    page = indicator_page(told(book), rule, COUNTY)
    assert (page.card.drawing, page.narrow, page.spine, page.panels, page.map) == (None, None, None, None, None)


def test_a_measure_told_in_words_has_a_page_without_figures() -> None:
    """It shows what was written, and its working is the only thing to download."""
    rule = replace(the_rule(ADMISSIONS), measure=replace(the_rule(ADMISSIONS).measure, kind=Kind.NARRATIVE))
    page = indicator_page(told(with_rule(rule)), rule, COUNTY)
    its = page.figures
    assert (its.numbers, its.rounds, its.areas, its.compared) == (None, None, None, None)
    assert its.working.name.endswith(".json")
    assert page.narrow is None


def test_the_line_that_shows_a_card_elsewhere_is_whole_html() -> None:
    """A title with quotation marks and signs of HTML does not end it."""
    rule = replace(the_rule(), title='Young "people" & others')
    page = indicator_page(told(with_rule(rule)), rule, COUNTY)
    assert 'title="Young &quot;people&quot; &amp; others: Oxfordshire"' in page.embed
    assert f"/{NOW.id}/{TOP}/cards/{NEET}.html" in page.embed


def test_a_places_page_says_where_it_lies_and_what_can_be_filtered() -> None:
    """Its own column first, then those beside it, then the one above; filters carry their counts."""
    page = place_page(told(), NORTHERN, Question.THRESHOLD)
    assert [one.text for one in page.above] == ["Oxfordshire"]
    assert [head.name for head in page.rug.heads] == ["Northern", "Southern", "Oxfordshire"]
    assert [one.address for one in page.questions].count("") == 1
    assert page.everything == f"All {len(page.rug.rows)}"
    county = place_page(told(), COUNTY, Question.THRESHOLD)
    assert [one.text for one in county.answers][-1] == "Changed since quarter 1 of 2010/11, 1"
    assert sum(int(one.text.rpartition(", ")[2]) for one in county.outcomes) == len(county.rug.rows)


def test_a_rug_has_no_more_columns_than_there_is_room_for() -> None:
    """Of many neighbours none stands beside, for some of them would be arbitrary."""
    many = {f"area-{at}": place(f"area-{at}", f"Area {at}", "area", TOP) for at in range(MOST_BESIDE)}
    places = replace(BOOK.places, by_id={**BOOK.places.by_id, **many})
    assert [one.id for one in columns(told(replace(BOOK, places=places)), COUNTY)] == [TOP]


def test_where_a_page_stands_decides_nothing_but_its_links() -> None:
    """The same round is listed with the same words from anywhere."""
    one, other = (round_line(told(), NOW, here) for here in (within(INDEX), Standpoint("x/", "y/")))
    assert replace(one, address="", documents=()) == replace(other, address="", documents=())
    assert RELEASE.round == FIRST.id
