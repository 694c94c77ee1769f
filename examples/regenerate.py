"""Write each example's plan again, and the table of its wishes in the README: ``python examples/regenerate.py``."""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from pathlib import Path

import yaml
from click.testing import CliRunner

import netplan
from netplan.cli import main

HERE = Path(__file__).parent
EXAMPLES = ("benchmark_network", "library_network", "polls")
FIRST = "<!-- wishes: written by examples/regenerate.py -->\n"
LAST = "<!-- end of wishes -->\n"


def outcome(example: str) -> dict[str, str]:
    """Return what the example yields: the text of each file by its path in the example's folder."""
    file = HERE / example / "network.yaml"
    with tempfile.TemporaryDirectory() as folder:
        ran = CliRunner().invoke(main, ["plan", str(file), "--out", folder], catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
        texts = {f"plan/{path.name}": path.read_bytes().decode() for path in sorted(Path(folder).iterdir())}
        table = wish_table(netplan.read(file), netplan.read_plan(Path(folder, "plan.json")))
    readme = (HERE / example / "README.md").read_text(encoding="utf-8")
    around = re.compile(f"(?<={re.escape(FIRST)}).*(?={re.escape(LAST)})", re.DOTALL)
    return {**texts, "README.md": around.sub(lambda _: table, readme)}


def wish_table(problem: netplan.Problem, plan: netplan.Plan) -> str:
    """Return the value of each listed wish when it stands first, beside its value in the plan."""
    rows = ["| | wish | counted in | standing first | in the plan |", "|---|---|---|---|---|"]
    listed = problem.network.wishes
    granted = [one for one in plan.wishes if one.wish in {wish.name for wish in listed}]
    for number, (wish, one) in enumerate(zip(listed, granted, strict=True), start=1):
        entry = yaml.safe_dump([wish.entry()], default_flow_style=True, width=1000).strip()[1:-1]
        entry = entry[1:-1] if entry.startswith("{") else entry
        rows.append(f"| {number} | `{entry}` | {one.unit} | {alone(problem, number - 1):g} | {one.value:g} |")
    return "\n".join(rows) + "\n"


def alone(problem: netplan.Problem, place: int) -> float:
    """Return the proven value of a wish when no other comes before it; later wishes are not waited for."""
    done = threading.Event()
    first = problem.with_(network={"wishes": problem.network.wishes[place : place + 1]})

    def look(now: netplan.Progress) -> None:
        if now.step == 1 and now.best == now.bound:
            done.set()

    result = netplan.solve(first, stop=done, progress=look)
    value = result.require_plan().wishes[0]
    assert value.proven, value.sentence
    return round(value.value, 3)


if __name__ == "__main__":
    for name in sys.argv[1:] or EXAMPLES:
        for path, text in outcome(name).items():
            target = HERE / name / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(text.encode())
            print(target)
