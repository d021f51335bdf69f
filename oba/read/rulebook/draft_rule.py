"""One rule by itself that may still lack its examples, as whoever writes it has it before them."""

from __future__ import annotations

from pathlib import Path

from oba.domain.rule import Rule
from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Folder, Problems, is_folder, names_in

_SUFFIX = ".yaml"


def rule_names(folder: Path) -> tuple[str, ...]:
    """The indicators that have a file in rules/<plan>/, whatever is in it."""
    files = (name for outcome in names_in(folder) if is_folder(folder / outcome) for name in names_in(folder / outcome))
    return tuple(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX))


def read_draft(folder: Path, root: Path, indicator: str) -> tuple[Rule | None, Problems]:
    """Read the rule of an indicator from rules/<plan>/ without its examples.

    Neither a rule nor a problem where there is no file of that name.
    """
    files = Folder(path=folder, root=root)
    for outcome in names_in(folder):
        if is_folder(folder / outcome) and f"{indicator}{_SUFFIX}" in names_in(folder / outcome):
            text, problems = files.read(folder / outcome / f"{indicator}{_SUFFIX}")
            if text is None or problems:
                return None, problems
            return read_rule(text, Home(id=indicator, outcome=outcome), draft=True)
    return None, ()
