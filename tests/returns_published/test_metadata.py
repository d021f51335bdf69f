"""What stands beside a published table: labels, units and the day of publication."""

from __future__ import annotations

from pathlib import Path

from oba.returns.published.metadata import metadata_beside
from oba.returns.published.reading import read_published_file
from oba.returns.reading import Reading
from tests.returns_published.desk import FILES, lay_out, project, receive, rule, take

META = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
LABELS = (
    "cla_group,Filter,Which children,,,,,\nplacement_stability,Filter,Stability,,,,,\n"
    "children_percent,Indicator,Percentage of children,,%,0,,\nchildren_count,Indicator,Number of children,,,0,,\n"
)
MOVED = """\
  - indicator: moved
    layout: education
    value: Percentage of children
    where: {Which children: CLA on 31 March, Stability: With 3 or more placements during the year}
    unit: percent
    published: 2025-11-20
    status: final
"""


def _read(name: str) -> Reading:
    found = read_published_file(name, Path(name).read_bytes(), project(), metadata_beside(Path(name)))
    assert isinstance(found, Reading)
    return found


def test_columns_may_be_called_by_their_labels() -> None:
    """An entry in the words that readers see reads the same numbers as one in the names of the columns."""
    rule("moved", "percent", "financial")
    lay_out(MOVED)
    name = take("placement-stability.csv")
    assert not _read(name).rows
    Path("placement-stability.meta.csv").write_text(META + LABELS, encoding="utf-8-sig")
    assert len(_read(name).rows) == 15


def test_a_unit_that_is_not_the_plans_is_refused() -> None:
    """A column in percent is no count, whatever the entry says."""
    rule("moved", "count", "financial")
    lay_out(MOVED.replace("unit: percent", "unit: count"))
    name = take("placement-stability.csv")
    Path("placement-stability.meta.csv").write_text(META + LABELS, encoding="utf-8")
    found = _read(name)
    assert not found.rows
    assert [one.why for one in found.refused] == [
        "moved: placement-stability.meta.csv says that Percentage of children is in %; the plan's number is a count"
    ]


def test_a_day_of_publication_is_proposed_and_never_taken() -> None:
    """The metadata of Explore Local Statistics tell a day; a row without one waits until a person says it."""
    rule("share", "percent", "academic")
    lay_out("  - {indicator: share, layout: ons, series: Literacy, unit: percent, status: final}\n")
    name = take("ons-early-years.csv")
    take("ons-early-years.csvw.json")
    said = receive(name, "ons-early-years.csvw.json")
    assert "--answer published=2025-11-27" in said.out
    assert "16 rows" in said.out
    assert "Wrote" not in receive(name, "--write").out
    assert "Wrote 16 rows" in receive(name, "--write", "--answer", "published=2025-11-27").out


def test_metadata_that_cannot_be_read_do_no_harm() -> None:
    """The table is read without them, and they are named."""
    rule("share", "percent", "academic")
    lay_out("  - {indicator: share, layout: ons, series: Literacy, unit: percent, status: final}\n")
    name = take("ons-early-years.csv")
    for text, why in (("{", "cannot be read"), ("[]", "is no description")):
        Path("ons-early-years.csvw.json").write_text(text, encoding="utf-8")
        found = _read(name)
        assert len(found.rows) == 16
        assert any(one.cell == "ons-early-years.csvw.json" and why in one.why for one in found.skipped)


def test_a_title_of_csvw_is_a_label_and_its_issue_a_day() -> None:
    """The columns and the day that CSVW itself tells of are understood too."""
    Path("x.csv-metadata.json").write_text(
        '{"dcterms:issued": "2025-11-27T09:30:00",'
        ' "tableSchema": {"columns": [{"name": "v", "titles": ["The value"]}]}}',
        encoding="utf-8",
    )
    found = metadata_beside(Path("x.csv"))
    assert (found.column("the value"), found.published) == ("v", "2025-11-27")
    assert metadata_beside(FILES / "lait.csv").file == ""
