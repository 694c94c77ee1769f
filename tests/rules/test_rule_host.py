from __future__ import annotations

from typing import Any

from netplan.language import Say
from netplan.rules.host import Host
from tiny import errors, fault, held, impossible, make, on, solved, value

RULE = Host(roles=("scribe",))
PEOPLE = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "South"}, {"name": "Carl"}]
VENUES = ({"name": "Vejle", "organisation": "North"}, {"name": "Ribe", "organisation": "South"}, "Odense")


def hosted(*meetings: dict[str, Any], rule: Host = RULE, **more: Any) -> Any:
    return make(*meetings, **{"members": PEOPLE, "roles": {"scribe": {}}, "rules": (rule,), "venues": VENUES, **more})


def test_trivially_fine() -> None:
    problem = hosted(on("M1", "03-05", venue="Ribe"))
    assert solved(problem).by_id["M1"].holders("scribe") == ("Bo",)
    nobodys = hosted(on("M1", "03-05", venue="Odense", scribe="Carl"))
    assert solved(nobodys)  # a venue without an organisation asks for nothing


def test_forced_violation() -> None:
    fixed = on("M1", "03-05", venue="Ribe", scribe="Anna")
    assert impossible(hosted(fixed)) == {"host", "decided"}
    assert fault(hosted(fixed), held("M1", "03-05", "Ribe", scribe="Anna")) == (
        "host", 1, "meetings", "nobody from South is scribe of M1 in Ribe",
    )  # fmt: skip
    assert value(solved(hosted(fixed, rules=(), wishes=(RULE,))), "host") == 1


def test_just_inside() -> None:
    problem = hosted(on("M1", "03-05", scribe="Anna"), venues=VENUES[:2])
    assert solved(problem).by_id["M1"].venue == "Vejle"


def test_just_outside() -> None:
    problem = hosted(on("M1", "03-05", scribe="Carl"), venues=VENUES[:2])
    assert "host" in impossible(problem)


def test_without_roles_somebody_from_there_can_come() -> None:
    rule = Host()
    problem = hosted(on("M1", "03-05"), rule=rule, venues=VENUES[:2], away={"Bo": "03-05"})
    assert solved(problem).by_id["M1"].venue == "Vejle"
    assert fault(problem, held("M1", "03-05", "Ribe", scribe="Anna"))[3] == "nobody from South can come to M1 in Ribe"
    assert rule.sentence(Say("en")) == "somebody from the venue's organisation can come"


def test_one_of_several_roles_is_enough() -> None:
    rule = Host(roles=("scribe", "helper"))
    problem = hosted(
        on("M1", "03-05", venue="Ribe", scribe="Anna"), rule=rule, roles={"scribe": {}, "helper": {}},
    )  # fmt: skip
    assert solved(problem).by_id["M1"].holders("helper") == ("Bo",)


def test_only_at_the_named_meetings_and_where_the_role_is_used() -> None:
    rule = Host(roles=("scribe",), meetings=("M2",))
    free = hosted(on("M1", "03-05", venue="Ribe", scribe="Anna"), on("M2", "03-12", venue="Ribe"), rule=rule)
    assert solved(free).by_id["M2"].holders("scribe") == ("Bo",)
    unused = hosted(on("M1", "03-05", venue="Ribe", scribe="none"))
    assert solved(unused).by_id["M1"].holders("scribe") == ()


def test_a_role_that_others_decide_later_is_not_judged() -> None:
    roles = {"scribe": {"decided_by": "planner"}, "planner": {}}
    problem = hosted(on("M1", "03-05", venue="Ribe", planner="Carl"), roles=roles)
    assert errors(problem, *solved(problem).meetings) == []


def test_an_organisation_counts_by_its_name_as_member_or_outsider() -> None:
    as_member = hosted(on("M1", "03-05", venue="Ribe"), members="North South Carl")
    assert solved(as_member).by_id["M1"].holders("scribe") == ("South",)
    outside = {"scribe": {"external": True, "eligible": ["North", "South"]}}
    plan = solved(hosted(on("M1", "03-05", venue="Ribe"), members="Anna Bo", roles=outside))
    assert plan.by_id["M1"].holders("scribe") == ("South",)


def test_somebody_of_several_organisations_is_at_home_in_each() -> None:
    rule = (Host(),)
    members = [{"name": "Anna", "organisation": ["South", "North"]}, {"name": "Bo", "organisation": "East"}]
    problem = make(on("M1", "03-05", venue="Vejle"), members=members, venues=VENUES, rules=rule)
    assert solved(problem)
    away = make(on("M1", "03-05", venue="Vejle"), members=members, venues=VENUES, rules=rule, away={"Anna": "03-05"})
    assert impossible(away) >= {"host"}
