"""The house: which room may know which, and what importing netplan costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import netplan

ROOT = Path(netplan.__file__).parent
FLOORS = [
    {"errors"}, {"language"}, {"domain"}, {"dates"}, {"plan"}, {"rules"},
    {"accounts", "audit", "lint", "model"}, {"search"}, {"explain"}, {"revise"}, {"display"}, {"io"}, {"cli"},
    {"__init__", "__main__"},
]  # fmt: skip
"""The rooms from the ground up: a room knows itself and the floors below."""
NEVER = {("display", "search"), ("display", "model"), ("display", "accounts"), ("display", "audit"),
         ("display", "lint"), ("display", "explain"), ("io", "explain"), ("display", "revise"), ("io", "revise"),
         ("io", "search"), ("io", "model"), ("io", "accounts"), ("io", "audit"), ("io", "lint")}  # fmt: skip
"""Rooms below that are nevertheless out of bounds."""
ALLOWED = {
    (f"plan/{name}.py", "display")
    for name in (
        "alternatives", "changes", "conflict", "cover", "fairness", "outlook", "plan", "prices", "questions", "repair",
        "revision", "stand_ins", "swaps", "why",
    )
}
"""``_repr_html_`` and texts to send import display inside the method: the one exception."""
SOLVER_ROOMS = {"model", "search"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name the whole path"
            found.add(node.module or "")
    return found


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    room, place = room_of(path), path.relative_to(ROOT).as_posix()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "netplan" and len(parts) > 1 and (place, parts[1]) not in ALLOWED:
            known = parts[1]
            assert known == room or floor(known) < floor(room), f"{place} imports {name}"
            assert (room, known) not in NEVER, f"{place} imports {name}"
        if parts[0] == "ortools":
            assert room in SOLVER_ROOMS, f"{place} imports the solver"


def test_audit_and_model_never_meet() -> None:
    audit = imports(ROOT / "audit.py")
    model = {name for path in MODULES if room_of(path) == "model" for name in imports(path)}
    assert not any(name.startswith("netplan.model") for name in audit)
    assert not any(name.startswith("netplan.audit") for name in model)


def test_modules_and_functions_stay_small() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 320, path
        assert text.strip(), f"{path} is empty"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                written = len((ast.get_docstring(node, clean=False) or "").splitlines())
                assert (node.end_lineno or 0) - node.lineno - written <= 40, f"{path}: {node.name}"


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted(name.split('.')[0] for name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import netplan",
        "from click.testing import CliRunner; from netplan.cli import main; CliRunner().invoke(main, ['--help'])",
        "from click.testing import CliRunner; from netplan.cli import main; "
        f"r = CliRunner().invoke(main, ['check', {str(ROOT.parents[1] / 'examples/benchmark_network/network.yaml')!r}])"
        "; assert r.exit_code == 1, r.output",
    ],
    ids=["import", "help", "check"],
)
def test_starting_up_loads_neither_pandas_nor_ortools(code: str) -> None:
    assert not loaded_by(code) & {"pandas", "numpy", "ortools"}


def test_public_names_resolve_and_are_all_listed() -> None:
    for name in netplan.__all__:
        assert getattr(netplan, name) is not None
    assert set(netplan._HOME) | {"__version__"} == set(netplan.__all__)
    with pytest.raises(AttributeError, match="no attribute"):
        netplan.no_such_name  # noqa: B018


def test_no_room_bears_the_name_of_a_public_name() -> None:
    rooms = {room_of(path) for path in MODULES}
    assert not rooms & set(netplan.__all__)
