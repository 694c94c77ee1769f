"""What is written about single meetings of a series."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.explain.families import _undated
from netplan.explain.why_open import opened
from netplan.io.edits import changed_text
from netplan.lint import check

FILE = """\
netplan: 1
network:
  id: n
  name: N
  members: [Ada, Bo, Cleo]
  roles:
    host: {}
  venues: [Odense, Vejle]
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    # twice, perhaps three times
    - series: W
      count: 2-3
      window: May
      host: Bo
      each:
        1: {date: 2027-05-04, host: ada}
        2:
          venue: vejle
          title: The second one
"""


def read(tmp_path: Path, text: str = FILE) -> netplan.Problem:
    file = tmp_path / "network.yaml"
    file.write_text(text, encoding="utf-8")
    return netplan.read(file)


def test_what_is_written_about_one_meeting_is_merged_into_it(tmp_path: Path) -> None:
    problem = read(tmp_path)
    first, second, third = problem.meetings
    assert (str(first.date and first.date.value), first.roles["host"].decided) == ("2027-05-04", ("Ada",))
    assert (second.venue and second.venue.value, second.roles["host"].decided) == ("Vejle", ("Bo",))
    assert (second.title, third.title, third.date, third.window) == ("The second one", None, None, "May")
    plan = netplan.solve(problem).require_plan()
    assert (str(plan.by_id["W-1"].date), plan.by_id["W-1"].holders("host")) == ("2027-05-04", ("Ada",))
    assert (plan.by_id["W-2"].venue, plan.by_id["W-2"].state("venue")) == ("Vejle", "accepted")


def test_it_survives_being_written_and_read(tmp_path: Path) -> None:
    problem = read(tmp_path)
    shape = json.loads(json.dumps(problem.shape()))
    assert shape["season"]["meetings"][0]["each"]["1"] == {"date": "2027-05-04", "host": "Ada"}
    assert netplan.problem_from_shape(shape).sha256 == problem.sha256
    for suffix in (".yaml", ".json"):
        netplan.write(problem, tmp_path / f"again{suffix}")
        assert netplan.read(tmp_path / f"again{suffix}").sha256 == problem.sha256


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("        2:\n", "        4:\n", "the series W has no meeting 4"),
        ("host: ada", "host: Adda", 'no member "Adda"'),
        ("venue: vejle", "venue: Velje", 'no venue "Velje"'),
        ("date: 2027-05-04", "date: 4 May", "a date without its year"),
        ("host: ada", "hots: ada", '"hots" is neither a field nor a role'),
        ("        1: {", "        first: {", "first"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(netplan.InputError) as caught:
        read(tmp_path, FILE.replace(old, new))
    assert said in str(caught.value) and "each" in caught.value.field
    assert caught.value.line is not None and caught.value.line >= 19


def test_a_change_of_one_meeting_is_written_where_it_belongs(tmp_path: Path) -> None:
    problem = read(tmp_path)
    (series,) = problem.season.meetings
    assert isinstance(series, netplan.Series)
    shape: Any = series.shape()
    shape["each"]["1"]["venue"] = "Odense"
    shape["each"]["3"] = {"host": "Cleo"}
    after = problem.with_(season={"meetings": [shape]})
    text = changed_text(FILE, problem, after)
    assert read(tmp_path, text).sha256 == after.sha256
    assert "        1: {date: 2027-05-04, venue: Odense, host: ada}\n" in text
    assert "        3:\n          host: Cleo\n" in text or "        3: {host: Cleo}\n" in text
    assert "# twice, perhaps three times" in text
    bare = FILE[: FILE.index("      each:")]
    without = read(tmp_path, bare)
    shape = without.season.meetings[0].shape()
    shape["each"] = {"2": {"date": "2027-05-11"}}
    after = without.with_(season={"meetings": [shape]})
    fresh = changed_text(bare, without, after)
    assert read(tmp_path, fresh).sha256 == after.sha256 and "2: {date: 2027-05-11}" in fresh.replace("2:\n", "2: ")


def test_what_was_decided_is_left_behind_with_the_season(tmp_path: Path) -> None:
    problem = read(tmp_path, FILE.replace("title: The second one", "window: 2027-05-20..2027-05-28"))
    following = problem.next_season(netplan.solve(problem).require_plan())
    (series,) = following.season.meetings
    assert isinstance(series, netplan.Series) and list(series.each) == [2]
    assert series.each[2].written() == {"window": "2028-05-20..2028-05-28"}


def test_the_words_beside_one_meeting_are_looked_through(tmp_path: Path) -> None:
    problem = read(tmp_path, FILE.replace("title: The second one", "title: Monday 11 May 2027"))
    assert [(one.rule, one.about) for one in check(problem) if one.rule == "weekday"] == [("weekday", ("W-2",))]


def test_what_is_decided_about_one_meeting_can_be_opened(tmp_path: Path) -> None:
    problem = read(tmp_path)
    assert all(one.date is None or one.date.tentative for one in _undated(problem).meetings)
    assert opened(problem, "W-1", "host", ("Ada",)).by_id["W-1"].roles["host"].open == 1
    assert opened(problem, "W-1", "host", ("Ada",)).by_id["W-2"].roles["host"].decided == ("Bo",)
    assert opened(problem, "W-1", "date", ()).by_id["W-1"].date is None
    assert opened(problem, "W-2", "venue", ()).by_id["W-2"].venue is None


def test_a_repair_changes_what_is_decided_about_one_meeting(tmp_path: Path) -> None:
    firm = FILE.replace("season:\n", "  rules: [{answers: {price: never}}, {present: {price: never}}]\nseason:\n")
    away = firm + "  availability:\n    away: {Ada: [2027-05-04]}\n"
    problem = read(tmp_path, away)
    found = netplan.repairs(problem, count=3)
    assert found.needed and found.repairs
    for repair in found.repairs:
        assert not [one for one in netplan.verify(repair.problem, repair.plan) if one.level == "error"]
        assert read(tmp_path, changed_text(away, problem, repair.problem)).sha256 == repair.problem.sha256
    paths = {edit.path for repair in found.repairs for edit in repair.edits}
    assert paths == {("season", "meetings", 0, "each", "1", "date")}
