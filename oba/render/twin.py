"""The HTML published beside a PDF: one file, complete by itself, that can be sent on as it is."""

import base64
import re
from collections.abc import Iterable
from hashlib import sha256
from html import escape

from oba.domain.imprint import IDENTIFIER
from oba.render.assets import Assets
from oba.render.failure import RenderFailed

# The two weights a card is set in, with the letters and signs it needs. Some 60 kB in each file buy a page
# that looks the same when it comes by e-mail, with no folder beside it and no request to anyone.
_FACES = ((400, "fonts/screen/Inter-Regular.woff2"), (600, "fonts/screen/Inter-SemiBold.woff2"))

# The file says of itself that it loads nothing and runs nothing, and a browser holds it to that.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_LIVE, _NEWS = "'self'", "; connect-src 'self'"  # of a preview: a page that is served asks its own server for news

# In text a template escapes < and ", so these patterns meet only what a template itself wrote.
_CHARSET = '<meta charset="utf-8">'
_SHEET = re.compile(r'<link rel="stylesheet" href="asset:([^"]+)">')
_SCRIPT = re.compile(r'<script src="asset:([^"]+)"></script>')
_SOURCE = re.compile(r'(<[^<>]*\ssrc=)"asset:([^"]+)"')
_IN_CSS = re.compile(r"""url\((["']?)asset:([^"')]+)\1\)""")
# What loads a file: any attribute of a tag but those that hold words, and a style sheet in the page. A text that only
# looks like one, in a story or in the description of a curve, is left as it stands.
_WORDS = r"(?!(?:alt|title|content|aria-[a-z]+|data-[a-z]+)=)"
_LEFT = re.compile(
    rf"""<[^<>]*?\s{_WORDS}[a-z:-]+=(?:"(?:[^"<>]*?url\(['"]?)?|'(?:[^'<>]*?url\(['"]?)?)asset:([^"')]*)"""
    r"""|<style>[^<]*?url\(["']?asset:([^"')]*)"""
)


def twin(html: str, assets: Assets, *, imprint: str = "", live: bool = False) -> str:
    """Put the style sheets, scripts, pictures and fonts of a page into the page, and which document it is.

    The page has `<meta charset="utf-8">` in its head and names its assets as `asset:card.css`, in a link to a
    style sheet, a `src` or a `url()`. A browser runs the scripts that were put in, known by their digests, and no
    other; a `live` page may run those of its own server. Raises RenderFailed for an asset named elsewhere or not in
    the cards folder.
    """
    if html.count(_CHARSET) != 1:
        raise RenderFailed([f"a page needs {_CHARSET} once, in its head"])
    html = _SHEET.sub(lambda found: f"<style>\n{_css(_text(assets, found[1]), assets)}</style>", html)
    scripts = [_text(assets, name) for name in _SCRIPT.findall(html)]
    html = _SCRIPT.sub(lambda found: f"<script>{_text(assets, found[1])}</script>", html)
    html = _SOURCE.sub(lambda found: f'{found[1]}"{_data(assets, found[2])}"', html)
    if left := _LEFT.search(html):
        raise RenderFailed([f"asset:{left[1] or left[2]} is named where it cannot be put into the page"])
    allowed = _allowed(scripts, live=live)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}{allowed}">'
    says = f'\n<meta name="{IDENTIFIER}" content="{escape(imprint)}">' if imprint else ""
    return html.replace(_CHARSET, f"{_CHARSET}{says}\n{policy}\n<style>\n{_fonts(assets)}</style>")


def _allowed(scripts: Iterable[str], *, live: bool) -> str:
    """The part of the policy that lets our own scripts run; empty where a page has none."""
    digests = (base64.b64encode(sha256(one.encode()).digest()).decode("ascii") for one in scripts)
    named = " ".join([*([_LIVE] if live else []), *(f"'sha256-{one}'" for one in digests)])
    return f"; script-src {named}{_NEWS if live else ''}" if named else ""


def _fonts(assets: Assets) -> str:
    return "".join(
        f'@font-face {{ font-family: Inter; font-weight: {weight}; src: url("{_data(assets, name)}"); }}\n'
        for weight, name in _FACES
    )


def _css(text: str, assets: Assets) -> str:
    return _IN_CSS.sub(lambda found: f'url("{_data(assets, found[2])}")', text)


def _text(assets: Assets, name: str) -> str:
    return _bytes(assets, name).decode("utf-8")


def _data(assets: Assets, name: str) -> str:
    return f"data:{assets.kind(name)};base64,{base64.b64encode(_bytes(assets, name)).decode('ascii')}"


def _bytes(assets: Assets, name: str) -> bytes:
    if name not in assets.files:
        raise RenderFailed([f"the cards folder has no '{name}'"])
    return assets.files[name]
