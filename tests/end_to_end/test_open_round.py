"""A round is opened from the command line: plan.yaml has it, stories wait to be read again, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end import small
from tests.end_to_end.commands import said_here

NEXT = "2025-26-q3"


def test_a_round_is_opened_once_and_its_stories_are_carried_over(tmp_path: Path) -> None:
    """The second time nothing is changed; a story that was rewritten meanwhile is left as it is."""
    small.copied(tmp_path)
    plan = tmp_path / "rules" / small.PLAN / "plan.yaml"
    refused = said_here("round", small.PLAN, NEXT, "--meeting", "2026-02-10", at=tmp_path)
    assert (refused.returncode, "calendar: {cut_off: 15}" in refused.stderr) == (2, True)
    plan.write_text(f"{plan.read_text(encoding='utf-8')}calendar: {{cut_off: 31}}\n", encoding="utf-8")
    said = said_here("round", small.PLAN, NEXT, "--meeting", "2026-02-10", at=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert f"- id: {NEXT}" in plan.read_text(encoding="utf-8")
    carried = sorted((tmp_path / "data" / small.PLAN / "stories" / NEXT).glob("*/*.md"))
    assert carried
    assert all("carried_from:" in one.read_text(encoding="utf-8") for one in carried)
    checked = said_here("check", small.PLAN, at=tmp_path)
    assert "A017" in checked.stdout
    assert (checked.returncode, "A070" in checked.stdout) == (1, True), (
        "what was cleared of one round is not of the next"
    )
    carried[0].write_text(carried[0].read_text(encoding="utf-8").replace("carried_from", "# carried_from"), "utf-8")
    kept = {path: path.read_bytes() for path in (plan, *carried)}
    again = said_here("round", small.PLAN, NEXT, at=tmp_path)
    assert "stands in plan.yaml already" in again.stdout
    assert {path: path.read_bytes() for path in kept} == kept


def test_a_round_that_cannot_be_opened_changes_nothing(tmp_path: Path) -> None:
    """A wrong name, a wrong day, and a plan that is not sound are each said in a line or with their problems."""
    small.copied(tmp_path)
    plan = tmp_path / "rules" / small.PLAN / "plan.yaml"
    before = plan.read_bytes()
    for arguments, says in ((("Q3",), "Name a quarter"), ((NEXT, "--meeting", "soon"), "is not a date")):
        said = said_here("round", small.PLAN, *arguments, at=tmp_path)
        assert (said.returncode, says in said.stderr, plan.read_bytes()) == (2, True, before)
    plan.write_bytes(before.replace(b"compare:", b"compair:"))
    said = said_here("round", small.PLAN, NEXT, at=tmp_path)
    assert (said.returncode, "The round was not opened." in said.stderr) == (1, True)


def test_a_plan_with_documents_of_the_year_is_told_where_their_words_go(tmp_path: Path) -> None:
    """The template of young people's words is left beside its data, once, and is no text of the plan."""
    small.copied(tmp_path)
    plan, template = tmp_path / f"rules/{small.PLAN}/plan.yaml", tmp_path / f"data/{small.PLAN}/templates/summary.md"
    text = plan.read_text(encoding="utf-8").replace("2025-05-20}", "2025-05-20, publications: [summary]}")
    plan.write_text(f"{text}calendar: {{cut_off: 31}}\n", encoding="utf-8")
    said = said_here("round", small.PLAN, NEXT, "--meeting", "2026-02-10", at=tmp_path)
    assert f"copy data/{small.PLAN}/templates/summary.md" in said.stdout
    assert f"data/{small.PLAN}/texts/{NEXT}/<document>/<section>.md" in said.stdout
    assert "words_of:" in template.read_text(encoding="utf-8")
    template.write_text("Our own.\n", encoding="utf-8")
    said_here("round", small.PLAN, NEXT, at=tmp_path)
    assert template.read_text(encoding="utf-8") == "Our own.\n"
    assert "templates" not in said_here("check", small.PLAN, at=tmp_path).stdout
