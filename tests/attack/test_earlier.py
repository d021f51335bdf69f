"""The files of an earlier round are read once: what they show is kept, and read anew where anything is another byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from oba.attack.attack import attack_round
from oba.attack.exposure import Learned
from oba.attack.memory import Memory
from oba.attack.reading import earlier
from oba.attack.reading.earlier import read_earlier
from oba.attack.reading.folder import read_folder
from oba.attack.reading.read import Reading
from oba.attack.sighting import together
from oba.domain.kept import Kept, Unkept
from oba.store import Store
from tests.attack.papers import PUBLIC, page
from tests.attack.papers import publish as publish_card
from tests.attack.published import PERCENT, Everybody, Line, everybody, publish, release
from tests.build import a_round
from tests.shelf import Shelf

LINES = (Line(place="county", says="60/300", added=3), Line(place="a", says="c"), Line(place="b", says="20/100"))
NOW = (*LINES[:1], Line(place="a", says="20/100"), LINES[2])
INTERVAL = page().replace("</tbody>", "<tr><th>95 % interval</th><td>11.8–13.2</td><td>·</td><td>·</td></tr></tbody>")


def earlier_round(folder: Path) -> Path:
    """A round with a workbook and a card, of which the number of one area is withheld."""
    publish_card(folder, web=INTERVAL)
    return publish(folder, PUBLIC, LINES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of earlier rounds that are read from now on."""
    every: list[Path] = []

    def noted(folder: Path, public: Everybody, *, papers: bool) -> Reading:
        every.append(folder)
        return read_folder(folder, public, papers=papers)

    monkeypatch.setattr(earlier, "read_folder", noted)
    return every


def learn(folder: Path, before: Path, kept: Kept) -> Learned:
    """What an attack learns beside an earlier round that still stands."""
    told, stands = (release(PUBLIC, LINES),), {"2010-11-q1": before}
    return attack_round(folder, PUBLIC, a_round(), told, earlier=stands, memory=Memory(kept))


def test_what_was_kept_shows_what_the_files_show(tmp_path: Path) -> None:
    """Number by number: values, counts, intervals, marks, days and what was added up, from another run too."""
    folder = earlier_round(tmp_path / "before")
    shown = together(read_folder(folder, PUBLIC, papers=False).sightings).cells
    assert {one.interval is None for one in shown.values()} == {True, False}
    assert {one.withheld for one in shown.values()} == {True, False}
    first = read_earlier(folder, PUBLIC, Store(tmp_path))
    assert together(first.sightings).cells == shown
    assert read_earlier(folder, PUBLIC, Store(tmp_path)) == first


def test_an_attack_reads_an_earlier_round_once(tmp_path: Path, opened: list[Path]) -> None:
    """The next one learns the same beside it, also that what was withheld comes out."""
    folder, before = publish(tmp_path / "now", PUBLIC, NOW), earlier_round(tmp_path / "before")
    shelf = Shelf()
    first = learn(folder, before, shelf)
    assert learn(folder, before, shelf) == first == learn(folder, before, Unkept())
    assert opened == [before, before]


def test_an_earlier_round_is_read_again_as_soon_as_anything_is_another(tmp_path: Path, opened: list[Path]) -> None:
    """A byte of a file, or how a number is measured; what is on paper was read before it was released."""
    before, shelf = earlier_round(tmp_path), Shelf()
    read_earlier(before, PUBLIC, shelf)
    (before / "a/cards/x.pdf").write_bytes(b"")
    read_earlier(before, PUBLIC, shelf)
    assert len(opened) == 1
    read_earlier(before, everybody(x=replace(PERCENT, decimals=2)), shelf)
    assert len(opened) == 2
    with (before / "a/cards/x.html").open("a", encoding="utf-8") as file:
        file.write("\n")
    read_earlier(before, PUBLIC, shelf)
    assert len(opened) == 3


def test_what_cannot_be_read_is_named_from_what_was_kept_too(tmp_path: Path) -> None:
    """By the name of its round and its own, each time."""
    folder, before = publish(tmp_path / "now", PUBLIC, NOW), earlier_round(tmp_path / "before")
    (before / "results.json").write_bytes(b"\xff")
    (before / "results.csv").symlink_to("/proc/self/mem")  # a file whose first byte nobody is given
    shelf = Shelf()
    said = [learn(folder, before, shelf).unreadable for _ in range(2)]
    assert said[0] == said[1]
    assert [one.file for one in said[0]] == ["2010-11-q1/results.json", "2010-11-q1/results.csv"]
