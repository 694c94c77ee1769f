"""What clashes: confirmed by trying every plan, irreducible, and said so that a convener understands."""

from __future__ import annotations

import datetime as dt
import runpy
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import netplan
from everything import errors, every_plan
from netplan.dates import widened
from netplan.domain import Problem, Rule
from netplan.plan import Conflict, Plan
from netplan.rules import (
    RULES,
    AtMost,
    AwayFrom,
    Capacity,
    EveryoneComes,
    NotWith,
    OneDuty,
    Quorum,
    Rest,
    Spacing,
    rules_of,
)
from tiny import during, make, on

OWN = Path(__file__).parents[2] / "examples" / "own_rule"
STRUCTURE = {rule.name for rule in RULES if rule.structural}
"""Rules that are not taken apart by people."""
assert {"present", "eligible", "within", "includes", "sequence", "open_venue"} == STRUCTURE


def clash(problem: Problem, **options: Any) -> Conflict:
    found = netplan.conflict(problem, workers=1, **options)
    assert (found.status, found.confirmed, found.irreducible) == ("impossible", True, True)
    return found


# -- brute force -----------------------------------------------------------------------------------------------------


def drawn(random: Random) -> Problem:
    """Draw a week with two meetings and too many wants."""
    days = [f"2013-03-{day:02}" for day in range(4, 9)]
    people = ["Anna", "Bo", "Carl"][: random.randint(2, 3)]
    meetings = []
    for name, first in (("M1", 0), ("M2", random.randint(0, 2))):
        last = random.randint(first, min(first + 2, 4))
        meeting: dict[str, Any] = {"id": name, "window": f"{days[first]}..{days[last]}"}
        if random.random() < 0.4:
            meeting["scribe"] = random.choice(people)
        meetings.append(meeting)
    rules: list[Rule] = random.sample(
        [
            Quorum(at_least=str(random.randint(1, len(people)))), Spacing(at_least=random.randint(1, 3)),
            Spacing(at_most=random.randint(1, 2)), Rest(), AtMost(times=1),
            EveryoneComes(at_least=random.randint(1, 2)),
        ], random.randint(1, 4),
    )  # fmt: skip
    away = {name: random.sample(days, random.randint(0, 4)) for name in people}
    eligible = sorted({*random.sample(people, random.randint(1, len(people))),
                       *(one["scribe"] for one in meetings if "scribe" in one)})  # fmt: skip
    return Problem.model_validate({
        "network": {"id": "drawn", "name": "Drawn", "members": people, "rules": rules,
                    "roles": {"scribe": {"eligible": eligible}}},
        "season": {"name": "2013", "from": days[0], "to": days[-1], "meetings": meetings,
                   "availability": {"away": away}},
    })  # fmt: skip


def broken(problem: Problem, rules: list[Rule], plan: Plan, parts: set[tuple[str, tuple[str, ...]]]) -> Iterator[Any]:
    """Yield the parts that a plan breaks, by the rules' own checks."""
    for finding in errors(problem, rules, plan):
        about = finding.about
        if finding.rule in STRUCTURE:
            about = tuple(word for word in about if word not in problem.people)
        if (finding.rule, about) in parts:
            yield finding.rule, about


def test_what_clashes_is_confirmed_and_irreducible_by_trying_every_plan() -> None:
    """Each plan breaks one of the parts, and for each part there is a plan that breaks no other."""
    random, possible = Random(2013), 0
    sizes: list[int] = []
    while len(sizes) < 10:
        problem = drawn(random)
        if sum(1 for _ in zip(every_plan(problem, widened(problem)), range(1_201), strict=False)) > 1_200:
            continue
        found = netplan.conflict(problem, workers=1)
        rules = list(rules_of(problem))
        if not found:
            assert found.status == "possible"
            if possible < 3:
                assert any(not any(errors(problem, rules, plan)) for plan in every_plan(problem, widened(problem)))
            possible += 1
            continue
        assert (found.status, found.confirmed, found.irreducible) == ("impossible", True, True)
        parts = {(part.rule, part.about) for part in found.parts}
        alone = [rule for rule in rules if rule.name in found.rules]
        left = set(parts)
        for plan in every_plan(problem, widened(problem)):
            wrong = {*broken(problem, alone, plan, parts)}
            assert wrong, (problem, plan)
            if len(wrong) == 1:
                left -= wrong
        assert left == set(), (problem, found.parts)
        sizes.append(len(parts))
    assert max(sizes) >= 5 and possible >= 3


# -- what is said ----------------------------------------------------------------------------------------------------

MEMBERS = "Ane Bo Carl Dorte Erik Fie"


def june(**away: str) -> dict[str, str]:
    """Return who is away on which of the first four weekdays of the week of 4 June 2013."""
    return {name: " ".join(f"06-{day:02}" for day in map(int, days.split())) for name, days in away.items()}


def test_a_quorum_that_no_date_reaches() -> None:
    away = june(Ane="4 5 6", Bo="4 5 6", Carl="4 6", Dorte="4 5")
    problem = make(during("M1", "06-04", "06-06"), members=MEMBERS, rules=(Quorum(at_least="4"),), away=away)
    found = clash(problem)
    assert found.rules == ("window", "answers", "quorum")
    assert found.sentences == (
        "M1 needs 4 of 6 members (quorum), and no date open to it has more than 3: the best is 5 Jun 2013 with 3, "
        "when Ane, Bo and Dorte are away.",
    )
    assert {name for part in found.parts for name in part.people} <= {"Ane", "Bo", "Carl", "Dorte"}


def test_a_chance_that_no_date_promises() -> None:
    away = june(Ane="4 5 6", Bo="4 5 6", Carl="4 6", Dorte="4 5")
    rules = (Quorum(at_least="4", chance="80%"),)
    problem = make(during("M1", "06-04", "06-06"), members=MEMBERS, rules=rules, away=away)
    found = clash(problem)
    assert found.rules == ("window", "answers", "quorum")
    assert found.sentences == (
        "M1 needs 4 of 6 members with a chance of 80%, and no date open to it promises that: the best is 4 Jun 2013 "
        "with 0%. Away then: Ane, Bo, Carl and Dorte.",
    )


def test_a_chance_that_only_other_dates_promise() -> None:
    away = june(Ane="4 5", Bo="4 5", Carl="4 5")
    problem = make(during("M1", "06-04", "06-06"), on("M2", "06-10"), members=MEMBERS, away=away,
                   rules=(Quorum(at_least="4", chance="80%"), Spacing(at_least=5)))  # fmt: skip
    assert clash(problem).sentences[0] == (
        "M1 needs 4 of 6 members with a chance of 80%, which is to be had only on 6 Jun 2013."
    )


def test_a_quorum_that_only_other_dates_reach() -> None:
    away = june(Ane="4 5", Bo="4 5", Carl="4 5")
    problem = make(during("M1", "06-04", "06-06"), on("M2", "06-10"), members=MEMBERS, away=away,
                   rules=(Quorum(at_least="4"), Spacing(at_least=5)))  # fmt: skip
    assert clash(problem).sentences == (
        "M1 needs 4 of 6 members (quorum), and so many can come only on 6 Jun 2013; Ane, Bo and Carl are away on other "
        "dates.",
        "M2 is decided for 10 Jun 2013.",
        "At least 5 days between meetings (here: M1 and M2).",
    )


def test_everybody_is_away() -> None:
    away = june(**dict.fromkeys(MEMBERS.split(), "4 5 6"))
    problem = make(during("M1", "06-04", "06-06"), members=MEMBERS, roles={"scribe": {}}, away=away)
    assert clash(problem).sentences == (
        "M1 needs 1 as scribe; of those who may (6 people) so many can come on none of its dates: 4 Jun 2013, "
        "5 Jun 2013 and 6 Jun 2013.",
    )
    company = make(during("M1", "06-04", "06-06"), members=MEMBERS, away=away, rules=(EveryoneComes(),))
    assert clash(company).sentences[0] == (
        "Fie is away on all dates of M1: 4 Jun 2013, 5 Jun 2013 and 6 Jun 2013."
    )  # one is enough


def test_a_decided_holder_who_is_away() -> None:
    meeting = during("M1", "06-04", "06-05", scribe="Ane")
    problem = make(meeting, members=MEMBERS, roles={"scribe": {"label": "referent"}}, away=june(Ane="4 5"))
    found = clash(problem)
    assert found.sentences == (
        "Ane was chosen as referent of M1 and is away on all its dates: 4 Jun 2013 and 5 Jun 2013.",
    )
    assert found.rules == ("window", "decided", "answers", "present")
    (answers,) = (part for part in found.parts if part.rule == "answers")
    assert (answers.people, answers.meetings) == (("Ane",), ("M1",))
    assert answers.dates == (dt.date(2013, 6, 4), dt.date(2013, 6, 5))
    other = make(during("M1", "06-04", "06-06", scribe="Ane"), on("M2", "06-07"), members=MEMBERS,
                 roles={"scribe": {"count": "0-1"}}, away=june(Ane="4 5"), rules=(Spacing(at_least=2),))  # fmt: skip
    assert clash(other).sentences[0] == "Ane was chosen as scribe of M1 and can come only on 6 Jun 2013."


def test_a_pigeonhole_of_minute_takers() -> None:
    three = [on(f"M{number}", f"06-{3 + number:02}") for number in (1, 2, 3)]
    roles = {"scribe": {"label": "referent", "eligible": ["Ane", "Bo"]}}
    found = clash(make(*three, members=MEMBERS, roles=roles, rules=(AtMost(roles=("scribe",), times=1),)))
    assert found.sentences == (
        "3 duties as referent are to be filled, at M1, M2 and M3, and only Ane and Bo may have them.",
        "Everybody has at most 1 duty as referent in the season (here: Ane and Bo).",
    )


def test_a_complete_list_of_holders_to_which_nobody_is_added() -> None:
    problem = make(on("M1", "06-04", scribe=["Ane"]), on("M2", "06-05"), members=MEMBERS, away=june(Bo="5"),
                   roles={"scribe": {"eligible": ["Ane", "Bo"]}}, rules=(AtMost(times=1),))  # fmt: skip
    assert "Only Ane, and nobody else, was chosen as scribe of M1." in clash(problem).sentences


def test_two_rules_for_the_time_between_meetings() -> None:
    rules = (Spacing(at_least=20), Spacing(at_most=10))
    found = clash(make(during("M1", "03-01", "06-28"), during("M2", "03-01", "06-28"), rules=rules))
    assert found.rules == ("spacing",)
    assert found.sentences == (
        "At least 20 days between meetings (here: M1 and M2).",
        "At most 10 days between meetings (here: M1 and M2).",
    )


def test_it_says_in_danish_what_the_part_is_about() -> None:
    problem = make(on("M1", "06-04"), on("M2", "06-05"), members="Ane Bo", roles={"scribe": {}}, rules=(Rest(),),
                   away=june(Bo="4 5")).with_(network={"language": "da"})  # fmt: skip
    found = clash(problem)
    assert {*found.rules} - {"window"} == {"filled", "answers", "present", "rest"}
    assert {name for part in found.parts if part.rule == "rest" for name in part.people} == {"Ane"}
    assert {name for part in found.parts if part.rule == "answers" for name in part.people} == {"Bo"}
    assert found.language == "da"
    assert any("her gælder det Ane, M1 og M2" in part.sentence for part in found.parts)


def busy() -> Problem:
    """Return a problem that many answers make impossible: nobody may miss one of the three meetings."""
    three = [during(f"M{number}", f"06-{7 * number - 4:02}", f"06-{7 * number - 3:02}") for number in (1, 2, 3)]
    days = [f"06-{7 * number - 4:02}" for number in (1, 2, 3)]
    even = [f"06-{7 * number - 3:02}" for number in (1, 2, 3)]
    away = {**dict.fromkeys(MEMBERS.split()[:3], " ".join(days)), **dict.fromkeys(MEMBERS.split()[3:], " ".join(even))}
    return make(*three, members=MEMBERS, away=away, rules=(EveryoneComes(at_least=2),))


def test_absences_from_several_meetings_are_told_in_one_sentence() -> None:
    found = clash(busy())
    people = {name for part in found.parts for name in part.people}
    assert len([part for part in found.parts if part.rule == "answers"]) > len(found.sentences) == 2
    assert found.sentences[0].startswith("Away on some of the dates that are open: M1 (")
    assert all(f"M{number} (" in found.sentences[0] for number in (1, 2, 3))
    assert all(name in found.sentences[0] for name in people)


def test_what_is_not_shown_is_counted_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (Spacing(at_least=20), Spacing(at_most=10))
    problem = make(on("M1", "03-01"), during("M2", "03-01", "06-28"), on("M3", "06-28"), rules=rules[1:])
    whole = clash(problem).sentences
    assert len(whole) == 3
    monkeypatch.setattr("netplan.explain.conflict_words.MOST", 2)
    first, last = clash(problem).sentences
    assert first == whole[0]
    assert last == "2 further rules take part: the window and time between meetings."


def test_of_the_dates_to_keep_free_only_those_that_matter_are_named() -> None:
    away = AwayFrom(dates=("week 40", "week 24", "week 2", "week 23"))
    found = clash(make(during("M1", "06-04", "06-07"), rules=(away,)))
    assert found.sentences == (
        "No date is left in the window of M1 (4 Jun 2013 to 7 Jun 2013).",
        "No meeting on week 23 and week 24 (here: M1).",
    )


def test_what_people_can_change_is_named_where_there_is_a_choice() -> None:
    """Two roles that one person may not hold both: the rule that says so is listed, so it is the one to change."""
    roles = {"host": {"holder": "Ane"}, "scribe": {}}
    problem = make(on("M1", "06-04"), members="Ane Bo", roles=roles, away=june(Bo="4"),
                   rules=(NotWith(roles=("host", "scribe")), OneDuty()))  # fmt: skip
    found = clash(problem)
    assert {*found.rules} & {"not_with", "one_duty"} in ({"not_with"}, {"one_duty"})
    dear = [part.rule for part in clash(problem.with_(network={
        "rules": (NotWith(roles=("host", "scribe"), price="never"), OneDuty())})).parts]  # fmt: skip
    assert "not_with" not in dear and "one_duty" in dear


# -- how it is found -------------------------------------------------------------------------------------------------


def test_the_same_for_any_number_of_workers() -> None:
    away = june(Ane="4 5 6", Bo="4 5", Carl="4 6", Dorte="4 5", Erik="5 6", Fie="6")
    problem = make(during("M1", "06-04", "06-06"), on("M2", "06-06"), members=MEMBERS, away=away,
                   rules=(Quorum(at_least="5"), Capacity(), Spacing(at_least=4)))  # fmt: skip
    assert netplan.conflict(problem, workers=1) == netplan.conflict(problem, workers=3) == netplan.conflict(problem)


def test_a_possible_problem_has_none() -> None:
    found = netplan.conflict(make(on("M1", "06-04")))
    assert (bool(found), len(found), found.status) == (False, 0, "possible")
    assert str(found) == "Nothing clashes: there is a plan that keeps all rules."
    assert "Nothing clashes" in found._repr_html_()


def test_without_time_nothing_is_known() -> None:
    stop = threading.Event()
    stop.set()
    problem = make(on("M1", "06-04"), members=MEMBERS, rules=(Quorum(at_least="9"),))
    for options in ({"time_limit": 0}, {"stop": stop}):
        found = netplan.conflict(problem, **options)
        assert (found.status, found.parts, found.confirmed) == ("unknown", (), False)
    told: list[netplan.Progress] = []
    assert clash(problem, progress=told.append).rules == ("quorum",)
    assert [one.step for one in told] == sorted({one.step for one in told})


def test_a_role_that_is_decided_later_clashes_only_where_it_is_proposed() -> None:
    roles = {"planner": {}, "chair": {"decided_by": "planner", "eligible": ["Ane"]}}
    problem = make(on("M1", "06-04"), members="Ane Bo", roles=roles, away=june(Ane="4"))
    assert netplan.conflict(problem).status == "possible"
    assert "chair" in str(clash(problem, propose=["chair"]))
    with pytest.raises(netplan.InputError):
        netplan.conflict(problem, propose=["chiar"])


def test_ones_own_rule_is_named_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    own: Any = runpy.run_path(str(OWN / "own_rule.py"))["BeforeSummer"]
    problem = netplan.read(OWN / "network.yaml", rules=[own]).with_(season={"meetings": [
        {"id": "first", "window": "May"}, {"id": "second", "window": "June"}]})  # fmt: skip
    found = clash(problem)
    assert found.rules == ("window", "before_summer")
    assert any("t most 1 meetings before the summer" in sentence for sentence in found.sentences)
    monkeypatch.setattr("netplan.explain.conflict_words.MOST", 1)
    assert clash(problem).sentences == ("2 further rules take part: the window and before summer.",)
    # the first is before the summer in any case, three weeks after its window too
    assert found.sentences[0].startswith("The dates open to the meetings: second (22 dates from 1 Jun 2027 to ")


def test_it_is_a_table_and_a_page() -> None:
    found = clash(make(on("M1", "06-04"), members="Ane <b>", rules=(Quorum(at_least="9"),)))
    frame = found.frame()
    assert list(frame.columns) == ["rule", "meetings", "people", "roles", "dates", "sentence"]
    assert list(frame["rule"]) == ["quorum"] and list(frame["meetings"]) == [("M1",)]
    page = found._repr_html_()
    assert "M1 needs 9 of 2 members" in page and "<script" not in page
    assert Conflict.model_validate_json(found.model_dump_json()) == found
