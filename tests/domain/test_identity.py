"""Who is who: namesakes, words for roles, people of several organisations, bodies that hold roles."""

from __future__ import annotations

from typing import Any

import pytest

import netplan

KL = {"name": "Helle", "organisation": "KL"}
HK = {"name": "Helle", "organisation": ["HK Kommunal", "Fremfærd"]}
NO_5 = {"name": "Anna Holm", "organisation": "X", "unit": "Nørregade 5"}
NO_7 = {"name": "Anna Holm", "organisation": "X", "unit": "Nørregade 7"}


def problem(*members: Any, host: Any = "?", season: Any = None, **network: Any) -> netplan.Problem:
    meetings = [{"id": "M1", "window": "week 10", "host": host}]
    return netplan.problem_from_shape({
        "network": {"id": "n", "name": "N", "members": members, "roles": {"host": {}}, **network},
        "season": {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": meetings, **(season or {})},
    })  # fmt: skip


def refused(*members: Any, **given: Any) -> netplan.InputError:
    with pytest.raises(netplan.InputError) as caught:
        problem(*members, **given)
    assert not caught.value.also
    return caught.value


def host_of(given: netplan.Problem) -> tuple[str, ...]:
    return given.meetings[0].roles["host"].decided


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ([KL, HK, "Bo"], ["Helle (KL)", "Helle (HK Kommunal)", "Bo"]),
        ([NO_5, NO_7], ["Anna Holm (Nørregade 5)", "Anna Holm (Nørregade 7)"]),
        ([{"name": "Bo", "place": "Ribe"}, {"name": "bo", "place": "Vejle"}], ["Bo (Ribe)", "bo (Vejle)"]),
        ([{"name": "Bo", "id": "bo-l"}, {"name": "Bo", "id": "bo-m"}], ["Bo (bo-l)", "Bo (bo-m)"]),
        ([KL, HK, {"name": "Helle", "organisation": "BCF"}], ["Helle (KL)", "Helle (HK Kommunal)", "Helle (BCF)"]),
        ([KL, {"name": "Helle Holm", "organisation": "HK"}], ["Helle", "Helle Holm"]),
        ([KL, {"name": "Helle", "organisation": "HK (Midt)"}], ["Helle (KL)", "Helle (HK Midt)"]),
    ],
)
def test_namesakes_go_by_what_tells_them_apart(members: list[Any], names: list[str]) -> None:
    found = problem(*members)
    assert [one.name for one in found.network.members] == names
    assert netplan.problem_from_shape(found.shape()) == found


@pytest.mark.parametrize(
    "members", [[KL, "Helle"], [KL, KL], [NO_5, {**NO_7, "unit": None}], [KL, {**KL, "place": "Ribe"}]]
)
def test_namesakes_whom_nothing_tells_apart_are_refused(members: list[Any]) -> None:
    error = refused(*members)
    assert (error.what, error.field) == (f'two members are called "{members[0]["name"]}"', "network.members[1]")


@pytest.mark.parametrize("word", ["Helle (HK Kommunal)", "Helle, HK Kommunal", "helle,fremfærd", "Helle (Fremfærd)"])
def test_a_mark_says_which_of_the_namesakes_is_meant(word: str) -> None:
    assert host_of(problem(KL, HK, host=word)) == ("Helle (HK Kommunal)",)
    polled = {"availability": {"answers": {word: {"yes": "2027-03-09"}}}}
    assert set(problem(KL, HK, season=polled).season.availability.answers) == {"Helle (HK Kommunal)"}


def test_a_mark_with_brackets_of_its_own_is_understood_with_and_without() -> None:
    midt = {"name": "Helle", "organisation": "HK (Midt)"}
    for word in ("Helle (HK Midt)", "Helle, HK (Midt)"):
        assert host_of(problem(KL, midt, host=word)) == ("Helle (HK Midt)",)
    assert "may be Helle (HK Midt) / Helle (KL)" in refused(KL, midt, host="Helle").what


def test_a_house_number_is_a_mark_too() -> None:
    assert host_of(problem(NO_5, NO_7, host="Anna Holm, Nørregade 7")) == ("Anna Holm (Nørregade 7)",)
    assert host_of(problem(NO_5, NO_7, host="Anna (Nørregade 5)")) == ("Anna Holm (Nørregade 5)",)


@pytest.mark.parametrize("word", ["Helle", "helle"])
def test_the_bare_name_of_namesakes_is_an_error_that_lists_both(word: str) -> None:
    error = refused(KL, HK, host=word)
    assert error.what == f'"{word}" may be Helle (HK Kommunal) / Helle (KL)'
    both = "may be Anna Holm (Nørregade 5) / Anna Holm (Nørregade 7)"
    assert both in refused(NO_5, NO_7, host="Anna Holm").what
    assert both in refused(NO_5, NO_7, history=[{"date": "2026-03", "role": "host", "member": "Anna Holm"}]).what


def test_a_mark_that_is_wrong_names_nobody() -> None:
    assert refused(KL, HK, host="Helle (BCF)").what == 'no member "Helle (BCF)"'
    assert refused("Bo", {"name": "Sara", "organisation": "X"}, host="Sara (Y)").what == 'no member "Sara (Y)"'
    assert host_of(problem("Bo", {"name": "Sara", "organisation": "X"}, host="Sara, X")) == ("Sara",)


@pytest.mark.parametrize(
    ("key", "role", "words"),
    [
        ("minute_taker", {"label": "referent"}, ["skriver", "Secretary", "scribe", "note-taker", "referat"]),
        ("minutes", {"label": "referent"}, ["minute_taker", "minute taker", "sekretær"]),
        ("ordstyrer", {}, ["mødeleder", "chair", "dirigent"]),
        ("speaker", {}, ["oplægsholder", "presenter", "foredragsholder"]),
        ("convener", {}, ["tovholder", "koordinator"]),
        ("clock", {"aliases": ["time keeper"]}, ["tidsholder", "timekeeper"]),
    ],
)
def test_common_words_for_a_role_mean_it(key: str, role: dict[str, Any], words: list[str]) -> None:
    for word in words:
        meetings = [{"id": "M1", "window": "week 10", word: "Bo"}]
        rows = [{"date": "2026-03", "role": word, "member": "Bo"}]
        found = problem("Bo", "Sara", roles={key: role}, history=rows, season={"meetings": meetings})
        assert list(found.meetings[0].roles) == [key]
        assert found.network.history[0].role == key


def test_a_role_that_is_called_so_comes_before_a_synonym() -> None:
    roles: dict[str, Any] = {"host": {}, "referent": {}, "secretary": {"count": "0-1"}}
    found = problem("Bo", host="Bo", roles=roles, history=[
        {"date": "2026-03", "role": role, "member": "Bo"} for role in ("Secretary", "referent")
    ])  # fmt: skip
    assert [row.role for row in found.network.history] == ["secretary", "referent"]


def test_a_synonym_that_may_mean_two_roles_is_an_error_that_lists_both() -> None:
    roles = {"host": {}, "referent": {}, "sekretær": {"count": "0-1"}}
    error = refused("Bo", host="Bo", roles=roles, history=[{"date": "2026-03", "role": "skriver", "member": "Bo"}])
    assert (error.what, error.field) == ('"skriver" may be referent / sekretær', "network.history[0].role")


@pytest.mark.parametrize("word", ["referrent", "Referant", "skrivr"])
def test_a_misspelt_role_in_the_history_is_refused_with_a_proposal(word: str) -> None:
    roles = {"minute_taker": {"label": "referent", "aliases": ["skriver"]}, "host": {}}
    error = refused("Bo", roles=roles, history=[{"date": "2026-03", "role": word, "member": "Bo"}])
    assert error.what == f'no role "{word}"'
    assert error.hint in ('you mean "referent"', 'you mean "skriver"')


def test_several_affiliations_are_written_as_they_are_read() -> None:
    people: list[dict[str, Any]] = [
        {"name": "Steen", "organisation": ["Århus Kommune", "Danmarks Biblioteksforening"]},
        {"name": "Bo", "organisation": ["KL"]}, {"name": "Ida", "organisation": "KL"},
    ]  # fmt: skip
    found = problem(*people)
    steen, bo, ida = found.network.members
    assert (steen.organisation, steen.organisations) == ("Århus Kommune", tuple(people[0]["organisation"]))
    assert bo.organisations == ida.organisations == ("KL",)
    assert found.shape()["network"]["members"] == [people[0], {"name": "Bo", "organisation": "KL"}, people[2]]
    assert problem("Bo").network.members[0].organisation is None
    assert problem("Bo", {"name": "Ida", "organisation": []}).shape()["network"]["members"] == ["Bo", "Ida"]


def test_a_body_that_is_no_member_holds_a_role() -> None:
    roles = {"host": {}, "steering": {"label": "styregruppe", "holder": "Fremfærd Bruger", "external": True}}
    found = problem(KL, HK, roles=roles, host="Helle (KL)")
    plan = netplan.solve(found, time_limit=10).require_plan()
    assert plan.by_id["M1"].roles["steering"] == ("Fremfærd Bruger",)
    assert netplan.verify(found, plan) == ()
    assert netplan.problem_from_shape(found.shape()) == found
