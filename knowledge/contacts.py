"""Numbers that may be given to people, each with its source; re-checked with the issuing body before a release."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "contacts.json"


@lru_cache(maxsize=1)
def contacts() -> Mapping[str, Mapping[str, Any]]:
    """Every contact point by its id."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))["contacts"]
    return {str(row["id"]): row for row in rows}


def consular_phone() -> str:
    """The foreign ministry's consular call centre, open day and night, as dialled from anywhere."""
    return str(contacts()["mofa-call"]["value"])
