"""Documents that could not be made or written, told as any other problem is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from oba.cli.exit import PROBLEMS, Refused
from oba.cli.problems import ProblemFormat, rendered
from oba.domain.problem import Problem, Where


@contextmanager
def in_catalogue(output: Path | str, cards: Path, otherwise: str) -> Iterator[None]:
    """Say in the words of the catalogue why documents could not be made or written, and what therefore was not done."""
    from oba.domain.catalogue import problem
    from oba.publish import PublishFailed
    from oba.render.failure import RenderFailed

    try:
        yield
    except PublishFailed as failed:
        raise _refusal([problem("A020", Where(file=str(output)), failed.what, failed.mend)], otherwise) from None
    except RenderFailed as failed:
        raise _refusal((problem("A021", Where(file=str(cards)), why) for why in failed.reasons), otherwise) from None


def _refusal(problems: Iterable[Problem], otherwise: str) -> Refused:
    return Refused(f"{rendered(tuple(problems), ProblemFormat.TEXT)}\n{otherwise}", PROBLEMS)
