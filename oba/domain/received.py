"""What has been received: the files there were, and what had to be told once about files of their shape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingAnswer:
    """An answer that holds for every file that asks the same question: its id, the question as it was asked."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file whose rows have all been written or were known; `digest` is the SHA-256 of the file as it came."""

    file: str
    digest: str
    round: str
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Everything that has been received for one plan, in the order in which it came."""

    told: tuple[LastingAnswer, ...] = ()
    files: tuple[Arrival, ...] = ()

    def answer_to(self, name: str, question: str) -> str:
        """What was told when the same question was asked before; empty where it was not."""
        return next((one.answer for one in self.told if (one.id, one.question) == (name, question)), "")

    def arrival(self, digest: str) -> Arrival | None:
        """The file of this digest that came before."""
        return next((one for one in self.files if one.digest == digest), None)
