"""Tables of Explore Education Statistics and those laid out like them, with all their traps."""

from __future__ import annotations

import pytest

from tests.returns_published.desk import FILES, lay_out, read, refusals, row, rule

STABLE = """\
  - indicator: moved
    layout: education
    value: children_percent
    numerator: children_count
    where: {cla_group: CLA on 31 March, placement_stability: With 3 or more placements during the year}
    unit: percent
    published: 2025-11-20
    status: final
"""
LEVEL_2 = """\
  - indicator: level-2
    layout: education
    numerator: l2_by19
    denominator: number_in_ss_cohort
    where: {gender: ALL, fsm: ALL, sen: ALL}
    year: ends
    unit: percent
    published: 2023-04-20
"""
NEET = """\
  - indicator: neet
    layout: education
    value: NEET_percent
    where: {Age: 16-17}
    unit: percent
    published: 2025-07-01
"""


def test_a_reporting_year_is_the_one_that_ends_then_with_its_count_beside() -> None:
    """2025 is 2024/25; a percentage stands with the count published beside it; a byte-order mark is no heading."""
    assert (FILES / "placement-stability.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rule("moved", "percent", "financial")
    lay_out(STABLE)
    found = row(read("placement-stability.csv"), "oxfordshire", "2024/25").fields
    assert (found["value"], found["source"]) == ("16", "Department for Education")
    assert int(found["numerator"]) > 100


def test_a_region_is_not_taken_for_the_authority_whose_row_names_it() -> None:
    """Rows of other authorities name England and their region beside themselves, and are of neither."""
    rule("moved", "percent", "financial")
    lay_out(STABLE)
    rows = read("placement-stability.csv").rows
    assert len(rows) == len({(one.fields["place"], one.fields["period"]) for one in rows}) == 15


def test_z_x_c_and_u_stay_what_they_are() -> None:
    """Each shorthand of the file is that of the row; beside one there is no number."""
    rule("moved", "percent", "financial")
    codes = "places: {oxfordshire: E06000053, south-east: E06000017, england: E09000001}\nindicators:\n"
    lay_out(STABLE, codes)
    missing = {(one.fields["place"], one.fields.get("missing", "")) for one in read("placement-stability.csv").rows}
    assert {sign for _, sign in missing} >= {"z", "c"}
    assert all("value" not in one.fields for one in read("placement-stability.csv").rows if "missing" in one.fields)


def test_a_count_is_read_with_its_shorthand() -> None:
    """Children in need are a count; x, c and u stand where a number was not available, confidential or unreliable."""
    rule("in-need", "count", "financial")
    entry = "  - {indicator: in-need, layout: education, value: At31_episodes, unit: count, published: 2025-10-30}\n"
    codes = "places: {oxfordshire: E10000025, south-east: E09000012, england: E92000001}\nindicators:\n"
    lay_out(entry, codes)
    reading = read("children-in-need.csv")
    assert row(reading, "england", "2024/25").fields["value"] == "402400"
    assert {one.fields.get("missing") for one in reading.rows if one.fields["place"] == "south-east"} > {None}


def test_years_of_zeros_that_nobody_has_collected_are_refused_with_their_row() -> None:
    """The cohorts 2023 to 2025 stand as 0 in every place: not one of their numbers is taken."""
    rule("level-2", "percent", "academic")
    lay_out(LEVEL_2)
    (why,) = refusals(read("attainment-by-19.csv"))
    cell = why.partition(":")[0]
    line = (FILES / "attainment-by-19.csv").read_text(encoding="utf-8").splitlines()[int(cell[1:]) - 1]
    assert line.startswith("2023,")
    assert "every place has 0 in 2023, 2024 and 2025" in why
    assert '{period: "2025", why: not collected yet}' in why


def test_a_place_with_many_names_for_nothing_is_england() -> None:
    """Where region, authority and code are all ALL, the row is England's; with counts the percentage follows."""
    rule("level-2", "percent", "academic")
    zeros = "".join(f'{{period: "{year}", why: not collected}}, ' for year in (2023, 2024, 2025))
    codes = "places: {oxfordshire: 931, south-east: South East, england: England}\nindicators:\n"
    lay_out(f"{LEVEL_2}    leave_out: [{zeros[:-2]}]\n", codes)
    reading = read("attainment-by-19.csv")
    assert {one.fields["place"] for one in reading.rows} == {"oxfordshire", "south-east", "england"}
    england = row(reading, "england", "2021/22").fields
    assert int(england["denominator"]) > 500_000
    assert int(row(reading, "oxfordshire", "2021/22").fields["numerator"]) < int(england["numerator"])


def test_a_bare_year_wants_to_be_told() -> None:
    """Nothing says whether the cohort of 2009 is that of 2008/09 or of 2009/10: the mapping has to."""
    rule("level-2", "percent", "academic")
    lay_out(LEVEL_2.replace("    year: ends\n", "    keep: [{place: oxfordshire, why: a test}]\n"))
    assert any("say year: ends, or begins" in one for one in refusals(read("attainment-by-19.csv")))


def test_a_group_is_taken_by_the_words_of_its_column() -> None:
    """Those eligible for free school meals are a group of the plan, by the words under fsm."""
    rule("level-2", "percent", "academic")
    zeros = "    leave_out: [" + ", ".join(f'{{period: "{one}", why: none yet}}' for one in (2023, 2024, 2025)) + "]\n"
    lay_out(LEVEL_2.replace("fsm: ALL", "fsm: Eligible for FSM") + zeros + "    group: free-meals\n")
    assert {one.fields["group"] for one in read("attainment-by-19.csv").rows} == {"free-meals"}


def test_rows_that_differ_in_a_column_nobody_has_named_are_refused() -> None:
    """Without fsm there are three rows of one place and year: the refusal names the column, and the word to write."""
    rule("level-2", "percent", "academic")
    lay_out(LEVEL_2.replace(" fsm: ALL,", ""))
    assert any(
        "they differ in fsm" in one and "where: {fsm: 'ALL'}" in one for one in refusals(read("attainment-by-19.csv"))
    )


def test_a_year_in_six_digits_is_one_year_and_places_may_have_names_only() -> None:
    """200809 is 2008/09; a table without codes is read by the names of its places, and a full stop is no number."""
    rule("excluded", "percent", "academic")
    entry = (
        "  - {indicator: excluded, layout: education, value: one_or_more_fixed_excl_rate, where: {school_type: Total},"
        " unit: percent, published: 2018-07-19}\n"
    )
    codes = "places: {oxfordshire: Oxfordshire, cherwell: Bedford, england: England}\nindicators:\n"
    lay_out(entry, codes)
    reading = read("exclusions.csv")
    assert not reading.refused
    assert row(reading, "oxfordshire", "2008/09").fields["value"]
    assert row(reading, "cherwell", "2008/09").fields["missing"] == "x"


@pytest.mark.parametrize("name", ["neet-2021.csv", "neet-2025.csv"])
def test_a_table_with_other_columns_each_year_is_read_by_its_headings(name: str) -> None:
    """Young people not in education, in two editions whose columns differ; made-up rows are of no place."""
    rule("neet", "percent", "calendar")
    lay_out(NEET)
    reading = read(name)
    assert not reading.refused
    assert {one.fields["place"] for one in reading.rows} == {"oxfordshire", "south-east", "england"}
    assert row(reading, "oxfordshire", name[5:9]).fields["value"]


def test_a_calendar_year_is_no_academic_one_unless_told() -> None:
    """The file says Calendar year, the rule counts academic ones: only a person can tell that 2025 is 2024/25."""
    rule("neet", "percent", "academic")
    lay_out(NEET)
    assert any(
        "2025 is a calendar year, and the rule counts in academic year" in one
        for one in refusals(read("neet-2025.csv"))
    )
    lay_out(NEET + "    year: ends\n")
    assert row(read("neet-2025.csv"), "oxfordshire", "2024/25").fields["value"]


def test_an_edition_that_has_lost_its_column_is_refused() -> None:
    """The columns of where are there and that of the number is not: nothing is taken, and the nearest is proposed."""
    rule("neet", "percent", "calendar")
    lay_out(NEET)
    data = (FILES / "neet-2025.csv").read_bytes().replace(b",NEET_percent,", b",NEET_pct,")
    (why,) = refusals(read("neet-2025.csv", data))
    assert "has no column 'NEET_percent'; did you mean 'NEET_pct'? it is another edition" in why.replace("?:", "?")
