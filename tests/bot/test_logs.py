"""What is logged holds no word of a person, whichever library logs it."""

import subprocess
import sys

import pytest

_PROGRAM = """
import logging
from dbos import DBOS
from bot import logs
logs.configure("INFO")
DBOS(config={{"name": "tipline", "system_database_url": "sqlite://", "log_level": "WARNING"}})
try:
    raise ValueError("살려주세요")
except ValueError as problem:
    logging.getLogger("{name}").error("failed to launch", exc_info=problem)
"""


@pytest.mark.parametrize("name", ["dbos", "tipline.line", "httpx"])
def test_of_an_exception_its_type_and_place_are_logged_on_one_line(name: str) -> None:
    program = _PROGRAM.format(name=name)
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stderr
    (line,) = said.splitlines()
    assert f"ERROR {name} failed to launch exception=ValueError" in line
    assert "살려" not in said
