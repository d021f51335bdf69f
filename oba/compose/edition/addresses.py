"""Where every page of the edition stands: by the names of indicator, place, question and round, so that links last."""

from __future__ import annotations

from typing import NamedTuple

from oba.domain.finding import Question

FOLDER = "edition"  # beside the rounds, as no round is called
INDEX = "index.html"


class Standpoint(NamedTuple):
    """Where a page is looked at from: the way to the folder of the edition, and to that of the rounds."""

    edition: str
    rounds: str

    def to(self, name: str) -> str:
        """The address of a page or file of the edition."""
        return f"{self.edition}{name}"

    def to_round(self, round_: str, name: str) -> str:
        """The address of a file of a round."""
        return f"{self.rounds}{round_}/{name}"


OUTSIDE = Standpoint(f"{FOLDER}/", "")  # the page that stands beside the rounds


def within(name: str) -> Standpoint:
    """Where a page of the edition is looked at from, by its name in the folder."""
    up = "../" * name.count("/")
    return Standpoint(up, f"{up}../")


def of_indicator(indicator: str, place: str) -> str:
    """The page of an indicator in a place."""
    return f"indicators/{indicator}/{place}.html"


def of_place(place: str, question: Question = Question.THRESHOLD) -> str:
    """The page of a place about one question."""
    return f"places/{place}/{question}.html"


def of_round(round_: str) -> str:
    """The page of a round."""
    return f"rounds/{round_}.html"


def table_beside(page: str, what: str = "") -> str:
    """The table of numbers that belongs to a page, or to one figure of it."""
    return f"{page.removesuffix('.html')}{f'-{what}' if what else ''}.csv"


def answers_beside(page: str) -> str:
    """The answers with their working that belong to a page."""
    return f"{page.removesuffix('.html')}.json"


def card_of(indicator: str, place: str, kind: str = "html") -> str:
    """The report card within the folder of a round."""
    return f"{place}/cards/{indicator}.{kind}"
