"""What is logged: actions, ids and counts; never a word of a person, never a token."""

import logging
import sys

#: Libraries that put addresses with tokens, whole payloads or advertisements into their logs.
_TALKATIVE = ("httpx", "httpcore", "telegram", "chromadb", "dbos", "uvicorn", "asyncio", "alembic")


def configure(level: str) -> None:
    """Sends the project's own log to standard error, and of libraries only what is a warning."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Plain("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("tipline").setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Where it finds no handler it takes one of its own, which prints whole tracebacks.
    dbos = logging.getLogger("dbos")
    dbos.handlers[:], dbos.propagate = [logging.NullHandler()], True


class _Plain(logging.Formatter):
    """One line a record, without the text of exceptions: it may quote what a person wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line; of an exception its type and place only."""
        problem = record.exc_info[1] if record.exc_info else None
        record.exc_info = record.exc_text = None
        record.stack_info = None
        line = super().format(record).replace("\n", " ").replace("\r", " ")
        return line if problem is None else f"{line} exception={type(problem).__name__} at={_where(problem)}"


def _where(problem: BaseException) -> str:
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
