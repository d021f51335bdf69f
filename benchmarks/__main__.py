"""List the benchmarks and run them all, or those named: `python -m benchmarks`, `python -m benchmarks assess`."""

from __future__ import annotations

import sys

from benchmarks import assess, changed, door, plausibility, preview, protect, quarter, receive, scale

BENCHMARKS = {
    "quarter": quarter,
    "changed": changed,
    "preview": preview,
    "assess": assess,
    "door": door,
    "plausibility": plausibility,
    "protect": protect,
    "receive": receive,
    "scale": scale,
}


def main(names: list[str]) -> int:
    """Run benchmarks by name, all of them without a name; 2 for a name that is not known."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"There is no benchmark {unknown[0]!r}. There are: {', '.join(BENCHMARKS)}.\n")
        return 2
    for name in names or BENCHMARKS:
        sys.stdout.write(f"{name}: {(BENCHMARKS[name].__doc__ or '').splitlines()[0]}\n")
        BENCHMARKS[name].run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
