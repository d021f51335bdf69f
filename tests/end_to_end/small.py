"""The small plan: a region and its authorities, made up, with names that a careless program trips over."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from oba.quarter import Folders
from oba.quarter import read as read_all
from oba.read.project import Project

PLAN = "dyffryn"
NOW, BEFORE = "2024-25-q4", "2023-24-q4"
PLACES = ("dyffryn", "llyn", "ynys", "cwm")
NAMES = ("Dyffryn & Môr", 'Llŷn <y "gorllewin">', "Ynys Ŵyr a'r Tŷ", "Cwm Âger")
INDICATORS = ("mannau-chwarae", "heb-ysgol", "maint-dosbarth")
ROWS = f"data/{PLAN}/observations/ffurflen.csv"
RULE = f"rules/{PLAN}/dysgu/heb-ysgol.yaml"
# What a person has still to settle of its rules: answers that no example shows, versions approved after they began.
WARNED = ["A006", "A022", "A006", "A022", "A006"]
STORY = f"data/{PLAN}/stories/{NOW}/llyn/heb-ysgol.md"
_PLANS = Path(__file__).parent / "plans"


def copied(to: Path) -> Path:
    """A folder that holds the plan's rules and data, and may be written to."""
    return Path(shutil.copytree(_PLANS, to, dirs_exist_ok=True))


def folders(where: Path = _PLANS) -> Folders:
    """The folders of the plan as it stands here or in a copy."""
    return Folders(rules=where / "rules", data=where / "data", cards=Path("cards"), output=where / "output", root=where)


@cache
def project() -> Project:
    """The plan, read; nothing is wrong with it."""
    found, problems = read_all(folders(), PLAN)
    assert problems == ()
    assert found
    return found


def heard(stderr: str) -> tuple[list[str], list[str]]:
    """The codes of the warnings that a command printed, and every line that is of none."""
    said = stderr.splitlines()
    codes = [found[1] for line in said if (found := re.search(r": ([A-Z]\d{3}) warning: ", line))]
    of_warnings = re.compile(r": [A-Z]\d{3} warning: |^    mend: |^\d+ warnings? in \d+ files?\.$")
    return codes, [line for line in said if not of_warnings.search(line)]
