"""A round is verified from the command line after its data, rules, ledger or key have changed, in every standing."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba import workers
from oba.cli import app
from tests.plan.one_page import only_page
from tests.plan.tiny import Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
FIRST, SECOND = "2024-25-q3", "2024-25-q4"
LEDGER, KEY = Path("data/demo/ledger"), Path("data/demo/key")
ROWS, RULES = Path("data/demo/observations/all.csv"), Path("rules/demo")
ROUND = Path("output/demo") / FIRST
WHOLE = "It is whole."
TINY = Tiny(
    measure=PERCENT,
    rows=(
        row("north", "2022/23", "20 of 300"),
        row("south", "2022/23", "30 of 400"),
        row("north", "2023/24", "22 of 300"),
        row("south", "2023/24", "23 of 400"),
        row("north", "2023/24", "27 of 300", "2025-05-31"),
    ),
    before=date(2025, 3, 31),
    below=6,
)
needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
DOCUMENTS = only_page("card.html", lambda book: f"<p>NI 1, data {book.data_digest[:8]}</p>")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny plan with a key, its first round built; of its pages, which take long, one is made."""
    TINY.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    KEY.write_text("ab" * 32, encoding="utf-8")
    monkeypatch.setattr(workers, "documents_of", DOCUMENTS)
    done("build", "demo", "--round", FIRST)
    return tmp_path


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def done(*words: str) -> str:
    """Run a command that has nothing to complain of, and give its words."""
    said = say(*words)
    assert said.exit_code == 0, said.output
    return said.stdout + said.stderr


def release(*words: str, on: str = "2025-04-10", round_: str = FIRST) -> str:
    """Release a round."""
    return done("release", "demo", "--round", round_, "--by", "the director", "--on", on, *words)


def verify(path: Path = ROUND, *words: str, status: int = 0) -> list[str]:
    """What is said of a round, line by line."""
    said = say("verify", str(path), *words)
    assert said.exit_code == status, said.output
    return [line.strip() for line in said.output.splitlines()]


def edit(path: Path, old: str, new: str) -> None:
    """Change a file in place, as nobody should."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_round_is_whole_before_and_after_it_is_released() -> None:
    """Also after later rows came, a later round was built and released, and this one was built again."""
    assert "It was never released" in "\n".join(verify())
    release()
    done("build", "demo", "--round", SECOND)
    release(on="2025-07-10", round_=SECOND)
    said = verify()
    assert said[1] == "Released on 10 April 2025 by the director (number 1 in the ledger)"
    assert "The release is not signed" in said
    assert said[-1] == WHOLE
    done("build", "demo", "--round", FIRST)
    assert verify()[-1] == WHOLE
    assert verify(Path("output/demo") / SECOND)[-1] == WHOLE


def test_a_row_changed_in_place_names_the_input_the_answers_and_the_numbers() -> None:
    """With the old number and the new, and where to look; built again, the round is still found out."""
    release()
    edit(ROWS, "south,2022/23,,30,400", "south,2022/23,,20,400")
    said = verify(status=1)
    assert "WRONG  rows of ni-1: says something else today" in said
    assert "WRONG  ni-1, south, all, 2022/23: 5 (20 of 400), where 7.5 (30 of 400) was released" in said
    assert any(line.startswith("WRONG  ni-1, south, direction: ") for line in said)
    assert any("git log -p data/demo" in line for line in said)
    done("build", "demo", "--round", FIRST)
    again = verify(status=1)
    assert "WRONG  ni-1, south, all, 2022/23: 5 (20 of 400), where 7.5 (30 of 400) was released" in again
    assert any("is what was released" in line for line in again)


def test_a_row_changed_in_a_round_that_nobody_released_is_named_too() -> None:
    """Its manifest remembers the digest of what it was made from."""
    edit(ROWS, "south,2022/23,,30,400", "south,2022/23,,20,400")
    said = verify(status=1)
    assert "WRONG  rows of ni-1: says something else today" in said
    assert any(line.startswith("WRONG  results.csv: row") for line in said)


def test_a_rule_changed_in_place_names_the_rule_and_the_answers() -> None:
    """And says how the rule can be looked at; where its examples no longer hold, it is verified all the same."""
    release()
    file = next(path for path in RULES.rglob("*.yaml") if "better: lower" in path.read_text(encoding="utf-8"))
    edit(file, "better: lower", "better: higher")
    edit(file, "direction: not collected", "direction: improving")
    said = verify(status=1)
    assert "WRONG  rule ni-1: says something else today" in said
    assert "WRONG  ni-1, north, direction: worsening, where improving is what comes out today" in said
    assert any("problems that stop a build" in line for line in said)
    assert any("oba rules diff demo" in line for line in said)


def test_a_release_that_was_replaced_is_told_from_its_replacement() -> None:
    """The folder as it was sent first is whole, and says by what it was replaced and why; so is the second."""
    release()
    shutil.copytree(ROUND, "kept")
    edit(ROWS, "south,2022/23,,30,400", "south,2022/23,,20,400")
    done("build", "demo", "--round", FIRST, "--replace", "a wrong number")
    release("--replace", "a wrong number", on="2025-05-01")
    said = verify()
    assert "Released on 1 May 2025 by the director (number 2 in the ledger)" in said
    assert said[-1] == WHOLE
    first = verify(Path("kept"))
    assert any("since then replaced: Released on 1 May 2025" in line for line in first)
    assert first[-1] == WHOLE
    edit(Path("kept/results.csv"), "north", "south")
    assert any(line.startswith("WRONG  results.csv: ") for line in verify(Path("kept"), status=1))


def test_without_the_key_it_says_what_could_not_be_checked() -> None:
    """Nothing is called wrong for that, and what was altered is still named."""
    release()
    KEY.unlink()
    said = verify()
    assert any(line.startswith("UNSURE  Without the key of the plan") for line in said)
    assert said[-1] == "Nothing is wrong with it, as far as could be checked: see each line that says UNSURE."
    edit(ROUND / "card.html", "NI 1", "NI 2")
    assert any(line.startswith("WRONG  card.html: ") for line in verify(status=1))
    edit(ROUND / "card.html", "NI 2", "NI 1")
    edit(ROWS, "south,2022/23,,30,400", "south,2022/23,,20,400")
    said = verify(status=1)
    assert "WRONG  ni-1, south, all, 2022/23: 5 (20 of 400), where 7.5 (30 of 400) was released" in said
    assert said[-1].startswith("See what has changed since")


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("H004", lambda file: file.write_bytes(file.read_bytes()[:-90])),
        ("H005", lambda file: edit(file, "the director", "a director")),
        ("H002", lambda file: file.rename(file.with_name(f"0002-{FIRST}.csv"))),
        ("H001", lambda file: file.rename(file.with_name("copy.csv"))),
        ("H007", lambda file: file.rename(file.with_name("0001-2030-31-q1.csv"))),
    ],
)
def test_a_ledger_that_was_touched_stops_with_its_name(code: str, change: object) -> None:
    """Cut short, altered, taken out of its place, renamed: nothing is verified beside it."""
    release()
    assert callable(change)
    change(LEDGER / f"0001-{FIRST}.csv")
    said = " ".join(verify(status=1))
    assert f" {code} " in said
    assert "Nothing was verified." in said


def test_two_files_of_the_ledger_exchanged_stop() -> None:
    """Each says which it is."""
    release()
    done("build", "demo", "--round", SECOND)
    release(on="2025-07-10", round_=SECOND)
    one, two = LEDGER / f"0001-{FIRST}.csv", LEDGER / f"0002-{SECOND}.csv"
    content = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(content)
    assert " H005 " in " ".join(verify(status=1))


def test_a_round_of_another_plan_is_verified_as_that_or_refused() -> None:
    """A manifest that names a plan or a round that is not here says so."""
    edit(ROUND / "manifest.json", '"plan": "demo"', '"plan": "other"')
    assert "'other' is not a plan" in " ".join(verify(status=2))
    edit(ROUND / "manifest.json", '"plan": "other"', '"plan": "../demo"')
    verify(status=2)
    edit(ROUND / "manifest.json", '"plan": "../demo"', '"plan": "demo"')
    edit(ROUND / "manifest.json", f'"round": "{FIRST}"', f'"round": "{SECOND}"')
    assert any("belongs in another folder" in line for line in verify(status=1))
    edit(ROUND / "manifest.json", f'"round": "{SECOND}"', '"round": "x\\u001b[2J"')
    assert "There is no round 'x\\x1b[2J'" in " ".join(verify(status=2))


@needs_ssh
def test_a_release_is_signed_and_says_by_whom(here: Path) -> None:
    """Beside the ledger's file, to be committed with it; altered, taken away or not allowed, it says so."""
    key = _key(here, "director")
    allowed = here / "data/demo/allowed-signers"
    refused = say("release", "demo", "--round", FIRST, "--by", "x", "--on", "2025-04-10", "--sign", str(key))
    assert (refused.exit_code, "add a line to" in refused.stderr) == (2, True)
    assert not LEDGER.exists()
    allowed.write_text(f"director@demo {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    said = release("--sign", str(key))
    signature = LEDGER / f"0001-{FIRST}.csv.sig"
    assert "Signed by director@demo." in said
    assert f"git add {LEDGER}/0001-{FIRST}.csv {signature}" in said
    assert "The release is signed by director@demo" in verify()
    done("build", "demo", "--round", SECOND)
    done("check", "demo")
    done("attack", "demo")
    kept = signature.read_bytes()
    signature.write_bytes(kept[:-80])
    assert any(line.startswith(f"WRONG  {signature.name}: ") for line in verify(status=1))
    signature.unlink()
    assert "The release is not signed" in verify()


@needs_ssh
def test_a_key_that_cannot_sign_releases_nothing(here: Path) -> None:
    """One that is not there, one with a passphrase: one clear line each, and no file in the ledger."""
    for key, says in ((here / "none", "There is no key"), (_key(here, "locked", "secret"), "run ssh-add")):
        said = say("release", "demo", "--round", FIRST, "--by", "x", "--on", "2025-04-10", "--sign", str(key))
        assert (said.exit_code, says in said.stderr, len(said.stderr.splitlines())) == (2, True, 1), said.stderr
        assert "Nothing was released." in said.stderr
    assert not LEDGER.exists()


def _key(folder: Path, name: str, passphrase: str = "") -> Path:
    file = folder / name
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(file)]
    subprocess.run(made, check=True)
    return file
