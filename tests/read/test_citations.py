"""Citations of rules: a part keeps its name, wherever in the file it stands."""

from __future__ import annotations

from pathlib import Path

from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Folder

RULE = Path(__file__).parents[2] / "rules/cypp-2010-13/keeping-safe/ni-43.yaml"


def test_parts_of_a_rule_keep_their_names_when_lines_move(tmp_path: Path) -> None:
    """A version by its first period and its approval, a part and a target by name; an empty line above changes none."""
    keys = {line: _keys(tmp_path, line + RULE.read_text(encoding="utf-8")) for line in ("", "\n\n")}
    assert keys[""] == keys["\n\n"]
    assert "ni-43 from 2010/11 (approved 2011-02-09), threshold" in keys[""]
    assert "ni-43 from 2010/11 (approved 2011-02-09), target 2011/12" in keys[""]


def _keys(folder: Path, text: str) -> list[str]:
    (folder / "ni-43.yaml").write_text(text, encoding="utf-8")
    read, _ = Folder(path=folder, root=folder).read(folder / "ni-43.yaml")
    assert read
    rule, problems = read_rule(read, Home("ni-43", "keeping-safe"))
    assert rule, problems
    version = rule.newest
    return [version.where.key, version.threshold.where.key, *(one.where.key for one in version.trajectory.targets)]
