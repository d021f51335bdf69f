"""A year's documents from files to files: checked, built, verified, and refused where a text is not as it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.commands import oba
from tests.end_to_end.pages import html_text, pdf_pages, squeezed
from tests.end_to_end.small import NOW, PLAN, copied

pytestmark = pytest.mark.slow  # it builds a round; tests/compose_review has the pages themselves

MADE = ("annual-review", "partnership-report", "self-assessment")
HEAD = "---\nauthor: The board\ndate: 2025-05-01\n---\n\n"
NEEDS = (
    "id,known,every_child_matters,statement,value,unit,period,source,indicators,measured_by\n"
    "n1,2023-05-01,Be healthy,Children out of school,12,%,2022/23,A survey,,mannau-chwarae\n"
)


def making(root: Path) -> Path:
    """The small plan, whose round makes every document of the year; where its texts stand."""
    copied(root)
    plan = root / f"rules/{PLAN}/plan.yaml"
    asked = f"meeting: 2025-05-20, publications: [{', '.join(MADE)}]}}"
    plan.write_text(plan.read_text(encoding="utf-8").replace("meeting: 2025-05-20}", asked), encoding="utf-8")
    (root / f"data/{PLAN}/needs.csv").write_text(NEEDS, encoding="utf-8")
    texts = root / f"data/{PLAN}/texts/{NOW}/annual-review"
    texts.mkdir(parents=True)
    (texts / "strengths.md").write_text(f"{HEAD}Places to play [@mannau-chwarae] <& more.\n", encoding="utf-8")
    return texts


def test_a_year_is_checked_built_and_verified(tmp_path: Path) -> None:
    """What is signed stands in all three, what nobody wrote of is named, and each comes out the same again."""
    making(tmp_path)
    checked = oba("check", PLAN, at=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "A076" in checked.stdout
    assert "A075" in checked.stdout
    built = oba("build", PLAN, at=tmp_path)
    assert built.returncode == 0, built.stderr
    folder = tmp_path / "output" / PLAN / NOW
    for name in MADE:
        assert squeezed("Places to play [1] <& more.") in squeezed(html_text(folder / f"{name}.html"))
        assert squeezed("Signed by The board") in squeezed(" ".join(pdf_pages(folder / f"{name}.pdf")))
        verified = oba("verify", folder / f"{name}.pdf", at=tmp_path)
        assert verified.returncode == 0, verified.stdout
        assert "byte for byte" in verified.stdout
    assert "annual-review.html" in (folder / "who-gets-what.html").read_text(encoding="utf-8")
    assert squeezed("Nobody has signed a text for") in squeezed(html_text(folder / "annual-review.html"))


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("development.md", "No one signed this.\n", "S003"),
        ("development.md", HEAD.replace("2025-05-01", "2025-05-21") + "Later.\n", "S022"),
        ("development.md", f"{HEAD}As [@decision-9] says.\n", "S023"),
        ("developement.md", f"{HEAD}So.\n", "S021"),
    ],
)
def test_a_text_that_is_not_as_it_must_be_stops_the_build(tmp_path: Path, file: str, text: str, code: str) -> None:
    """It is named with its file, and nothing is published."""
    (making(tmp_path) / file).write_text(text, encoding="utf-8")
    built = oba("build", PLAN, at=tmp_path)
    assert built.returncode == 1
    assert f"{file}" in built.stderr + built.stdout
    assert code in built.stderr + built.stdout
    assert not (tmp_path / "output" / PLAN / NOW).exists()
