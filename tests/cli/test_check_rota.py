"""netplan check FILE ROTA: the page about a rota made by hand, in Danish and English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from commands import BENCHMARK, run
from netplan.language import Say

ROTA = """\
Møde;Dato;Sted;Planlægning;Skriver;Oplægsholder;Bemærkninger
Møde 1;5.3.2013;Odense;Henrik, Maria og Sara;Berit;;
Møde 2;18/06/2013;Vejle Bibliotek;Kis / Bente / Sara;Elisabeth;Jane & Sara;husk kage
Møde 3;3. december;Odense;Jane, Majbritt, Sara;?;Majbritt;
"""
"""The rota of the benchmark network as its contract has it, with a name misspelt."""


@pytest.fixture
def rota(tmp_path: Path) -> Path:
    path = tmp_path / "rota.csv"
    path.write_bytes(ROTA.encode("cp1252"))
    return path


def check(rota: Path, *options: str) -> Result:
    return run("check", BENCHMARK, str(rota), *options)


def lines(done: Result) -> list[str]:
    return [" ".join(line.split()) for line in done.output.splitlines()]


def test_the_page_in_english(rota: Path) -> None:
    done = check(rota, "--language", "en")
    text = " ".join(done.output.split())
    assert done.exit_code == 1  # a vacancy, and a name to look at
    assert "error M3 has 0 as referent; needed: 1 filled" in text
    assert "warning Majbritt (M3) is no member; perhaps" in text and "likely_name" in text
    assert "note referent of M3 is to be named at M2 not_named_ahead" in text
    assert 'note the column "Bemærkninger" is not understood and left unknown_column' in text
    assert "note Sara is planlægning and oplægsholder of M2 several_roles" in text
    shown = lines(done)
    assert "Sara 3 fixed 0 (0) and 3 fixed 0 (0) 1" in shown
    assert "Majbrit – 1 (+0.25) 0 (-0.38) 1" in shown  # the likely person's load
    assert "Berit – 0 (-0.75) 1 (+0.62) –" in shown
    # Jane speaks at M2 and plans M3: 18 June to 3 December; everybody else serves at one meeting
    assert shown[shown.index("Shortest rest between duties") + 3] == "Jane 0 168 M2 Møde 2 M3 Møde 3"
    assert "- referent at M3 Møde 3: one is missing" in shown
    assert "- mødeleder at M1 Møde 1: planlægning decides it later" in shown


def test_the_page_in_danish(rota: Path) -> None:
    text, say = check(rota).output, Say("da")
    assert "fejl" in text and "advarsel" in text and "Majbritt" in text
    assert "+0,25" in text
    for caption in ("Duties, recorded years included", "Shortest rest between duties", "Vacancies"):
        assert say(caption) in text


def test_the_same_as_json(rota: Path) -> None:
    done = check(rota, "--json")
    answer = json.loads(done.output)
    assert done.exit_code == 1
    assert set(answer) == {"findings", "load", "rests", "vacancies"}
    assert [one["rule"] for one in answer["findings"] if one["level"] == "error"] == ["filled"]
    (likely,) = [one for one in answer["findings"] if one["rule"] == "likely_name"]
    assert (likely["about"], likely["level"]) == (["Majbritt", "Majbrit"], "warning")
    assert {"person": "Majbrit", "role": "planner", "done": 1, "entitlement": 0.75, "balance": 0.25,
            "fixed": 0} in answer["load"]  # fmt: skip
    assert answer["rests"] == [{"person": "Jane", "meetings": 0, "days": 168, "earlier": "M2", "later": "M3"}]
    assert {"meeting": "M3", "role": "minute_taker", "missing": 1, "by": None} in answer["vacancies"]


def test_nothing_is_changed(rota: Path) -> None:
    check(rota)
    assert rota.read_bytes() == ROTA.encode("cp1252")
    assert [path.name for path in rota.parent.iterdir()] == ["rota.csv"]


def test_a_rota_without_dates_and_venues_is_judged_with_warnings(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text("Planlægning,Referent\n\"Henrik, Maria, Sara\",Berit\n\"Kis, Bente, Sara\",Elisabeth\n"
                    "\"Jane, Majbrit, Sara\",Berit\n", encoding="utf-8")  # fmt: skip
    text = " ".join(check(path, "--language", "en").output.split())
    assert "warning no date is given for M1; it is judged as if on 25 Feb date 2013" in text
    assert text.count("the plan names no venues") == 1 and "has no venue" not in text
    assert "error Berit has duties at M1 and again at M3 rest" in text


def test_a_finished_plan_gets_the_same_page(tmp_path: Path) -> None:
    run("plan", BENCHMARK, "--out", str(tmp_path), "--language", "en")
    by_suffix = [check(tmp_path / name, "--language", "en") for name in ("plan.json", "plan.csv")]
    assert [done.exit_code for done in by_suffix] == [0, 0]
    for done in by_suffix:
        assert "Shortest rest between duties" in done.output and "Vacancies" in done.output
    assert "No findings" in by_suffix[0].output


def test_a_table_that_is_no_rota_is_wrong_input(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text("Kage;Kaffe\nja;nej\n", encoding="utf-8")
    done = check(path, "--language", "en")
    assert done.exit_code == 2
    assert "rota.csv:1: no row of the rota heads its columns" in done.output
