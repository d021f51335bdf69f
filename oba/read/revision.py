"""Rules as they stood at a revision of git, taken out into a folder of their own."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from zipfile import ZipFile


class NoRevision(Exception):  # noqa: N818 - it says what happened
    """There is no such revision, or no rules in it; the text says which and why."""


def rules_at_revision(revision: str, rules: Path, into: Path) -> Path:
    """Write the folder of rules as it stood at a revision under another folder; where it stands there.

    Raises NoRevision where the folder is not under version control, has no such revision or was not there then.
    """
    top = Path(_git(rules, "rev-parse", "--show-toplevel").decode().strip())
    name = rules.resolve().relative_to(top.resolve()).as_posix()
    commit = (
        _git(rules, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    packed = _git(top, "archive", "--format=zip", commit, "--", name)
    with ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(into)
    return into / name


def _git(where: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(where), *words], check=True, capture_output=True)  # noqa: S603, S607 - a list of words; git is found as a shell would find it
    except FileNotFoundError as error:
        raise NoRevision("git is not on this machine") from error
    except subprocess.CalledProcessError as error:
        raise NoRevision(error.stderr.decode(errors="replace").strip() or "git knows no such revision") from error
    return done.stdout
