"""What makes an impossible season possible: every kind of change, its words, its price, and what its file says."""

from __future__ import annotations

import runpy
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.domain import Rule
from netplan.domain.excepted import Excepted
from netplan.plan import Level, Repair, Repairs
from netplan.rules import rules_of
from netplan.rules.at_least import AtLeast
from netplan.rules.at_most import AtMost
from netplan.rules.eligible import Eligible
from netplan.rules.not_with import NotWith
from netplan.rules.present import Present
from netplan.rules.quorum import Quorum
from netplan.rules.rest import Rest
from netplan.rules.spacing import Spacing
from tiny import during, make, on

FOLDER = Path(__file__).parents[2] / "examples" / "own_rule"
BeforeSummer: Any = runpy.run_path(str(FOLDER / "own_rule.py"))["BeforeSummer"]
SCRIBE: dict[str, Any] = {"scribe": {}}


def edited(problem: netplan.Problem, repair: Repair, own: tuple[type[Rule], ...] = ()) -> netplan.Problem:
    """Return the problem that a file says once its text is changed as the edits say."""
    shape = deepcopy(problem.shape())
    for edit in repair.edits:
        *way, last = edit.path
        place = shape
        for key in way:
            place = place.setdefault(key, {} if key != "rules" else []) if isinstance(place, dict) else place[key]
        if edit.value is None:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(edit.value)
        else:
            place[last] = edit.value
    return netplan.problem_from_shape(shape, rules=own)


def repaired(problem: netplan.Problem, own: tuple[type[Rule], ...] = (), **options: Any) -> Repairs:
    """Return the repairs of an impossible problem, each checked: sound, and the same as its file reads."""
    assert netplan.solve(problem, workers=1).status == "infeasible"
    found = netplan.repairs(problem, **{"workers": 1, **options})
    assert found.needed
    for repair in found:
        assert not [one for one in netplan.verify(repair.problem, repair.plan) if one.level is Level.ERROR]
        read = edited(problem, repair, own)
        assert read.shape() == repair.problem.shape()
        assert read.sha256 == repair.problem.sha256 == repair.plan.problem_sha256
        assert repair.price == sum(give.price for give in repair.gives)
    sets = [frozenset(repair.rules) for repair in found]
    assert not any(one < other for one in sets for other in sets)
    assert [repair.price for repair in found] == sorted(repair.price for repair in found)
    return found


def by_rules(found: Repairs) -> dict[tuple[str, ...], Repair]:
    return {repair.rules: repair for repair in found}


def test_a_season_that_can_be_planned_needs_none() -> None:
    found = netplan.repairs(make(during("M1", "03-04", "03-08")))
    assert found.needed is False
    assert not found
    assert list(found) == []


def test_somebody_is_asked_or_the_quorum_made_smaller() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),),
                   away={"Anna": "03-05", "Bo": "03-06 03-07"})  # fmt: skip
    found = by_rules(repaired(problem))
    asked = found["answers",]
    assert asked.price == 1
    assert str(asked) in (
        "ask Anna to come on Tue 5 Mar 2013 after all (M1)", "ask Bo to come on Wed 6 Mar 2013 after all (M1)"
    )  # fmt: skip
    smaller = found["quorum",]
    assert (smaller.price, smaller.gives[0].amount, smaller.gives[0].unit) == (2, 1, "members")
    assert smaller.edits[0].path == ("network", "rules", 0)
    assert smaller.edits[0].value == {"quorum": {"at_least": "3", "allow": {"M1": 1}}}
    assert "2 of the 3 needed can come to M1" in str(smaller)
    assert str(smaller).endswith(": at least 2 of the members can come to each meeting instead of 3")
    moved = found["window",]
    assert moved.edits[0].path == ("season", "meetings", 0, "also")
    assert str(moved).startswith("hold M1 on Mon 4 Mar 2013, 1 day before its window (")
    assert moved.plan.by_id["M1"].date.isoformat() == "2013-03-04"
    assert all(repair.proven for repair in found.values())


def test_a_day_that_fell_away_is_opened_with_its_reason() -> None:
    problem = make(during("M1", "03-04", "03-08"), rules=(Quorum(at_least="3", price="never"),),
                   members=[{"name": "Anna", "price": "never"}, "Bo", "Carl"],
                   away={"Anna": "03-04 03-05 03-07 03-08"}, closed=("03-06",))  # fmt: skip
    (repair,) = repaired(problem, count=1)
    assert repair.price == 3
    assert str(repair).startswith("hold M1 on Wed 6 Mar 2013, although this day had fallen away (closed")


def test_it_is_said_where_nobody_was_asked_about_a_date() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),),
                   poll={"03-05": "Anna=no Bo=yes Carl=yes", "03-06": "Anna=yes Bo=no Carl=yes"})  # fmt: skip
    moved = by_rules(repaired(problem))["window",]
    assert str(moved).endswith("; nobody was asked about this date")


def test_many_who_are_to_be_asked_are_counted() -> None:
    names = [f"{first}{last}" for first in ("An", "Bo", "Cy", "Di") for last in ("a", "o")]
    problem = make(during("M1", "03-05", "03-06"), members=names, rules=(Quorum(at_least="8", price="never"),),
                   away=dict.fromkeys(names[:7], "03-05 03-06"))  # fmt: skip
    asked = by_rules(repaired(problem))["answers",]
    assert asked.price == 7
    assert str(asked).startswith("ask 7 of the 8 members to come on ")


def test_a_role_is_left_open() -> None:
    problem = make(during("M1", "03-05", "03-05"), during("M2", "03-12", "03-12"), roles=SCRIBE,
                   members="Anna Bo", rules=(Rest(meetings=1, price="never"),),
                   away={"Anna": "03-05 03-12"})  # fmt: skip
    repair = by_rules(repaired(problem))["filled",]
    assert repair.price == 5
    assert str(repair) in ("leave the scribe of M1 open", "leave the scribe of M2 open")
    assert repair.edits[0].value in ({"filled": {"allow": {"M1, scribe": 1}}}, {"filled": {"allow": {"M2, scribe": 1}}})


def test_what_people_decided_may_move_for_a_high_price() -> None:
    problem = make(during("M1", "03-05", "03-05", scribe="Anna"), roles=SCRIBE, members="Anna Bo",
                   away={"Anna": "03-05"})  # fmt: skip
    found = by_rules(repaired(problem))
    moved = found["decided",]
    assert (moved.price, str(moved)) == (12, "let Bo be scribe of M1 instead of Anna")
    assert moved.edits[0].path == ("season", "meetings", 0, "scribe")
    assert moved.edits[0].value == {"tentative": "Anna"}
    assert found["answers",].price == 1
    assert ("present",) not in found  # a duty that nobody is there to do is no plan


def test_a_duty_without_its_holder_is_proposed_only_where_the_file_prices_it() -> None:
    problem = make(during("M1", "03-05", "03-05", scribe="Anna"), roles=SCRIBE, members="Anna Bo",
                   rules=(Present(price=20),), away={"Anna": "03-05"})  # fmt: skip
    absent = by_rules(repaired(problem))["present",]
    assert absent.price == 20
    assert "Anna cannot come on 5 Mar 2013 but is scribe at M1" in str(absent)


def test_a_decided_date_moves_within_its_window_alone() -> None:
    problem = make(on("M1", "03-05", window="2013-03-04..2013-03-08"), rules=(Quorum(at_least="3"),),
                   away={"Anna": "03-05"})  # fmt: skip
    moved = by_rules(repaired(problem))["decided",]
    assert moved.price == 12
    assert str(moved).startswith("move M1 from Tue 5 Mar 2013 to ")
    assert moved.edits[0].value == {"tentative": str(moved.plan.meetings[0].date)}
    assert moved.edits[0].value in ({"tentative": "2013-03-04"}, {"tentative": "2013-03-06"})


def test_a_decided_venue_moves_where_it_is_closed() -> None:
    venues = ({"name": "Odense", "closed": ["2013-03-01..2013-03-31"]}, "Vejle")
    found = by_rules(repaired(make(during("M1", "03-05", "03-06", venue="Odense"), venues=venues)))
    moved = found["decided",]
    assert (moved.price, str(moved)) == (12, "hold M1 at Vejle instead of Odense")
    assert moved.edits[0].value == {"tentative": "Odense"}


def test_a_written_list_never_grows_beyond_what_its_role_takes() -> None:
    problem = make(during("M1", "03-05", "03-05", scribe="Anna", host="Bo"), roles={"scribe": {}, "host": {}},
                   members="Anna Bo", rules=(AtLeast(times=2, members=("Anna",)),))  # fmt: skip
    found = repaired(problem)
    assert ("decided",) in by_rules(found)
    assert str(by_rules(found)["decided",]) == "let Anna be host of M1 instead of Bo"


def test_a_day_is_opened_for_the_one_meeting_of_a_series_that_needs_it() -> None:
    series = {"series": "S", "count": 2, "window": "2013-03-05..2013-03-06"}
    problem = make(series, rules=(Spacing(at_least=3, price="never"),))
    repair = by_rules(repaired(problem))["window",]
    (edit,) = repair.edits
    assert edit.path[:4] == ("season", "meetings", 0, "each") and edit.path[5] == "also"
    assert repair.price == 6
    moved = f"S-{edit.path[4]}"
    assert [bool(one.also) for one in repair.problem.meetings] == [one.id == moved for one in repair.problem.meetings]


def test_what_is_decided_for_a_whole_series_is_freed_for_one_meeting() -> None:
    window, roles = "2013-03-05..2013-04-05", {"scribe": "Anna"}
    rules = (Spacing(at_least=20),)
    several = make({"series": "S", "count": 2, "window": window, **roles}, roles=SCRIBE, members="Anna Bo",
                   rules=rules, away={"Anna": "03-20..04-05"})  # fmt: skip
    freed = by_rules(repaired(several))["decided",]
    assert freed.edits[0].path == ("season", "meetings", 0, "each", "2", "scribe")
    assert str(freed) == "let Bo be scribe of S-2 instead of Anna"
    assert freed.problem.by_id["S-1"].roles["scribe"].decided == ("Anna",)
    alone = make({"series": "S", "count": 1, "window": "2013-03-05..2013-03-05", **roles}, roles=SCRIBE,
                 members="Anna Bo", away={"Anna": "03-05"})  # fmt: skip
    assert str(by_rules(repaired(alone))["decided",]) == "let Bo be scribe of S-1 instead of Anna"


def test_it_is_said_for_what_alone_a_rule_reads_otherwise() -> None:
    problem = make(during("M1", "03-04", "03-05"), during("M2", "03-18", "03-19"), during("M3", "04-22", "04-23"),
                   rules=(Spacing(at_least="3 weeks"),))  # fmt: skip
    repair = by_rules(repaired(problem))["spacing",]
    assert str(repair) == (
        "accept that there are 15 days from M1 to M2: at least 15 days between meetings instead of 21, for M1 and M2 "
        "only"
    )  # fmt: skip
    assert repair.edits[0].value["spacing"]["allow"] == {"M1, M2": 6}


def test_a_decided_date_moves_to_the_nearest_one() -> None:
    problem = make(on("M1", "03-14", window="2013-03-04..2013-03-29"), members="Anna Bo",
                   rules=(Quorum(at_least="2", price="never"),), away={"Anna": "03-12..03-18"})  # fmt: skip
    moved = by_rules(repaired(problem))["decided",]
    assert str(moved) == "move M1 from Thu 14 Mar 2013 to Mon 11 Mar 2013"
    assert moved.edits[0].value == {"tentative": "2013-03-11"}


def test_what_is_removed_from_a_list_goes_from_its_end() -> None:
    meetings = [during(f"M{number}", f"03-{number:02}", f"03-{number:02}", scribe="Anna") for number in (4, 5, 6, 7, 8)]
    rules = (Spacing(at_least="8 weeks"), AtMost(times=1, price="never"), Spacing(at_least="9 weeks"))
    problem = make(*meetings, roles=SCRIBE, members="Anna Bo Carl Dorte Emil", rules=rules)
    repair = next(one for one in repaired(problem) if one.rules == ("decided", "spacing"))
    assert [edit.path for edit in repair.edits if edit.value is None] == [
        ("network", "rules", 2), ("network", "rules", 0)
    ]  # fmt: skip
    assert [rule.name for rule in repair.problem.network.rules] == ["at_most"]


def test_a_rule_says_how_it_would_read() -> None:
    problem = make(during("M1", "03-04", "03-05"), during("M2", "03-18", "03-19"), rules=(Spacing(at_least="3 weeks"),))
    repair = by_rules(repaired(problem))["spacing",]
    assert repair.price == 3
    assert str(repair) == (
        "accept that there are 15 days from M1 to M2: at least 15 days between meetings instead of 21"
    )  # fmt: skip


def test_giving_way_far_costs_no_more_than_dropping_the_rule() -> None:
    problem = make(during("M1", "03-04", "03-05"), during("M2", "03-06", "03-07"), rules=(Spacing(at_least="8 weeks"),))
    repair = by_rules(repaired(problem))["spacing",]
    assert (repair.price, repair.gives[0].amount) == (10, 53)
    assert str(repair) == "accept that there are 3 days from M1 to M2: at least 3 days between meetings instead of 56"
    assert repair.proven


def test_a_rule_is_dropped_where_it_would_need_many_exceptions() -> None:
    meetings = [during(f"M{number}", f"03-{number:02}", f"03-{number:02}") for number in (4, 5, 6, 7, 8)]
    repair = by_rules(repaired(make(*meetings, rules=(Spacing(at_least="8 weeks"),))))["spacing",]
    assert repair.price == 10
    assert str(repair) == "do without this rule: at least 56 days between meetings"
    assert repair.edits == (netplan.plan.Edit(path=("network", "rules", 0)),)
    assert not repair.problem.network.rules


def test_what_a_role_brings_with_it_is_excepted() -> None:
    problem = make(during("M1", "03-05", "03-05"), members="Anna",
                   roles={"chair": {}, "scribe": {"not_with": "chair", "effort": 2}})  # fmt: skip
    repair = by_rules(repaired(problem))["not_with",]
    assert repair.price == 5
    assert {edit.path for edit in repair.edits} == {("network", "rules", 0), ("network", "roles", "scribe", "not_with")}
    assert [rule for rule in rules_of(repair.problem) if isinstance(rule, NotWith)] == [
        NotWith(roles=("scribe", "chair"), allow=(Excepted(about=("Anna", "M1"), by=1),))
    ]


def test_several_rules_give_way_together_where_none_alone_helps() -> None:
    problem = make(during("M1", "03-05", "03-05", scribe="Anna"), roles=SCRIBE, members=[
        {"name": "Anna", "price": "never"}, {"name": "Bo", "price": "never"}, "Carl",
    ], rules=(Quorum(at_least="3"),), away={"Anna": "03-05", "Bo": "03-05"}, any_order=True)  # fmt: skip
    found = repaired(problem, count=3)
    together = by_rules(found)["decided", "quorum"]
    assert together.price == 12 + 4
    assert together.proven


def test_the_users_own_rule_is_repaired_without_knowing_of_it() -> None:
    problem = netplan.read(FOLDER / "network.yaml", rules=[BeforeSummer])
    early = [{"id": name, "window": "May"} for name in ("first", "second")]
    found = by_rules(repaired(problem.with_(season={"meetings": early}), (BeforeSummer,)))
    repair = found["before_summer",]
    assert repair.price == 5
    assert str(repair) == (
        "accept that first, second are all before the summer: at most 2 meetings before the summer instead of 1"
    )  # fmt: skip
    assert repair.edits[0].value == {"before_summer": {"at_most": 1, "allow": {"summer": 1}}} or (
        repair.edits[0].value == {"before_summer": {"allow": {"summer": 1}}}
    )


def test_prices_of_rules_and_people_decide_the_order() -> None:
    away = {"Anna": "03-05", "Bo": "03-06"}
    two = during("M1", "03-05", "03-06")
    dear = [{"name": "Anna", "price": 6}, {"name": "Bo", "price": 4}, "Carl"]
    found = repaired(make(two, members=dear, rules=(Quorum(at_least="3"),), away=away))
    assert [repair.rules for repair in found][:3] == [("quorum",), ("window",), ("answers",)]
    assert "ask Bo" in str(by_rules(found)["answers",])
    found = repaired(make(two, members=dear, rules=(Quorum(at_least="3", price=7),), away=away))
    assert [repair.rules for repair in found][:3] == [("window",), ("answers",), ("quorum",)]
    never = [{"name": "Anna", "price": "never"}, {"name": "Bo", "price": "never"}, "Carl"]
    found = repaired(make(two, members=never, rules=(Quorum(at_least="3", price="never"),), away=away))
    assert not {"answers", "quorum"} & {name for repair in found for name in repair.rules}


def test_where_nothing_may_give_way_there_is_no_repair() -> None:
    everything = [type(rule)(price="never") for rule in rules_of(make(during("M1", "03-05", "03-05")))]
    problem = make(during("M1", "03-05", "03-05"), rules=(*everything, Quorum(at_least="4", price="never")))
    found = netplan.repairs(problem)
    assert (found.needed, len(found), found.complete) == (True, 0, True)
    assert "No change of rules that may give way makes one possible" in found._repr_html_()


@pytest.mark.parametrize("workers", [1, 8])
def test_the_repairs_are_the_same_for_any_number_of_workers(workers: int) -> None:
    problem = make(
        during("M1", "03-05", "03-07"), during("M2", "03-12", "03-14"), roles=SCRIBE, members="Anna Bo Carl Dorte Emil",
        rules=(Quorum(at_least="5"), Rest(meetings=1)), venues=("Odense", "Vejle"),
        away={"Anna": "03-05 03-12", "Bo": "03-06 03-13", "Carl": "03-07", "Dorte": "03-14", "Emil": "03-05 03-06"},
    )  # fmt: skip
    found = netplan.repairs(problem, workers=workers)
    assert [(str(one), one.price, one.proven) for one in found] == [
        (str(one), one.price, one.proven) for one in netplan.repairs(problem, workers=3)
    ]
    assert found.complete
    assert all(repair.proven for repair in found)
    assert all(netplan.solve(repair.problem, workers=1, reasons=False).plan == repair.plan for repair in found)


def test_more_duties_than_people_are_counted_not_tried() -> None:
    meetings = [during(f"M{number}", f"{3 + number // 4:02}-{4 + 7 * (number % 4):02}",
                       f"{3 + number // 4:02}-{8 + 7 * (number % 4):02}") for number in range(12)]  # fmt: skip
    problem = make(*meetings, members=[f"N{number}" for number in range(11)], roles=SCRIBE, rules=(AtMost(times=1),))
    found = repaired(problem, time_limit=60)
    assert sorted(repair.rules for repair in found) == [("at_most",), ("filled",)]
    assert all(repair.proven and repair.price == 5 for repair in found)
    assert found.complete
    assert found.checks


def test_the_first_repair_is_told_at_once() -> None:
    told: list[Repair] = []
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),), away={"Anna": "03-05 03-06"})
    found = netplan.repairs(problem, on_repair=told.append)
    assert set(map(str, found)) <= set(map(str, told))
    assert told[0].rules == ("answers",)


def test_how_far_the_search_has_come_is_told() -> None:
    seen: list[netplan.Progress] = []
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),), away={"Anna": "03-05 03-06"})
    netplan.repairs(problem, progress=seen.append)
    assert {"answers", "quorum", "window"} <= {one.wish for one in seen}
    assert [one.step for one in seen] == sorted(one.step for one in seen)
    assert all(one.step <= one.steps for one in seen)


def test_without_time_nothing_is_claimed() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),), away={"Anna": "03-05 03-06"})
    found = netplan.repairs(problem, time_limit=0)
    assert (found.needed, len(found), found.complete) == (None, 0, False)
    assert "time did not suffice" in found._repr_html_()


def test_repairs_as_a_table_a_page_and_data() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="3"),), away={"Anna": "03-05 03-06"})
    found = netplan.repairs(problem, count=2)
    frame = found.frame()
    assert list(frame["repair"]) == [1, 2]
    assert list(frame["rule"]) == ["answers", "quorum"]
    page = found._repr_html_()
    assert "one is enough" in page
    assert "Repair 1: ask Anna to come on" in page
    assert "5 Mar 2013" in found[0]._repr_html_()
    assert found.shape()["repairs"][0]["plan"]["meetings"]


def test_nobody_is_ineligible_by_repair_where_that_is_never_to_be() -> None:
    roles = {"scribe": {"eligible": ["Anna"]}}
    problem = make(during("M1", "03-05", "03-05"), roles=roles, members="Anna Bo", away={"Anna": "03-05"},
                   rules=(Eligible(price="never"),))  # fmt: skip
    assert ("eligible",) not in by_rules(repaired(problem))


def test_no_exception_is_written_that_would_read_otherwise() -> None:
    problem = make(during("M1", "03-05", "03-06"), members=["Berg, Anna", "Bo"], roles=SCRIBE,
                   rules=(AtLeast(times=1, members=("Berg, Anna",)),), away={"Berg, Anna": "03-05 03-06"})  # fmt: skip
    found = repaired(problem)
    assert ("answers",) in by_rules(found)
    assert not any("allow" in str(edit.value) for repair in found for edit in repair.edits)


def test_several_rules_are_asked_even_where_one_alone_would_do_for_more() -> None:
    """One repair is wanted, and moving the meeting alone is one; a smaller quorum and a question cost less."""
    week = "03-04 03-05 03-06 03-07 03-08"
    problem = make(
        during("M1", "03-05", "03-05", scribe="Anna"), roles=SCRIBE, rules=(Quorum(at_least="3"),),
        members=["Anna", "Bo", {"name": "Carl", "price": "never"}], away={"Anna": week, "Carl": week},
    )  # fmt: skip
    (only,) = repaired(problem, count=1)
    assert (only.price, sorted(only.rules)) == (3, ["answers", "quorum"])
