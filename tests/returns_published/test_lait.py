"""The long table of the Local Authority Interactive Tool, with all its traps."""

from __future__ import annotations

from collections import Counter

from tests.returns_published.desk import FILES, lay_out, read, receive, refusals, row, rule, take

ENTRANTS = """\
  - indicator: entrants
    layout: lait
    series: FirstYJS
    unit: rate per 100,000
    published: 2025-11-27
    status: final
"""
COUNT = "    leave_out: [{place: england, why: a count stands here}]\n"


def _series(name: str, series: str, unit: str, more: str = "") -> str:
    return f"  - {{indicator: {name}, layout: lait, series: '{series}', unit: {unit}, published: 2025-11-27{more}}}\n"


def test_a_count_of_england_where_rates_stand_is_refused_with_its_row() -> None:
    """England's first-time entrants are a count, ten times every authority's rate: nothing of the file is taken."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS)
    (why,) = refusals(read("lait.csv"))
    cell = why.partition(":")[0]
    line = (FILES / "lait.csv").read_text(encoding="utf-8").splitlines()[int(cell[1:]) - 1]
    assert line.startswith("FirstYJS,")
    assert ",England,3071,970," in line
    assert "3,071 of england in 2016, where the other places have" in why
    assert "leave_out: [{place: england, why: a count stands here}]" in why


def test_what_the_mapping_leaves_out_is_not_doubted() -> None:
    """With England left out, as the refusal proposes, Oxfordshire's and the South East's rates are read."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS + COUNT)
    reading = read("lait.csv")
    assert Counter(one.fields["place"] for one in reading.rows) == {"oxfordshire": 9, "south-east": 9}
    assert row(reading, "oxfordshire", "2016").fields == {
        "indicator": "entrants", "place": "oxfordshire", "period": "2016", "value": "269", "status": "final",
        "published": "2025-11-27", "source": "Local Authority Interactive Tool: FirstYJS",
    }  # fmt: skip


def test_a_doubt_that_is_wrong_is_settled_by_keeping_the_number() -> None:
    """The same entry under keep lets England's number in."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS + COUNT.replace("leave_out", "keep"))
    assert row(read("lait.csv"), "england", "2016").fields["value"] == "3071"


def test_a_number_that_is_kept_excuses_no_other() -> None:
    """All of a series are told at the first; where that is kept, the others are told all the same."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS + COUNT.replace("leave_out", "keep"))
    data = (FILES / "lait.csv").read_bytes().replace(b",2016,South East,237,989,", b",2016,South East,99999,989,")
    (why,) = refusals(read("lait.csv", data))
    assert "99,999 of south-east in 2016, where the other places have" in why
    assert "england" not in why


def test_a_count_of_england_is_no_fault_where_counts_stand() -> None:
    """England has more looked-after children than any authority, as it should."""
    rule("looked-after", "count", "calendar")
    lay_out(_series("looked-after", "LACnum", "count"))
    reading = read("lait.csv")
    assert not reading.refused
    assert row(reading, "england", "2025").fields["value"] == "81770"


def test_year_0_is_refused() -> None:
    """A year 0 is none, even where every number of it is a dash."""
    rule("excluded", "percent", "academic")
    lay_out(_series("excluded", "CINPermExclusion", "percent"))
    assert any("this is no year" in one for one in refusals(read("lait.csv")))


def test_a_dash_is_not_available() -> None:
    """A dash in place of a number is `x`, and never 0."""
    rule("two", "score", "academic")
    lay_out(_series("two", "%_2yr_olds", "score"))
    missing = {one.fields["missing"] for one in read("lait.csv").rows if "missing" in one.fields}
    rule("killed", "rate per 100,000", "calendar", "window: 3")
    lay_out(_series("killed", "RTA", '"rate per 100,000"'))
    found = read("lait.csv").rows
    assert missing | {one.fields["missing"] for one in found if "missing" in one.fields} <= {"x"}


def test_a_window_of_years_is_read_by_its_ends() -> None:
    """2014-16 is three calendar years, and no slip for 2014/15."""
    rule("killed", "rate per 100,000", "calendar", "window: 3")
    lay_out(_series("killed", "RTA", '"rate per 100,000"'))
    reading = read("lait.csv")
    assert not reading.refused
    assert row(reading, "oxfordshire", "2014 to 2016").fields["value"]


def test_a_bare_year_is_the_one_that_ends_then() -> None:
    """2018 is the academic year 2017/18, which the tool counts by its end."""
    rule("two", "score", "academic")
    lay_out(_series("two", "%_2yr_olds", "score"))
    assert row(read("lait.csv"), "oxfordshire", "2017/18").fields["value"]


def test_marks_behind_a_year_tell_how_sure_it_is() -> None:
    """(prov) and (Rev) are a status, (Final) too, and (OT) says nothing of the year."""
    rule("school", "score", "academic")
    rule("money", "score", "financial")
    rule("first-stage", "score", "academic")
    lay_out(
        _series("school", "A3A", "score")
        + _series("money", "LACFinance", "score", ", status: estimated, keep: [{place: england, why: it is money}]")
        + _series("first-stage", "KS1P_all", "score")
    )
    reading = read("lait.csv")
    assert not reading.refused
    said = {
        (one.fields["indicator"], one.fields["period"]): one.fields.get("status", "")
        for one in reading.rows
        if one.fields["place"] == "oxfordshire"
    }
    assert said["school", "2017/18"] == "revised"
    assert said["school", "2019/20"] == "final"
    assert said["money", "2016/17"] == "estimated"
    assert "provisional" in {status for (name, _), status in said.items() if name == "first-stage"}


def test_series_without_a_mapping_are_counted_and_not_listed() -> None:
    """Seven other series are one line; a name that is nearly one of them is proposed."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS.replace("FirstYJS", "FirstYJ"))
    reading = read("lait.csv")
    assert [one.why for one in reading.unplaced] == ["the file has no series 'FirstYJ'; did you mean 'FirstYJS'?"]
    (others,) = (one.why for one in reading.skipped if "does not name" in one.why)
    assert others.startswith("8 series that published.yaml does not name: ")


def test_rows_are_shown_and_written_only_when_told_to() -> None:
    """Shown first, then written with --write, then known: nothing is written twice."""
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS + COUNT)
    name = take("lait.csv")
    shown = receive(name)
    assert shown.status == 0
    assert "entrants   18    2" in shown.out
    assert "18 new" in shown.out
    assert "Wrote 18 rows" in receive(name, "--write").out
    assert "received before" in receive(name).err
