from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from netplan.cli import main

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Læsekreds
  language: da
  members: [Ane, Bo, {name: Cleo, left: 2014-01-31}]
  roles: {host: {label: vært}}
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  meetings: [{id: M1, window: March}, {id: M2, window: September}]
"""
ROTA = "meeting,date,role,person\nM1,2013-03-05,host,Ane\nM2,2013-09-03,host,Bo\n"


def files(folder: Path) -> tuple[str, str]:
    network, rota = folder / "network.yaml", folder / "rota.csv"
    network.write_text(NETWORK, encoding="utf-8")
    rota.write_text(ROTA, encoding="utf-8")
    return str(network), str(rota)


def test_it_says_who_can_have_a_turn(tmp_path: Path) -> None:
    network, _ = files(tmp_path)
    ran = CliRunner().invoke(main, ["outlook", network, "--by", "2014", "--language", "en"])
    assert ran.exit_code == 0, ran.output
    assert "Everybody can still have been vært once by the end of 2014." in ran.output


def test_it_warns_of_a_plan_that_leaves_somebody_without(tmp_path: Path) -> None:
    network, rota = files(tmp_path)
    ran = CliRunner().invoke(main, ["outlook", network, rota, "--by", "2014", "--language", "en"])
    assert ran.exit_code == 1, ran.output
    text = " ".join(ran.output.split())
    assert "vært: 1 of 1 who wait cannot have a turn by the end of 2014." in text
    assert "Cleo leaves on 31 Jan 2014, before a turn comes." in text
    assert "with another plan of this season 1 fewer would go without." in text


def test_json_holds_the_same(tmp_path: Path) -> None:
    network, rota = files(tmp_path)
    ran = CliRunner().invoke(main, ["outlook", network, rota, "--by", "2014", "--json"])
    found = json.loads(ran.stdout)
    assert (found["kind"], found["by"], found["rows"][0]["waiting"]) == ("outlook", 2014, ["Cleo"])


def test_an_unknown_role_is_an_input_error(tmp_path: Path) -> None:
    network, _ = files(tmp_path)
    ran = CliRunner().invoke(main, ["outlook", network, "--role", "hos", "--language", "en"])
    assert ran.exit_code == 2
    assert 'no role "hos"' in ran.output


def test_a_rota_made_by_hand_is_read_as_people_keep_it(tmp_path: Path) -> None:
    network, rota = files(tmp_path)
    Path(rota).write_text("Dato;Vært\n5.3.2013;Ane\n3.9.2013;Boo\n", encoding="utf-8")
    ran = CliRunner().invoke(main, ["outlook", network, rota, "--by", "2014", "--language", "en"])
    assert ran.exit_code == 1, ran.output
    assert "Boo (M2) is no member" in ran.stderr
    assert "Cleo leaves on 31 Jan 2014" in " ".join(ran.stdout.split())
