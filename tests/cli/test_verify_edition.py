"""The web edition is verified from the command line: where its rounds stand, by itself, and page by page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oba import workers
from oba.cli import app
from oba.publish import MANIFEST, digest
from tests.cli.test_verify import DOCUMENTS, FIRST, KEY, SECOND, TINY

ROUNDS = Path("output/demo")
EDITION = ROUNDS / "edition"
PAGE, TABLE = "indicators/ni-1/north.html", "indicators/ni-1/north.csv"
WHOLE = "It is whole."
Tamper = Callable[[], object]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny plan with a key, both its rounds built, the first one released; of their pages none is made."""
    TINY.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    KEY.write_text("ab" * 32, encoding="utf-8")
    monkeypatch.setattr(workers, "documents_of", DOCUMENTS)
    say("build", "demo", "--round", FIRST)
    say("release", "demo", "--round", FIRST, "--by", "the director", "--on", "2025-04-10")
    say("build", "demo", "--round", SECOND)
    return tmp_path


def say(*words: str, status: int = 0) -> list[str]:
    """Run a command in this process, and give its lines; a fault of ours is raised."""
    said = CliRunner().invoke(app, words, catch_exceptions=False)
    assert said.exit_code == status, said.output
    return [line.strip() for line in said.output.splitlines()]


def wrong(path: Path, *words: str) -> list[str]:
    """What is wrong with something that is not as it should be."""
    return [line.removeprefix("WRONG  ") for line in say("verify", str(path), *words, status=1) if "WRONG  " in line]


def edit(path: Path, old: str, new: str) -> None:
    """Change the first such words of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rehash(**changed: object) -> None:
    """Write a manifest that fits the files as they are now, as somebody would who covers his tracks."""
    tree = json.loads((EDITION / MANIFEST).read_bytes()) | changed
    for folder, key in ((EDITION, "outputs"), (ROUNDS, "beside")):
        tree[key] = {name: entry(folder / name) for name in tree[key] if (folder / name).is_file()}
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, indent=2) + "\n"
    (EDITION / MANIFEST).write_text(text, encoding="utf-8")


def entry(path: Path) -> dict[str, object]:
    """What a manifest says of a file."""
    found = digest(path.read_bytes())
    return {"bytes": found.size, "sha256": found.sha256}


def test_as_it_was_published_it_is_whole(here: Path) -> None:
    """Where the rounds stand, by its own folder, as a copy without them, and without the key as far as can be said."""
    for path in (ROUNDS, EDITION, EDITION / MANIFEST):
        said = say("verify", str(path))
        assert said[0].startswith("The web edition, ")
        assert said[-1] == WHOLE
        assert any(f"oba verify {ROUNDS / FIRST}" in line for line in said)
    shutil.copytree(EDITION, here / "copy/edition")
    shutil.copy(ROUNDS / "index.html", here / "copy")
    assert say("verify", "copy")[-1] == WHOLE
    KEY.unlink()
    assert say("verify", str(ROUNDS))[-1] == WHOLE


TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a number on a page": (lambda: edit(EDITION / PAGE, "7.3", "7.4"), f"edition/{PAGE}"),
    "a word in a table": (lambda: edit(EDITION / TABLE, "north", "south"), f"edition/{TABLE}"),
    "an answer of a page beside the rounds": (lambda: edit(ROUNDS / "index.html", "North", "South"), "index.html"),
    "a link": (lambda: edit(EDITION / PAGE, 'href="../', 'href="https://x/'), f"edition/{PAGE}"),
    "a script": (lambda: edit(EDITION / PAGE, "</body>", "<script>x()</script></body>"), f"edition/{PAGE}"),
    "a page cut short": (lambda: cut(EDITION / PAGE), f"edition/{PAGE}"),
    "a page of another place": (
        lambda: shutil.copy(EDITION / "indicators/ni-1/south.html", EDITION / PAGE),
        f"edition/{PAGE}",
    ),
}


def cut(path: Path) -> None:
    """Half of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("name", TAMPERINGS)
@pytest.mark.parametrize("covered", [False, True], ids=["", "covered up"])
def test_what_was_altered_is_named(name: str, covered: bool) -> None:  # noqa: FBT001 - a parameter
    """Also where the manifest was written anew to fit, and names another program."""
    change, named = TAMPERINGS[name]
    change()
    if covered:
        rehash(**{"made by": {"oba": {"version": "0.0.9", "code": "0" * 64}}})
    found = wrong(ROUNDS)
    assert {line.partition(":")[0] for line in found} == {named}, found
    if name == "a page of another place":
        assert any(f"says that it is demo/{SECOND}/edition/indicators/ni-1/south.html" in line for line in found)


def test_files_more_or_less_are_named() -> None:
    """In its folder and beside the rounds; what is a round's own is none of it."""
    (EDITION / "places/notes.txt").write_text("x", encoding="utf-8")
    (ROUNDS / "more.html").write_text("x", encoding="utf-8")
    (EDITION / TABLE).unlink()
    assert {line for line in wrong(ROUNDS) if "leads to" not in line} == {
        "edition/places/notes.txt: does not belong here",
        "more.html: does not belong here",
        f"edition/{TABLE}: is missing",
    }
    (ROUNDS / "index.html").unlink()
    assert "index.html: is missing" in wrong(EDITION)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"made from": "0" * 64}, "was made beside another build"),
        ({"rounds": [SECOND]}, "its rounds is"),
        ({"leads to": []}, "says"),
        ({"cut_off": "2030-01-01"}, "its cut_off is"),
        ({"more": "x"}, "its more is"),
        ({"beside": {}}, "does not belong here"),
    ],
)
def test_a_manifest_that_says_something_else_is_wrong(changed: dict[str, object], says: str) -> None:
    """What it was made from, of which rounds it tells, to which it leads; though its files are as they were."""
    rehash(**changed)
    assert any(says in line for line in wrong(ROUNDS))


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"plan": "demo"}', "[" * 9_999])
def test_a_manifest_that_cannot_be_read_is_named(text: str) -> None:
    """And nothing is verified beside it."""
    (EDITION / MANIFEST).write_text(text, encoding="utf-8")
    said = " ".join(say("verify", str(ROUNDS), status=2))
    assert f"edition/{MANIFEST} cannot be read" in said
    assert "Nothing was verified." in said


def test_the_edition_of_another_plan_or_round_is_told_as_that(here: Path) -> None:
    """Its first page beside other rounds, the whole of it in another plan's place, a plan that is not here."""
    shutil.copytree(ROUNDS, here / "output/other")
    assert any(f"edition/{MANIFEST}: is that of demo, which" in line for line in wrong(here / "output/other"))
    edit(ROUNDS / "index.html", f'content="demo/{SECOND}', f'content="other/{SECOND}')
    assert any(line == f"index.html: says that it is other/{SECOND}/index.html" for line in wrong(ROUNDS))
    rehash(plan="other")
    assert "'other' is not a plan" in " ".join(say("verify", str(ROUNDS), status=2))
    rehash(plan="demo", round="2030-31-q1")
    assert "There is no round '2030-31-q1'" in " ".join(say("verify", str(ROUNDS), status=2))


def test_a_page_is_verified_where_it_stands_and_wherever_it_was_found(here: Path) -> None:
    """By its manifest in its folder, else by what it says it is; a table found alone must be named."""
    for name in (f"edition/{PAGE}", f"edition/{TABLE}", "index.html"):
        said = say("verify", str(ROUNDS / name))
        assert said[0].startswith(f"{name}, ")
        assert "It is what its manifest says" in said
        assert said[-1] == WHOLE
    shutil.move(EDITION / PAGE, here / "found.html")
    shutil.move(EDITION / TABLE, here / "found.csv")
    shutil.move(ROUNDS / "index.html", here / "first.html")
    shutil.rmtree(ROUNDS)
    for file in ("found.html", "first.html"):
        said = say("verify", file)
        assert said[0].startswith(f"{file} says that it is demo/{SECOND}/")
        assert said[-1] == WHOLE
    assert "does not say which document it is" in " ".join(say("verify", "found.csv", status=2))
    assert say("verify", "found.csv", "--as", f"demo/{SECOND}/edition/{TABLE}")[-1] == WHOLE
    edit(here / "found.html", "7.3", "7.4")
    assert any(line.startswith(f"edition/{PAGE}: says ") for line in wrong(Path("found.html")))
    assert wrong(Path("found.html"), "--as", f"demo/{SECOND}/index.html") == [
        f"index.html: says that it is demo/{SECOND}/edition/{PAGE}"
    ]
