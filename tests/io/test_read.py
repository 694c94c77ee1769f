from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
import yaml

from contract import HISTORY, NETWORK
from netplan.domain import Answer, Problem
from netplan.errors import InputError
from netplan.io import problem_from_shape, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "network.yaml").write_text(NETWORK, encoding="utf-8")
    (tmp_path / "history.csv").write_bytes(HISTORY.encode("cp1252"))
    (tmp_path / "doodle.csv").write_text("name;2013-02-26;2013-03-05 10:00-15:00\r\nKis;ja;nej\r\nBente;(ja);\r\n")
    (tmp_path / "second.csv").write_text("name,2013-06-18\nMaria,yes\n")
    return tmp_path


@pytest.fixture
def problem(folder: Path) -> Problem:
    return read(folder / "network.yaml")


def test_rules_and_wishes_become_objects_in_their_order(problem: Problem) -> None:
    assert [rule.entry() for rule in problem.network.rules] == [
        {"quorum": {"at_least": "60%"}}, {"spacing": {"at_least": 56}}, {"rest": {"roles": ["minute_taker"]}},
    ]  # fmt: skip
    assert [wish.name for wish in problem.network.wishes] == [
        "attendance", "fair_share", "longest_since", "alternate_venues", "even_spacing",
    ]  # fmt: skip
    assert problem.network.wishes[0].give == 1


def test_polls_and_history_are_part_of_the_problem(problem: Problem) -> None:
    first, second, third = problem.season.availability.polls
    assert (first.name, first.open, second.name, second.open, third.name) == (
        "doodle.csv", False, "second.csv", True, "mail",
    )  # fmt: skip
    assert first.answers == {"Kis": (Answer.YES, Answer.NO), "Bente": (Answer.IF_NEED_BE, Answer.NO_ANSWER)}
    assert [(row.role, row.member, row.venue) for row in problem.network.history] == [
        ("chair", "Kis", "Odense"), ("minute_taker", "Ea", None),
    ]  # fmt: skip


def test_several_histories_are_read_behind_each_other(folder: Path) -> None:
    (folder / "older.csv").write_text("date;role;member\n2011-03-01;chair;Bente\n")
    path = folder / "network.yaml"
    path.write_text(NETWORK.replace("history: history.csv", "history: [older.csv, history.csv]"), encoding="utf-8")
    assert [row.member for row in read(path).network.history] == ["Bente", "Kis", "Ea"]


def test_nothing_is_lost_on_the_way_through_its_shape(problem: Problem, folder: Path) -> None:
    shape = problem.shape()
    (folder / "again.yaml").write_text("netplan: 1\n" + yaml.safe_dump(shape), encoding="utf-8")
    (folder / "again.json").write_text(json.dumps({"netplan": 1, **shape}))
    for again in (
        problem_from_shape(shape), problem_from_shape({"netplan": 1, **json.loads(json.dumps(shape))}),
        read(folder / "again.yaml"), read(folder / "again.json"),
    ):  # fmt: skip
        assert again == problem
        assert again.sha256 == problem.sha256


def test_a_shape_without_a_folder_cannot_name_files(problem: Problem) -> None:
    shape = problem.shape()
    shape["network"]["history"] = "history.csv"
    with pytest.raises(InputError, match="where no files are read") as caught:
        problem_from_shape(shape)
    assert caught.value.field == "network.history[0]"


def test_a_folder_can_be_given(problem: Problem, folder: Path) -> None:
    shape = problem.shape()
    shape["network"]["history"] = "history.csv"
    assert problem_from_shape(shape, base=folder) == problem


def test_errors_in_several_places_come_out_together(folder: Path) -> None:
    wrong = NETWORK.replace("quorum: 60%", "quorom: 60%").replace("language: da", "language: dk")
    (folder / "network.yaml").write_text(wrong.replace("id: M2, ", ""), encoding="utf-8")
    (folder / "doodle.csv").write_text("name;2013-02-26\nKis;perhaps\n")
    with pytest.raises(InputError) as caught:
        read(folder / "network.yaml")
    assert {(Path(str(one.file)).name, one.line, one.field) for one in caught.value.all()} == {
        ("network.yaml", 27, "network.rules[0]"),
        ("network.yaml", 5, "network.language"),
        ("network.yaml", 46, "season.meetings[1].id"),
        ("doodle.csv", 2, "2013-02-26"),
    }


def test_an_error_reads_like_a_sentence(folder: Path) -> None:
    path = folder / "network.yaml"
    path.write_text(NETWORK.replace("minute_taker: Elisabeth", "minute_taker: Elisabet"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value) == (
        f'{path}:46: no member "Elisabet" (season.meetings[1].minute_taker)\nmaybe you mean "Elisabeth"'
    )


def test_a_plan_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"netplan": 1, "kind": "plan", "meetings": []}')
    with pytest.raises(InputError, match="this file is a finished plan"):
        read(path)


def test_a_misspelt_path_is_recognised(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(folder / "netwrk.yaml")
    assert caught.value.hint == 'you mean "network.yaml"'


def test_a_poll_that_is_not_there_is_an_error_of_the_line_that_names_it(folder: Path) -> None:
    (folder / "second.csv").unlink()
    with pytest.raises(InputError) as caught:
        read(folder / "network.yaml")
    error = caught.value
    assert (Path(str(error.file)).name, error.line, error.field) == ("network.yaml", 49, "season.availability.polls[1]")


def test_a_json_file_may_name_its_schema(problem: Problem, folder: Path) -> None:
    path = folder / "network.json"
    path.write_text(json.dumps({"$schema": "netplan.schema.json", "netplan": 1, **problem.shape()}))
    assert read(path) == problem


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(problem: Problem, folder: Path) -> None:
    path = folder / "saved_on_windows.yaml"
    path.write_bytes(NETWORK.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(path) == problem


def test_every_rule_can_be_listed_by_its_bare_name_or_says_what_it_needs() -> None:
    from netplan.rules import RULES

    base = textwrap.dedent("""\
        {"network": {"id": "n", "name": "N", "members": ["Bo"]},
         "season": {"name": "1", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1", "window": "May"}]}}
    """)
    for rule in RULES:
        for heading in sorted(rule.places):
            shape = json.loads(base)
            shape["network"][heading] = [rule.name]
            try:
                found = problem_from_shape(shape)
                assert [one.name for one in getattr(found.network, heading)] == [rule.name]
                assert problem_from_shape(found.shape()) == found
            except InputError as error:
                assert error.field.startswith(f"network.{heading}[0]")
                assert error.hint
