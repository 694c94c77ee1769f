from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.weekdays import Weekdays
from tiny import during, errors, fault, held, impossible, make, on, solved, worth

TURNS = (Weekdays(not_running=True),)
VARY = (Weekdays(vary=True),)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-13"), rules=(*TURNS, *VARY, Weekdays(only=("Tuesday", "onsdage"))))
    assert errors(problem, held("M1", "03-05"), held("M2", "03-13")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    for rule in (Weekdays(only=("Monday",)), Weekdays(avoid=("tirsdag",))):
        problem = make(on("M1", "03-05"), rules=(rule,))
        assert impossible(problem) == {"weekdays"}
        assert fault(problem, held("M1", "03-05")) == ("weekdays", 1, "meetings", "M1 on 5 Mar 2013 is on a Tuesday")
    problem = make(on("M1", "03-05"), on("M2", "03-12"), rules=TURNS)
    assert impossible(problem) == {"weekdays"}
    assert fault(problem, held("M1", "03-05"), held("M2", "03-12"))[3] == "M1 and M2 are both on a Tuesday"


def test_just_inside() -> None:
    assert solved(make(during("M1", "03-04", "03-05"), rules=(Weekdays(avoid=("Mon",)),))).by_id["M1"].date.day == 5
    assert solved(make(on("M1", "03-05"), during("M2", "03-12", "03-13"), rules=TURNS)).by_id["M2"].date.day == 13
    three = [during(f"M{n}", f"03-{4 + 7 * n:02}", f"03-{5 + 7 * n:02}") for n in range(3)]  # Monday or Tuesday
    used = [meeting.date.weekday() for meeting in solved(make(*three, rules=VARY)).meetings]
    assert sorted([used.count(0), used.count(1)]) == [1, 2]


def test_just_outside() -> None:
    three = [during(f"M{n}", f"03-{4 + 7 * n:02}", f"03-{5 + 7 * n:02}") for n in range(3)]
    problem = make(*three, rules=VARY)
    plan = [held(f"M{n}", f"03-{4 + 7 * n:02}") for n in range(3)]
    assert fault(problem, *plan) == ("weekdays", 2, "meetings", "Mondays are used 3 times and Tuesdays 0 times")
    assert errors(problem, *plan[:2], held("M2", "03-19")) == []
    fixed = [on(f"M{n}", f"03-{4 + 7 * n:02}") for n in range(3)]
    assert impossible(make(*fixed, during("M3", "03-25", "03-26"), rules=VARY)) == {"weekdays"}  # 3 and 1 at best


def test_reaches_back_into_the_history_where_the_day_is_known() -> None:
    problem = make(on("M1", "01-08"), rules=TURNS, history=("2012-12-04 Odense",))
    assert fault(problem, held("M1", "01-08"))[3] == "2012-12-04 and M1 are both on a Tuesday"
    assert impossible(problem) == {"weekdays"}
    # the last day of July 2012 is a Tuesday, but nobody knows that the meeting was then
    assert solved(make(on("M1", "01-08"), rules=TURNS, history=("2012-07 Odense",)))
    named = Weekdays(not_running=True, meetings=("M1",))
    assert solved(make(on("M1", "01-08"), rules=(named,), history=("2012-12-04 Odense",)))


def test_weekdays_outside_the_season_do_not_take_turns() -> None:
    """A decided Saturday counts nowhere: the others need not be as few as the Saturdays."""
    three = [on(f"M{n}", f"03-{4 + 7 * n:02}") for n in range(3)]
    assert solved(make(*three, on("M3", "03-30"), rules=VARY))


def test_as_a_wish_it_counts_what_is_too_much() -> None:
    wish = Weekdays(vary=True, not_running=True, meetings=("M0", "M1", "M2"))
    three = [during(f"M{n}", f"03-{4 + 7 * n:02}", f"03-{5 + 7 * n:02}") for n in range(3)]
    problem = make(*three, on("M9", "04-02"), wishes=(wish,))
    plan = [held(f"M{n}", f"03-{4 + 7 * n:02}") for n in range(3)]
    assert worth(problem, wish, *plan, held("M9", "04-02")) == 4  # two too many Mondays, two repeated


def test_says_what_it_means() -> None:
    rule = Weekdays(only=("man", "tir", "ons"), avoid=("Wed",), vary=True, meetings=("W",))
    assert rule.sentence(Say()) == (
        "meetings are held on Mondays and Tuesdays only and all weekdays are used equally often, or once more, for W"
    )


@pytest.mark.parametrize(
    ("fields", "said", "field"),
    [
        ({}, "weekdays says nothing", ""),
        ({"only": ["Mon", "Mondey"]}, '"Mondey" is no weekday', "only[1]"),
        ({"avoid": "June"}, '"June" is no weekday', "avoid[0]"),
        ({"only": "Monday", "avoid": "mandage"}, "weekdays leaves no weekday", ""),
    ],
)
def test_words_that_are_no_weekdays_are_errors(fields: dict[str, object], said: str, field: str) -> None:
    with pytest.raises(InputError) as caught:
        Weekdays(**fields)
    assert (caught.value.what, caught.value.field) == (said, field)
