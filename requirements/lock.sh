#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml: every package, its version and the hashes of its files.
set -eu

cd "$(dirname "$0")/.."
python=$(sh requirements/python.sh)
workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT

"$python" -m venv "$workshop"
"$workshop/bin/pip" install --quiet uv

# Shared options; "$@" adds to what is already pinned in the file, so run `make lock UPGRADE=1` to renew.
lock() {
    "$workshop/bin/uv" pip compile --quiet --no-config --generate-hashes --python-version 3.11 \
        --custom-compile-command "make lock" --default-index https://pypi.org/simple \
        ${UPGRADE:+--upgrade} "$@"
}

lock pyproject.toml --group build --output-file requirements/run.txt
lock pyproject.toml --group build --group test --constraint requirements/run.txt --output-file requirements/test.txt
