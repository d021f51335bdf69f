#!/bin/sh
# Installs a lock into an environment: install.sh PYTHON LOCK puts in exactly the files whose hashes LOCK names.
# Nothing is resolved and nothing is built, so no release of today can come in or get in the way.
set -eu

python=$1
lock=$2
here=$(dirname "$0")

echo "Installing the packages locked in $lock"
# Compiling waits: pip would do it on one core, and the tests of packages too.
sh "$here/pip.sh" "$python" install --no-deps --require-hashes --only-binary :all: --no-compile --requirement "$lock"
# A file that some Python cannot compile is one that it does not use.
"$python" -m compileall -qq -j 0 -x '/tests/' "$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" || true
sh "$here/pip.sh" "$python" check
