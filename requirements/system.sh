#!/bin/sh
# Installs those of the named Debian packages that are missing, and does nothing when all are there.
set -eu

here=$(dirname "$0")

# True when dpkg knows the package as installed; a package removed but not purged is not.
installed() {
    case " $(dpkg-query --show --showformat='${db:Status-Status} ' "$1" 2>/dev/null)" in
        *" installed "*) return 0 ;;
        *) return 1 ;;
    esac
}

# Runs apt-get as root, by sudo where it asks for no password, and waits for another apt-get to end.
apt() {
    # $as_root is a list: it must be split.
    # shellcheck disable=SC2086
    sh "$here/quiet.sh" $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get --option Dpkg::Use-Pty=0 --option DPkg::Lock::Timeout=600 "$@"
}

if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian. Please see that these, or their like, are installed: $*" >&2
    exit 0
fi

missing=
for package in "$@"; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    cat >&2 <<END
These system packages are missing, and installing them needs an administrator:
 $missing
Ask for this, then run make again:
  apt-get update && apt-get install --no-install-recommends$missing
END
    exit 1
fi

echo "Installing system packages:$missing"
# A stale list of packages is often good enough, so it is the installation that decides.
apt update || echo "The list of packages could not be renewed; trying with the one that is here." >&2
# $missing is a list: it must be split.
# shellcheck disable=SC2086
apt install --yes --no-install-recommends $missing
