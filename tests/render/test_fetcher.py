"""A document loads nothing but its own data and the files of the cards folder, however it asks."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oba.render.assets import Assets, read_assets
from oba.render.failure import RenderFailed
from oba.render.pdf import lay_out
from tests.render.sample import CARDS, assets, document, written

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

CHANNELS = {
    "picture": ("<img src='{}' alt='x'>", ""),
    "background": ("<p>x</p>", "p {{ background: url('{}') }}"),
    "style attribute": ("<p style=\"background: url('{}')\">x</p>", ""),
    "generated content": ("<p>x</p>", "p::before {{ content: url('{}') }}"),
    "list marker": ("<ul><li>x</li></ul>", "ul {{ list-style-image: url('{}') }}"),
    "margin": ("<p>x</p>", "@page {{ @top-left {{ content: url('{}') }} }}"),
    "import": ("<p>x</p>", "@import url('{}');"),
    "font": ("<p>x</p>", "@font-face {{ font-family: Own; src: url('{}') }} p {{ font-family: Own }}"),
    "embed": ("<embed src='{}' type='image/png'>", ""),
    "object": ("<object data='{}'></object>", ""),
    "picture in a chart": (
        "<svg width='9' height='9'><title>x</title><image href='{}' width='9' height='9'/></svg>",
        "",
    ),
    "attached": ("<a rel='attachment' href='{}'>x</a>", ""),
}


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A file on this machine that is nobody's business."""
    path = tmp_path / "secret.png"
    path.write_bytes(PIXEL)
    return path.as_uri()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A place on the network that hears whether anyone asks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def made(body: str, style: str = "", head: str = "", own: Assets | None = None) -> bytes:
    """The PDF of a document."""
    return written(lay_out(document(body, style, head), own or assets()))


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_channel_reaches_a_local_file(channel: str, secret: str) -> None:
    """A document that names a file of this machine is not made, and the message names the file where it can."""
    body, style = CHANNELS[channel]
    with pytest.raises(RenderFailed, match=r"may not load 'file:|Failed to render SVG image"):
        made(body.format(secret), style.format(secret))


def test_no_style_sheet_is_a_local_file(secret: str) -> None:
    """The same for style sheets."""
    with pytest.raises(RenderFailed, match="may not load 'file:"):
        made("<p>x</p>", head=f"<link rel='stylesheet' href='{secret}'>")


def test_nothing_is_attached(secret: str) -> None:
    """A page cannot put a file into the PDF by naming it in its head."""
    assert made("<p>x</p>", head=f"<link rel='attachment' href='{secret}'>") == made("<p>x</p>")


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_channel_reaches_the_network(channel: str, listening: socket.socket) -> None:
    """Nobody out there is even asked."""
    body, style = CHANNELS[channel]
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/x.png"
    with pytest.raises(RenderFailed, match=r"may not load 'http:|Failed to render SVG image"):
        made(body.format(url), style.format(url))
    with pytest.raises(BlockingIOError):
        listening.accept()


def test_a_base_changes_nothing(secret: str) -> None:
    """A page cannot give its relative names a home outside."""
    with pytest.raises(RenderFailed, match="may not load 'file:"):
        made("<img src='secret.png' alt='x'>", head=f"<base href='{secret}'>")


@pytest.mark.parametrize(
    "name", ["asset:../../pyproject.toml", "asset:unknown.css", "asset:/etc/passwd", "ASSET:card.css"]
)
def test_an_unknown_asset_is_refused(name: str) -> None:
    """An asset is one of the files read from the folder; a name is never made into a path."""
    with pytest.raises(RenderFailed, match="may not load"):
        made("<p>x</p>", head=f"<link rel='stylesheet' href='{name}'>")


def test_data_and_assets_are_served() -> None:
    """Pictures written into the page, and style sheets and pictures of the cards folder, are used."""
    own = replace(
        assets(),
        files={"look/card.css": b"p { background: url(asset:dot.png); color: #123456 }", "dot.png": PIXEL},
    )
    picture = f"<p>x</p><img alt='dot' src='data:image/png;base64,{base64.b64encode(PIXEL).decode()}'>"
    plain = made(picture)
    assert len(made(picture, head="<link rel='stylesheet' href='asset:look/card.css'>", own=own)) > len(plain) + 100


def test_assets_are_the_files_of_the_folder(tmp_path: Path) -> None:
    """Style sheets and pictures are assets; templates and whatever a link leads to outside are not."""
    (tmp_path / "outside.css").write_text("secret")
    cards = tmp_path / "cards"
    (cards / "fonts").mkdir(parents=True)
    (cards / "fonts" / "fonts.conf").write_bytes((CARDS / "fonts" / "fonts.conf").read_bytes())
    (cards / "card.css").write_text("p {}")
    (cards / "card.html").write_text("<p>")
    (cards / "linked.css").symlink_to(tmp_path / "outside.css")
    assert dict(read_assets(cards).files) == {"card.css": b"p {}"}


def test_a_folder_without_fonts_is_not_a_folder_of_cards(tmp_path: Path) -> None:
    """The fonts are part of the cards; without them every letter would come from somewhere else."""
    with pytest.raises(RenderFailed, match=r"it has no fonts/fonts\.conf"):
        read_assets(tmp_path)
