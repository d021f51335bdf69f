"""A round is released by a decision, once; afterwards it can be remade, replaced in the open, and never unsaid."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba import workers
from oba.cli import app, release
from oba.cli.selection import folders
from oba.compose.correction import correction_sentences
from oba.quarter import read
from oba.safety import GivenAway
from tests.end_to_end.commands import files
from tests.plan.one_page import only_page
from tests.plan.tiny import Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
FIRST, SECOND = "2024-25-q3", "2024-25-q4"
LEDGER = Path("data/demo/ledger")
ROWS = Path("data/demo/observations/all.csv")
TINY = Tiny(
    measure=PERCENT,
    rows=(
        row("north", "2022/23", "20 of 300"),
        row("south", "2022/23", "30 of 400"),
        row("north", "2023/24", "22 of 300"),
        row("south", "2023/24", "3 of 400"),
        row("north", "2023/24", "27 of 300", "2025-05-31"),
    ),
    before=date(2025, 3, 31),
    below=6,
)
BOARDS = "boards: [{id: trust, name: Trust Board, place: county}]\n"
DOCUMENTS = only_page("pack.html", lambda book: "\n".join(correction_sentences(book)))  # all that a pack says of them


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny plan with a board, where the user stands; of its pages, which take long, only corrections are made."""
    TINY.write(tmp_path)
    plan = tmp_path / "rules/demo/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + BOARDS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "documents_of", DOCUMENTS)
    return tmp_path


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def build(round_: str, *words: str) -> dict[str, str]:
    """Build a round, and give its files."""
    said = say("build", "demo", "--round", round_, *words)
    assert said.exit_code == 0, said.output
    return files(Path("output/demo") / round_)


def released(round_: str, on: str = "2025-07-10", *words: str) -> Result:
    """Release a round on a day."""
    return say("release", "demo", "--round", round_, "--by", "the director", "--on", on, *words)


def refused(said: Result, status: int = 1) -> str:
    """The words of a refusal: nothing was written."""
    assert said.exit_code == status, said.output
    return said.stderr


def correct(old: str = "south,2022/23,,30,400", new: str = "south,2022/23,,33,400") -> None:
    """Correct a row in place, as nobody should."""
    text = ROWS.read_text(encoding="utf-8")
    assert old in text
    ROWS.write_text(text.replace(old, new), encoding="utf-8")


def test_a_round_is_built_then_released_then_remade() -> None:
    """Releasing writes one file and changes no byte of any round; the next round follows on it in the chain."""
    first = build(FIRST)
    said = released(FIRST, "2025-04-10", "--to", "trust")
    assert said.exit_code == 0
    assert f"number 1 in the ledger: {LEDGER}/0001-{FIRST}.csv" in said.stdout
    assert "git add" in said.stderr
    build(SECOND)
    assert released(SECOND).exit_code == 0
    one, two = sorted(path.name for path in LEDGER.iterdir())
    assert (one, two) == (f"0001-{FIRST}.csv", f"0002-{SECOND}.csv")
    assert build(FIRST) == first
    assert say("check", "demo").exit_code == 0


def test_the_ledger_holds_no_number_that_is_withheld() -> None:
    """Three of four hundred, and the other area's number beside it, stand as c; the decision's words stand whole."""
    build(FIRST)
    assert released(FIRST, "2025-04-10", "--to", "trust", "--to", "trust").exit_code == 0
    text = (LEDGER / f"0001-{FIRST}.csv").read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.splitlines()]
    withheld = [line for line in lines if line[2:6] == ["ni-1", "south", "all", "2023/24"]]
    assert [line[8:15] for line in withheld] == [["", "", "", "", "", "", "c"]]
    assert not any(cell == "3" for line in lines if line[0] == "number" for cell in line)
    assert {"all.csv", "places.csv"}.isdisjoint(text.replace('"', ",").split(","))
    head = {line[0]: line[1] for line in lines}
    assert (head["by"], head["on"], head["to"]) == ("the director", "2025-04-10", "trust")


def test_a_round_that_is_not_built_is_not_released() -> None:
    """Not built at all; a file of it altered, or gone; built from other rows than stand there today."""
    assert f"oba build demo --round {FIRST}" in refused(released(FIRST))
    assert f"--round {FIRST} --output 'else where'" in refused(released(FIRST, "2025-07-10", "--output", "else where"))
    build(FIRST)
    results = Path("output/demo") / FIRST / "results.csv"
    kept = results.read_bytes()
    results.write_bytes(kept + b"x")
    assert "results.csv in output/demo/2024-25-q3 is not as built" in refused(released(FIRST))
    results.unlink()
    assert "is not as built" in refused(released(FIRST))
    results.write_bytes(kept)
    manifest = results.parent / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_text("{}", encoding="utf-8")
    assert "manifest.json in" in refused(released(FIRST))
    manifest.write_bytes(whole)
    correct()
    assert "is not what today's files make: results.csv, results.json and results.xlsx would differ" in refused(
        released(FIRST)
    )
    assert not LEDGER.exists()


def test_pages_made_otherwise_are_not_released(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers are the same and nothing that came out differs, yet the manifest does: what went in is another."""
    Path("data/demo/key").write_text("0" * 64 + "\n", encoding="utf-8")
    build(FIRST)
    monkeypatch.setattr("oba.quarter.fingerprints", lambda _: {"cards/own.css": "0" * 64})
    assert "manifest.json would differ" in refused(released(FIRST))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--on", "2025-03-30"), "The data of 2024-25-q3 close on 31 March 2025"),
        (("--on", "soon"), "'soon' is not a date"),
        (("--to", "trsut"), "did you mean 'trust'?"),
        (("--by", " "), "--by is empty"),
        (("--by", "=1+1"), "begins with '='"),
        (("--by", "the\tdirector"), "write 'the director'"),
        (("--by", "the director 🦄"), "cannot be printed"),
        (("--by", "x" * 201), "201 characters"),
        (("--replace", "why not"), "has not been released yet"),
        (("--replace", ""), "--replace is empty"),
        (("--round", "2024-25-q9"), "Did you mean"),
    ],
)
def test_a_decision_that_is_not_right_is_refused(words: tuple[str, str], says: str) -> None:
    """Each with what to write instead, before anything is made."""
    usual = {"--round": FIRST, "--by": "the director", "--on": "2025-04-10"} | {words[0]: words[1]}
    said = say("release", "demo", *(part for pair in usual.items() for part in pair))
    assert says in refused(said, 2).replace("\N{NO-BREAK SPACE}", " ")
    assert not LEDGER.exists()


def test_a_round_is_released_once() -> None:
    """Again with the same numbers there is nothing to do; with others it needs a reason, which is said."""
    build(FIRST)
    assert released(FIRST).exit_code == 0
    assert "there is nothing to do" in refused(released(FIRST))
    assert "--on must be that day or a later one" in refused(released(FIRST, "2025-07-09"), 2)
    assert say("build", "demo", "--round", FIRST).stderr.count("not the pages that were released") == 0
    correct()
    said = say("build", "demo", "--round", FIRST).stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert "These are not the pages that were released on 10 July 2025 (number 1 in the ledger)" in said
    assert "cannot be unsent" in refused(released(FIRST))
    assert len(list(LEDGER.iterdir())) == 1


def test_a_replacement_is_appended_and_remade_as_it_was() -> None:
    """It is built as one, released with the same words, has seen all releases, and is the same bytes ever after."""
    build(FIRST)
    assert released(FIRST, "2025-04-10").exit_code == 0
    first = (LEDGER / f"0001-{FIRST}.csv").read_bytes()
    build(SECOND)
    assert released(SECOND).exit_code == 0
    correct()
    build(FIRST)
    why = ("--replace", "the south's number was wrong")
    assert f"oba build demo --round {FIRST} --replace" in refused(released(FIRST, "2025-08-01", *why))
    again = build(FIRST, *why)
    assert released(FIRST, "2025-08-01", *why).exit_code == 0
    assert "there is nothing to do" in refused(released(FIRST, "2025-08-01", *why))
    assert (LEDGER / f"0001-{FIRST}.csv").read_bytes() == first
    assert build(FIRST) == again
    pack = Path("output/demo") / FIRST / "pack.html"
    assert pack.read_text(encoding="utf-8").startswith("This report replaces the one that the director released on")
    project, _ = read(folders(Path("rules"), Path("data")), "demo")
    assert project
    assert [(one.number, one.round, one.why) for one in project.releases] == [
        (1, FIRST, ""),
        (2, SECOND, ""),
        (3, FIRST, why[1]),
    ]


def test_a_correction_that_gives_away_what_was_withheld_is_not_even_built() -> None:
    """What was released of a withheld 3 and the same total with 33 in its place would tell it."""
    for round_ in (FIRST, SECOND):
        build(round_)
        assert released(round_).exit_code == 0
    correct("south,2023/24,,3,400", "south,2023/24,,33,400")
    said = say("build", "demo", "--round", FIRST, "--replace", "the south's number was wrong")
    assert (said.exit_code, "not safe to send, for it gives away ni-1, South, 2023/24" in said.stderr) == (1, True)


def test_what_could_be_worked_out_is_not_released(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack's finding is said by name of cell, and nothing is written."""
    build(FIRST)
    monkeypatch.setattr(release, "exposed", lambda *_: GivenAway(("ni-1, south, 2023/24: 3",), "hold it back"))
    said = refused(released(FIRST))
    assert "ni-1, south, 2023/24: 3" in said
    assert "Hold it back." in said
    assert not LEDGER.exists()


def test_two_who_release_at_once_do_not_overwrite_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is told to try again, and the file of the first stands."""
    build(FIRST)

    def meanwhile(*_: object) -> GivenAway:
        LEDGER.mkdir()
        (LEDGER / f"0001-{SECOND}.csv").write_text("theirs", encoding="utf-8")
        return GivenAway((), "")

    monkeypatch.setattr(release, "exposed", meanwhile)
    assert "Try again" in refused(released(FIRST))
    assert [path.name for path in LEDGER.iterdir()] == [f"0001-{SECOND}.csv"]


def test_a_broken_chain_stops_every_verb() -> None:
    """Altered, cut or missing: it is named with what to do, and nothing is made."""
    for round_ in (FIRST, SECOND):
        build(round_)
        assert released(round_).exit_code == 0
    shutil.copytree(LEDGER, "kept")
    one = LEDGER / f"0001-{FIRST}.csv"
    of = ("demo", "--round", SECOND)
    verbs = (("build", *of), ("assess", *of), ("check", "demo"), ("release", *of, "--by", "x", "--on", "2025-08-01"))
    for code, spoil in (
        ("H005", lambda: one.write_bytes(one.read_bytes().replace(b"the director", b"the deputy"))),
        ("H004", lambda: one.write_bytes(one.read_bytes()[:-200])),
        ("H002", one.unlink),
    ):
        spoil()
        for words in verbs:
            said = say(*words)
            mend = "version control" in said.output
            assert (said.exit_code, code in said.output, mend) == (1, True, True), said.output
        shutil.rmtree(LEDGER)
        shutil.copytree("kept", LEDGER)
    assert say("check", "demo").exit_code == 0


def test_a_draft_replaces_nothing() -> None:
    """Both words together are refused, and a build cannot replace what was never released."""
    both = say("build", "demo", "--round", FIRST, "--draft", "--replace", "a word")
    assert "leave --replace out" in refused(both, 2)
    assert "has not been released yet" in refused(say("build", "demo", "--round", FIRST, "--replace", "a word"), 2)
