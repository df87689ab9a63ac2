"""A search guided by coverage over one entry: `python -m tests.fuzz.guided NAME SECONDS FOLDER`. Needs atheris.

A process of its own for each entry, since atheris never gives a process back.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot", "triage", "knowledge", "PIL", "python_multipart", "phonenumbers"]):
    from tests.fuzz.entries import ENTRIES, world
    from tests.fuzz.shapes import seeds

#: Megabytes one input may use, seconds it may take, and bytes it may have.
MOST_MEMORY, MOST_SECONDS, LONGEST = 2048, 20, 4096


def main(name: str, seconds: int, folder: Path) -> None:
    """Searches; ends with 0 after the time, and with an input in `folder`/crashes where a promise is broken."""
    corpus, crashes = folder / "corpus" / name, folder / "crashes" / name
    for made in (corpus, crashes):
        made.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number:04}").write_bytes(seed)
    world()
    check = ENTRIES[name]
    limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={MOST_MEMORY}", f"-timeout={MOST_SECONDS}", f"-max_len={LONGEST}"]
    atheris.Setup([sys.argv[0], str(corpus), f"-artifact_prefix={crashes}/", "-print_final_stats=1", *limits], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
