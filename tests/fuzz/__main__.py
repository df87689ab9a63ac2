"""`python -m tests.fuzz [SECONDS [NAME …]]`: searches every entry for so long, keeps what breaks one, and says so."""

import os
import subprocess
import sys
from pathlib import Path

from tests.fuzz.entries import ENTRIES

#: Where the inputs found so far are kept, and below `crashes` those that break a promise.
KEPT = Path(os.environ.get("FUZZ_KEPT", "var/fuzz"))


def main(seconds: int, names: list[str]) -> int:
    """Searches one entry after the other; 1 where something broke."""
    broken = []
    for name in names or ENTRIES:
        command = [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds), str(KEPT)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        found = [line for line in done.stdout.splitlines() if line.startswith("stat::number_of_executed_units")]
        runs = found[0].rpartition(" ")[2] if found else "?"
        print(f"{name:20} {runs:>9} inputs  {'BROKEN' if done.returncode else 'ok'}", flush=True)
        if done.returncode:
            broken.append(name)
            print("\n".join(done.stdout.splitlines()[-60:]), flush=True)
    if broken:
        print(f"broken: {', '.join(broken)}; the inputs are in {KEPT / 'crashes'}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600, sys.argv[2:]))
