"""A look at the index from outside, for the doctor: the process that owns it may be at work on it."""

import sqlite3
from contextlib import closing
from pathlib import Path

#: Chroma keeps the rows of all collections in one table; those of an embedding model are no part of the index.
_COUNT = (
    "SELECT count(*) FROM embeddings JOIN segments ON segments.id = embeddings.segment_id"
    " JOIN collections ON collections.id = segments.collection WHERE collections.name GLOB 'compounds_*'"
)


class IndexProblem(Exception):
    """The index is there and cannot be read; the text names the kind of problem."""


def rows_on_disk(path: Path) -> int | None:
    """Rows of the hashed index in this folder, read past Chroma without a lock or a write; None where there is none yet."""
    file = path / "chroma.sqlite3"
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=3.0)) as connection:
            return int(connection.execute(_COUNT).fetchone()[0])
    except sqlite3.Error as problem:
        raise IndexProblem(type(problem).__name__) from None
