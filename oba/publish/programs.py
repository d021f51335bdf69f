"""Which programs made a round: oba and its code, Python, the packages and the libraries that decide the bytes."""

from __future__ import annotations

import ctypes
import json
import platform
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_CODE = Path(__file__).resolve().parent.parent
_PACKAGES = (
    "fonttools", "jinja2", "openpyxl", "pandas", "pandera", "pikepdf", "pydantic", "pydyf", "scipy", "weasyprint",
)  # fmt: skip
_LIBRARIES: Mapping[str, tuple[str, str]] = {
    "fontconfig": ("libfontconfig.so.1", "FcGetVersion"),
    "harfbuzz": ("libharfbuzz.so.0", "hb_version_string"),
    "pango": ("libpango-1.0.so.0", "pango_version_string"),
}
_AS_NUMBER = "FcGetVersion"
UNKNOWN = "not known"


@cache
def programs() -> Mapping[str, object]:
    """What a manifest says of the programs; two rounds of which it says the same were made by the same program."""
    return {
        "oba": {"version": version("oba"), "code": code_digest()},
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "libraries": {**{name: _library(*one) for name, one in _LIBRARIES.items()}, "zlib": zlib.ZLIB_RUNTIME_VERSION},
    }


def program() -> str:
    """The program in two words, as a release names it: its version, and the beginning of a digest of all programs."""
    return f"{version('oba')} {programs_digest()[:16]}"


def programs_digest() -> str:
    """The SHA-256 of what a manifest says of the programs."""
    return sha256(json.dumps(programs(), sort_keys=True).encode()).hexdigest()


@cache
def code_digest() -> str:
    """The SHA-256 of the program's own files, of their names and contents."""
    files = sorted((path.relative_to(_CODE).as_posix(), path) for path in _CODE.rglob("*") if _is_code(path))
    lines = "".join(f"{name} {sha256(path.read_bytes()).hexdigest()}\n" for name, path in files)
    return sha256(lines.encode()).hexdigest()


def _is_code(path: Path) -> bool:
    inside = path.relative_to(_CODE).parts
    kept = not any(part.startswith(".") or part == "__pycache__" for part in inside)
    return path.is_file() and kept and inside[0] != "_cards"


def _library(name: str, asked: str) -> str:
    """The version of a library of the system, as it says itself."""
    try:
        ask = getattr(ctypes.CDLL(name), asked)
    except (OSError, AttributeError):
        return UNKNOWN
    if asked == _AS_NUMBER:
        return str(ask())
    ask.restype = ctypes.c_char_p
    return str(ask().decode())
