"""Calendars of the network, of a person and of a role: what stands in them, and who is named."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from feeds import COPENHAGEN, DAYS, KINDS, changed, events, network
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io.calendar_out import calendar_bytes
from netplan.io.feeds import Published
from netplan.io.feeds.folder import calendars_of
from netplan.io.wanted import Wanted
from netplan.plan import Plan
from samples import sample_plan, sample_problem
from subscriber import Subscriber

HERE = Path(__file__).parent


def titles(plan: Plan, problem: Problem | None = None, **wanted: Any) -> list[str]:
    content = calendar_bytes(plan, problem, wanted=Wanted(**wanted))
    return [str(event["SUMMARY"]).removeprefix("Nationalt benchmark-netværk: ") for event in events(content)]


def with_roles(plan: Plan, meeting: str, **roles: tuple[str, ...]) -> Plan:
    changed = [
        one.model_copy(update={"roles": {**one.roles, **roles}}) if one.id == meeting else one for one in plan.meetings
    ]
    return plan.model_copy(update={"meetings": tuple(changed)})


def test_a_persons_calendar_is_as_expected() -> None:
    content = calendar_bytes(
        sample_plan(), network(deadlines="usual"), wanted=Wanted(person="Maria", profile="feed")
    )
    assert content == (HERE / "expected_person.ics").read_bytes()


def test_a_persons_calendar_holds_every_meeting_of_the_membership() -> None:
    assert titles(sample_plan(), sample_problem(), person="Kis") == ["M1", "M2 (planlægning)", "M3"]
    assert titles(sample_plan(), sample_problem(), person="Sara")[0] == "M1 (tovholder, planlægning)"
    majbrit = with_roles(sample_plan(), "M3", planner=("Jane", "Kis", "Sara"))
    assert titles(majbrit, sample_problem(), person="Majbrit") == ["M1", "M2"]  # has left before the third
    assert titles(sample_plan(), sample_problem(), person="Majbrit")[2] == "M3 (planlægning)"
    assert titles(sample_plan(), person="kis") == titles(sample_plan(), sample_problem(), person="Kis")


def test_a_roles_calendar_says_who_holds_it() -> None:
    assert titles(sample_plan(), role="referent") == [
        "M1 (referent: Berit)", "M2 (referent: Elisabeth)", "M3 (referent: Maria)",
    ]  # fmt: skip
    assert titles(sample_plan(), sample_problem(), role="skriver") == titles(sample_plan(), role="minute_taker")
    assert titles(sample_plan(), role="chair")[0] == "M1 (mødeleder: open (decided by planlægning))"
    assert titles(with_roles(sample_plan(), "M2", minute_taker=()), role="referent") == [
        "M1 (referent: Berit)", "M3 (referent: Maria)",
    ]  # fmt: skip
    assert titles(sample_plan(), person="Maria", role="referent") == ["M3 (referent)"]


def test_entries_keep_their_id_in_every_calendar() -> None:
    every = [events(calendar_bytes(sample_plan(), wanted=Wanted(**one)))
             for one in ({}, {"person": "Kis"}, {"role": "planner"})]  # fmt: skip
    assert {tuple(str(event["UID"]) for event in found) for found in every} == {
        ("benchmark-2013-M1@netplan", "benchmark-2013-M2@netplan", "benchmark-2013-M3@netplan")
    }


@pytest.mark.parametrize("wanted", [{"person": "Jane"}, {"role": "referent"}, {"person": "Berit", "role": "referent"}])
def test_calendars_of_people_and_roles_name_no_address(wanted: dict[str, str]) -> None:
    content = calendar_bytes(sample_plan(), network(deadlines="usual"), wanted=Wanted(profile="feed", **wanted))
    assert b"mailto" not in content and b"example.org" not in content
    published = calendar_bytes(sample_plan(), network(), wanted=Wanted(profile="publish", **wanted)).decode()
    assert set(filter(lambda line: "mailto" in line, published.splitlines())) == {
        "ORGANIZER;CN=Sara:mailto:sara@example.org"
    }


def test_the_profile_asked_for_is_the_one_written() -> None:
    feed = calendar_bytes(sample_plan(), network(), wanted=Wanted(profile="feed")).decode()
    assert "METHOD" not in feed and "ORGANIZER" not in feed and "ATTENDEE" not in feed
    publication = calendar_bytes(sample_plan(), network(), wanted=Wanted(profile="publish")).decode()
    assert "METHOD:PUBLISH" in publication and publication.count("ORGANIZER") == 3 and "ATTENDEE" not in publication
    assert calendar_bytes(sample_plan(), network()).decode() == publication
    assert "METHOD" not in calendar_bytes(sample_plan(), sample_problem()).decode()


def test_a_role_that_is_dropped_does_not_call_the_meeting_off(tmp_path: Path) -> None:
    before = tmp_path / "before.ics"
    before.write_bytes(calendar_bytes(sample_plan(), wanted=Wanted(role="referent")))
    found = titles(with_roles(sample_plan(), "M2", minute_taker=()), role="referent", previous=before)
    assert sorted(found) == ["M1 (referent: Berit)", "M2", "M3 (referent: Maria)"]


def test_whoever_leaves_is_told_that_the_meeting_is_no_longer_theirs(tmp_path: Path) -> None:
    before, problem = tmp_path / "before.ics", sample_problem()
    before.write_bytes(calendar_bytes(sample_plan(), problem, wanted=Wanted(person="Kis")))
    members = [one if one.name != "Kis" else {**one.shape(), "left": "2013-09-01"} for one in problem.network.members]
    left = problem.with_(network={"members": members})
    content = calendar_bytes(sample_plan(), left, wanted=Wanted(person="Kis", previous=before))
    assert [(str(event["SUMMARY"]).replace("Nationalt benchmark-netværk: ", ""), event.get("STATUS"),
             str(event["TRANSP"])) for event in events(content)] == [
        ("M1", None, "OPAQUE"), ("M2 (planlægning)", None, "OPAQUE"), ("No longer yours: M3", None, "TRANSPARENT"),
    ]  # fmt: skip


def test_a_folder_has_a_calendar_for_everybody() -> None:
    found = calendars_of(sample_plan(), sample_problem(), Wanted(profile="feed"))
    assert next(iter(found)) == "network.ics"
    assert {name: one.person for name, one in found.items() if name.startswith("people/")} == {
        f"people/{name}.ics": name for name in sample_problem().people
    }
    assert {name: one.role for name, one in found.items() if name.startswith("roles/")} == {
        "roles/tovholder.ics": "convener", "roles/planlaegning.ics": "planner", "roles/moedeleder.ics": "chair",
        "roles/referent.ics": "minute_taker",
    }  # fmt: skip
    assert {one.profile for one in found.values()} == {"feed"}
    invited = calendars_of(sample_plan(), sample_problem(), Wanted(profile="invite"))
    assert {name: one.meeting for name, one in invited.items()} == {"M1.ics": "M1", "M2.ics": "M2", "M3.ics": "M3"}


def test_names_that_look_alike_get_files_of_their_own() -> None:
    plan = with_roles(sample_plan(), "M1", minute_taker=("Åse", "Aase", "aase"))
    found = calendars_of(plan, None, Wanted())
    assert {found[f"people/{name}.ics"].person for name in ("Aase", "aase-2", "Aase-3")} == {"Åse", "Aase", "aase"}


@pytest.mark.parametrize("wanted", [{}, {"person": "Kis"}, {"role": "referent"}, {"person": "Kis", "role": "referent"}],
                         ids=["network", "person", "role", "duty"])  # fmt: skip
def test_whoever_follows_a_calendar_sees_what_a_fresh_one_holds(wanted: dict[str, str], tmp_path: Path) -> None:
    """Random years, with reminders; a role's calendar may also show meetings at which the role is gone."""
    problem, last = network(deadlines="usual"), tmp_path / "last.ics"
    for seed in range(12):
        lot, known, follower = Random(seed), dict(sample_plan().by_id), Subscriber(COPENHAGEN)
        last.unlink(missing_ok=True)
        for _ in range(4):
            plan = sample_plan(meetings=tuple(sorted(known.values(), key=lambda one: one.start)))
            fresh, asked = Subscriber(COPENHAGEN), {"profile": "feed", **wanted}
            fresh.receive(calendar_bytes(plan, problem, wanted=Wanted(**asked)))
            content = calendar_bytes(plan, problem, wanted=Wanted(**asked, previous=last if last.exists() else None))
            last.write_bytes(content)
            follower.receive(content)
            plain = {one for one in follower.meetings() if not one.title.endswith(")")}
            more = plain if "role" in wanted else set()
            assert {*fresh.shown()} <= {*follower.shown()} <= {*fresh.shown()} | more
            assert len({one.uid for one in follower.shown()}) == len(follower.shown())
            for _ in range(2):
                known = changed(known, (lot.choice([*DAYS]), lot.choice(KINDS), lot.randrange(3)))


def test_people_without_any_meeting_get_no_calendar_but_the_one_they_had_is_told() -> None:
    problem = sample_problem()
    members = [*problem.network.members, {"name": "Bodil", "left": "2012-06-01"}]
    more = problem.with_(network={"members": members})
    assert "people/Bodil.ics" not in calendars_of(sample_plan(), more, Wanted())
    assert "people/Bodil.ics" in calendars_of(sample_plan(), more, Wanted(), {"people/Bodil.ics": Published({})})


@pytest.mark.parametrize(
    ("wanted", "field", "what", "hint"),
    [
        ({"person": "Kiss"}, "person", 'the plan has no "Kiss"', 'you mean "Kis"'),
        ({"role": "refrent"}, "role", 'the plan has no "refrent"', 'you mean "referent"'),
        ({"profile": "rss"}, "profile", '"rss" is no kind of calendar', "use one of these: feed, publish, invite"),
        ({"profile": "publish"}, "problem", "a plan holds no addresses", "give the problem"),
        ({"meeting": "M1"}, "meeting", "a single meeting is for an invitation", "choose the profile invite"),
    ],
)
def test_what_is_unknown_is_refused(wanted: dict[str, str], field: str, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        calendar_bytes(sample_plan(), wanted=Wanted(**wanted))
    assert caught.value.field == field
    assert what in caught.value.what and hint in caught.value.hint


def test_another_seasons_problem_is_refused() -> None:
    with pytest.raises(InputError, match="the plan is for benchmark 2014, the problem for benchmark 2013"):
        calendar_bytes(sample_plan(season="2014"), sample_problem())


def test_names_of_the_problem_are_understood_and_refused() -> None:
    with pytest.raises(InputError, match='no member "Kiss"'):
        calendar_bytes(sample_plan(), sample_problem(), wanted=Wanted(person="Kiss"))
    with pytest.raises(InputError, match='no role "cook"'):
        calendar_bytes(sample_plan(), sample_problem(), wanted=Wanted(role="cook"))
    with pytest.raises(InputError, match="the convener has no address"):
        calendar_bytes(sample_plan(), sample_problem(), wanted=Wanted(profile="publish"))
