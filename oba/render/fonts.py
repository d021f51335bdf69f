"""The fonts of a document are the bundled ones and no others, on every machine.

Fontconfig is pointed at one folder, and style sheets say `font-family: Inter`. The other way, font files
named in `@font-face`, copies them into a temporary folder for each document, which a killed run leaves
behind, and lets a system font stand in for a missing glyph without a word. `fonts.conf` names its folder
relative to itself and keeps no cache: nothing is written, a read-only installation works, and the bytes of a
PDF depend on no path.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

# A root folder or search path from the environment would send fontconfig elsewhere.
_DECIDES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")


class FontFile(NamedTuple):
    """A file beside the fontconfig file; when and how large, so that what is kept of it is not kept for another."""

    path: Path
    changed: int
    size: int


def font_files(conf: Path) -> tuple[FontFile, ...]:
    """The files that a fontconfig file may name, as they are now."""
    found = sorted(path for path in conf.parent.rglob("*") if path.is_file())
    return tuple(FontFile(path, path.stat().st_mtime_ns, path.stat().st_size) for path in found)


@contextmanager
def only_fonts_of(conf: Path) -> Iterator[None]:
    """Let fontconfig read one configuration file and nothing else, and put the environment back afterwards.

    The environment belongs to the whole process: documents are made in parallel by processes, not by threads.
    """
    before = {name: os.environ.pop(name, None) for name in _DECIDES}
    os.environ["FONTCONFIG_FILE"] = str(conf)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        os.environ.update({name: value for name, value in before.items() if value is not None})
