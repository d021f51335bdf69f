"""The commands: one file a verb, which parses, calls, prints, and gives its exit status.

Heavy parts are imported inside the verb that needs them, so that help answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import typer

from oba.cli.assess import assess_round
from oba.cli.attack import attack_published
from oba.cli.build import build_round
from oba.cli.check import check_plans
from oba.cli.compare import compare_methods
from oba.cli.explain import explain_answers
from oba.cli.init import init_plan
from oba.cli.open_round import open_round
from oba.cli.receive import receive_files
from oba.cli.release import release_round
from oba.cli.returns import list_returns
from oba.cli.rules import print_rules
from oba.cli.seal import seal_pack
from oba.cli.serve import serve_drafts
from oba.cli.verify import verify_published

# A command makes many small values and drops few before it ends, so unreachable circles are looked for less often.
COLLECT_AFTER = 200_000
_STANDARD_ERROR = 2

app = typer.Typer(
    name="oba",
    help="Report cards, dashboards and packs from rules and data, by outcome-based accountability.",
    epilog="A plan is a folder under rules/ and data/ of the same name. Start with: oba init PLAN",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("init")(init_plan)
app.command("round")(open_round)
app.command("returns")(list_returns)
app.command("receive")(receive_files)
app.command("check")(check_plans)
app.command("assess")(assess_round)
app.command("build")(build_round)
app.command("seal")(seal_pack)
app.command("release")(release_round)
app.command("attack")(attack_published)
app.command("verify")(verify_published)
app.command("serve")(serve_drafts)
app.command("explain")(explain_answers)
app.command("compare")(compare_methods)
app.command("rules")(print_rules)


def main() -> None:
    """Run the command line; a letter that a terminal does not have is written as its code."""
    _open_what_is_closed()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    gc.set_threshold(COLLECT_AFTER)
    app()


def _open_what_is_closed() -> None:
    """Give standard streams that the caller has closed somewhere to go: else a file we open takes their place."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        os.set_inheritable(number, True)  # noqa: FBT003  (it takes no name)
    os.close(number)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
