"""A PostgreSQL server of the tests' own: in a temporary folder, reached by a socket there and by nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

OWNER, PASSWORD, DATABASE = "keeper", "correct-horse-battery", "numbers"
_STRANGERS = ("postgres", "nobody")  # whom root can start a server as, which refuses to run as root
_WITHOUT = "PostgreSQL is not installed: make test-slow installs it, or ask for apt-get install postgresql"


@contextmanager
def server() -> Iterator[Path]:
    """Run a server as long as it is needed; the folder with its socket."""
    programs, who = _programs(), _stranger()
    folder = Path(tempfile.mkdtemp(prefix="oba-"))  # its name is short: that of a socket has little room
    try:
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if who:
            for path in (folder, folder / "password"):
                shutil.chown(path, who["user"], who["group"])
        _run(programs / "initdb", f"--pgdata={folder}/data", f"--username={OWNER}", f"--pwfile={folder}/password",
             "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync", at=folder, who=who)  # fmt: skip
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        control = (programs / "pg_ctl", f"--pgdata={folder}/data", f"--log={folder}/log")
        _run(*control, "--wait", f"--options={settings}", "start", at=folder, who=who)
        try:
            run(folder, f"CREATE DATABASE {DATABASE}", database="postgres")
            yield folder
        finally:
            _run(*control, "--wait", "--mode=fast", "stop", at=folder, who=who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def address(folder: Path, user: str = OWNER, password: str = PASSWORD, database: str = DATABASE) -> str:
    """The address of a database on the server."""
    return f"postgresql://{user}:{password}@/{database}?host={folder}"


def run(folder: Path, *statements: str, database: str = DATABASE) -> list[Any]:
    """Run statements as the one who keeps the database; the rows of the last."""
    with psycopg.connect(address(folder, database=database), autocommit=True) as connection:
        found = [connection.execute(statement.encode()) for statement in statements]
        return found[-1].fetchall() if found[-1].description else []


def _programs() -> Path:
    """The folder of the server's programs, which Debian keeps off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = str(found[-1]) if found else shutil.which("initdb")
    assert path, _WITHOUT
    return Path(path).resolve().parent


def _stranger() -> dict[str, Any]:
    """Whom to run a program as: ourselves, unless we are root."""
    if os.geteuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    who = next(known[name] for name in _STRANGERS if name in known)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _run(program: Path, *words: str, at: Path, who: dict[str, Any]) -> None:
    """Run a program in a folder; what it says goes to a file, for a server that lives on would hold a pipe open."""
    with (at / "said").open("a+", encoding="utf-8") as said:
        done = subprocess.run([program, *words], cwd=at, stdout=said, stderr=said, check=False, **who)
        said.seek(0)
        assert done.returncode == 0, said.read()
