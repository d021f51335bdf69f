"""The worked example as it may stand years later: every kind of file has grown, and every line has moved."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from tests.end_to_end.commands import ROOT

PLAN = "cypp-2010-13"
LATER = "2023-24-q2"  # a round that the plan does not have yet
_KNOWN = "2023-10-02"  # after every cut-off but that of the later round
_REGISTERS = ("actions", "milestones", "risks", "decisions", "returns", "schedule")
_ROW = ("indicator", "place", "period", "group")
_ROUND = """rounds:
  - id: {later}
    title: A round that was added
    cut_off: 2023-10-15
    meeting: 2023-11-08
"""
_NEW = f"""indicator,place,period,value,status,published
ni-87,oxfordshire,2021/22,4.1,final,{_KNOWN}
ni-87,oxfordshire,2011/12,4.4,final,{_KNOWN}
ni-117,oxfordshire,2011/12,5.9,final,{_KNOWN}
"""  # numbers for which every round still waits
_VERSION = """in_force:
  - from: 2023/24
    threshold:   {{amber: within 1 points}}
    trajectory:
      targets:
        2023/24: {{target: {target}, as_printed: "later"}}
    reference:
      source: "Illustrative: made up to show a version that was approved later"
      approved: {{by: Trust Board (illustrative), on: {known}}}
      owner: somebody
      review: 2030-03-31
      note: Illustrative. Approved after the round that it follows.
    assumed: {{version: the whole of this version is illustrative}}
"""


def copied(to: Path) -> Path:
    """The worked example in a folder of its own, with its templates."""
    for name in ("rules", "data"):
        shutil.copytree(ROOT / name / PLAN, to / name / PLAN)
    (to / "cards").symlink_to(ROOT / "cards")
    return to


def grow(at: Path) -> None:
    """Add to every kind of file what only a later round may know, above what was there before."""
    data, rules = at / "data" / PLAN, at / "rules" / PLAN
    told: set[tuple[str, ...]] = set()
    for path in sorted((data / "observations").glob("*.csv"), reverse=True):
        told |= add_rows(path, _ROW, told, published=_KNOWN, status="revised")
    (data / "observations" / "later.csv").write_text(_NEW, "utf-8")
    for name in _REGISTERS:
        add_rows(data / f"{name}.csv", ("id",), set(), known=_KNOWN)
    for path in rules.rglob("ni-*.yaml"):
        path.write_text(f"# A line that moves all others.\n\n{path.read_text('utf-8')}", "utf-8")
    add_version(rules / "keeping-safe" / "ni-43.yaml", "below 3")
    add_version(rules / "narrowing-the-gap" / "ni-117.yaml", "at most 3.0")
    add_round(rules / "plan.yaml")
    shutil.copytree(data / "stories" / "2010-11-q2", data / "stories" / LATER)


def add_rule(at: Path) -> None:
    """Write a rule for an indicator that the plan did not have, approved after all of its rounds."""
    plan, folder = at / "rules" / PLAN / "plan.yaml", at / "rules" / PLAN / "keeping-safe"
    plan.write_text(plan.read_text("utf-8").replace("[ni-70,", "[ni-999, ni-70,", 1), "utf-8")
    text = (folder / "ni-62.yaml").read_text("utf-8").replace("ni-62", "ni-999").replace("on: 2010-", "on: 2023-")
    (folder / "ni-999.yaml").write_text(text.replace("NI 62", "NI 999").replace("on: 2023-01", "on: 2023-11"), "utf-8")


def add_rows(path: Path, names: tuple[str, ...], told: set[tuple[str, ...]], **changed: str) -> set[tuple[str, ...]]:
    """Write the last row of each name once more above all others, with some cells changed; which names these are.

    Names that were told in another table are left alone.
    """
    text = path.read_text("utf-8")
    rows = (row for row in csv.DictReader(io.StringIO(text)) if row.get("status") != "disputed")
    last = {tuple(row.get(name) or "all" for name in names): {**row, **changed} for row in rows}
    last = {name: row for name, row in last.items() if name not in told}
    head, _, body = text.partition("\n")
    out = io.StringIO()
    csv.DictWriter(out, head.split(","), lineterminator="\n").writerows(last.values())
    path.write_text(f"{head}\n{out.getvalue()}{body}", "utf-8")
    return set(last)


def add_version(path: Path, target: str) -> None:
    """Put a version that is approved later above those of a rule."""
    text = path.read_text("utf-8")
    path.write_text(text.replace("in_force:\n", _VERSION.format(target=target, known=_KNOWN), 1), "utf-8")


def add_round(path: Path) -> None:
    """Give the plan one more round, and the first of its boards one more meeting."""
    text = path.read_text("utf-8")
    before, after = text.split("current:")
    later = _ROUND.format(later=LATER).removeprefix("rounds:\n")
    text = f"{before}{later}current:{after}".replace("2011-05-11]", "2011-05-11, 2023-11-08]", 1)
    path.write_text(text, "utf-8")
