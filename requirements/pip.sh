#!/bin/sh
# Runs pip for make: pip.sh PYTHON ARGUMENT... Where files come from (index, folder, proxy, certificates) is what the
# machine's own settings of pip say. What is installed, and where to, is said here alone.
set -eu

python=$1
shift
unset PIP_PREFIX PIP_TARGET
export PIP_CONSTRAINT=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0
exec sh "$(dirname "$0")/quiet.sh" "$python" -m pip "$@"
