#!/bin/sh
# Runs a command without a word from it; if it fails, prints all it had to say and fails alike.
set -u

said=$(mktemp)
trap 'rm -f "$said"' EXIT
trap 'exit 130' INT TERM

"$@" >"$said" 2>&1
status=$?
[ "$status" -eq 0 ] || cat "$said" >&2
exit "$status"
