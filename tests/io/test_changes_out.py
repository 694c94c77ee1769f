"""Changes as files, letters in folders, and changes from a calendar alone."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

import netplan
from netplan.io.changes_out import write_letters
from netplan.io.feeds import read_published
from netplan.plan import Changes, Plan
from pairs import draw_pair
from samples import sample_plan


def renamed(**names: str) -> Changes:
    """Return changes that concern Kis and Bente, under other names."""
    plan = sample_plan()
    meeting = plan.by_id["M2"]
    roles = {"planner": tuple(names.get(name, name) for name in meeting.holders("planner"))}
    made = meeting.model_copy(update={"roles": roles, "states": {}})
    before, after = (plan.model_copy(update={"meetings": (one,), "loads": ()})
                     for one in (made, made.model_copy(update={"venue": "Odense"})))  # fmt: skip
    return after.changes_from(before)


def test_letters_have_names_that_every_system_takes(tmp_path: Path) -> None:
    files = write_letters(renamed(Kis="../Kis: æøå/", Bente="..", Sara="sara"), tmp_path)
    assert sorted(path.name for path in files) == ["Kis æøå.txt", "To everybody.txt", "_.txt", "sara.txt"]
    assert {path.parent for path in files} == {tmp_path}
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_no_letter_takes_the_place_of_another(tmp_path: Path) -> None:
    files = write_letters(renamed(Kis="sara", Bente="SARA", Sara="To everybody"), tmp_path)
    assert [path.name for path in files] == ["SARA.txt", "sara 2.txt", "To everybody.txt", "To everybody 2.txt"]
    assert "Hello SARA," in files[0].read_text(encoding="utf-8")
    assert "Hello everybody," in files[3].read_text(encoding="utf-8")


def test_a_table_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    before, after = renamed(Kis="=1+1").before, renamed(Kis="Ida").after
    text = netplan.write(after.changes_from(before), tmp_path / "changes.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(text.splitlines()))
    assert [(row["kind"], row["person"]) for row in table] == [("venue", ""), ("out", "'=1+1"), ("in", "Ida")]


def test_a_page_and_data(tmp_path: Path) -> None:
    found = renamed()
    page = netplan.write(found, tmp_path / "changes.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Vejle Bibliotek" in page
    assert "Vejle Bibliotek" in found._repr_html_()
    with pytest.raises(netplan.InputError, match=r'a list of changes cannot be written as "changes\.ics"'):
        netplan.write(found, tmp_path / "changes.ics")


def rows(changes: Changes) -> list[str]:
    return sorted(str((one.meeting, one.what, one.kind, one.person, one.before, one.after)) for one in changes)


@pytest.mark.parametrize("language", ["en", "da"])
def test_changes_from_a_published_calendar_are_those_from_its_plan(language: str, tmp_path: Path) -> None:
    compared = 0
    for seed in range(30):
        before, after = draw_pair(Random(seed), language)
        labels = {"labels": before.labels or after.labels}
        before, after = before.model_copy(update=labels), after.model_copy(update=labels)
        if before.meetings or before.cancelled:
            published = _published(before, after, tmp_path / "old.ics")
            assert rows(after.changes_from(published)) == rows(after.changes_from(before))
            compared += 1
    assert compared > 20


def _published(before: Plan, after: Plan, file: Path) -> Plan:
    return read_published(netplan.write(before, file)).plan(after)
