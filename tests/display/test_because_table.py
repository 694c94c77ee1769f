from __future__ import annotations

from netplan.display.because import because_table
from netplan.display.content import plan_document
from netplan.io.markdown_out import markdown_text
from netplan.language import Say
from netplan.plan import Plan
from netplan.search import solve
from worlds import small


def planned() -> Plan:
    problem = small(
        venues=["Odense", "Vejle"], wishes=["attendance"], availability={"away": {"Bo": ["2013-03-05"]}},
        meetings=[{"id": "M1", "window": "2013-03-05..2013-03-06", "venue": "Odense", "minutes": ["Ane"]},
                  {"id": "M2", "date": "2013-06-04", "venue": "Vejle"}],
    )  # fmt: skip
    return solve(problem).require_plan()


def test_each_thing_that_netplan_chose_has_a_line() -> None:
    table = because_table(planned(), Say("en"))
    assert [column.title for column in table.columns] == ["meeting", "what", "chosen", "why"]
    assert table.rows[0] == ("M1", "date", "6 Mar 2013", "most can come: 3 of 3; next best 5 Mar 2013 with 2")
    (minutes,) = table.rows[1:]
    assert minutes[:2] == ("M2", "minutes")
    assert minutes[3] == "lot between Ane, Bo and Carl"


def test_the_table_stands_in_every_document() -> None:
    plan = planned()
    assert "Why" in {block.caption for block in plan_document(plan).blocks}
    assert "| M1 | date | 6 Mar 2013 | most can come: 3 of 3;" in markdown_text(plan)


def test_a_plan_that_does_not_tell_has_no_table() -> None:
    plan = planned()
    meetings = tuple(one.model_copy(update={"because": {}}) for one in plan.meetings)
    silent = plan.model_copy(update={"meetings": meetings})
    assert "Why" not in {block.caption for block in plan_document(silent).blocks}


def test_reasons_that_fit_no_holders_any_more_are_left_out() -> None:
    first = planned().meetings[0]
    because = {"minutes": ("x", "y"), "planner": ("x",), "venue": ("",), "date": ("z",)}
    assert list(first.model_copy(update={"because": because}).reasons()) == [("date", None, "z")]
    known = first.model_copy(update={"because": {"minutes": ("x",)}})
    assert list(known.reasons()) == [("minutes", "Ane", "x")]
