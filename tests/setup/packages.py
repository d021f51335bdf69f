"""Packages that nobody published, a folder of them as an index, and locks that name their files."""

from __future__ import annotations

import io
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path


def wheel(folder: Path, name: str, version: str, *requires: str, extra: str = "", says: str = "") -> str:
    """Put a package that can be installed into a folder; its line in a lock."""
    about = f"{name}-{version}.dist-info"
    head = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    asks = [f"Requires-Dist: {one}" for one in requires] + [f"Provides-Extra: {one}" for one in extra.split()]
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(f"{name}.py", f"SAYS = {says!r}\n")
        file.writestr(f"{about}/METADATA", "\n".join([*head, *asks, ""]))
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{about}/RECORD", "".join(f"{one},,\n" for one in (*file.namelist(), f"{about}/RECORD")))
    return locked(name, version, path)


def source(folder: Path, name: str, version: str) -> str:
    """Put a package that would have to be built first into a folder; its line in a lock."""
    path = folder / f"{name}-{version}.tar.gz"
    files = {"pyproject.toml": "[build-system]\nrequires = []\n", "PKG-INFO": f"Name: {name}\nVersion: {version}\n"}
    with tarfile.open(path, "w:gz") as archive:
        for inside, text in files.items():
            entry = tarfile.TarInfo(f"{name}-{version}/{inside}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    return locked(name, version, path)


def locked(name: str, version: str, path: Path) -> str:
    """What a lock says of a package whose only file this is."""
    return f"{name}=={version} \\\n    --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"
