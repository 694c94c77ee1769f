"""What the history tells that the network does not know."""

from __future__ import annotations

import pytest

import netplan
from looked import named, small
from netplan.plan import Finding


def test_a_former_member_in_the_history_is_reported_once() -> None:
    rows = [{"date": date, "role": "host", "member": "Cleo"} for date in ("2026-03", "2026-Q4")]
    (found,) = netplan.check(small(roles={"host": {}}, history=rows))
    assert (found.rule, found.about, found.amount, found.level) == ("former_member", ("Cleo",), 2, "note")


def test_a_former_venue_in_the_history_is_reported_once() -> None:
    given = {"2026-03": "x", "2026-Q3": "Old", "2026-Q4": "Old"}
    rows = [{"date": date, "venue": venue} for date, venue in given.items()]
    (found,) = named(small(venues=["X"], history=rows), "former_venue")
    assert (found.about, found.amount, found.level) == (("Old",), 2, "note")


def test_a_duty_that_the_history_has_twice_is_a_warning() -> None:
    def looked_at(*rows: dict[str, str]) -> list[Finding]:
        return named(small(roles={"writer": {"label": "referent"}}, history=list(rows)), "recorded_twice")

    one = {"date": "2026-03-10", "role": "writer", "member": "Bo"}
    (found,) = looked_at(one, {**one, "meeting": "M1"}, {**one, "date": "2026-03-11"})
    assert (found.about, found.amount, found.level) == (("Bo", "writer"), 1, "warning")
    assert found.sentence == "Bo is recorded 2 times as referent on 10 Mar 2026, and each counts"
    in_a_month = {**one, "date": "2026-03"}
    assert looked_at(in_a_month, in_a_month) == []  # may well be two meetings


PEOPLE = [{"name": name, "organisation": name[0]} for name in ("Berit Holm", "Kis", "Bo Lund", "Bo Lind")]


@pytest.mark.parametrize(
    ("word", "people"),
    [("Berrit Holm", "Berit Holm"), ("Kis Dahl", "Kis"), ("Berit H.", "Berit Holm"), ("Bo L.", "Bo Lind and Bo Lund")],
)
def test_a_name_in_the_history_that_is_like_a_member_s_is_a_warning_with_a_proposal(word: str, people: str) -> None:
    problem = small(members=PEOPLE, roles={"host": {}}, history=[{"date": "2026-03", "role": "host", "member": word}])
    (found,) = netplan.check(problem)
    assert (found.rule, found.level, problem.network.history[0].member) == ("likely_member", "warning", word)
    assert f"perhaps {people} is meant" in found.sentence


def test_an_ambiguous_name_in_the_history_is_refused() -> None:
    rows = [{"date": "2026-03", "role": "host", "member": "Bo"}]
    with pytest.raises(netplan.InputError, match='"Bo" may be Bo Lind / Bo Lund'):
        small(members=PEOPLE, roles={"host": {}}, history=rows)


def test_a_turn_of_somebody_who_is_no_member_is_owed_to_nobody() -> None:
    row = {"date": "2026-03", "role": "host", "member": "Kis"}
    problem = small(members=PEOPLE, roles={"host": {}}, history=[{**row, "instead_of": "Ursula"}])
    (found,) = named(problem, "stranger")
    assert (found.about, found.level) == (("Ursula",), "warning")
    assert not named(small(members=PEOPLE, roles={"host": {}}, history=[{**row, "instead_of": "Berit"}]), "stranger")


def test_strangers_in_earlier_groups_are_told() -> None:
    groups = {"size": 2, "earlier": [{"season": "2026", "groups": [["Kis", "Berrit Holm"], ["Bo Lund", "Ursula"]]}]}
    found = named(small(members=PEOPLE, subgroups=groups), "stranger")
    assert [(one.about, one.level) for one in found] == [
        (("Berrit Holm", "Berit Holm"), "warning"), (("Ursula",), "note"),
    ]  # fmt: skip
