from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import netplan
from netplan.cli import main

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Reading circle
  members: [Ane, Bo]
  roles: {host: {}}
  rules: [{quorum: 1}]
  wishes: [attendance, fair_share]
  history:
    - {date: 2012-06-05, role: host, member: Ane}
    - {date: 2012-12-04, role: host, member: Bo}
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  meetings: [{id: M1, window: 2013-03-05..2013-03-06}]
  availability: {away: {Bo: [2013-03-06]}}
"""
IMPOSSIBLE = NETWORK.replace("quorum: 1", "quorum: 3")


def file(folder: Path, text: str = NETWORK) -> str:
    network = folder / "network.yaml"
    network.write_text(text, encoding="utf-8")
    return str(network)


def shown(*arguments: str, code: int = 0) -> str:
    ran = CliRunner(env={"COLUMNS": "200"}).invoke(main, [*arguments])
    assert ran.exit_code == code, ran.output
    return " ".join(ran.output.split())


def test_it_shows_other_plans_with_their_prices_and_how_free_each_decision_is(tmp_path: Path) -> None:
    text = shown("alternatives", file(tmp_path))
    assert "3 other plans, each with its price against this one." not in text
    assert "M1 on Wed 6 Mar 2013 instead of Tue 5 Mar 2013" in text
    assert "as many members as possible can come: 1 instead of 0 (members missing)" in text
    assert "How free each decision is" in text
    assert "another choice costs: as many members as possible can come" in text


def test_equally_good_plans_and_the_count(tmp_path: Path) -> None:
    text = shown("alternatives", file(tmp_path), "--equal")
    assert "1 other plan is as good as this one in every wish; only the lot tells them apart." in text
    assert "instead of" in text
    assert "nothing: it is as good" not in text
    found = json.loads(CliRunner().invoke(main, ["alternatives", file(tmp_path), "--count", "1", "--json"]).stdout)
    assert (found["kind"], len(found["rows"]), found["rows"][0]["about"]) == ("alternatives", 1, "dates")


def test_a_plan_that_was_written_is_compared_with(tmp_path: Path) -> None:
    network = file(tmp_path)
    plan = netplan.solve(netplan.read(network)).require_plan()
    path = str(netplan.write(plan, tmp_path / "plan.json"))
    assert shown("alternatives", network, path) == shown("alternatives", network)
    rota = tmp_path / "rota.csv"
    rota.write_text("meeting,date,role,person\nM1,2013-03-06,host,Bo\n", encoding="utf-8")
    wrong = CliRunner().invoke(main, ["alternatives", network, str(rota)])
    assert wrong.exit_code == 2
    assert "the plan breaks rules" in wrong.output


def test_it_speaks_danish(tmp_path: Path) -> None:
    assert "ons. 6. mar" in shown("alternatives", file(tmp_path), "--language", "da")


def test_without_a_plan_there_are_none(tmp_path: Path) -> None:
    shown("alternatives", file(tmp_path, IMPOSSIBLE), code=3)
    shown("prices", file(tmp_path, IMPOSSIBLE), code=3)


@pytest.mark.parametrize("command", [("alternatives",), ("prices",), ("why", "M1", "date")])
def test_without_a_plan_the_command_that_helps_is_named_in_json_too(tmp_path: Path, command: tuple[str, ...]) -> None:
    network = file(tmp_path, IMPOSSIBLE)
    ran = CliRunner().invoke(main, [command[0], network, *command[1:]])
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert "netplan repair /" in ran.stderr and "(problem)" not in ran.stderr
    ran = CliRunner().invoke(main, [command[0], network, *command[1:], "--json"])
    found = json.loads(ran.stdout)
    assert (ran.exit_code, found["status"]) == (3, "infeasible")
    assert "this is proven" in found["sentences"][0]


def test_prices_shows_rules_and_questions(tmp_path: Path) -> None:
    network = file(tmp_path, NETWORK.replace("Bo: [2013-03-06]", "Bo: [2013-03-05, 2013-03-06]"))
    text = shown("prices", network)
    assert "Ask Bo whether M1 on" in text
    assert "is possible after all (has said no)." in text
    assert "Rules that cost nothing" in text
    found = json.loads(CliRunner().invoke(main, ["prices", network, "--questions", "0", "--json"]).stdout)
    assert (found["kind"], found["questions"]) == ("prices", [])
