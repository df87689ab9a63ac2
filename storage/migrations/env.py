"""Runs the migrations on the connection `storage.migrate` hands in."""

from typing import Any, Literal

from alembic import context

from storage.tables import Utc, metadata


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Our own column types by the plain ones beneath them, so that a migration never imports today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Utc) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
