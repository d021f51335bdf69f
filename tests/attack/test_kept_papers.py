"""Papers are taken apart once: what each says is kept by its bytes, and held beside other files anew each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from oba.attack.attack import attack_round
from oba.attack.exposure import Learned
from oba.attack.memory import Memory
from oba.attack.reading import kept_papers
from oba.attack.reading.kept_papers import KIND, paper_in, read_ahead
from oba.attack.reading.paper import Paper, read_paper
from oba.domain.kept import Kept
from oba.store import Store
from tests.attack.papers import PUBLIC, page, publish
from tests.build import a_round
from tests.shelf import Shelf

PAPER = "a/cards/x.pdf"
Pdf = Any


def learn(folder: Path, kept: Kept) -> Learned:
    """What an attack learns that remembers earlier ones."""
    return attack_round(folder, PUBLIC, a_round(), memory=Memory(kept))


def read_in(shelf: Shelf) -> list[bytes]:
    """What is kept of papers."""
    return [content for (kind, _), content in shelf.held.items() if kind == KIND]


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The papers that are taken apart from now on."""
    every: list[bytes] = []

    def noted(content: bytes) -> Paper:
        every.append(content)
        return read_paper(content)

    monkeypatch.setattr(kept_papers, "read_paper", noted)
    return every


def attach(pdf: Pdf) -> None:
    """Attach answers, something empty, and bytes that are no text."""
    for name, content in (("a.json", b'{"findings": []}\n'), ("empty.csv", b""), ("x.bin", bytes(range(256)))):
        pdf.attachments[name] = content


def test_a_paper_that_was_kept_says_what_it_said(tmp_path: Path) -> None:
    """Text, tables, drawings, what it says aside and every byte attached come back as they were, from another run."""
    content = (publish(tmp_path, change=attach) / PAPER).read_bytes()
    first = paper_in(content, Store(tmp_path))
    assert first == read_paper(content)
    assert first.page.tables
    assert first.page.aside
    assert first.strokes
    assert first.attached["x.bin"] == bytes(range(256))
    assert paper_in(content, Store(tmp_path)) == first


def test_papers_are_not_taken_apart_again(tmp_path: Path, taken_apart: list[bytes]) -> None:
    """A second attack on the same bytes learns the same, whatever they are called."""
    folder, shelf = publish(tmp_path), Shelf()
    first = learn(folder, shelf)
    assert learn(folder, shelf) == first
    (folder / PAPER).rename(folder / "pack.pdf")
    learn(folder, shelf)
    assert taken_apart == [(folder / "pack.pdf").read_bytes()]


def test_a_paper_is_taken_apart_again_as_soon_as_a_byte_of_it_is_another(
    tmp_path: Path, taken_apart: list[bytes]
) -> None:
    """What is kept of other bytes is not asked for."""
    folder, shelf = publish(tmp_path), Shelf()
    learn(folder, shelf)
    with (folder / PAPER).open("ab") as file:
        file.write(b"\n")
    learn(folder, shelf)
    assert len(taken_apart) == 2


def test_a_kept_paper_is_held_beside_its_page_anew(tmp_path: Path, taken_apart: list[bytes]) -> None:
    """When only the page has changed, what the paper gives and the page does not is found in what was kept of it."""
    folder, shelf = publish(tmp_path), Shelf()
    assert learn(folder, shelf).strays == ()
    (folder / "a/cards/x.html").write_text(page(text="It was counted in May, 7 of them."), encoding="utf-8")
    assert [(one.says, one.where) for one in learn(folder, shelf).strays] == [("7", "on its page but not on paper")]
    assert len(taken_apart) == 1


def test_a_kept_paper_that_gives_something_away_does_so_every_time(tmp_path: Path, taken_apart: list[bytes]) -> None:
    """A number that stands on paper alone is told by every attack, though it is read once."""
    folder, shelf = publish(tmp_path, on_paper=page(text="It was 3.7 in June.")), Shelf()
    assert learn(folder, shelf).strays == learn(folder, shelf).strays != ()
    assert len(taken_apart) == 1


def test_a_paper_can_be_read_ahead_of_the_attack(tmp_path: Path, taken_apart: list[bytes]) -> None:
    """Whoever wrote it may do that, elsewhere; of other files nothing is read."""
    folder, shelf = publish(tmp_path), Shelf()
    read_ahead("a/cards/x.html", (folder / "a/cards/x.html").read_bytes(), shelf)
    assert read_in(shelf) == []
    read_ahead(PAPER, (folder / PAPER).read_bytes(), shelf)
    assert len(read_in(shelf)) == 1
    assert learn(folder, shelf) == learn(folder, Shelf())
    assert len(taken_apart) == 2


def test_what_cannot_be_read_is_kept_by_nobody_and_named_each_time(tmp_path: Path) -> None:
    """To read it ahead says nothing; every attack says that it cannot be read."""
    folder, shelf = publish(tmp_path), Shelf()
    (folder / PAPER).write_bytes(b"%PDF-1.7 and nothing")
    read_ahead(PAPER, (folder / PAPER).read_bytes(), shelf)
    for _ in range(2):
        [one] = learn(folder, shelf).unreadable
        assert one.file == PAPER
        assert "object at" not in one.why
    assert read_in(shelf) == []
