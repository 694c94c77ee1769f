"""Histories in CSV, Excel, YAML and JSON, and in the plans of earlier seasons; and the ledger written back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from netplan.accounts import fairness
from netplan.domain import Problem
from netplan.errors import InputError, MissingExtraError
from netplan.io import problem_from_shape, read, write
from netplan.io.sheets_in import read_sheet
from netplan.plan import Debt, Plan
from netplan.search import solve
from samples import sample_plan

ROWS = [
    {"date": "2012-03-06", "role": "writer", "member": "Ada", "venue": "Odense", "meeting": "M1"},
    {"date": "2012-06", "role": "writer", "member": "Bo", "instead_of": "Ada", "reason": "swapped"},
    {"date": "2012-Q3", "venue": "Vejle"},
]
SHAPE: dict[str, Any] = {
    "network": {
        "id": "duo", "name": "Duo", "members": ["Ada", "Bo"], "roles": {"writer": {"label": "referent"}, "host": {}},
    },
    "season": {
        "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1", "window": "March"}],
    },
}  # fmt: skip


def with_history(folder: Path, history: Any) -> Problem:
    return problem_from_shape({**SHAPE, "network": {**SHAPE["network"], "history": history}}, folder)


def rows(problem: Problem) -> list[Any]:
    return [row.shape() for row in problem.network.history]


def workbook(path: Path, *sheets: tuple[str, dict[tuple[int, int], Any]]) -> str:
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, cells in sheets:
        sheet = book.add_worksheet(name)
        for (line, column), value in cells.items():
            if isinstance(value, dt.date):
                sheet.write_datetime(line, column, value, day)
            else:
                sheet.write(line, column, value)
    book.close()
    return path.name


def table(*lines: tuple[Any, ...], below: int = 0, right: int = 0) -> dict[tuple[int, int], Any]:
    return {
        (below + line, right + column): cell for line, cells in enumerate(lines) for column, cell in enumerate(cells)
    }


TABLE = table(
    ("Dato", "Rolle", "Navn", "Sted", "Møde", "I stedet for", "Årsag"),
    (dt.date(2012, 3, 6), "referent", "Ada", "Odense", "M1"),
    ("2012-06", "writer", "Bo", None, None, "Ada", "swapped"),
    ("2012-Q3", None, None, "Vejle"),
)


def test_all_ways_to_write_a_history_mean_the_same(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("\n".join(f"- {json.dumps(row)}" for row in ROWS), encoding="utf-8")
    (tmp_path / "list.json").write_text(json.dumps(ROWS), encoding="utf-8")
    workbook(tmp_path / "book.xlsx", ("history", TABLE))
    columns = [*ROWS[0], "instead_of", "reason"]
    with (tmp_path / "table.csv").open("w", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(ROWS)
    expected = rows(with_history(tmp_path, ROWS))
    assert expected == ROWS
    for name in ("list.yaml", "list.json", "book.xlsx", "table.csv"):
        assert rows(with_history(tmp_path, name)) == expected, name
    assert rows(with_history(tmp_path, ["book.xlsx", "table.csv"])) == expected * 2


def test_the_sheet_named_history_is_read_else_the_first(tmp_path: Path) -> None:
    other = table(("note",), ("nothing",))
    workbook(tmp_path / "named.xlsx", ("notes", other), ("History", TABLE))
    workbook(tmp_path / "first.xlsx", ("Ark1", TABLE), ("notes", other))
    for name in ("named.xlsx", "first.xlsx"):
        assert rows(with_history(tmp_path, name)) == ROWS


def test_empty_rows_and_columns_around_a_sheets_table_change_nothing_but_the_place(tmp_path: Path) -> None:
    name = workbook(tmp_path / "moved.xlsx", ("history", table(
        ("date", "role", "member", None), (), (dt.datetime(2012, 3, 6), "writer", "Ada"), ("2012-13", "writer", "Bo"),
        below=2, right=1,
    )))  # fmt: skip
    with pytest.raises(InputError) as caught:
        with_history(tmp_path, name)
    (error,) = caught.value.all()
    assert (Path(str(error.file)).name, error.line, error.column, error.field) == ("moved.xlsx", 6, 2, "date")


def test_numbers_and_truths_in_cells_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "cells.xlsx"
    moment = dt.datetime(2012, 3, 6, 10, 30)
    workbook(path, ("x", table(("a", "b", "c"), (2012, True, moment), (0.5, " text "), ("=1+1",))))
    assert [row.cells for row in read_sheet(path, "history").rows] == [
        ("2012", "True", "2012-03-06 10:30"), ("0.5", "text", ""), ("0", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "line", "what"),
    [
        (table(("date", "role", "name", "member"), ("2012-03", "writer", "Bo", "Ada")), 1, "two columns mean the same"),
        (table(("role", "member"), ("writer", "Bo")), 1, "no column for the date"),
        (table(("date", "role", "member"), (None, "writer", "Bo")), 2, "without a date"),
        (table(("date", "role"), ("2012-03", "writer", "Bo")), 2, "3 cells under 2 headings"),
        (table(("date", "role", "member"), ("2012-03", "wrytter", "Bo")), 2, 'no role "wrytter"'),
        (table(("date", "role", "member"), (2012, "writer", "Bo")), 2, '"2012"'),
        ({}, 1, 'the sheet "history" is empty'),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told_with_its_place(tmp_path: Path, cells: Any, line: int, what: str) -> None:
    name = workbook(tmp_path / "wrong.xlsx", ("history", cells))
    with pytest.raises(InputError, match=what) as caught:
        with_history(tmp_path, name)
    error = caught.value
    assert (Path(str(error.file)).name, error.line) == ("wrong.xlsx", line)
    assert error.hint


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("date;role;member\n", encoding="utf-8")
    with pytest.raises(InputError, match="no workbook that can be read"):
        with_history(tmp_path, "text.xlsx")
    with pytest.raises(InputError, match=r'no file "none\.xlsx"'):
        with_history(tmp_path, "none.xlsx")


def test_without_the_extra_the_install_that_helps_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = workbook(tmp_path / "book.xlsx", ("history", TABLE))
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r'pip install "netplan-meetings\[excel\]"'):
        with_history(tmp_path, name)
    with pytest.raises(MissingExtraError, match=r"out.xlsx .* pip install"):
        write(with_history(tmp_path, ROWS), tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def earlier(folder: Path, **changes: Any) -> Plan:
    """Write the plan of 2013 and return it."""
    plan = sample_plan(**changes)
    write(plan, folder / "plan.json")
    return plan


SAMPLE_ROLES = {
    "convener": {"holder": "Sara"}, "planner": {"count": "2-3", "includes": "convener"},
    "chair": {"within": "planner", "decided_by": "planner"}, "minute_taker": {"label": "referent"},
}  # fmt: skip
PEOPLE = ["Sara", "Henrik", "Maria", "Berit", "Kis", "Bente", "Elisabeth", "Jane", "Majbrit"]


def following(folder: Path, history: Any, **network: Any) -> Problem:
    return problem_from_shape({
        "network": {"id": "b", "name": "B", "members": PEOPLE, "roles": SAMPLE_ROLES, "history": history, **network},
        "season": {**SHAPE["season"], "name": "2014", "from": "2014-01-01", "to": "2014-12-31"},
    }, folder)  # fmt: skip


def test_each_duty_of_an_earlier_plan_becomes_a_row(tmp_path: Path) -> None:
    plan = earlier(tmp_path)
    problem = following(tmp_path, "plan.json")
    assert problem.network.history == plan.history()
    minutes = [row.shape() for row in problem.network.history if row.role == "minute_taker"]
    assert minutes[0] == {
        "date": "2013-03-05", "role": "minute_taker", "member": "Berit", "venue": "Odense", "meeting": "M1",
    }  # fmt: skip
    assert not any(row.role == "chair" for row in problem.network.history)  # it was left open
    write(plan, tmp_path / "plan.yaml")
    assert following(tmp_path, ["plan.yaml"]) == problem


def test_what_is_wrong_with_an_earlier_plan_is_told_with_its_line(tmp_path: Path) -> None:
    earlier(tmp_path)
    roles = {key: role for key, role in SAMPLE_ROLES.items() if key != "minute_taker"}
    with pytest.raises(InputError, match='no role "minute_taker"') as caught:
        following(tmp_path, "plan.json", roles=roles)
    lines = (tmp_path / "plan.json").read_text(encoding="utf-8").splitlines()
    first = caught.value.all()[0]
    assert Path(str(first.file)).name == "plan.json"
    assert '"minute_taker"' in lines[(first.line or 0) - 1]
    (tmp_path / "plan.json").write_text('{"netplan": 1, "kind": "problem"}', encoding="utf-8")
    with pytest.raises(InputError, match="this file is no plan"):
        following(tmp_path, "plan.json")


def test_a_plan_that_reaches_into_the_season_is_refused(tmp_path: Path) -> None:
    earlier(tmp_path)
    with pytest.raises(InputError, match="the season begins on 1 Jan 2013"):
        with_sample = {**SHAPE["network"], "members": PEOPLE, "roles": SAMPLE_ROLES, "history": "plan.json"}
        problem_from_shape({"network": with_sample, "season": SHAPE["season"]}, tmp_path)


def book(path: Path) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(str(path))


def test_a_history_makes_the_round_trip_through_excel_and_csv(tmp_path: Path) -> None:
    problem = with_history(tmp_path, ROWS)
    for name in ("history.xlsx", "history.csv"):
        assert write(problem, tmp_path / name).name == name
        assert with_history(tmp_path, name) == problem
    assert book(tmp_path / "history.xlsx").sheet_names == ["history"]


def test_the_ledger_makes_the_round_trip_with_the_plan_in_it(tmp_path: Path) -> None:
    problem = with_history(tmp_path, ROWS)
    plan = solve(problem, workers=1).require_plan()
    write(fairness(problem, plan), tmp_path / "ledger.xlsx")
    assert book(tmp_path / "ledger.xlsx").sheet_names == ["history", "balances", "debts"]
    later = problem.next_season(plan)
    reread = problem_from_shape(
        {**later.shape(), "network": {**later.shape()["network"], "history": "ledger.xlsx"}}, tmp_path
    )
    assert reread == later


def test_balances_and_debts_have_a_sheet_each(tmp_path: Path) -> None:
    report = fairness(with_history(tmp_path, ROWS))
    debt = Debt(person="Ada", role="writer", label="referent", date=dt.date(2012, 6, 30), taken_by="Bo")
    write(report.model_copy(update={"debts": (debt,)}), tmp_path / "ledger.xlsx")
    balances = book(tmp_path / "ledger.xlsx").get_sheet_by_name("balances").to_python()
    assert balances[0] == list(report.frame().columns)
    ada = dict(zip(balances[0], balances[1], strict=True))
    assert (ada["person"], ada["role"], ada["done"], ada["balance"]) == ("Ada", "writer", 1, 0)
    assert (ada["last_served"], ada["meetings_ago"], ada["compared"]) == (dt.date(2012, 3, 6), 3, True)
    assert book(tmp_path / "ledger.xlsx").get_sheet_by_name("debts").to_python() == [
        ["person", "role", "label", "date", "taken_by", "reason"],
        ["Ada", "writer", "referent", dt.date(2012, 6, 30), "Bo", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_nothing_runs_in_a_spreadsheet_and_everything_reads_back(tmp_path: Path, start: str) -> None:
    history = [{"date": "2012-03-06", "role": "writer", "member": f"{start}HYPERLINK(1)", "venue": f"{start}1"}]
    problem = with_history(tmp_path, history)
    for name in ("history.xlsx", "history.csv"):
        write(problem, tmp_path / name)
        assert with_history(tmp_path, name) == problem
    cells = book(tmp_path / "history.xlsx").get_sheet_by_name("history").to_python()[1]
    assert cells[2:4] == [f"'{start}HYPERLINK(1)", f"'{start}1"]
    assert f"'{start}HYPERLINK(1)" in (tmp_path / "history.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".yaml", ".md", ".html"])
def test_the_same_report_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    report = fairness(with_history(tmp_path, ROWS))
    first, second = (write(report, tmp_path / f"{name}{suffix}").read_bytes() for name in "ab")
    assert first == second


def test_a_workbook_says_the_day_up_to_which_it_counts(tmp_path: Path) -> None:
    write(fairness(with_history(tmp_path, ROWS)), tmp_path / "ledger.xlsx")
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as parts:
        assert b"2012-12-31T00:00:00Z" in parts.read("docProps/core.xml")
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_report_is_written_as_data_table_and_document(tmp_path: Path) -> None:
    report = fairness(with_history(tmp_path, ROWS))
    data = json.loads(write(report, tmp_path / "ledger.json").read_text(encoding="utf-8"))
    assert (data["kind"], data["as_of"], data["history"]) == ("fairness", "2012-12-31", ROWS)
    text = write(report, tmp_path / "ledger.csv").read_text(encoding="utf-8")
    cells = list(csv.DictReader(io.StringIO(text)))
    assert len(cells) == len(report.rows) == 6
    assert cells[3] == {
        "person": "Bo", "role": "host", "label": "host", "done": "0", "fixed": "0", "entitlement": "0",
        "balance": "0", "last_served": "", "meetings_ago": "", "times_in_12_months": "0", "longest_wait": "0",
        "compared": "false", "fixed_by": "", "forced_by": "",
    }  # fmt: skip
    page = write(report, tmp_path / "ledger.md").read_text(encoding="utf-8")
    assert "| Ada | 1 | 1 | 0 | 6 Mar 2012 | 3 | 1 | 1 |" in page
    assert write(report, tmp_path / "l.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_negative_balance_is_a_number_in_csv(tmp_path: Path) -> None:
    report = fairness(with_history(tmp_path, ROWS[:1]))
    assert ",-0.5," in write(report, tmp_path / "ledger.csv").read_text(encoding="utf-8")


def test_a_file_names_its_histories_beside_it(tmp_path: Path) -> None:
    workbook(tmp_path / "book.xlsx", ("history", TABLE))
    shape = {"netplan": 1, **SHAPE, "network": {**SHAPE["network"], "history": "book.xlsx"}}
    (tmp_path / "network.json").write_text(json.dumps(shape), encoding="utf-8")
    assert rows(read(tmp_path / "network.json")) == ROWS
