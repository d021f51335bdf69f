"""`oba init`: a small plan to begin with, written whole or not at all."""

from __future__ import annotations

from typing import Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, Rules

_HOW = "Say in which financial year its first round lies: --year 2026/27."
NewPlan = Annotated[
    str,
    typer.Argument(metavar="PLAN", help="The new plan's name: small letters, digits and hyphens, such as cypp-2026."),
]
FirstYear = Annotated[
    str, typer.Option("--year", metavar="YEAR", help="The financial year of its first round, such as 2026/27.")
]


@ending
def init_plan(plan: NewPlan, year: FirstYear = "", rules: Rules = RULES, data: Data = DATA) -> int:
    """Write a small plan with made-up numbers, which checks and builds: change it line by line.

    It has two areas in a county; a yearly percentage, a quarterly one with targets for years, a survey and a count;
    places, numbers, a story, actions and returns. Files that are there are never changed, but for the schemas by which
    editors check what is typed.
    """
    from oba.cli.first_plan import first_year, plan_files, schema_files
    from oba.cli.new_folders import write_new

    _refuse_name(plan)
    began = first_year(year)
    if began is None:
        raise Refused(f"'{year}' is not a financial year. {_HOW}" if year else _HOW, USAGE)
    for folder in (rules / plan, data / plan):
        if folder.exists() or folder.is_symlink():
            raise Refused(f"{folder} is there already, and nothing was written. Choose another name.", USAGE)
    its_rules, its_data = plan_files(plan, began)
    write_new(
        folders={rules / plan: its_rules, data / plan: its_data},
        files={folder / name: text for folder, side in ((rules, "rules"), (data, "data"))
               for name, text in schema_files(side).items()},
    )  # fmt: skip
    where = "" if (rules, data) == (RULES, DATA) else f" --rules {rules} --data {data}"
    print(_next(plan, f"{began}-{(began + 1) % 100:02d}-q1", where, f"{rules / plan} and {data / plan}"))
    return CLEAN


def _refuse_name(plan: str) -> None:
    """Refuse a name that no folder of a plan can have."""
    from oba.read.schemas import TABLES
    from oba.read.text.identifiers import corrected_identifier, is_identifier

    if plan == TABLES:
        raise Refused(f"data/{plan} holds what the tables' columns mean. Choose another name.", USAGE)
    if not is_identifier(plan):
        mend = corrected_identifier(plan) or "use small letters, digits and single hyphens, beginning with a letter."
        raise Refused(f"'{plan}' cannot be the name of a plan: {mend}", USAGE)


def _next(plan: str, first: str, where: str, written: str) -> str:
    return f"""\
Wrote {written}: four indicators, two areas, one round. All numbers are made up.
Next:
  oba check {plan}{where}
  oba build {plan}{where}
then look at output/{plan}/{first}/county/pack.pdf, change the files line by line, plan.yaml first,
and check after each change. What each line means stands beside it."""
