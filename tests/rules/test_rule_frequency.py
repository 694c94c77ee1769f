from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.frequency import Frequency
from tiny import during, errors, fault, held, impossible, make, on, solved

QUARTERLY = (Frequency(at_least=1, at_most=2, per="quarter"),)
FOUR = (on("M1", "03-05"), on("M2", "06-04"), on("M3", "09-03"), on("M4", "12-03"))
PLAN = (held("M1", "03-05"), held("M2", "06-04"), held("M3", "09-03"), held("M4", "12-03"))


def test_trivially_fine() -> None:
    problem = make(*FOUR, rules=(*QUARTERLY, Frequency(at_least=3)))
    assert errors(problem, *PLAN) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(*FOUR[:3], rules=QUARTERLY)
    said = "there are 0 meetings in 2013-Q4; asked for: at least 1"
    assert fault(problem, *PLAN[:3]) == ("frequency", 1, "meetings", said)
    assert impossible(problem) == {"frequency"}


def test_just_inside() -> None:
    problem = make(on("M1", "03-04"), on("M2", "03-05"), during("M3", "03-28", "04-02"),
                   rules=(Frequency(at_most=2, per="month"),))  # fmt: skip
    assert solved(problem).by_id["M3"].date.month == 4
    yearly = make({"series": "W", "count": "2-4", "window": "2013-03"}, rules=(Frequency(at_least=3),))
    assert len(solved(yearly).meetings) == 3


def test_just_outside() -> None:
    problem = make(on("M1", "03-04"), on("M2", "03-05"), on("M3", "03-06"), rules=(Frequency(at_most=2, per="month"),))
    assert fault(problem, held("M1", "03-04"), held("M2", "03-05"), held("M3", "03-06"))[1:] == (
        1, "meetings", "there are 3 meetings in 2013-03; asked for: at most 2",
    )  # fmt: skip
    assert impossible(problem) == {"frequency"}
    assert impossible(make(on("M1", "03-04"), rules=(Frequency(at_least=2),))) == {"frequency"}


def season_from_april(*rules: Frequency, history: tuple[str, ...] = ()) -> bool:
    """Tell whether two meetings, in April 2013 and in January 2014, are as often as the rules ask."""
    january = {"id": "M2", "date": "2014-01-07"}
    season = {"from": "2013-04-01", "to": "2014-03-31", "meetings": [on("M1", "04-02"), january]}
    problem = make(on("M1", "04-02"), on("M2", "12-03")).with_(season=season)
    past = [{"date": date, "venue": "Odense"} for date in history]
    problem = problem.with_(network={"rules": rules, "history": past})
    later = held("M2", "01-07")
    moved = {name: getattr(later, name).replace(year=2014) for name in ("date", "start", "end")}
    found = {one.rule for one in errors(problem, held("M1", "04-02"), later.model_copy(update=moved))}
    if found:
        assert found == {"frequency"} == impossible(problem)
        return False
    return bool(solved(problem))


def test_the_history_counts_and_nothing_is_asked_of_a_year_that_is_not_over() -> None:
    past = ("2013-01-15", "2013-02")
    assert season_from_april(Frequency(at_least=3), history=past)  # 2013 has three; 2014 may still get more
    assert not season_from_april(Frequency(at_least=4), history=past)
    assert season_from_april(Frequency(at_least=1), history=("2012-12",))
    assert not season_from_april(Frequency(at_least=2), history=("2012-12",))
    assert season_from_april(Frequency(at_most=3), history=past)
    assert not season_from_april(Frequency(at_most=2), history=past)
    assert season_from_april(Frequency(at_least=1, at_most=1, meetings=("M1",)), history=past)  # recorded by no name


def test_says_what_it_means() -> None:
    assert Frequency(at_least=3).sentence(Say()) == "at least 3 meetings per year"
    assert Frequency(at_most=1, per="month").sentence(Say()) == "at most 1 meeting per month"
    assert Frequency(at_least=3, at_most=4, meetings=("W",)).sentence(Say()) == "3 to 4 meetings per year, for W"


@pytest.mark.parametrize("fields", [{}, {"per": "month"}, {"at_least": 3, "at_most": 2}])
def test_limits_that_say_nothing_or_contradict_each_other_are_errors(fields: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        Frequency(**fields)
    assert caught.value.hint
