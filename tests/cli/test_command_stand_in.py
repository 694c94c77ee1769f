from __future__ import annotations

import json
from pathlib import Path

import pytest

import netplan
from commands import run

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Circle
  language: {language}
  members: [Ada, Bo, Cleo, Dan]
  roles: {{minutes: {{label: minutes, aliases: [referat]}}}}
  wishes: [fair_share]
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:  # four of them
    - {{id: M1, date: 2027-03-02, minutes: Ada}}  # as we said
    - {{id: M2, date: 2027-06-01, minutes: Bo}}
    - {{id: M3, date: 2027-09-07}}
    - {{id: M4, date: 2027-12-07}}
  availability: {{away: {{Dan: 2027-03-02}}}}
"""
EARLY = ("--as-of", "2027-01-15")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "network.yaml").write_text(NETWORK.format(language="en"), encoding="utf-8")
    problem = netplan.read(tmp_path / "network.yaml")
    netplan.write(netplan.solve(problem).require_plan(), tmp_path / "plan.json")
    return tmp_path


def files(folder: Path) -> tuple[str, str]:
    return str(folder / "network.yaml"), str(folder / "plan.json")


def test_who_can_and_who_cannot_is_told(folder: Path) -> None:
    ran = run("stand-in", *files(folder), "M1", "referat", *EARLY)
    text = " ".join(ran.output.split())
    assert ran.exit_code == 0, ran.output
    assert "M1, Tue 2 Mar 2027: who can be minutes instead of Ada" in text
    assert "2 people can be minutes of M1 on 2 Mar 2027; the first to ask is Cleo." in text
    assert "Who cannot person why not" in text and "Dan cannot come on 2 Mar 2027" in text


def test_as_data_in_danish(folder: Path) -> None:
    ran = run("stand-in", *files(folder), "M1", "minutes", "Ada", "--json", "--language", "da", *EARLY)
    data = json.loads(ran.output)
    assert (ran.exit_code, data["kind"], data["language"], data["person"]) == (0, "stand_ins", "da", "Ada")
    assert [one["person"] for one in data["offered"]] == ["Cleo", "Bo"]
    assert data["others"][0]["breaks"][0]["rule"] == "present" and "plan" not in data["offered"][0]


def test_to_take_somebody_changes_the_plan_and_the_line_that_had_decided(folder: Path) -> None:
    ran = run("stand-in", *files(folder), "M1", "minutes", "--take", "Cleo", *EARLY)
    assert ran.exit_code == 0, ran.output
    before = NETWORK.format(language="en")
    text = (folder / "network.yaml").read_text(encoding="utf-8")
    assert text == before.replace("minutes: Ada}  # as we said", "minutes: Cleo}  # as we said")
    assert "- " in ran.output and "+ " in ran.output and "Written:" in ran.output
    plan = netplan.read_plan(folder / "plan.json")
    assert plan.by_id["M1"].instead_of == {"minutes": {"Cleo": "Ada"}}
    findings = netplan.verify(netplan.read(folder / "network.yaml"), plan)
    assert not any(one.level == "error" or "another version" in str(one.sentence) for one in findings)


def test_where_netplan_had_chosen_only_the_plan_changes_and_out_leaves_both(folder: Path) -> None:
    problem, plan = netplan.read(folder / "network.yaml"), netplan.read_plan(folder / "plan.json")
    found = netplan.stand_ins(problem, plan, "M3", "minutes")
    name, new = found[0].person, str(folder / "new")
    ran = run("stand-in", *files(folder), "M3", "minutes", "--take", name, "--out", new, "--json", *EARLY)
    data = json.loads(ran.output)
    assert (ran.exit_code, data["taken"], data["changes"]) == (0, name, [])
    assert netplan.read_plan(folder / "plan.json") == plan
    assert netplan.read_plan(folder / "new/plan.json") == found.take(name)
    assert not (folder / "new/network.yaml").exists() and (folder / "new/plan.ics").exists()
    ran = run("stand-in", *files(folder), "M1", "minutes", "--take", "Cleo", "--out", new, *EARLY)
    assert ran.exit_code == 0, ran.output
    assert "minutes: Cleo}" in (folder / "new/network.yaml").read_text(encoding="utf-8")
    assert (folder / "network.yaml").read_text(encoding="utf-8") == NETWORK.format(language="en")


def test_what_cannot_be_is_refused_with_the_reason(folder: Path) -> None:
    for arguments, said in (
        (("M1", "minutes", "--take", "Dan", *EARLY), "Dan cannot come on 2 Mar 2027"),
        (("M1", "minutes", "--take", "Dna", *EARLY), "nobody called Dna was thought of"),
        (("M1", "minutes", "--out", "x"), "--out is of use with --take only"),
        (("M1", "minutes", "--as-of", "2027-04-01"), "what happened stays as it was"),
    ):
        ran = run("stand-in", *files(folder), *arguments)
        assert ran.exit_code == 2 and said in ran.output, ran.output


def test_a_rota_made_by_hand_needs_a_folder(folder: Path) -> None:
    rota = folder / "rota.csv"
    rota.write_text("meeting,date,minutes\nM1,2027-03-02,Ada\nM2,2027-06-01,Bo\nM3,2027-09-07,Dan\nM4,2027-12-07,Cleo\n",
                    encoding="utf-8")  # fmt: skip
    network = str(folder / "network.yaml")
    assert run("stand-in", network, str(rota), "M1", "minutes", *EARLY).exit_code == 0
    ran = run("stand-in", network, str(rota), "M1", "minutes", "--take", "Cleo", *EARLY)
    assert ran.exit_code == 2 and "name a folder with --out" in ran.output


def test_nobody_who_can_is_a_finding(folder: Path) -> None:
    text = NETWORK.format(language="en").replace("Dan: 2027-03-02", "Dan: 2027-03-02, Bo: 2027-03-02, Cleo: 2027-03-02")
    (folder / "network.yaml").write_text(text, encoding="utf-8")
    ran = run("stand-in", *files(folder), "M1", "minutes", *EARLY)
    assert ran.exit_code == 1 and "Nobody can be minutes of M1" in ran.output


def test_swaps_are_told_and_one_is_made(folder: Path) -> None:
    ran = run("swap", *files(folder), "M1", "minutes", *EARLY)
    text = " ".join(ran.output.split())
    assert ran.exit_code == 0 and "with whom Ada can swap as minutes" in text, ran.output
    assert "The swaps, in the order in which to ask" in text
    ran = run("swap", *files(folder), "M1", "minutes", "Ada", "--with", "Bo", "--for", "M2", *EARLY)
    assert ran.exit_code == 0, ran.output
    text = " ".join(ran.output.split())
    assert "Bo takes M1 on 2 Mar 2027 as minutes for Ada, and Ada takes M2 on 1 Jun 2027" in text
    plan = netplan.read_plan(folder / "plan.json")
    assert (plan.by_id["M1"].holders("minutes"), plan.by_id["M2"].holders("minutes")) == (("Bo",), ("Ada",))
    text = (folder / "network.yaml").read_text(encoding="utf-8")
    assert "minutes: Bo}  # as we said" in text and "2027-06-01, minutes: Ada}" in text
    problem = netplan.read(folder / "network.yaml")
    assert not any(one.level == "error" for one in netplan.verify(problem, plan))


def test_swaps_as_data_and_what_is_refused(folder: Path) -> None:
    data = json.loads(run("swap", *files(folder), "M1", "minutes", "--json", *EARLY).output)
    assert data["kind"] == "swaps" and ("Bo", "M2") in [(one["partner"], one["for_meeting"]) for one in data["swaps"]]
    plan = netplan.read_plan(folder / "plan.json")
    (meeting,) = [one for one in plan.meetings if "Dan" in one.holders("minutes")]
    ran = run("swap", *files(folder), "M1", "minutes", "--with", "Dan", "--for", meeting.id, *EARLY)
    assert ran.exit_code == 2
    assert f"Ada and Dan cannot swap M1 for {meeting.id}: Dan cannot come on 2 Mar 2027" in ran.output
    for arguments, said in (
        (("--with", "Bo"), "a swap needs --with and --for"), (("--out", "x"), "are of use with --with only"),
        (("--as-of", "2027-04-01"), "what happened stays as it was"),
    ):  # fmt: skip
        ran = run("swap", *files(folder), "M1", "minutes", *arguments)
        assert ran.exit_code == 2 and said in ran.output, ran.output
    made = run("swap", *files(folder), "M1", "minutes", "--with", "Bo", "--for", "M2", "--json", *EARLY)
    assert json.loads(made.output)["partner"] == "Bo"
