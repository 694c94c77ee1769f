"""The same people and roles in every sort of file: the network, its history, polls, rotas and plans."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import netplan
from commands import run

NETWORK = """\
netplan: 1
network:
  id: n
  name: N
  members:
    - {name: Helle, organisation: KL, email: helle@kl.example}
    - {name: Helle, organisation: [HK Kommunal, Fremfærd]}
    - {name: Anna Holm, organisation: X, unit: Nørregade 5}
    - {name: Anna Holm, organisation: X, unit: Nørregade 7}
    - Bo
  roles:
    referent: {not_with: ordstyrer}
    ordstyrer: {count: 0-1}
  rules: [{rest: {roles: skriver}}]
  history: history.csv
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {id: M1, window: March, minute_taker: "Helle, KL"}
    - {id: M2, window: June, scribe: "?", chair: Anna Holm (Nørregade 7)}
  availability:
    polls: [{file: poll.csv, open: true}]
"""
HISTORY = """\
date;role;member
2026-03-03;sekretær;Helle (HK Kommunal)
2026-06-03;Referat;"Helle, KL"
2026-09-03;mødeleder;"Anna Holm, Nørregade 5"
"""
POLL = """\
name;2027-03-09;2027-03-10
Helle (KL);yes;no
"Helle, Fremfærd";no;yes
Anna (Nørregade 5);yes;yes
"""
ROTA = """\
Møde;Dato;Skriver;Dirigent
M1;9.3.2027;Helle (KL);Bo
M2;8.6.2027;"Helle, HK Kommunal";Anna Holm (Nørregade 7)
"""
FIRST, SECOND = "Helle (KL)", "Helle (HK Kommunal)"
FIVE, SEVEN = "Anna Holm (Nørregade 5)", "Anna Holm (Nørregade 7)"


@pytest.fixture
def network(tmp_path: Path) -> Path:
    for name, text in (("network.yaml", NETWORK), ("history.csv", HISTORY), ("poll.csv", POLL), ("rota.csv", ROTA)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "network.yaml"


def test_a_file_with_its_tables_is_read_to_the_proper_names(network: Path) -> None:
    problem = netplan.read(network)
    assert [one.name for one in problem.network.members] == [FIRST, SECOND, FIVE, SEVEN, "Bo"]
    assert [(row.role, row.member) for row in problem.network.history] == [
        ("referent", SECOND), ("referent", FIRST), ("ordstyrer", FIVE),
    ]  # fmt: skip
    assert set(problem.season.availability.polls[0].answers) == {FIRST, SECOND, FIVE}
    assert problem.meetings[1].roles["ordstyrer"].decided == (SEVEN,)
    assert problem.network.rules[0].entry() == {"rest": {"roles": ["referent"]}}


def test_it_is_written_so_that_it_is_read_the_same(network: Path) -> None:
    problem = netplan.read(network)
    for name in ("again.yaml", "again.json"):
        netplan.write(problem, network.parent / name)
        again = netplan.read(network.parent / name)
        assert again == problem and again.sha256 == problem.sha256
    shape = json.loads(json.dumps(problem.shape()))
    jsonschema.validate({"netplan": 1, **shape}, netplan.schema())
    assert [one["organisation"] for one in shape["network"]["members"][:2]] == ["KL", ["HK Kommunal", "Fremfærd"]]


def test_a_rota_by_hand_with_other_words_for_roles_needs_no_remark(network: Path) -> None:
    problem = netplan.read(network)
    rota = netplan.read_rota(network.parent / "rota.csv", problem)
    assert [one for one in rota.remarks if one.level == "warning"] == []
    assert [dict(meeting.roles) for meeting in rota.plan.meetings] == [
        {"referent": (FIRST,), "ordstyrer": ("Bo",)}, {"referent": (SECOND,), "ordstyrer": (SEVEN,)},
    ]  # fmt: skip


def test_the_plan_goes_by_the_proper_names_there_and_back(network: Path) -> None:
    problem = netplan.read(network)
    plan = netplan.solve(problem, time_limit=20).require_plan()
    assert netplan.verify(problem, plan) == ()
    for name in ("plan.json", "plan.csv"):
        netplan.write(plan, network.parent / name)
        read = netplan.read_plan(network.parent / name, problem)
        assert [one.roles for one in read.meetings] == [one.roles for one in plan.meetings]


def test_an_unclear_name_in_a_rota_is_told_once(network: Path) -> None:
    rota = network.parent / "rota.csv"
    rota.write_text(ROTA.replace("Helle (KL)", "Helle"), encoding="utf-8")
    told = json.loads(run("check", str(network), str(rota), "--json").output)["findings"]
    about = [one["sentence"] for one in told if "Helle" in one["about"]]
    assert len(about) == 1
    assert about[0].startswith("Helle, referent of M1, may be any of Helle (HK Kommunal) and Helle (KL)")
