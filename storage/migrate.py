"""Brings a store to today's tables."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy.engine import Connection, Engine

from storage.store import named_errors
from storage.tables import metadata

_LOCK = 0x7_1991_1E  # any number that only this project takes, so that two starting processes migrate in turn


def upgrade(engine: Engine) -> None:
    """Creates or migrates every table; run by several processes at once, it is done once. Raises `StoreError`."""
    with named_errors(), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({_LOCK})")
            connection.commit()
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            command.upgrade(_config(connection), "head")
            connection.commit()
        finally:
            if connection.dialect.name == "postgresql":
                connection.rollback()
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_LOCK})")
                connection.commit()


def new_revision(engine: Engine, message: str, number: str) -> None:
    """Writes the next migration from the difference between the tables and the store; for maintainers."""
    with engine.connect() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def differences(engine: Engine) -> list[object]:
    """What the migrations leave different from `tables.py`; empty when they agree."""
    with engine.connect() as connection:
        ours = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _is_ours})
        return list(compare_metadata(ours, metadata))


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """DBOS keeps its own tables in the same SQLite file."""
    return kind != "table" or name in metadata.tables


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
