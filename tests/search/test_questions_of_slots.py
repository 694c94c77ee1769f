from __future__ import annotations

import netplan
from polled import shape


def test_who_marked_no_slot_is_silent_about_the_whole_meeting() -> None:
    slots = [f"2027-02-{day} {clock}" for day in (24, 25) for clock in ("09:00-09:30", "09:30-10:00")]
    poll = {
        "name": "grid", "slots": True, "options": slots,
        "answers": {"Anna Holm": ["yes"] * 4, "Bo Dam": ["yes"] * 4, "Viggo Lund": [None] * 4},
    }  # fmt: skip
    data = shape(
        time="09:00-10:00", meetings=[{"id": "spring", "window": "weeks 7-11"}], availability={"polls": [poll]}
    )
    data["network"]["wishes"] = ["attendance"]
    found = netplan.questions(netplan.problem_from_shape(data), workers=1)
    (silent,) = found.silent
    assert {name: [f"{start:%m-%d %H:%M}" for start, _ in times] for name, times in silent.people.items()} == {
        "Viggo Lund": ["02-24 09:00", "02-25 09:00"]
    }
