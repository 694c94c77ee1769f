from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import BENCHMARK, IMPOSSIBLE, run

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Circle
  language: en
  members: [Ada, Bo, Cleo]
  roles: {host: {label: host, aliases: [inviter]}}
  wishes: [fair_share]
  history: [{date: 2012-10-02, role: host, member: Ada}]
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  meetings: [{id: M1, date: 2013-03-05}, {id: M2, date: 2013-09-03}]
"""


@pytest.fixture
def network(tmp_path: Path) -> str:
    file = tmp_path / "network.yaml"
    file.write_text(NETWORK, encoding="utf-8")
    return str(file)


def test_the_file_is_planned_where_no_plan_is_given(network: str) -> None:
    ran = run("why", network, "M1", "inviter")
    assert ran.exit_code == 0, ran.output
    assert "would be equally good; the lot" in ran.output and "What else is possible" in ran.output


def test_a_rota_made_by_hand_and_one_choice(network: str, tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("meeting,date,host\nM1,2013-03-05,Ada\nM2,2013-09-03,Bo\n", encoding="utf-8")
    ran = run("why", network, str(rota), "M1", "host", "Cleo")
    assert ran.exit_code == 0, ran.output
    text = " ".join(ran.output.split())
    assert "M1, host: Bo would be better than Ada" in text
    assert "Ada has 2 duties as host, this plan's included; a fair share is 1" in text


def test_as_data_in_danish(network: str) -> None:
    ran = run("why", network, "M1", "host", "Ada", "--json", "--language", "da")
    data = json.loads(ran.output)
    assert (ran.exit_code, data["kind"], data["language"], data["asked"]) == (0, "why", "da", "Ada")
    assert data["choices"][-1]["prices"][0]["wish"] == "fair_share"


def test_a_plan_that_was_written_is_explained_without_solving_it_again(network: str, tmp_path: Path) -> None:
    assert run("plan", network, "--out", str(tmp_path)).exit_code == 0
    ran = run("why", network, str(tmp_path / "plan.json"), "M2", "host", "--json")
    data = json.loads(ran.output)
    assert ran.exit_code == 0 and data["proven"] and data["by"] in ("lot", "wish")


def test_words_that_name_nothing_are_input_errors(network: str) -> None:
    ran = run("why", network, "M1", "hosst")
    assert ran.exit_code == 2
    assert '"hosst" is neither the date, the venue nor a role (what)' in ran.output
    assert 'maybe you mean "host"' in ran.output
    assert run("why", network, "M1").exit_code == 2
    assert run("why", network, str(Path(network).with_name("none.csv")), "M1", "host").exit_code == 2
    assert run("why", BENCHMARK, "M3", "referent", "Henrick", "--language", "en").exit_code == 2


def test_an_impossible_season_says_so(tmp_path: Path) -> None:
    file, rota = tmp_path / "duo.yaml", tmp_path / "rota.csv"
    file.write_text(IMPOSSIBLE.format(language="en"), encoding="utf-8")
    rota.write_text("meeting,date,host,writer\nM1,2027-03-09,Ada,Bo\n", encoding="utf-8")
    assert run("why", str(file), "M1", "host").exit_code == 3
    ran = run("why", str(file), str(rota), "M1", "host")
    assert ran.exit_code == 3 and "No plan keeps all rules; this is proven." in ran.output
