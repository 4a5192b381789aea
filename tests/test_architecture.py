"""The modules import one another as docs/architecture.md says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quotebank"
FACE = "__init__"


def _documented() -> dict[str, set[str]]:
    """The table of modules: what each may import, in the table's order."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)(?:\.py|/)` \| [^|]+ \|([^|]*)\|$", page, re.M)
    return {module: set(re.findall(r"`(\w+)`", may_import)) for module, may_import in rows}


DOCUMENTED = _documented()


def modules() -> dict[str, list[Path]]:
    """Each module of the package with its files: one, or all of a folder's."""
    files = {path.stem: [path] for path in PACKAGE.glob("*.py")}
    folders = [path.parent for path in PACKAGE.glob("*/__init__.py")]
    return files | {folder.name: list(folder.glob("*.py")) for folder in folders}


def imported(path: Path) -> set[str]:
    """The package's modules that a file imports, anywhere in it, for types or in earnest."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            full = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            full = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in full:
            package, _, rest = name.partition(".")
            if package == PACKAGE.name:
                module = rest.partition(".")[0]
                found.add(module if module in modules() else FACE)
    return found


def test_every_module_is_documented() -> None:
    """The table has a row for every module, and for nothing else."""
    assert set(DOCUMENTED) == set(modules())


def test_imports_go_one_way() -> None:
    """A module may import only modules that stand above it, so that none depends on itself."""
    above: set[str] = set()
    for module, may_import in DOCUMENTED.items():
        assert may_import <= above, f"{module} stands too high"
        above.add(module)


@pytest.mark.parametrize("module", sorted(modules()))
def test_module_imports_what_the_table_says(module: str) -> None:
    """The last column is true: it holds what the module imports, no more and no less."""
    found = set().union(*map(imported, modules()[module])) - {module}
    assert found == DOCUMENTED[module]
