"""What an installed quotebank promises to the programs around it."""

import subprocess
import sys
from importlib.metadata import entry_points
from importlib.resources import files

import pytest

HEAVY = ("spacy", "numpy", "sqlite3", "jinja2", "pandas", "pyarrow", "typer", "rich", "hypothesis")


@pytest.mark.parametrize("heavy", HEAVY)
def test_import_is_light(heavy: str) -> None:
    """``import quotebank`` loads none of the heavy packages: they wait until they are needed."""
    check = f"import sys, quotebank; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check]).returncode == 0


def test_console_command_is_installed() -> None:
    """Installing the package gives a shell the command ``quotebank``."""
    (command,) = entry_points(group="console_scripts", name="quotebank")
    assert callable(command.load())


def test_package_is_marked_as_typed() -> None:
    """Type checkers of users' projects read the library's own annotations."""
    assert (files("quotebank") / "py.typed").is_file()
