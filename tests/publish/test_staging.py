"""A round is published whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oba.publish import PublishFailed, digest, staging, swap
from tests.publish.children import (
    PUBLISHED,
    REFUSED,
    UNDISTURBED,
    at_step,
    child,
    files,
    fill_the_disk,
    found,
    kill,
    publish,
)

OLD, NEW = files("the old round"), files("the new round")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a round is to stand, in a folder that does not exist yet."""
    return tmp_path / "output" / "cypp" / "2010-11-q2"


@pytest.fixture(params=["in one step", "in two steps"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The swap as this disk does it, and as it is done on a disk that cannot exchange two names."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "_exchange", lambda _new, _target: False)


def beside(target: Path) -> list[str]:
    """What stands in the folder of the rounds other than the round."""
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def disturbed(target: Path, event: Callable[[], None]) -> Iterator[int]:
    """Publish NEW over OLD with an event at the first step, then at the second, and so on; gives how each ended."""
    for step in range(1, 200):
        publish(target, OLD)
        assert beside(target) == []
        ended = child(lambda: at_step(step, lambda: publish(target, NEW), event))  # noqa: B023  (called at once)
        if ended == UNDISTURBED:
            assert step > 25, "the build was hardly disturbed"
            return
        yield ended
    pytest.fail("the build never ends")


def refused(target: Path) -> str:
    """What a build says that cannot publish here."""
    with pytest.raises(PublishFailed) as failure:
        publish(target, NEW)
    assert failure.value.mend
    return failure.value.what


def test_a_round_is_exactly_the_files_written(target: Path) -> None:
    """What stands at the target is what was written, byte for byte, and nothing is left beside it."""
    with staging(target) as stage:
        digests = {name: stage.write(name, text) for name, text in OLD.items()}
        assert not target.exists()
        stage.commit()
    assert found(target.parent) == {f"{target.name}/{name}": text for name, text in OLD.items()}
    assert digests == {name: digest(text) for name, text in OLD.items()}


@pytest.mark.usefixtures("_either_way")
def test_the_next_build_replaces_all_of_it(target: Path) -> None:
    """A file that the new round does not have is gone, and the old round is not kept."""
    publish(target, files("the old round", "county/cards/ni-112.pdf"))
    publish(target, NEW)
    assert found(target.parent) == {f"{target.name}/{name}": text for name, text in NEW.items()}


def test_without_commit_nothing_remains(target: Path, tmp_path: Path) -> None:
    """A build that stops at a problem leaves not even the folders it made."""
    with staging(target) as stage:
        stage.write("manifest.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_the_last_round(target: Path) -> None:
    """An interrupted build leaves the last round as it was, and nothing beside it."""
    publish(target, OLD)
    with pytest.raises(KeyboardInterrupt):
        interrupted(target)
    assert (found(target), beside(target)) == (OLD, [])


def interrupted(target: Path) -> None:
    """A build during which someone presses Ctrl-C."""
    with staging(target) as stage:
        stage.write("manifest.json", b"{}")
        raise KeyboardInterrupt


@pytest.mark.usefixtures("_either_way")
def test_a_build_killed_at_any_step_leaves_one_whole_round(target: Path) -> None:
    """Kill -9 before each thing asked of the system: the old round stands, or the new one, never a mixture.

    With the two-step swap the round may be set aside for a moment; the next build puts it back before all else.
    """
    for ended in disturbed(target, kill):
        assert ended == -signal.SIGKILL
        with staging(target):
            assert found(target) in (OLD, NEW)
            assert all(name.endswith((".lock", f".building-{os.getpid()}")) for name in beside(target))
        assert beside(target) == []


def test_a_killed_build_never_takes_the_round_away(target: Path) -> None:
    """Where the disk can exchange two names, a reader finds a whole round at every moment, killed builds included."""
    for _ in disturbed(target, kill):
        assert found(target) in (OLD, NEW)


@pytest.mark.usefixtures("_either_way")
def test_a_disk_that_fails_at_any_step_leaves_one_whole_round(target: Path) -> None:
    """Refuse each thing asked of the system in turn: the build has published, or it says in plain words that not."""
    for ended in disturbed(target, fill_the_disk):
        assert ended in (PUBLISHED, REFUSED)
        assert found(target) == (NEW if ended == PUBLISHED else OLD)


def test_everything_is_on_disk_before_the_swap(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and folder of a round is flushed before it is put in place: a power cut cannot empty it."""
    flushed: list[int] = []
    before_swap: list[set[int]] = []
    put_in_place = swap.put_in_place

    def swapped(new: Path, place: Path) -> None:
        before_swap.append(set(flushed))
        put_in_place(new, place)

    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    monkeypatch.setattr("oba.publish.stage.put_in_place", swapped)
    publish(target, NEW)
    assert {path.stat().st_ino for path in (target, *target.rglob("*"))} <= before_swap[0]
    assert target.parent.stat().st_ino in flushed


def test_a_real_limit_on_the_size_of_files_is_a_plain_message(target: Path) -> None:
    """The system itself refuses a file that grows too long: nothing is published and nothing left."""
    publish(target, OLD)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        publish(target, NEW)

    assert child(limited) == REFUSED
    assert (found(target), beside(target)) == (OLD, [])


def test_a_file_in_the_way_is_a_plain_message(tmp_path: Path) -> None:
    """A file stands where the folder of the rounds should be."""
    (tmp_path / "output").write_text("a file")
    assert "a file stands where a folder is needed" in refused(tmp_path / "output" / "2010-11-q2")
    assert (tmp_path / "output").read_text() == "a file"


def test_no_permission_is_a_plain_message(target: Path) -> None:
    """Whoever may not write into the folder of the rounds is told so, and the round stands."""
    publish(target, OLD)
    target.parent.chmod(0o555)

    def as_nobody() -> None:
        if os.geteuid() == 0:
            os.seteuid(65534)
        assert "may not be written to" in refused(target)

    assert child(as_nobody) == PUBLISHED
    target.parent.chmod(0o755)
    assert (found(target), beside(target)) == (OLD, [])


def test_what_is_not_a_round_is_never_replaced(target: Path) -> None:
    """A folder of somebody's own files, a file or a link at the target stops the build before it begins."""
    target.mkdir(parents=True)
    (target / "my notes.txt").write_text("mine")
    assert "is not a published round" in refused(target)
    assert found(target) == {"my notes.txt": b"mine"}
    target.rename(target.with_name("elsewhere"))
    target.symlink_to("elsewhere")
    assert "is not a published round" in refused(target)
    target.unlink()
    target.write_text("a file")
    assert "is not a published round" in refused(target)


def test_an_empty_folder_is_taken(target: Path) -> None:
    """A folder made beforehand, with nothing in it, is no obstacle."""
    target.mkdir(parents=True)
    publish(target, NEW)
    assert found(target) == NEW


def test_the_message_survives_between_processes() -> None:
    """What a worker met reaches whoever started the build, with how to mend it."""
    sent: PublishFailed = pickle.loads(pickle.dumps(PublishFailed("the disk is full", "free some space")))  # noqa: S301
    assert (str(sent), sent.mend) == ("the disk is full", "free some space")


def test_two_builds_of_one_round_do_not_meet(target: Path) -> None:
    """The second is told which process is at it; a killed first build holds nothing."""
    publish(target, OLD)
    begun, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        with staging(target):
            os.write(tell, b".")
            signal.pause()
    try:
        os.read(begun, 1)
        assert f"process {pid} is building this round" in refused(target)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    publish(target, NEW)
    assert (found(target), beside(target)) == (NEW, [])


def test_a_reader_never_sees_two_rounds_at_once(target: Path) -> None:
    """Whoever opens the folder once and reads it through has files of one build, while builds replace each other."""
    publish(target, OLD)

    def writer() -> None:
        for content in [NEW, OLD] * 40:
            publish(target, content)

    pid = os.fork()
    if pid == 0:
        writer()
        os._exit(0)
    seen = 0
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        seen += read_through(target)
    assert seen > 0


def read_through(target: Path) -> int:
    """Read two files of the folder that stands at the target now; 1 if both were still there."""
    folder = os.open(target, os.O_RDONLY)
    try:
        texts = [read_in(folder, name) for name in ("manifest.json", "results.csv")]
    except FileNotFoundError:
        return 0  # the round was replaced and removed while we read
    finally:
        os.close(folder)
    assert texts in [[files[name] for name in ("manifest.json", "results.csv")] for files in (OLD, NEW)]
    return 1


def read_in(folder: int, name: str) -> bytes:
    """The content of a file in an open folder."""
    with open(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:  # noqa: PTH123  (a path would look anew)
        return file.read()


def test_a_name_that_leads_out_is_a_bug(target: Path) -> None:
    """Files are written inside the round; a name that leads elsewhere is a mistake of the program."""
    with staging(target) as stage:
        for name in ("../x", "/x", "", "a/../../x"):
            with pytest.raises(ValueError, match="is not the name of a file in a round"):
                stage.write(name, b"")


def test_two_files_of_one_name_are_refused(target: Path) -> None:
    """No file of a round silently replaces another of it."""
    with staging(target) as stage:
        stage.write("results.csv", b"1")
        with pytest.raises(PublishFailed):
            stage.write("results.csv", b"2")


def test_a_round_without_manifest_is_a_bug(target: Path) -> None:
    """The manifest is how the next build knows a round from somebody's folder."""
    with staging(target) as stage:
        stage.write("results.csv", b"1")
        with pytest.raises(ValueError, match=r"without manifest\.json"):
            stage.commit()
