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


# Tests that rest on the same long work, which the worker that has them all does once: those that ask for a round, and
# those of some folders. They begin first, what takes longest before the rest, so that no worker waits for the last.
ROUNDS = ("real_round", "plan_round", "small_round", "released")
TOGETHER = {"trace": "every answer", "second_reading": "every answer", "published": "every published verdict"}
FIRST = (*ROUNDS, *TOGETHER.values())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests to one worker, and those that belong together; laws are not counted as covering anything.

    What is covered by chance in one run is not in the next, and to measure it makes laws twice as slow.
    """
    groups = {item: _group(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: FIRST.index(groups[item]) if groups[item] in FIRST else len(FIRST))


def _group(item: pytest.Item) -> str:
    """The round that a test asks for, the long work it rests on, or else its file."""
    its, asked = item.path.relative_to(HERE), getattr(item, "fixturenames", ())
    return next((name for name in ROUNDS if name in asked), TOGETHER.get(its.parts[0], its.as_posix()))


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
