"""`oba serve`: a plan's drafts as pages on this machine, made again as files change."""

from __future__ import annotations

from typing import Annotated

import typer

from oba.cli.exit import ending
from oba.cli.options import DATA, RULES, Cards, Data, PlanName, RoundName, Rules

_PORT = 8000


@ending
def serve_drafts(
    plan: PlanName,
    round_: RoundName = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the pages are; 0 takes any free port.")] = _PORT,
    cards: Cards = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Show a round's drafts in a browser on this machine, each page made again when a file is saved.

    For whoever writes stories or rules: open the address, save the file, and the card shows it by itself, as does its
    page of the web edition. A file that is wrong is shown with its line and mend, and the page as it last was stays
    within reach. Only this machine can read the pages, and nothing is written. Ctrl-C ends it.
    """
    from oba.cli.preview import serve_until_stopped
    from oba.cli.selection import cards_of, folders

    return serve_until_stopped(folders(rules, data, cards=cards_of(cards)), plan, round_, port)
