"""What every test may use: approved files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long a test takes proves nothing, so none has a deadline. `make test-slow` runs the laws again, over more cases.
settings.register_profile("usual", deadline=None, max_examples=60)
settings.register_profile("long", deadline=None, max_examples=400)
settings.load_profile("usual")

APPROVED = Path(__file__).parent / "approved"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --approve` write what the tests produce into tests/approved, to be read before it is committed."""
    parser.addoption("--approve", action="store_true", help="write approved files anew; read the difference")


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the approved file of that name, or write the file under `--approve`."""

    def compare(name: str, text: str) -> None:
        path = APPROVED / name
        if request.config.getoption("--approve"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is not approved yet: run `pytest --approve` and read it"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs from what was approved"

    return compare
