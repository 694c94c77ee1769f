from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.lint import check
from netplan.rules.must_attend import MustAttend
from tiny import during, errors, fault, held, impossible, make, on, solved, worth

ANNA = (MustAttend(who=("Anna",)),)
HOUSES: list[Any] = [
    {"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"},
    {"name": "Carl", "organisation": "South"},
]  # fmt: skip


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), rules=ANNA, away={"Bo": "03-05"})
    assert errors(problem, held("M1", "03-05")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), rules=ANNA, away={"Anna": "03-05"})
    assert impossible(problem) == {"answers", "must_attend"}
    assert fault(problem, held("M1", "03-05")) == (
        "must_attend", 1, "people missing", "Anna must attend M1 and cannot come on 5 Mar 2013",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=ANNA, away={"Anna": "03-05"}, if_need_be={"Anna": "03-06"})
    assert solved(problem).by_id["M1"].date.day == 6


def test_just_outside() -> None:
    away = {"Anna": "03-05", "Bo": "03-06", "Carl": "03-07"}
    everybody = MustAttend()
    assert impossible(make(during("M1", "03-05", "03-07"), rules=(everybody,), away=away)) == {"answers", "must_attend"}
    assert solved(make(during("M1", "03-05", "03-08"), rules=(everybody,), away=away)).by_id["M1"].date.day == 8
    wished = make(during("M1", "03-05", "03-07"), wishes=(everybody,), away={**away, "Bo": "03-06 03-07"})
    assert worth(wished, everybody, held("M1", "03-07")) == 2
    assert solved(wished).by_id["M1"].date.day in (5, 6)


def test_of_an_organisation_one_member_is_enough() -> None:
    rules = (MustAttend(who=("North", "South")),)
    problem = make(on("M1", "03-05"), members=HOUSES, rules=rules, away={"Anna": "03-05"})
    assert solved(problem)
    problem = make(on("M1", "03-05"), members=HOUSES, rules=rules, away={"Anna": "03-05", "Bo": "03-05"})
    assert impossible(problem) == {"answers", "must_attend"}
    assert fault(problem, held("M1", "03-05"))[3] == "nobody from North can come to M1 on 5 Mar 2013"
    assert errors(problem, held("M1", "03-05", asked="Bo"))[0].rule == "answers"
    left = [HOUSES[0] | {"left": "2013-02-28"}, HOUSES[1] | {"left": "2013-02-28"}, HOUSES[2]]
    assert solved(make(on("M1", "03-05"), members=left, rules=rules, away={"Anna": "03-05"}))


def test_somebody_of_several_organisations_stands_for_each() -> None:
    rules = (MustAttend(who=("North", "South")),)
    both = {"name": "Carl", "organisation": ["South", "North"]}
    away = {"Anna": "03-05", "Bo": "03-05"}
    assert solved(make(on("M1", "03-05"), members=[*HOUSES[:2], both], rules=rules, away=away))
    lacking = make(on("M1", "03-05"), members=[*HOUSES[:2], both], rules=rules, away={**away, "Carl": "03-05"})
    assert len(errors(lacking, held("M1", "03-05"))) == 2


def test_of_a_role_its_holders() -> None:
    away = {"Anna": "03-05", "Bo": "03-06"}
    roles: dict[str, Any] = {"scribe": {}}
    wish = MustAttend(who=("scribe",))
    problem = make(during("M1", "03-05", "03-06"), members="Anna Bo", roles=roles, wishes=(wish,), away=away)
    assert worth(problem, wish, held("M1", "03-05", scribe="Anna")) == 1
    assert worth(problem, wish, held("M1", "03-05", scribe="Bo")) == 0


def test_of_named_meetings_and_only_while_a_member() -> None:
    rules = (MustAttend(meetings=("W",)),)
    series = {"series": "W", "count": 2, "window": "2013-03-05, 2013-03-12"}
    problem = make(on("M1", "02-05"), series, rules=rules, away={"Anna": "02-05 03-12"})
    assert fault(problem, held("M1", "02-05"), held("W-1", "03-05"), held("W-2", "03-12"))[3] == (
        "Anna must attend W-2 and cannot come on 12 Mar 2013"
    )
    members: list[Any] = [{"name": "Anna", "leave": ["2013-03-10..2013-03-20"]}, "Bo"]
    assert solved(make(on("M1", "02-05"), series, members=members, rules=rules, away={"Anna": "02-05 03-12"}))


def test_lint_names_who_can_come_on_none_of_the_dates() -> None:
    problem = make(during("M1", "03-05", "03-06"), on("M2", "03-12"), rules=(MustAttend(),),
                   away={"Anna": "03-05 03-12", "Bo": "03-12"})  # fmt: skip
    found = [str(one.sentence) for one in check(problem) if one.rule == "must_attend"]
    assert found == [
        "Anna must attend M2 and cannot come on any of its dates",
        "Bo must attend M2 and cannot come on any of its dates",
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Nord", 'neither a member, a role nor an organisation is called "Nord"'),
        ("Anna", '"Anna" may be Anna / Anna Lund'),
    ],
)
def test_words_that_mean_nobody_or_several_are_errors(word: str, said: str) -> None:
    members: list[Any] = [{"name": "Bo", "organisation": "North"}, {"name": "Anna Lund", "organisation": "Anna"}]
    with pytest.raises(InputError) as caught:
        make(on("M1", "03-05"), members=members, rules=(MustAttend(who=(word,)),))
    assert caught.value.what == said
    assert caught.value.field == "network.rules[0].must_attend.who[0]"
    north = make(on("M1", "03-05"), members=members, roles={"scribe": {"label": "referent"}},
                 rules=(MustAttend(who=("north", "bo", "Referent")),)).network.rules[0]  # fmt: skip
    assert north.entry() == {"must_attend": {"who": ["North", "Bo", "scribe"]}}
