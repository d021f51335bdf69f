"""What every test may use: approved files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

# How long a test takes proves nothing, so none has a deadline. `make test-slow` runs the laws again, over more cases.
settings.register_profile("usual", deadline=None, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=400)
settings.load_profile("usual")

HERE = Path(__file__).parent
APPROVED = HERE / "approved"


# Tests that rest on the same long work, which is done once for all of them; any other file is a group by itself.
# They begin first, so that no worker waits for the last of them.
TOGETHER = {"trace": "every answer", "second_reading": "every answer", "published": "every published verdict"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests to one worker, and those that belong together; laws are not counted as covering anything.

    What is covered by chance in one run is not in the next, and to measure it makes laws twice as slow.
    """
    for item in items:
        its = item.path.relative_to(HERE)
        item.add_marker(pytest.mark.xdist_group(TOGETHER.get(its.parts[0], its.as_posix())))
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: item.path.relative_to(HERE).parts[0] not in TOGETHER)


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
