"""The tutorial docs/first-card.md, followed to the letter: every command works, and says what the page says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oba.cli import app

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "first-card.md").read_text(encoding="utf-8")
RULE = Path("rules/our-plan/learning/not-in-work.yaml")


def commands() -> list[str]:
    """The commands of the page that call oba, in its order, but for the build and the help."""
    lines = re.findall(r"^    ((?:oba|rm) .*)$", PAGE, re.MULTILINE)
    return [line for line in lines if not line.startswith("oba build")]


def run(line: str) -> tuple[int, str]:
    """What a command of the page prints, and how it ends."""
    words, _, into = line.partition(" >> ")
    program, *rest = shlex.split(words)
    if program == "rm":
        Path(rest[0]).unlink()
        return 0, ""
    done = CliRunner().invoke(app, rest)
    if into:
        with Path(into).open("a", encoding="utf-8") as end:
            end.write(done.stdout)
    return done.exit_code, done.output


def edited(old: str, new: str) -> None:
    """What the reader does in an editor."""
    text = RULE.read_text(encoding="utf-8")
    assert old in text
    RULE.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_followed_to_the_letter_it_ends_in_a_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Init, check, the slip and its mend, the examples, the workbook, and an answer that rests on its numbers."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCS / "first-card.xlsx", tmp_path)
    told = commands()
    init, check, slip, suggest, again, remove, look, write, sound, explain = told
    assert run(init)[0] == 0
    assert run(check)[1].startswith("No problems.")
    edited("2025/26: at most 5.6", "2025/26: <= 5.2")
    says = [line.removesuffix("<br>") for line in re.findall(r"^> (.*)$", PAGE, re.MULTILINE)]
    assert all(one in run(slip)[1] for one in says[:2])
    edited("2025/26: <= 5.2", "2025/26: at most 5.2")
    assert says[2] in (wrong := run(slip)[1])
    assert wrong.count(" A001 ") == 3
    RULE.write_text(RULE.read_text(encoding="utf-8").partition("examples:")[0], encoding="utf-8")
    assert run(suggest)[0] == 0
    assert run(again)[1].startswith("No problems.")
    run(remove)
    status, shown = run(look)
    assert (status, shown.count("not-in-work")) == (0, 18)
    assert "--answer status=" in shown
    assert "--answer published=" in shown
    assert "Wrote 18 rows" in run(write)[1]
    assert run(sound)[1].startswith("No problems.")
    assert "first-card.csv" in run(explain)[1]


def test_what_it_says_to_delete_with_an_indicator_is_all_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, id, numbers, stories and rows gone, `check` finds nothing."""
    monkeypatch.chdir(tmp_path)
    run(commands()[0])
    RULE.unlink()
    plan = Path("rules/our-plan/plan.yaml")
    plan.write_text(plan.read_text().replace("[not-in-work, assessments]", "[assessments]"))
    for file in Path("data").rglob("not-in-work.*"):
        file.unlink()
    for name in ("actions", "returns"):
        table = Path(f"data/our-plan/{name}.csv")
        table.write_text(
            "".join(line for line in table.read_text().splitlines(keepends=True) if "not-in-work" not in line)
        )
    assert run("oba check our-plan")[1].startswith("No problems.")


def test_places_are_changed_where_it_says_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that `check` then complains of is one that the page names under other places."""
    monkeypatch.chdir(tmp_path)
    run(commands()[0])
    places = Path("data/our-plan/places.csv")
    places.write_text(places.read_text().replace("the-north", "harbour").replace("our-county", "tidewick"))
    section = PAGE.partition("## Other places")[2].partition("## Other indicators")[0]
    told = {line.split(":")[0] for line in run("oba check our-plan")[1].splitlines() if re.match(r"\S+\.\w+:", line)}
    parts = {part for file in told for part in Path(file).parts if part in ("observations", "stories")}
    names = {Path(file).name for file in told if not {"observations", "stories"} & set(Path(file).parts)}
    assert names == {"plan.yaml", "actions.csv", "returns.csv"}
    assert parts == {"observations", "stories"}
    assert all(name in section for name in names | parts)


def test_every_file_it_names_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths of the page are those that `oba init` writes, and its links lead somewhere."""
    monkeypatch.chdir(tmp_path)
    run(commands()[0])
    named = set(re.findall(r"(?:rules|data)/our-plan[\w/.-]*\w", PAGE))
    assert [name for name in named if not Path(name).exists()] == []
    links = re.findall(r"\]\(([^)#]+)", PAGE)
    assert [link for link in links if not (DOCS / link).exists()] == []
