#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml: every package, its version and the hashes of its files.
# A version that is there stays while it may; UPGRADE=1 takes the newest. The index is the one pip is set up with.
set -eu

cd "$(dirname "$0")/.."
python=$(sh requirements/python.sh)
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
    echo "Versions are chosen with the oldest Python they serve. Please run: make lock PYTHON=/path/to/python3.11" >&2
    exit 1
fi
workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT

"$python" -m venv "$workshop/tools"
sh requirements/install.sh "$workshop/tools/bin/python" requirements/lock.txt

# What pyproject.toml asks for: `oba` is what the program runs on, everything else a group of that name.
asked() {
    "$python" - "$@" <<'END'
import sys
import tomllib

with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)
wanted = {"oba": project["project"]["dependencies"], **project["dependency-groups"]}
print(*(package for name in sys.argv[1:] for package in wanted[name]), sep="\n")
END
}

# Writes one lock: its name, another lock to agree with, and what it holds.
lock() {
    name=$1
    other=$2
    shift 2
    echo "Locking requirements/$name.txt"
    asked "$@" >"$workshop/$name.in"
    cp "requirements/$name.txt" "$workshop"
    (
        cd "$workshop"
        export CUSTOM_COMPILE_COMMAND='make lock' PIP_CONSTRAINT=/dev/null
        sh "$OLDPWD/requirements/quiet.sh" tools/bin/pip-compile --no-config --no-emit-options --strip-extras --allow-unsafe \
            --generate-hashes --pip-args '--only-binary :all:' --constraint "$other" ${UPGRADE:+--upgrade} "$name.in"
    )
    sed "s/-r $name\.in/pyproject.toml/" "$workshop/$name.txt" >"requirements/$name.txt"
}

lock pip /dev/null pip
lock run /dev/null oba build
lock lock pip.txt lock
lock test run.txt oba build test
