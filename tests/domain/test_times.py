from __future__ import annotations

from typing import Any

import pytest

from netplan import InputError
from netplan.domain import Answers, Availability

SECRET = "chemo"


def away(entries: Any) -> tuple[str, ...]:
    return Availability.model_validate({"away": {"Kis": entries}}).away["Kis"]


@pytest.mark.parametrize(
    "entries",
    [
        ["Wednesdays", {"when": "week 7", "reason": SECRET}],
        [{"when": "Wednesdays"}, "week 7"],
        [{"when": "Wednesdays", "reason": [SECRET, 3]}, {"when": "week 7", "reason": None}],
    ],
)
def test_a_reason_is_dropped_when_it_is_read(entries: Any) -> None:
    assert away(entries) == ("Wednesdays", "week 7")


def test_an_entry_may_stand_without_a_list() -> None:
    assert away({"when": "Wednesdays", "reason": SECRET}) == ("Wednesdays",)
    given = Answers.model_validate({"yes": {"when": "week 8", "reason": SECRET}, "not_preferred": "Fridays"})
    assert (given.yes, given.not_preferred) == (("week 8",), ("Fridays",))
    assert SECRET not in str(given.shape()) + repr(given)


@pytest.mark.parametrize(
    ("entries", "field", "what"),
    [
        ([{"reason": SECRET}], "away.Kis[0]", "does not say when"),
        (["week 7", {"when": ["Mondays", "Tuesdays"], "reason": SECRET}], "away.Kis[1].when", "does not say when"),
        ([{"when": "Mondays", "why": SECRET}], "away.Kis[0].why", 'unknown field "why"'),
        ([{"Mondays": SECRET}], "away.Kis[0].Mondays", 'unknown field "Mondays"'),
        ([["Mondays", {"when": "Mondays", "reason": SECRET}]], "away.Kis[0]", "is not a text"),
    ],
)
def test_no_error_shows_a_reason(entries: Any, field: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        away(entries)
    assert caught.value.field == field
    assert what in caught.value.what
    assert SECRET not in str(caught.value) + repr(caught.value)


def test_no_error_shows_a_reason_in_the_wrong_place() -> None:
    with pytest.raises(InputError) as caught:
        Availability.model_validate({"away": [{"when": "x", "reason": SECRET}]})
    assert "is not a mapping" in caught.value.what
    assert SECRET not in str(caught.value)
