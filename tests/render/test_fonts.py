"""Only the bundled fonts are used, and using them leaves no trace."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oba.compose.font_characters import lacking
from oba.render.assets import read_assets
from oba.render.failure import RenderFailed
from oba.render.fonts import only_fonts_of
from oba.render.pdf import lay_out
from tests.pdf_checks import fonts
from tests.render.sample import CARDS, assets, document, pack, written

UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"  # letters that are never drawn
ALONE = """
import sys
from pathlib import Path
from oba.compose.font_characters import lacking
from oba.render.assets import read_assets
from tests.render.sample import lay_out, pack, written
sys.stdout.buffer.write(written(lay_out(pack(), read_assets(Path(sys.argv[1])))))
"""


def made_alone(cards: Path, **environment: str) -> bytes:
    """The sample pack made by a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", ALONE, str(cards)],
        env=os.environ | environment,
        cwd=CARDS.parent,
        check=True,
        capture_output=True,
    ).stdout


def names_of(pdf: bytes) -> set[str]:
    """The names of the fonts in a PDF, without the letters that mark a subset."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {str(font.BaseFont).split("+")[1] for font in fonts(opened)}


def test_every_family_is_inter() -> None:
    """Whatever family a style asks for, the bundled one is used: weights, italics, code and charts alike."""
    body = "<h1>a</h1><p>b <strong>c</strong> <em>d</em> <code>e</code></p><p style='font-family: serif'>f</p>"
    pdf = written(lay_out(document(body, "p { font-family: Helvetica } strong { font-weight: 600 }"), assets()))
    assert names_of(pdf) == {"Inter", "Inter-Semi-Bold", "Inter-Bold", "Inter-Italic"}


@settings(max_examples=12, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters=UNSEEN), min_size=1, max_size=8
    )
)
def test_what_cannot_be_printed_is_known_before(text: str) -> None:
    """A text whose every character the fonts have can be printed; any other fails, and the failure names it."""
    bad = lacking(text)
    html = document(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    if not bad:
        written(lay_out(html, assets()))
        return
    with pytest.raises(RenderFailed) as failure:
        written(lay_out(html, assets()))
    assert all(any(f"U+{ord(mark):04X}" in reason for reason in failure.value.reasons) for mark in bad)


def test_the_characters_of_a_card_are_there() -> None:
    """The shapes and signs that cards use, Welsh letters, and no picture characters."""
    assert lacking("▲▼◆●■○►→↑↗≥≤−–£✓✗⚠ŵẁŷ é\n\t") == ()
    assert lacking("▬ok▬🎉") == ("▬", "🎉")


def test_the_environment_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other programs that this process starts find their fonts as before, even after a failure."""
    monkeypatch.setenv("FONTCONFIG_PATH", "/etc/fonts")
    before = dict(os.environ)
    with pytest.raises(ZeroDivisionError):
        fail_with_our_fonts()
    assert dict(os.environ) == before


def fail_with_our_fonts() -> None:
    """Something goes wrong while the bundled fonts are in use."""
    with only_fonts_of(assets().fonts):
        assert os.environ["FONTCONFIG_FILE"] == str(assets().fonts)
        assert "FONTCONFIG_PATH" not in os.environ
        raise ZeroDivisionError


def test_nothing_is_left_and_no_path_matters(tmp_path: Path) -> None:
    """Made from a copy of the cards elsewhere, with other homes for rubbish: the same bytes, and no rubbish."""
    cards, home, temporary = tmp_path / "a copy of cards", tmp_path / "home", tmp_path / "temporary"
    shutil.copytree(CARDS / "fonts", cards / "fonts")
    home.mkdir()
    temporary.mkdir()
    before = sorted(cards.rglob("*"))
    elsewhere = made_alone(cards, HOME=str(home), TMPDIR=str(temporary), XDG_CACHE_HOME=str(home))
    assert elsewhere == written(lay_out(pack(), read_assets(CARDS)))
    assert (list(home.rglob("*")), list(temporary.rglob("*")), sorted(cards.rglob("*"))) == ([], [], before)


@pytest.mark.parametrize("seed", ["0", "1", "424242"])
def test_no_process_differs_from_another(seed: str) -> None:
    """The same pack has the same bytes whatever the seed of Python's hashes."""
    assert made_alone(CARDS, PYTHONHASHSEED=seed) == written(lay_out(pack(), assets()))
