"""netplan check: what it prints and returns."""

from __future__ import annotations

import json
from pathlib import Path

from commands import BENCHMARK, run


def test_check_finds_what_the_contract_leaves_open() -> None:
    done = run("check", BENCHMARK, "--language", "en")
    assert done.exit_code == 1  # the timekeeper is declared and never used
    assert "the role tidsholder is declared and never used" in done.output
    assert "weeks 9 and 10 of 2013" in done.output
    levels = [one["level"] for one in json.loads(run("check", BENCHMARK, "--json").output)]
    assert sorted(levels) == ["note"] * 5 + ["warning"] * 2  # and a window with a dash that may mean two things


def test_check_audits_a_plan_and_finds_what_was_changed(tmp_path: Path) -> None:
    run("plan", BENCHMARK, "--out", str(tmp_path))
    for name in ("plan.json", "plan.csv"):
        assert run("check", BENCHMARK, str(tmp_path / name)).exit_code == 0, name
    rota = tmp_path / "plan.csv"
    changed = rota.read_text(encoding="utf-8").replace("minute_taker,Berit", "minute_taker,Henrik")
    rota.write_text(changed, encoding="utf-8")
    done = run("check", BENCHMARK, str(rota), "--language", "en")
    assert done.exit_code == 1
    assert "Berit was decided as referent of M1" in done.output
    assert "Henrik" in done.output


def test_check_on_a_day_warns_of_who_should_have_been_named() -> None:
    done = run("check", BENCHMARK, "--as-of", "2013-07-01", "--language", "en", "--json")
    found = [one for one in json.loads(done.output) if one["rule"] == "not_named_ahead"]
    assert [(one["level"], one["sentence"]) for one in found] == [
        ("warning", "referent of M3 was to be named at M2 and is not")
    ]
    before = json.loads(run("check", BENCHMARK, "--as-of", "2013-06-01", "--json").output)
    assert not [one for one in before if one["rule"] == "not_named_ahead"]
