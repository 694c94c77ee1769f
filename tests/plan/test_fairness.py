"""The fairness report as a value: frames, text, HTML, and its file."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from rich.console import Console

import netplan
from netplan.accounts import fairness
from netplan.display.text import FairnessText
from netplan.plan import Debt, Fairness, FairnessRow, RoleSummary
from tiny import make, on

HISTORY = ("2012-03-06 scribe Anna", "2012-06 scribe Anna", "2012-09-04 scribe Bo", "2012-09-04 host Carl")
ROLES = {
    "host": {"label": "vært"}, "scribe": {"label": "referent"}, "convener": {"holder": "Dina", "within": "planner"},
    "planner": {},
}  # fmt: skip


def report(language: str = "en") -> Fairness:
    problem = make(on("M1", "03-05"), members="Anna Bo Carl Dina", roles=ROLES, history=HISTORY)
    return fairness(problem.with_(network={"language": language}))


def test_the_frame_has_a_row_for_each_person_and_role_and_the_types_it_promises() -> None:
    frame = report().frame()
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "person": "str", "role": "str", "label": "str", "done": "float64", "fixed": "float64",
        "entitlement": "float64", "balance": "float64", "last_served": "datetime64[us]", "meetings_ago": "Int64",
        "times_in_12_months": "int64", "longest_wait": "int64", "compared": "bool", "fixed_by": "str",
        "forced_by": "str",
    }  # fmt: skip
    assert len(frame) == 4 * (3 + 1)  # four people; three roles rotate, and all together
    assert not frame.duplicated(["person", "role"]).any()
    (anna,) = frame[(frame["person"] == "Anna") & (frame["role"] == "scribe")].to_dict("records")
    assert (anna["done"], anna["entitlement"], anna["balance"]) == (2, 0.75, 1.25)
    assert anna["last_served"] == dt.datetime(2012, 6, 30)
    assert frame.loc[frame["person"] == "Dina", "last_served"].isna().all()


def test_an_empty_report_keeps_the_types_of_its_frames() -> None:
    empty = fairness(make(on("M1", "03-05")))
    assert empty.frame().dtypes.equals(report().frame().dtypes)
    assert empty.summary().dtypes.equals(report().summary().dtypes)


def test_the_summary_has_a_row_for_each_role() -> None:
    _, scribe, planner, together = report().summary().to_dict("records")
    assert (scribe["label"], scribe["people"], scribe["spread"]) == ("referent", 4, 2.0)
    assert (scribe["most"], scribe["least"], scribe["above"], scribe["below"]) == (1.25, -0.75, 2, 2)
    assert planner["people"] == 0
    assert together["role"] == ""


@pytest.mark.parametrize("show", [str, lambda shown: shown._repr_html_()])
def test_text_and_html_tell_everything(show: object) -> None:
    assert callable(show)
    text = show(report())
    for told in ("referent", "All roles together", "+1.25", "30 Jun 2012", "never",
                 "the history covers 3 meetings, from Mar 2012 to Sept 2012", "vært is known at 1 of 3",
                 "Largest less smallest balance: 2."):  # fmt: skip
        assert told in text, told


def test_text_names_what_a_rule_gives_and_what_is_forced() -> None:
    problem = make(on("M1", "03-05"), members="Anna Dina", roles=ROLES, history=("2012-03-06 planner Dina",))
    found = fairness(problem)
    assert "Dina, planner: 1 (convener.holder, convener.within)" in str(found)
    assert "forced by" not in str(report())
    rows = tuple(
        row.model_copy(update={"forced_by": ("rest",)}) if row.person == "Anna" else row for row in report().rows
    )
    assert "forced by" in str(report().model_copy(update={"rows": rows}))


def test_one_role_is_shown_once() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {}}, history=("2012-03-06 scribe Anna",))
    assert "All roles together" not in str(fairness(problem))


def test_debts_are_told_with_their_reason() -> None:
    day = dt.date(2012, 6, 30)
    debt = Debt(person="Bo", role="scribe", label="referent", date=day, taken_by="Anna", reason="swapped")
    text = str(report().model_copy(update={"debts": (debt,)}))
    assert "- Bo is owed a turn as referent: Anna took it on 30 Jun 2012 (swapped)" in text


def test_a_danish_report_has_danish_months() -> None:
    assert "2012" in str(report("da"))
    assert report("da").completeness.sentences != () and report("da").language == "da"


def test_a_file_of_a_newer_netplan_reads() -> None:
    shape = json.loads(json.dumps(report().model_dump(mode="json")))
    assert (shape["netplan"], shape["kind"]) == (1, "fairness")
    shape["invented_later"] = shape["rows"][0]["invented_later"] = 1
    assert netplan.Fairness.model_validate(shape) == report()


def test_rows_are_values() -> None:
    row = FairnessRow(person="Bo", role="scribe", label="referent", done=1, entitlement=2 / 3, balance=1 / 3)
    assert (row.entitlement, row.balance, row.compared) == (0.667, 0.333, True)
    summary = RoleSummary(role="", label="all roles", people=2, spread=1, most=0.5, least=-0.5, above={"Bo": 0.5})
    assert summary.model_dump(mode="json")["above"] == {"Bo": 0.5}
    assert repr(report()) == "<Fairness tiny as of 2012-12-31: 4 roles, 16 rows>"


@pytest.mark.parametrize("width", [80, 120])
def test_everything_fits_any_width(width: int) -> None:
    screen = io.StringIO()
    Console(file=screen, width=width, color_system=None).print(FairnessText(report()))
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    text = " ".join(screen.getvalue().split())
    assert ("last served" in text) == ("longest wait" in text) == (width == 120)
    assert ("Anna 2 0.75 +1.25 30 Jun 2012 2" if width == 120 else "Anna 2 0.75 +1.25 2") in text
