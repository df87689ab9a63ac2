"""Statements rendered once and then run past the query builder: for what the intake does with every message."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect, Row
from sqlalchemy.sql.elements import ClauseElement

Values = Mapping[str, Any]


class Prepared:
    """One statement as one database takes it. Values are converted as columns say; rows come back as the driver gives them."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._by_name = compiled.positiontup is None
        self._names: Sequence[str] = tuple(compiled.binds if self._by_name else compiled.positiontup)
        self._conversions: dict[str, Callable[[Any], Any]] = {
            name: convert
            for name, bound in compiled.binds.items()
            if (convert := bound.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }

    def rows(self, connection: Connection, values: Values) -> Sequence[Row[Any]]:
        """Every row."""
        return connection.exec_driver_sql(self.sql, self._given([values])[0]).all()

    def each(self, connection: Connection, many: Sequence[Values]) -> None:
        """Runs it once for each set of values, of which there is one at least."""
        connection.exec_driver_sql(self.sql, self._given(many))

    def _given(self, many: Sequence[Values]) -> list[Any]:
        columns = [self._converted(name, [values[name] for values in many]) for name in self._names]
        rows = zip(*columns, strict=True)
        return [dict(zip(self._names, row, strict=True)) for row in rows] if self._by_name else list(rows)

    def _converted(self, name: str, column: list[Any]) -> list[Any]:
        convert = self._conversions.get(name)
        if convert is None:
            return column
        # Most rows of a batch hold the very same moment; it is converted once.
        done = {id(value): convert(value) for value in {id(value): value for value in column}.values()}
        return [done[id(value)] for value in column]


class Shelf:
    """Statements of one database by name, each prepared at its first use."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: dict[object, Prepared] = {}

    def __call__(self, name: object, make: Callable[[], ClauseElement]) -> Prepared:
        """The statement of this name; `make` gives it the first time."""
        found = self._prepared.get(name)
        if found is None:
            found = self._prepared[name] = Prepared(make(), self._dialect)
        return found


def insert_of(table: sa.Table, *columns: str) -> sa.Insert:
    """An insert of one row with these columns."""
    return table.insert().values({name: sa.bindparam(name, type_=table.c[name].type) for name in columns})


def any_of(column: sa.ColumnElement[Any], size: int) -> sa.ColumnElement[bool]:
    """Whether a column is one of `size` values, named `v0`, `v1` and so on."""
    return column.in_([sa.bindparam(f"v{number}", type_=column.type) for number in range(size)])


def padded(values: Sequence[Any]) -> tuple[int, dict[str, Any]]:
    """The values for `any_of`, the last one repeated up to a power of two, so that few sizes are ever prepared; and that size."""
    size = 1 << max(0, len(values) - 1).bit_length()
    return size, {f"v{number}": values[min(number, len(values) - 1)] for number in range(size)}
