"""Changes as a document: every change in its line, and whom it concerns."""

from __future__ import annotations

from typing import Any

from netplan.display.blocks import Document, Points, Table
from netplan.display.changes import changes_document
from netplan.display.content import plan_document
from netplan.plan import OpenSlot, Plan
from samples import sample_plan


def replaced(plan: Plan, **meetings: dict[str, Any] | None) -> Plan:
    """Return a plan in which some meetings have other fields, or are not held."""
    made = []
    for one in plan.meetings:
        fields = meetings.get(one.id, {})
        if fields is not None:
            made.append(one.model_copy(update=fields))
    return plan.model_copy(update={"meetings": tuple(made)})


def lines(document: Document, number: int) -> list[list[str]]:
    block = document.blocks[number]
    assert isinstance(block, Table)
    return [[*row] for row in block.rows]


def people(document: Document) -> dict[str, str]:
    return {name: told for name, told in lines(document, 1)}


def test_nothing_changed() -> None:
    plan = sample_plan()
    document = changes_document(plan.changes_from(plan))
    assert (document.title, document.status) == ("Changes: Nationalt benchmark-netværk, 2013", "Nothing has changed.")
    assert document.blocks == ()


def test_each_change_has_its_line() -> None:
    plan = sample_plan()
    third = plan.by_id["M3"]
    roles = {**third.roles, "planner": ("Berit", "Jane", "Sara"), "minute_taker": ()}
    fields = {"roles": roles, "states": {}, "open": (*third.open, OpenSlot(role="minute_taker")), "venue": None}
    document = changes_document(replaced(plan, M1=None, M3=fields).changes_from(plan))
    assert document.status == "Something is changed at 2 meetings; it concerns 6 people."
    found = lines(document, 0)
    assert found[0] == ["M1", "meeting", "Tue 5 Mar 2013 10:00–15:00", "cancelled"]
    assert ["M1", "referent", "Berit", "–"] in found
    assert [line for line in found if line[0] == "M3"] == [
        ["M3", "venue", "Odense", "–"], ["M3", "planlægning", "Majbrit", "Berit"], ["M3", "referent", "Maria", "open"],
    ]  # fmt: skip


def test_meetings_that_are_new_or_come_back() -> None:
    plan = sample_plan()
    less = replaced(plan, M2=None)
    day = "Tue 18 Jun 2013 10:00–15:00"
    assert lines(changes_document(plan.changes_from(less)), 0)[0] == ["M2", "meeting", "–", day]
    back = changes_document(plan.changes_from(less.following(plan)))
    assert lines(back, 0)[0] == ["M2", "meeting", "cancelled", day]
    assert people(back)["Kis"] == "M2: held after all\nM2: now planlægning"


def test_people_are_told_apart() -> None:
    plan = sample_plan()
    roles = {**plan.by_id["M3"].roles, "minute_taker": ("Berit",)}
    document = changes_document(replaced(plan, M2={"venue": "Odense"}, M3={"roles": roles}).changes_from(plan))
    assert people(document) == {
        "Sara": "M2: another place", "Maria": "M3: no longer referent", "Berit": "M3: now referent",
        "Kis": "M2: another place", "Bente": "M2: another place", "Elisabeth": "M2: another place",
    }  # fmt: skip


def test_a_plan_tells_which_of_its_meetings_were_cancelled() -> None:
    plan = sample_plan()
    told = [block.sentences for block in plan_document(replaced(plan, M2=None).following(plan)).blocks
            if isinstance(block, Points) and block.caption == "Cancelled meetings"]  # fmt: skip
    assert told == [("M2 is cancelled; it was to be on Tue 18 Jun 2013",)]
    assert all(block.caption != "Cancelled meetings" for block in plan_document(plan).blocks)
