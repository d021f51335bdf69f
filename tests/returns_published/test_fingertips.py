"""Exports of Fingertips, with and without underscores in their headings, with all their traps."""

from __future__ import annotations

from tests.returns_published.desk import FILES, lay_out, read, refusals, row, rule

INJURIES = """\
  - indicator: injuries
    layout: fingertips
    series: "90284"
    where: {Sex: Persons}
    unit: rate per 10,000
    rounded_to: 5
    published: 2025-03-31
    status: final
"""
OBESE = """\
  - indicator: obese
    layout: fingertips
    series: Year 6 prevalence of obesity (including severe obesity)
    unit: percent
    published: 2025-11-05
    status: final
"""


def test_an_export_gives_number_counts_interval_and_verdicts() -> None:
    """Of Oxfordshire's rate of 2023/24 nothing that the file says is lost, its publisher's verdicts least of all."""
    rule("injuries", "rate per 10,000", "financial")
    lay_out(INJURIES)
    found = row(read("fingertips.csv"), "oxfordshire", "2023/24").fields
    assert found == {
        "indicator": "injuries", "place": "oxfordshire", "period": "2023/24", "status": "final",
        "published": "2025-03-31", "source": "Fingertips: 90284", "value": "72.61758", "numerator": "910",
        "denominator": "125413", "rounded_to": "5", "level": "95", "lower": "67.89", "upper": "77.43",
        "verdict": "Increasing and getting worse; Similar", "verdict_by": "Fingertips",
    } | {name: found[name] for name in ("value", "denominator", "lower", "upper")}  # fmt: skip
    assert found["value"].startswith("72.6")


def test_england_that_stands_twice_is_read_once() -> None:
    """England stands as itself and as a part of itself with one number; deciles of deprivation are parts of people."""
    rule("injuries", "rate per 10,000", "financial")
    lay_out(INJURIES)
    reading = read("fingertips.csv")
    england = [one for one in reading.rows if one.fields["place"] == "england"]
    assert len(england) == len({one.fields["period"] for one in england}) == 8


def test_an_interval_of_minus_1_beside_no_number_is_none() -> None:
    """Where no rate was published the ends stand as -1; the row is not available, and the file's own words say why."""
    rule("injuries", "rate per 10,000", "financial")
    lay_out(INJURIES, "places: {oxfordshire: E06000018}\nindicators:\n")
    found = row(read("fingertips.csv"), "oxfordshire", "2016/17").fields
    assert found["missing"] == "x"
    assert not {"value", "lower", "upper", "verdict"} & set(found)
    assert found["note"].startswith("Not presented due to Nottingham")


def test_rows_of_each_sex_want_a_choice() -> None:
    """Without where there are three rows of one place and year, and the refusal says which word to write."""
    rule("injuries", "rate per 10,000", "financial")
    lay_out(INJURIES.replace("    where: {Sex: Persons}\n", ""))
    (why,) = refusals(read("fingertips.csv"))
    assert "they differ in Sex: " in why
    assert "add where: {Sex: 'Persons'}" in why


def test_a_category_is_taken_where_it_is_asked_for() -> None:
    """The most deprived tenth is a group of England's children, and is read only by its name."""
    rule("injuries", "rate per 10,000", "financial")
    kind = "County & UA deprivation deciles in England (IMD2019, 4/23 geography)"
    where = f"where: {{Sex: Persons, Category: Most deprived decile (IMD2019), Category Type: '{kind}'}}"
    lay_out(INJURIES.replace("where: {Sex: Persons}", where) + "    group: free-meals\n")
    reading = read("fingertips.csv")
    assert [(one.fields["place"], one.fields["group"]) for one in reading.rows] == [("england", "free-meals")]


def test_headings_with_underscores_are_the_same_headings() -> None:
    """area_code and Area Code are one column, compared_to_England is a verdict, NA is no number and no verdict."""
    rule("obese", "percent", "academic")
    lay_out(OBESE)
    reading = read("fingertips-underscores.csv")
    found = row(reading, "cherwell", "2023/24").fields
    assert found["verdict"] in ("Better", "Similar", "Worse")
    assert found["verdict_by"] == "Fingertips"
    data = (FILES / "fingertips-underscores.csv").read_text(encoding="utf-8")
    spaced = "\n".join([data.splitlines()[0].replace("_", " ").title(), *data.splitlines()[1:], ""]).encode()
    assert [one.fields for one in read("spaced.csv", spaced).rows] == [one.fields for one in reading.rows]


def test_a_window_of_five_years_with_short_ends_is_one() -> None:
    """2020/21 - 24/25 is five years; for a rule that counts single years it is none, and is refused with its row."""
    rule("obese", "percent", "academic")
    several = "Year 6 prevalence of obesity (including severe obesity), 5 years data combined"
    where = "    where: {inequality: Most deprived quintile}\n"
    lay_out(OBESE.replace("Year 6 prevalence of obesity (including severe obesity)", f"'{several}'") + where)
    assert any("2020/21 - 24/25 is no academic year as the rule counts" in one
               for one in refusals(read("fingertips-underscores.csv")))  # fmt: skip
    rule("obese", "percent", "academic", "window: 5")
    assert row(read("fingertips-underscores.csv"), "england", "2020/21 to 2024/25").fields["value"] == "28.9"


def test_two_units_in_one_series_are_refused() -> None:
    """Offences stand as a count and as a rate under one name: the mapping has to say which."""
    rule("offences", "rate per 10,000", "financial")
    entry = """\
  - indicator: offences
    layout: fingertips
    series: Children cautioned or sentenced
    unit: rate per 10,000
    published: 2023-05-25
"""
    lay_out(entry, "places: {oxfordshire: E06000060, england: E92000001}\nindicators:\n")
    (why,) = refusals(read("fingertips-two-units.csv"))
    assert "has numbers in 2 units, Count and Per 10,000 aged 10-17" in why
    where = "    where: {measure: 'Per 10,000 aged 10-17'}\n"
    lay_out(entry + where, "places: {oxfordshire: E06000060, england: E92000001}\nindicators:\n")
    assert row(read("fingertips-two-units.csv"), "oxfordshire", "2014/15").fields["value"]


def test_a_significance_is_a_verdict_and_na_is_not_available() -> None:
    """The older form calls the comparison significance."""
    rule("self-harm", "rate per 100,000", "financial")
    entry = """\
  - indicator: self-harm
    layout: fingertips
    series: Hospital admissions as a result of self-harm (10-24 years)
    unit: rate per 100,000
    published: 2019-03-05
"""
    lay_out(entry, "places: {oxfordshire: E10000025, cherwell: E47000001}\nindicators:\n")
    reading = read("fingertips-significance.csv")
    assert row(reading, "cherwell", "2012/13").fields["verdict"] == "Worse"
    assert row(reading, "cherwell", "2011/12").fields["missing"] == "x"
