"""Polls that a network's file names."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

import netplan
from netplan import InputError
from polled import shape, write

RALLLY = (
    "Navn,E-mail,Besvaret den (Europe/London),ons. 24 feb. 2027 08.30 - 14.00,tirs. 16 mar. 2027 08.30 - 14.00\r\n"
    "Anna Holm,anna@bib-a.example,2026-11-02 10:15:00,Ja,Nej\r\nBo Dam,,2026-11-03 08:01:12,Nej,Nej\r\n"
    "Mette Bro,,2026-11-03 08:01:12,Ja,Ja"
)


def file(folder: Path, *polls: Any, change: dict[str, Any] | None = None) -> Path:
    data = copy.deepcopy(shape(availability={"polls": list(polls)}))
    data["network"] |= change or {}
    return write(folder, yaml.safe_dump({"netplan": 1, **data}, sort_keys=False), "network.yaml")


def test_an_entry_tells_how_its_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, RALLLY, "rallly.csv")
    problem = netplan.read(file(tmp_path, {"file": "rallly.csv", "timezone": "Europe/London", "open": True}))
    assert problem.shape()["season"]["availability"]["polls"] == [{
        "name": "rallly.csv", "open": True, "layout": "rallly", "unsure": ["Bo Dam"], "strangers": ["Mette Bro"],
        "options": ["2027-02-24 09:30-15:00", "2027-03-16 09:30-15:00"],
        "answers": {"Anna Holm": ["yes", "no"], "Bo Dam": ["no", "no"]},
    }]  # fmt: skip
    assert netplan.problem_from_shape(problem.shape()) == problem


def test_errors_of_several_polls_and_of_the_network_come_out_together(tmp_path: Path) -> None:
    write(tmp_path, RALLLY, "rallly.csv")
    write(tmp_path, "name;2027-02-24;later\nAna Holm;yes;no\nBo;perhaps;no\n", "own.csv")
    path = file(tmp_path, "rallly.csv", {"file": "own.csv", "dats": "day first"}, "own.csv", change={
        "rules": [{"quorom": "50%"}],
    })  # fmt: skip
    with pytest.raises(InputError) as caught:
        netplan.read(path)
    found = [(Path(str(one.file)).name, one.field) for one in caught.value.all()]
    assert found == [
        ("network.yaml", "network.rules[0]"),
        ("rallly.csv", "Besvaret den (Europe/London)"),
        ("network.yaml", "season.availability.polls[1].dats"),
        ("own.csv", "later"), ("own.csv", "name"), ("own.csv", "2027-02-24"),
    ]  # fmt: skip


def test_a_network_that_is_wrong_itself_makes_no_strangers(tmp_path: Path) -> None:
    write(tmp_path, "name;24 Feb\nAnna;yes\n", "own.csv")
    with pytest.raises(InputError) as caught:
        netplan.read(file(tmp_path, "own.csv", change={"members": [{"name": "Anna Holm", "emial": "x"}]}))
    assert [one.field for one in caught.value.all()] == ["network.members[0].emial"]


def test_a_sunday_that_was_polled_stands(tmp_path: Path) -> None:
    write(tmp_path, ',"2027-02-28","2027-03-07",\r\n,"Spät","Früh",\r\n"Anna Holm","Yes","Ifneedbe",', "sundays.csv")
    found = netplan.candidates(netplan.read(file(tmp_path, "sundays.csv"))).by_meeting["spring"]
    assert [str(one.day) for one in found] == ["2027-02-28", "2027-03-07"]
