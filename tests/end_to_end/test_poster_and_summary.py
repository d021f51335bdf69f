"""The poster and the young people's summary from files to files: checked, built, verified, and refused in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.commands import oba
from tests.end_to_end.pages import html_text, pdf_pages, squeezed
from tests.end_to_end.small import INDICATORS, NOW, PLAN, RULE, copied

pytestmark = (
    pytest.mark.slow
)  # it builds rounds; tests/compose_poster and tests/compose_summary have the pages themselves

EVERY = "[annual-review, partnership-report, self-assessment, poster, summary]"
HEAD = "---\nauthor: A youth worker\ndate: 2025-05-01\nwords_of: The youth council\n---\n\n"


def making(root: Path) -> Path:
    """The small plan, whose round makes a poster and a summary; where the texts of the summary stand."""
    copied(root)
    plan = root / f"rules/{PLAN}/plan.yaml"
    asked = plan.read_text(encoding="utf-8").replace("2025-05-20}", "2025-05-20, publications: [poster, summary]}")
    plan.write_text(asked, encoding="utf-8")
    for n, rule in enumerate(sorted((root / f"rules/{PLAN}").glob("*/*.yaml"))):
        named = re.sub(r"(?m)^(title: .*)$", rf"\1\nposter: Goal {n} & more", rule.read_text(encoding="utf-8"))
        rule.write_text(named, encoding="utf-8")
    texts = root / f"data/{PLAN}/texts/{NOW}/summary"
    texts.mkdir(parents=True)
    (texts / "say.md").write_text(f"{HEAD}Tell us what you think. We read it all.\n", encoding="utf-8")
    (texts / f"{INDICATORS[0]}.md").write_text(f"{HEAD}### Room to play\n\nWe want more.\n", encoding="utf-8")
    return texts


def test_a_poster_and_a_summary_are_checked_built_and_verified(tmp_path: Path) -> None:
    """Names, words and whose they are stand on paper and on the page for a telephone; each comes out the same again."""
    making(tmp_path)
    checked = oba("check", PLAN, at=tmp_path)
    assert checked.returncode == 0, checked.stdout
    built = oba("build", PLAN, at=tmp_path)
    assert built.returncode == 0, built.stderr
    folder = tmp_path / "output" / PLAN / NOW
    (sheet,) = pdf_pages(folder / "poster.pdf")
    assert re.search(r"Goal \d & more", sheet)
    said = squeezed(" ".join(pdf_pages(folder / "summary.pdf")))
    for one in ("Tell us what you think.", "Room to play", "The youth council"):
        assert squeezed(one) in said
        assert squeezed(one) in squeezed(html_text(folder / "summary.html"))
    for name in ("poster.pdf", "summary.pdf", "summary.html"):
        verified = oba("verify", folder / name, at=tmp_path)
        assert verified.returncode == 0, verified.stdout
        assert "byte for byte" in verified.stdout


def test_a_plan_made_by_init_makes_them_all_with_nothing_signed(tmp_path: Path) -> None:
    """Each document says what nobody has written, and a plan of another organisation needs nothing more."""
    assert oba("init", "trust", "--year", "2025/26", at=tmp_path).returncode == 0
    plan = tmp_path / "rules/trust/plan.yaml"
    note = "    note: Every number is made up.\n"
    asked = plan.read_text(encoding="utf-8").replace(note, f"{note}    publications: {EVERY}\n")
    plan.write_text(asked, encoding="utf-8")
    built = oba("build", "trust", at=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "S034" in built.stderr
    folder = tmp_path / "output/trust/2025-26-q1"
    assert len(pdf_pages(folder / "poster.pdf")) == 1
    assert squeezed("waiting for young people’s words") in squeezed(html_text(folder / "summary.html"))
    assert squeezed("Nobody has signed a text for") in squeezed(html_text(folder / "annual-review.html"))


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "mend"),
    [
        (RULE, "poster: ", "# ", "R017", "poster: none"),
        (RULE, "poster: ", "poster: WWWWWWWWWWWWWWWWW ", "R018", "letters shorter"),
        (f"data/{PLAN}/texts/{NOW}/summary/say.md", "Tell us", "> Tell us", "S033", ""),
        (f"data/{PLAN}/texts/{NOW}/summary/say.md", "Tell us", "Tell us that. " * 60, "S032", ""),
        (f"data/{PLAN}/texts/{NOW}/summary/say.md", "author: A youth worker\n", "", "S005", ""),
    ],
)  # fmt: skip
def test_what_does_not_fit_stops_the_build_and_says_what_to_shorten(
    tmp_path: Path, file: str, old: str, new: str, code: str, mend: str
) -> None:
    """A name, a text, its author: each is named with its file, and nothing is published."""
    making(tmp_path)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8").replace(old, new, 1)
    path.write_text(text.replace("words_of: The youth council", "words_of:") if code == "S033" else text, "utf-8")
    built = oba("build", PLAN, at=tmp_path)
    said = built.stderr + built.stdout
    assert (built.returncode, f": {code} " in said, file in said) == (1, True, True), said
    assert mend in said
    assert not (tmp_path / "output" / PLAN / NOW).exists()
