"""Invitations: one meeting in a file, with all whom it concerns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from feeds import events, moved, network
from netplan.errors import InputError
from netplan.io.calendar_out import calendar_bytes
from netplan.io.wanted import Wanted
from netplan.plan import Plan
from samples import sample_plan, sample_problem

HERE = Path(__file__).parent


def chaired(plan: Plan) -> Plan:
    roles = {**plan.by_id["M2"].roles, "chair": ("Kis",)}
    second = plan.by_id["M2"].model_copy(update={"roles": roles, "open": ()})
    return plan.model_copy(update={"meetings": (plan.meetings[0], second, plan.meetings[2])})


def invited(plan: Plan, meeting: str = "M2", **wanted: Any) -> bytes:
    return calendar_bytes(plan, network(deadlines="usual"), wanted=Wanted(profile="invite", meeting=meeting, **wanted))


def test_an_invitation_is_as_expected() -> None:
    assert invited(chaired(sample_plan())) == (HERE / "expected_invitation.ics").read_bytes()


def test_it_holds_one_entry_with_all_whom_it_concerns() -> None:
    (event,) = events(invited(chaired(sample_plan())))
    assert {str(one): (one.params["ROLE"], one.params["PARTSTAT"]) for one in event["ATTENDEE"]} == {
        "mailto:sara@example.org": ("REQ-PARTICIPANT", "ACCEPTED"),
        "mailto:kis@example.org": ("CHAIR", "NEEDS-ACTION"),
        "mailto:majbrit@example.org": ("REQ-PARTICIPANT", "NEEDS-ACTION"),
    }
    assert str(event["ORGANIZER"]) == "mailto:sara@example.org"
    (third,) = events(invited(sample_plan(), "M3"))
    assert [str(one) for one in third["ATTENDEE"]] == ["mailto:sara@example.org", "mailto:kis@example.org"]
    (alone,) = events(invited(sample_plan(), person="Kis"))
    assert str(alone["ATTENDEE"]) == "mailto:kis@example.org"


def test_moved_cancelled_and_invited_again(tmp_path: Path) -> None:
    plan, last = sample_plan(), tmp_path / "M2.ics"
    without = plan.model_copy(update={"meetings": (plan.meetings[0], plan.meetings[2])})
    told = []
    for one in (plan, moved(plan, "M2", 1), without, without, plan):
        content = invited(one, previous=last if last.exists() else None)
        last.write_bytes(content)
        (event,) = events(content)
        method = next(line for line in content.decode().splitlines() if line.startswith("METHOD:"))
        told.append((method.removeprefix("METHOD:"), event["SEQUENCE"], event["STATUS"]))
    assert told == [
        ("REQUEST", 0, "CONFIRMED"), ("REQUEST", 1, "CONFIRMED"), ("CANCEL", 2, "CANCELLED"),
        ("CANCEL", 2, "CANCELLED"), ("REQUEST", 3, "CONFIRMED"),
    ]  # fmt: skip
    following = without.following(moved(plan, "M2", 1).following(plan))
    (event,) = events(invited(following))
    assert (event["SEQUENCE"], event["STATUS"]) == (2, "CANCELLED")
    assert all("RSVP" not in one.params for one in event["ATTENDEE"])


def test_what_an_invitation_lacks_is_said() -> None:
    with pytest.raises(InputError, match="an invitation is for one meeting") as caught:
        calendar_bytes(sample_plan(), network(), wanted=Wanted(profile="invite"))
    assert caught.value.hint == "say which: M1, M2, M3"
    with pytest.raises(InputError, match='the plan has no "M9"'):
        invited(sample_plan(), "M9")
    with pytest.raises(InputError, match="the convener has no address"):
        calendar_bytes(sample_plan(), sample_problem(), wanted=Wanted(profile="invite", meeting="M1"))
    with pytest.raises(InputError, match="nobody whom M1 concerns has an address to be invited at"):
        invited(sample_plan(), "M1", person="Berit")
