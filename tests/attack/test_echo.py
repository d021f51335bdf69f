"""Papers that told nothing new are not opened again until something of the round is another byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from oba.attack.attack import attack_round
from oba.attack.exposure import Learned
from oba.attack.memory import Memory
from oba.attack.reading import papers
from oba.attack.reading.attached import attached
from oba.attack.reading.echo import KIND
from oba.attack.reading.paper import Paper, read_paper
from oba.domain.measure import Base, Kind
from oba.domain.release import Printed
from tests.attack.papers import PUBLIC, page, publish
from tests.attack.published import PERCENT, everybody
from tests.build import a_round, n
from tests.shelf import Shelf


def learn(folder: Path, shelf: Shelf) -> Learned:
    """What an attack learns that remembers earlier ones."""
    return attack_round(folder, PUBLIC, a_round(), memory=Memory(shelf))


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The papers that are opened from now on."""
    names: list[str] = []

    def noted(file: Path) -> Paper:
        names.append(file.name)
        return read_paper(file)

    monkeypatch.setattr(papers, "read_paper", noted)
    return names


def echoes(shelf: Shelf) -> list[bytes]:
    """What is kept of papers."""
    return [content for (kind, _), content in shelf.held.items() if kind == KIND]


def test_papers_that_told_nothing_new_are_not_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second attack on the same bytes learns the same without them, and nothing of them is kept but that."""
    folder, shelf, names = publish(tmp_path), Shelf(), opened(monkeypatch)
    first = learn(folder, shelf)
    assert names == ["x.pdf"]
    assert learn(folder, shelf) == first
    assert names == ["x.pdf"]
    assert echoes(shelf) == [b""]


@pytest.mark.parametrize("name", ["x.pdf", "x.html"])
def test_papers_are_opened_again_as_soon_as_a_byte_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whether it is one of theirs or of what they are held beside."""
    folder, shelf, names = publish(tmp_path), Shelf(), opened(monkeypatch)
    learn(folder, shelf)
    file = folder / "a/cards" / name
    file.write_bytes(file.read_bytes() + b"\n")
    learn(folder, shelf)
    assert names == ["x.pdf", "x.pdf"]


def test_papers_that_tell_something_are_opened_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that stands on paper alone is told by every attack."""
    folder = publish(tmp_path, on_paper=page(text="It was 3.7 in June."))
    shelf, names = Shelf(), opened(monkeypatch)
    assert learn(folder, shelf).strays == learn(folder, shelf).strays != ()
    assert names == ["x.pdf", "x.pdf"]
    assert echoes(shelf) == []


def test_a_rate_beside_a_change_is_what_the_change_is_made_of() -> None:
    """In a table of numbers that is attached it is the same number as on the card, not one of a group."""
    base = Base(period="1998", value=n("9"))
    public = everybody(x=replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, base=base))
    found = attached("numbers.csv", b"period,group,value\n2009/10,rate,9.0\n", public, Printed("x", "a", "all", ""), "")
    assert [one.of for one in found] == [Printed("x", "a", "rate", "2009/10", "part")]
