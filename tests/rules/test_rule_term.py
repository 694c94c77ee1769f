from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import Say
from netplan.plan import PlannedMeeting
from netplan.rules.term import Term
from tiny import errors, fault, held, impossible, make, on, planned, solved, value

DAYS = ("03-05", "03-12", "03-19", "03-26")
FOUR = tuple(on(f"M{number}", day) for number, day in enumerate(DAYS, 1))
ROLES: dict[str, Any] = {"chair": {}}
TWO = Term(lasts="2 meetings", roles=("chair",))


def rota(*holders: str) -> list[PlannedMeeting]:
    return [held(f"M{number}", DAYS[number - 1], chair=name) for number, name in enumerate(holders, 1)]


def chairs(problem: Problem) -> list[tuple[str, ...]]:
    return [meeting.roles["chair"] for meeting in solved(problem).meetings]


def test_trivially_fine() -> None:
    problem = make(*FOUR[:2], roles=ROLES, rules=(TWO,))
    assert errors(problem, *rota("Anna", "Anna")) == []
    assert len(set(chairs(problem))) == 1


def test_forced_violation() -> None:
    problem = make(*FOUR[:3], members="Anna", roles=ROLES, rules=(TWO,))
    assert impossible(problem) == {"filled", "term"}
    assert fault(problem, *rota("Anna", "Anna", "Anna")) == (
        "term", 1, "changes", "the term of Anna as chair was over before M3",
    )  # fmt: skip
    assert value(solved(make(*FOUR, members="Anna", roles=ROLES, wishes=(TWO,))), "term") == 2


def test_just_inside() -> None:
    problem = make(*FOUR, roles=ROLES, rules=(TWO,))
    assert errors(problem, *rota("Anna", "Anna", "Bo", "Bo")) == []
    first, second, third, fourth = chairs(problem)
    assert first == second != third == fourth


def test_just_outside() -> None:
    problem = make(*FOUR, roles=ROLES, rules=(TWO,))
    assert fault(problem, *rota("Anna", "Bo", "Bo", "Carl")) == (
        "term", 1, "changes", "Anna leaves as chair at M2, before the term is over",
    )  # fmt: skip
    late = errors(problem, *rota("Anna", "Anna", "Anna", "Anna"))
    assert [str(one.sentence) for one in late] == [
        f"the term of Anna as chair was over before {meeting}" for meeting in ("M3", "M4")
    ]


def test_the_history_tells_since_when_somebody_has_the_role() -> None:
    past = ("2012-10-02 chair Bo", "2012-11-06 chair Anna", "2012-12-04 chair Anna")
    problem = make(*FOUR[:2], roles=ROLES, rules=(Term(lasts=3, roles=("chair",)),), history=past)
    first, second = chairs(problem)
    assert first == ("Anna",) != second
    assert fault(problem, *rota("Bo", "Bo"))[3] == "Anna leaves as chair at M1, before the term is over"


def test_a_term_in_time_ends_at_the_first_meeting_that_is_no_more_than_the_slack_before() -> None:
    def changes(since: str, **fields: Any) -> bool:
        rule = Term(lasts="2 years", roles=("chair",), **fields)
        return chairs(make(FOUR[0], roles=ROLES, rules=(rule,), history=(f"{since} chair Anna",))) != [("Anna",)]

    assert changes("2011-03-05") and changes("2011-04-16") and not changes("2011-04-17")
    assert changes("2011-03-05", slack=0) and not changes("2011-03-06", slack=0)
    assert changes("2011-05-04", slack=60) and not changes("2011-05-05", slack=60)
    short = Term(lasts="4 months", roles=("chair",))
    assert short.due(date(2013, 1, 1)).isoformat() == "2013-04-16"  # an eighth of 120 days


def test_terms_count_from_the_day_that_is_chosen() -> None:
    window = {"id": "M1", "window": "2013-01-07..2013-01-09"}
    rule = Term(lasts="2 months", roles=("chair",), slack=0)
    problem = make(window, on("M2", "03-08"), members="Anna", roles=ROLES, rules=(rule,))
    assert solved(problem).by_id["M1"].date.day == 9


def test_holders_change_at_the_named_meetings_only() -> None:
    rule = Term(lasts=1, roles=("chair",), at=("M1", "M3"))
    problem = make(*FOUR, roles=ROLES, rules=(rule,))
    first, second, third, fourth = chairs(problem)
    assert first == second != third == fourth
    assert fault(problem, *rota("Anna", "Anna", "Bo", "Carl"))[3] == "Bo leaves as chair at M4, where no term ends"
    assert fault(problem, *rota("Anna", "Anna", "Anna", "Anna"))[3] == "the term of Anna as chair was over before M3"


def test_a_renewed_term_is_a_whole_one() -> None:
    rule = Term(lasts=2, roles=("chair",), renewable=True)
    problem = make(*FOUR, roles=ROLES, rules=(rule,))
    assert errors(problem, *rota("Anna", "Anna", "Anna", "Anna")) == []
    assert errors(problem, *rota("Anna", "Anna", "Bo", "Bo")) == []
    assert fault(problem, *rota("Anna", "Anna", "Anna", "Bo"))[:2] == ("term", 1)
    past = ("2012-10-02 chair Anna", "2012-11-06 chair Anna", "2012-12-04 chair Anna")
    renewed = make(*FOUR[:2], members="Anna Bo", roles=ROLES, rules=(rule,), history=past)
    assert fault(renewed, *rota("Bo", "Bo"))[3] == "Anna leaves as chair at M1, before the term is over"
    assert errors(renewed, *rota("Anna", "Bo")) == errors(renewed, *rota("Anna", "Anna")) == []


@pytest.mark.parametrize("gone", [{"left": "2013-03-08"}, {"leave": "2013-03-10..2013-03-14"}])
def test_who_leaves_the_network_is_replaced_freely(gone: dict[str, str]) -> None:
    people = [{"name": "Anna", **gone}, "Bo"]
    problem = make(*FOUR[:2], members=people, roles=ROLES, rules=(TWO,), history=("2012-12-04 chair Gunnar",))
    assert errors(problem, *rota("Anna", "Bo")) == []
    assert fault(make(*FOUR[:2], roles=ROLES, rules=(TWO,)), *rota("Anna", "Bo"))[0] == "term"


PAIR: dict[str, Any] = {"chair": {"count": 2}}


def test_of_several_holders_one_stays() -> None:
    past = ("2012-11-06 chair Anna", "2012-12-04 chair Anna", "2012-12-04 chair Bo")
    problem = make(*FOUR[:2], members="Anna Bo Carl Dorte", roles=PAIR, rules=(TWO,), history=past)
    first, second = chairs(problem)
    assert "Bo" in first and "Anna" not in first and "Bo" not in second
    both = errors(problem, *rota("Carl Dorte", "Carl Dorte"))
    assert [str(one.sentence) for one in both] == [
        "Bo leaves as chair at M1, before the term is over", "all who were chair before M1 leave at once",
    ]  # fmt: skip
    together = Term(lasts=2, roles=("chair",), staggered=False)
    over = ("2012-11-06 chair Anna", "2012-11-06 chair Bo", "2012-12-04 chair Anna", "2012-12-04 chair Bo")
    problem = make(FOUR[0], members="Anna Bo Carl Dorte", roles=PAIR, rules=(together,), history=over)
    assert chairs(problem) == [("Carl", "Dorte")]


def test_terms_that_began_together_come_apart() -> None:
    past = ("2012-11-06 chair Anna", "2012-11-06 chair Bo", "2012-12-04 chair Anna", "2012-12-04 chair Bo")
    problem = make(*FOUR[:2], members="Anna Bo Carl Dorte", roles=PAIR, rules=(TWO,), history=past)
    first, second = chairs(problem)
    assert len({"Anna", "Bo"} & {*first}) == 1 and not {"Anna", "Bo"} & {*second}
    assert fault(problem, *rota("Anna Bo", "Anna Carl"))[3] == "the term of Anna and Bo as chair was over before M1"


def test_duties_bound_by_rule_have_no_term() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*FOUR[:2], roles=roles, rules=(Term(lasts=1, roles=("planner",)),))
    plan = solved(problem)
    assert {plan.by_id[name].roles["planner"] for name in ("M1", "M2")} == {("Anna", "Bo"), ("Anna", "Carl")}


def test_meetings_without_the_role_do_not_count() -> None:
    meetings = (FOUR[0], {**FOUR[1], "chair": "none"}, FOUR[2])
    problem = make(*meetings, roles=ROLES, rules=(TWO,))
    plan = planned(problem, held("M1", DAYS[0], chair="Bo"), held("M2", DAYS[1]), held("M3", DAYS[2], chair="Bo"))
    assert errors(problem, *plan.meetings) == []
    found = solved(problem).by_id
    assert found["M1"].holders("chair") == found["M3"].holders("chair")


def test_how_it_reads() -> None:
    def said(**fields: Any) -> str:
        return Term(lasts="2 years", **fields).sentence(Say("en"))

    assert said() == "a term in any role lasts 2 years"
    assert said(roles="chair", renewable=True) == "a term as chair lasts 2 years and can be renewed"
    assert said(roles="chair", at=["fall"]) == "a term as chair lasts 2 years; holders change at fall only"
    with pytest.raises(InputError, match="counted in meetings has no slack"):
        Term(lasts=2, slack=3)


@pytest.mark.parametrize("length", ["101 years", "9999 years", "1201 months", "123456789 meetings"])
def test_nothing_lasts_longer_than_a_hundred_years(length: str) -> None:
    with pytest.raises(InputError, match="are too long"):
        Term(lasts=length)
