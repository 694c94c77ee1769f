from __future__ import annotations

import netplan
from netplan.plan import Level
from polled import shape


def test_strangers_and_people_who_only_said_no_are_told() -> None:
    poll = {
        "name": "p", "options": ["2027-02-24"], "answers": {"Anna Holm": ["no"]}, "layout": "rallly",
        "unsure": ["Anna Holm"], "strangers": ["Mette Bro"],
    }  # fmt: skip
    found = {one.rule: one for one in netplan.check(netplan.problem_from_shape(shape(availability={"polls": [poll]})))}
    assert (found["stranger"].about, found["stranger"].level) == (("Mette Bro",), Level.WARNING)
    assert "no members" in found["stranger"].sentence
    assert (found["only_no"].about, found["only_no"].level) == (("Anna Holm",), Level.NOTE)


def test_without_strangers_nothing_is_told() -> None:
    poll = {"name": "p", "options": ["2027-02-24"], "answers": {"Anna Holm": ["no"]}}
    found = {one.rule for one in netplan.check(netplan.problem_from_shape(shape(availability={"polls": [poll]})))}
    assert not found & {"stranger", "only_no"}
