from __future__ import annotations

import pytest

from netplan.display.blocks import Points, Table
from netplan.display.stand_ins import near_text, stand_ins_document
from netplan.display.swaps import swaps_document
from netplan.domain import Problem
from netplan.language import Say
from netplan.plan import Near, Plan
from netplan.revise import stand_ins, swaps
from netplan.search import solve
from worlds import small


@pytest.fixture(scope="module")
def standing() -> tuple[Problem, Plan]:
    problem = small(
        members=["Ane", "Bo", "Carl", "Dorte"], wishes=["fair_share"], availability={"away": {"Dorte": ["2013-03-05"]}},
        meetings=[
            {"id": "M1", "title": "Spring", "date": "2013-03-05", "minutes": "Ane"},
            {"id": "M2", "date": "2013-06-04", "minutes": "Bo"}, {"id": "M3", "date": "2013-09-03", "minutes": "Bo"},
        ],
    )  # fmt: skip
    return problem, solve(problem).require_plan()


def test_those_who_can_stand_in_order_and_all_others_with_the_reason(standing: tuple[Problem, Plan]) -> None:
    document = stand_ins_document(stand_ins(*standing, "M1", "minutes"))
    assert document.title == "Spring, Tue 5 Mar 2013: who can be minutes instead of Ane"
    points, can, cannot = document.blocks
    assert isinstance(points, Points) and isinstance(can, Table) and isinstance(cannot, Table)
    assert points.sentences == ("The turn is then owed to Ane, who gets the next one.",)
    assert [row[0] for row in can.rows] == ["Carl", "Bo"]
    assert can.rows[0][1:4] == ("-0.75", "–", "–")
    assert can.rows[0][4] == "nothing: every wish as in the plan"
    assert can.rows[1][1:4] == ("+1.25", "–", "91 days, the next meeting")
    assert can.rows[1][4].startswith("fair shares: ") and "instead of" in can.rows[1][4]
    assert cannot.rows == (("Dorte", "Dorte cannot come on 5 Mar 2013 but is minutes at M1"),)


def test_an_open_place_has_no_predecessor(standing: tuple[Problem, Plan]) -> None:
    problem, plan = standing
    opened = problem.with_(season={"meetings": [{"id": "M1", "date": "2013-03-05"}, *problem.season.meetings[1:]]})
    bare = plan.by_id["M1"].model_copy(update={"roles": {}, "states": {}, "because": {}})
    found = stand_ins(opened, plan.model_copy(update={"meetings": (bare, *plan.meetings[1:])}), "M1", "minutes")
    assert found.person is None
    assert stand_ins_document(found).title == "Spring, Tue 5 Mar 2013: who can be minutes"


def test_swaps_say_what_comes_back_and_what_it_costs(standing: tuple[Problem, Plan]) -> None:
    document = swaps_document(swaps(*standing, "M1", "minutes"))
    assert document.title == "Spring, Tue 5 Mar 2013: with whom Ane can swap as minutes"
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    assert "Ane takes M3 on 3 Sept 2013 as minutes in return" in table.rows[0][0] + table.rows[1][0]
    assert all(row[2] == "nothing: every wish as in the plan" for row in table.rows)
    assert "Bo: " in table.rows[0][1] and "Ane: –" in table.rows[0][1]


def test_the_nearest_duty_in_words() -> None:
    say, day = Say("en"), "2013-03-05"
    assert near_text(None, say) == "–"
    assert near_text(Near(day=day, days=0, meetings=0), say) == "at the same meeting"
    assert near_text(Near(day=day, days=9, meetings=1), say) == "9 days, the next meeting"
    assert near_text(Near(day=day, days=99, meetings=3), say) == "99 days, 3 meetings"


def test_both_are_shown_in_notebooks_and_as_text(standing: tuple[Problem, Plan]) -> None:
    for found in (stand_ins(*standing, "M1", "minutes"), swaps(*standing, "M1", "minutes")):
        assert "<table" in found._repr_html_()
        assert str(found).startswith(found.sentences[0]) and "\n1. " in str(found)
