"""Statements of SQLAlchemy, compiled once for each of the two databases.

Its own `execute` looks up the compiled form, makes a context and wraps the result every time: 40 to 100 µs of CPU where
the driver needs 2 to 7, and a turn has about ten statements.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ClauseElement, Dialect, ReturnsRows
from sqlalchemy.sql.compiler import SQLCompiler

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement as one driver takes it.

    `order`: the names of the parameters where they go by position, None where they go by name. `writes` turns values
    into what the driver takes, `reads` turns columns of its rows into ours.
    """

    sql: str
    constants: Mapping[str, Any]
    order: tuple[str, ...] | None
    writes: tuple[tuple[str, Callable[[Any], Any]], ...]
    reads: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        given = {**self.constants, **values}
        for name, write in self.writes:
            given[name] = write(given[name])
        return given if self.order is None else [given[name] for name in self.order]

    def read(self, rows: list[Row]) -> list[Row]:
        for column, read in self.reads:
            rows = [(*row[:column], read(row[column]), *row[column + 1 :]) for row in rows]
        return rows


class Statement:
    """A statement that is run again and again."""

    def __init__(self, element: ClauseElement) -> None:
        self.element = element
        self._compiled: dict[str, Compiled] = {}

    def on(self, dialect: Dialect) -> Compiled:
        try:
            return self._compiled[dialect.name]
        except KeyError:
            return self._compiled.setdefault(dialect.name, compiled(self.element, dialect))


def compiled(element: ClauseElement, dialect: Dialect) -> Compiled:
    sql = element.compile(dialect=dialect)
    assert isinstance(sql, SQLCompiler)
    columns = element.exported_columns if isinstance(element, ReturnsRows) else ()
    writes = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for bind, name in sql.bind_names.items()}
    reads = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return Compiled(
        str(sql),
        sql.params,
        tuple(sql.positiontup) if sql.positiontup is not None else None,
        tuple((name, write) for name, write in writes.items() if write),
        tuple((column, read) for column, read in enumerate(reads) if read),
    )
