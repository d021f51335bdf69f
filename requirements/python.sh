#!/bin/sh
# Prints the Python to use: $PYTHON if given, else 3.11 (the packages are locked for it), else a newer one.
set -eu

for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done

cat >&2 <<END
No Python 3.11 or newer was found.
  On Debian or Ubuntu, ask an administrator for:  apt-get install python3
  If it has a place of its own:                   make PYTHON=/path/to/python3.11
END
exit 1
