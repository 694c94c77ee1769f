"""What is due around each meeting, as people write it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io import problem_from_shape, schema
from samples import sample_problem


def with_deadlines(value: Any) -> Problem:
    return sample_problem().with_(network={"deadlines": value})


def test_usual_stands_for_three_deadlines() -> None:
    found = with_deadlines("usual").network.deadlines
    assert {what: one.days for what, one in found.items()} == {"call_for_items": -21, "agenda": -7, "minutes": 8}
    assert with_deadlines("sædvanlige").network.deadlines == found
    assert with_deadlines(None).network.deadlines == sample_problem().network.deadlines == {}


def test_roles_are_found_by_any_of_their_names() -> None:
    found = with_deadlines({"minutes": {"days": 8, "by": "skriver"}, "hall": {"days": -30, "by": ["tovholder"]}})
    assert {what: one.by for what, one in found.network.deadlines.items()} == {
        "minutes": ("minute_taker",), "hall": ("convener",)
    }  # fmt: skip


@pytest.mark.parametrize(
    "value", ["usual", {"agenda": -7}, {"agenda": {"days": -7, "by": "planner", "label": "the agenda goes out"}}]
)
def test_what_is_written_comes_back(value: Any) -> None:
    problem = with_deadlines(value)
    assert problem_from_shape(problem.shape()).network.deadlines == problem.network.deadlines
    assert with_deadlines({"agenda": -7}).network.shape()["deadlines"] == {"agenda": -7}
    assert Draft202012Validator(schema()).is_valid({"netplan": 1, **problem.shape()})


@pytest.mark.parametrize(
    ("value", "field", "what"),
    [
        (["agenda"], "network.deadlines", "deadlines are listed by what is due"),
        ("soon", "network.deadlines", "not as 'soon'"),
        ({"agenda": "a week"}, "network.deadlines.agenda.days", "is not a whole number"),
        ({"agenda": 1.5}, "network.deadlines.agenda.days", "1.5 is not a whole number"),
        ({"agenda": True}, "network.deadlines.agenda.days", "is not a whole number"),
        ({"agenda": -400}, "network.deadlines.agenda.days", "-400"),
        ({"agenda": {"by": "planner"}}, "network.deadlines.agenda.days", "the field days is missing"),
        ({"agenda": {"days": -7, "by": "cook"}}, "network.deadlines.agenda.by[0]", 'no role "cook"'),
    ],
)  # fmt: skip
def test_anything_else_is_refused_at_its_place(value: Any, field: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        with_deadlines(value)
    assert caught.value.field == field
    assert what in caught.value.what
