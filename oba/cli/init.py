"""`oba init`: a small plan to begin with, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
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
    str,
    typer.Option(
        "--year", metavar="YEAR", help="Must be given: the financial year of its first round, such as 2026/27."
    ),
]
Top = Annotated[
    str, typer.Option("--top", metavar="NAME", help='The whole area that the plan is for, such as "Tidewick".')
]
Areas = Annotated[
    str,
    typer.Option("--places", metavar="NAMES", help='Its areas, with commas between: "Harbour, Hill & Dale, Old Town".'),
]


@ending
def init_plan(
    plan: NewPlan, year: FirstYear = "", top: Top = "", areas: Areas = "", rules: Rules = RULES, data: Data = DATA
) -> int:
    """Write a small plan with made-up numbers, which checks and builds: change it line by line.

    It gets a key of its own, with which the digests of its files are keyed.

    It has two areas in a county, or those that --places names, which have ids made of their names; a yearly percentage,
    a quarterly one with targets for years, a survey and a count; places, numbers, a story, actions and returns. With
    --year 2026/27 its years are 2025/26 to 2027/28: the first round, after a quarter of 2026/27, looks back on 2025/26.
    Files that are there are never changed, but for the schemas by which editors check what is typed.
    """
    from oba.cli.first_places import first_places
    from oba.cli.first_plan import first_year, plan_files, schema_files, secret_files
    from oba.cli.new_folders import write_new

    _refuse_name(plan)
    began = first_year(year)
    if began is None:
        raise Refused(f"'{year}' is not a financial year. {_HOW}" if year else _HOW, USAGE)
    places = first_places(top, areas)
    if isinstance(places, str):
        raise Refused(f"{places} Nothing was written.", USAGE)
    for folder in (rules / plan, data / plan):
        _refuse_folder(folder)
    its_rules, its_data = plan_files(plan, began, places)
    write_new(
        folders={rules / plan: its_rules, data / plan: {**its_data, **secret_files()}},
        files={folder / name: text for folder, side in ((rules, "rules"), (data, "data"))
               for name, text in schema_files(side).items()},
    )  # fmt: skip
    where = "" if (rules, data) == (RULES, DATA) else f" --rules {rules} --data {data}"
    what = f"{rules / plan} and {data / plan}: four indicators, {len(places.areas)} areas, one round"
    pack = f"output/{plan}/{began}-{_short(began + 1)}-q1/{places.top.id}/pack.pdf"
    print(_next(plan, f"{what}, for {_split(began - 1)} to {_split(began + 1)}", pack, where))
    return CLEAN


def _refuse_folder(folder: Path) -> None:
    """Refuse a folder that is there already, or where a file stands in its way."""
    if folder.exists() or folder.is_symlink():
        raise Refused(f"{folder} is there already, and nothing was written. Choose another name.", USAGE)
    for above in folder.parents:
        if above.exists() and not above.is_dir():
            says = f"{above} is a file, and {folder} needs a folder there. Nothing was written."
            raise Refused(f"{says} Move it, or begin in an empty folder.", USAGE)


def _refuse_name(plan: str) -> None:
    """Refuse a name that no folder of a plan can have."""
    from oba.read.schemas import TABLES
    from oba.read.text.identifiers import corrected_identifier, is_identifier

    if plan == TABLES:
        raise Refused(f"data/{plan} holds what the tables' columns mean. Choose another name.", USAGE)
    if not is_identifier(plan):
        mend = corrected_identifier(plan) or "use small letters, digits and single hyphens, beginning with a letter."
        raise Refused(f"'{plan}' cannot be the name of a plan: {mend}", USAGE)


def _split(year: int) -> str:
    return f"{year}/{_short(year + 1)}"


def _short(year: int) -> str:
    return f"{year % 100:02d}"


def _next(plan: str, written: str, pack: str, where: str) -> str:
    return f"""\
Wrote {written}. All numbers are made up.
Next:
  oba check {plan}{where}
  oba build {plan}{where}
then look at {pack}, change the files line by line, plan.yaml first,
and check after each change. What each line means stands beside it.
The file key in the data is secret: keep a copy where passwords are kept."""
