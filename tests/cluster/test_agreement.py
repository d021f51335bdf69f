"""Whether another machine makes the bytes that this one makes, and in what it differs."""

from __future__ import annotations

from importlib.metadata import version
from platform import python_version

import pytest

from oba.cluster.agreement import differing, makes_with, other_bytes
from oba.publish.programs import code_digest


def test_a_machine_tells_what_decides_its_bytes() -> None:
    """Our code, Python, the packages that compose and lay out, and the system's libraries, each by its name."""
    told = makes_with()
    assert told["oba code"] == code_digest()
    assert told["python"] == python_version()
    assert {name: told[name] for name in ("weasyprint", "pyphen")} == {
        name: version(name) for name in ("weasyprint", "pyphen")
    }
    assert {"fontconfig", "harfbuzz", "pango", "zlib"} <= told.keys()


def test_a_machine_agrees_with_itself() -> None:
    """Nothing differs between equals."""
    assert differing(makes_with(), makes_with()) == ""


@pytest.mark.parametrize(
    ("theirs", "says"),
    [
        ({"pango": "1.56.3"}, "pango is 1.56.3 there and 1.50.12 here"),
        ({"fontconfig": "not known"}, "fontconfig is not known there and 2.14.1 here"),
        ({"oba code": "b" * 64}, f"oba code is {'b' * 12} there and {'a' * 12} here"),
        ({"brand-new": "1"}, "brand-new is 1 there and missing here"),
        (
            {"zlib": "1", "python": "2", "oba": "3", "harfbuzz": "4"},
            "harfbuzz is 4 there and 6 here, oba is 3 there and 0.1.0 here, python is 2 there and 3 here and 1 more",
        ),
    ],
)
def test_what_differs_is_named_with_both_versions(theirs: dict[str, str], says: str) -> None:
    """Three at most, those first in the alphabet; what is missing on a side is said to be."""
    ours = {
        "oba": "0.1.0",
        "oba code": "a" * 64,
        "python": "3",
        "pango": "1.50.12",
        "fontconfig": "2.14.1",
        "harfbuzz": "6",
        "zlib": "1.2.13",
    }
    assert differing(ours | theirs, ours) == says


def test_who_differs_is_named() -> None:
    """A worker is refused by its address."""
    says = other_bytes("worker tcp://10.0.0.7:40000", "pango is 1.56.3 there and 1.50.12 here")
    assert says == "worker tcp://10.0.0.7:40000 would make other bytes: pango is 1.56.3 there and 1.50.12 here"
