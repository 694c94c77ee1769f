"""Running netplan's commands in tests."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from netplan import cli

ROOT = Path(__file__).parents[1]
BENCHMARK = str(ROOT / "examples/benchmark_network/network.yaml")

IMPOSSIBLE = """
netplan: 1
network:
  id: duo
  name: Duo
  language: {language}
  members: [Ada, Bo]
  roles: {{host: {{}}, writer: {{not_with: host}}}}
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {{id: M1, window: week 10, date: 2027-03-09}}
  availability: {{away: {{Bo: 2027-03-09}}}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)
