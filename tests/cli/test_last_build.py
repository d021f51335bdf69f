"""A build of which nothing has changed says so and stops; whatever has changed is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from typer.testing import CliRunner, Result

from oba import workers
from oba.cli import app, last_build, selection
from oba.domain.book import Book
from oba.store import FOLDER
from tests.plan.one_page import only_page
from tests.plan.worded import files

CARDS = Path(__file__).parents[2] / "cards"
ROUND = Path("output/demo/2018-19-q1")
ROWS, STORY = Path("data/demo/observations/all.csv"), Path("data/demo/stories/2018-19-q1/county/zones.md")
UNCHANGED = "Nothing has changed since Quarter 1 was published in output/demo/2018-19-q1."
DOCUMENTS = only_page("card.html", lambda _: "<p>A card</p>")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan where the user stands, its first round built; of its pages, which take long, one is made."""
    for name, content in files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    copytree(CARDS, tmp_path / "cards")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "documents_of", DOCUMENTS)
    assert "Published" in build().stdout
    return tmp_path


def build(*words: str) -> Result:
    """Build the first round in this process; a fault of ours is raised."""
    found = CliRunner().invoke(app, ["build", "demo", "--round", "2018-19-q1", *words], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found


def test_nothing_is_read_where_nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where the round stands, what was said of it, and that warnings can be printed; files stay."""
    before = {path: path.stat().st_mtime_ns for path in Path("output/demo").rglob("*")}
    monkeypatch.setattr(selection, "sound_plans", lambda *_: pytest.fail("the plan was read"))
    for words in ((), ("--workers", "1"), ("--cards", "cards")):
        found = build(*words)
        assert UNCHANGED in found.stdout
        assert "No number of this round is withheld to protect children." in found.stdout
        assert "oba check demo prints them" in found.stderr
    assert {path: path.stat().st_mtime_ns for path in Path("output/demo").rglob("*")} == before


def _more(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def changes() -> dict[str, Callable[[], object]]:
    """Whatever decides what a build comes to, or what stands."""
    return {
        "a number": lambda: ROWS.write_text(ROWS.read_text(encoding="utf-8").replace(",20,", ",21,"), encoding="utf-8"),
        "a story": lambda: _more(STORY, "\nMore.\n"),
        "a rule": lambda: _more(Path("rules/demo/health/ni-1.yaml"), "# a remark\n"),
        "a template": lambda: _more(Path("cards/card.css"), "/* more */"),
        "a new file": lambda: _more(Path("data/demo/key"), "ab" * 32),
        "a file renamed": lambda: ROWS.rename(ROWS.with_name("rows.csv")),
        "a page altered": lambda: (ROUND / "card.html").write_bytes(b"<p>A curd</p>"),
        "a page gone": (ROUND / "results.csv").unlink,
        "the round gone": lambda: rmtree(ROUND),
        "the manifest altered": lambda: _more(ROUND / "manifest.json", " "),
        "the page beside gone": Path("output/demo/index.html").unlink,
        "a page of the edition gone": Path("output/demo/edition/index.html").unlink,
        "another round beside": lambda: _more(Path("output/demo/other/manifest.json"), "{}"),
        "the cache gone": lambda: rmtree(Path("output") / FOLDER),
        "the cache damaged": lambda: [path.write_bytes(b"x") for path in (Path("output") / FOLDER).glob("??/*")],
    }


@pytest.mark.parametrize("change", changes())
def test_whatever_has_changed_is_built(change: str) -> None:
    """And the time after that nothing has changed again."""
    changes()[change]()
    assert "Published" in build().stdout
    assert UNCHANGED in build().stdout


def test_another_program_builds_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages may be others."""
    monkeypatch.setattr("oba.publish.programs_digest", lambda: "another")
    assert "Published" in build().stdout


def test_a_file_that_changes_during_the_build_is_seen_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read may be the old or the new one, so that nothing is remembered."""

    def meanwhile(_book: Book) -> str:
        _more(STORY, "\nWritten meanwhile.\n")
        return "<p>A card</p>"

    _more(STORY, "\nMore.\n")
    with monkeypatch.context() as patch:
        patch.setattr(workers, "documents_of", only_page("card.html", meanwhile))
        assert "Published" in build().stdout
    assert "Published" in build().stdout
    assert UNCHANGED in build().stdout


def test_a_strange_file_in_the_round_is_told_as_ever() -> None:
    """It would be lost by the next build that has something to do, so it is named."""
    _more(ROUND / "mine.txt", "mine")
    found = CliRunner().invoke(app, ["build", "demo", "--round", "2018-19-q1"], catch_exceptions=False)
    assert found.exit_code == 1
    assert "mine.txt is not of the published round" in " ".join(found.output.split())


def test_what_cannot_be_read_is_left_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is hidden makes no digest, and so nothing is taken for unchanged."""

    def hidden(_: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(last_build, "_digest", hidden)
    order = last_build.BuildOrder("demo", None, None, Path("rules"), Path("data"), Path("cards"), Path("output"))
    assert order.made_from == ""
    assert last_build.unchanged_round(order, "") is None
